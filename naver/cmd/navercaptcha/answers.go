package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"navercaptcha/naver"
	"navercaptcha/naver/scenario"
)

// tokenVariable holds the token of a simulator's admin surface. It is in the environment like every secret.
const tokenVariable = "NAVERCAPTCHA_SIMULATOR_TOKEN"

// answersOf tells right answers: the simulator in this program, or one elsewhere whose token is known. nil is nobody.
func answersOf(t *target, getenv func(string) string) func(context.Context, naver.Kind, string) (string, error) {
	if t.inside != nil {
		return func(_ context.Context, _ naver.Kind, key string) (string, error) {
			if answer, ok := t.inside.Answer(key); ok {
				return answer, nil
			}
			return "", scenario.ErrNoAnswer
		}
	}
	token := getenv(tokenVariable)
	if !t.simulated || token == "" {
		return nil
	}
	// It is this computer: no proxy, and no redirect to elsewhere with the token.
	client := &http.Client{
		Timeout:       10 * time.Second,
		Transport:     &http.Transport{},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	base := strings.TrimSuffix(t.options.BaseURL, "/")
	return func(ctx context.Context, _ naver.Kind, key string) (string, error) {
		return askSimulator(ctx, client, base+"/__simulator/answer?key="+url.QueryEscape(key), token)
	}
}

// askSimulator asks a simulator's admin surface for the answer of a key.
func askSimulator(ctx context.Context, client *http.Client, from, token string) (string, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, from, nil)
	if err != nil {
		return "", err
	}
	req.Header.Set("Authorization", "Bearer "+token)
	resp, err := client.Do(req)
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	var got struct{ Answer, Error string }
	err = json.NewDecoder(io.LimitReader(resp.Body, naver.MaxJSON)).Decode(&got)
	switch {
	case resp.StatusCode == http.StatusOK && err == nil:
		return got.Answer, nil
	case resp.StatusCode == http.StatusUnauthorized:
		return "", errors.New("the simulator does not take the token in " + tokenVariable + ": it prints one at its start")
	case resp.StatusCode == http.StatusNotFound && err == nil && got.Error != "":
		return "", fmt.Errorf("%w (%s)", scenario.ErrNoAnswer, got.Error)
	}
	return "", fmt.Errorf("the simulator has no admin surface (HTTP %d): start it with --admin", resp.StatusCode)
}
