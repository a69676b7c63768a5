package naver_test

import (
	"context"
	"errors"
	"fmt"

	"navercaptcha/naver"
	"navercaptcha/naver/simulator"
)

func ExampleNewClient() {
	client, err := naver.NewClient(naver.Options{
		Platform:    naver.Cloud,
		Credentials: naver.Credentials{ID: "the client ID", Secret: "the client secret"},
	})
	if err != nil {
		fmt.Println(err) // an option that makes no sense, before anything is called
		return
	}
	defer client.Close()
	fmt.Println(client)
	// Output: naver.Client(cloud at naveropenapi.apigw.ntruss.com)
}

// One attempt, from the key to the verdict, against a simulator in the place of NAVER.
func ExampleClient_Verify() {
	ctx := context.Background()
	stand := simulator.New(simulator.Options{Seed: 42})
	server, err := simulator.Start(stand, "")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer server.Close()
	client, err := naver.NewClient(naver.Options{
		Platform: naver.Developers, BaseURL: server.URL(), Credentials: simulator.DefaultCredentials,
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer client.Close()

	key, err := client.IssueKey(ctx, naver.Image)
	if err != nil {
		fmt.Println(err)
		return
	}
	picture, err := client.Fetch(ctx, naver.Image, key)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("a person reads", picture.ContentType)
	text, _ := stand.Answer(key)
	verdict, err := client.Verify(ctx, naver.Image, key, text)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("right:", verdict.Right)

	// A key is good for one verify.
	_, err = client.Verify(ctx, naver.Image, key, text)
	var refused *naver.APIError
	if errors.As(err, &refused) {
		fmt.Println(refused.Status, refused.Code)
	}
	// Output:
	// a person reads image/jpeg;charset=UTF-8
	// right: true
	// 403 CT001
}
