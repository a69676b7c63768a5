package naver

import (
	"bufio"
	"context"
	"fmt"
	"net"
	"net/textproto"
	"strings"
	"testing"
)

// wire is a server on loopback that keeps the raw head of the last request and answers with nothing of use.
func wire(t *testing.T) (baseURL string, last func() string) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	heads := make(chan string, 1)
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			lines := textproto.NewReader(bufio.NewReader(conn))
			var head strings.Builder
			for {
				line, err := lines.ReadLine()
				if err != nil || line == "" {
					break
				}
				head.WriteString(line + "\n")
			}
			_, _ = fmt.Fprint(conn, "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")
			_ = conn.Close()
			heads <- head.String()
		}
	}()
	return "http://" + listener.Addr().String(), func() string { return <-heads }
}

// TestRequestsAreThoseOfNAVERsDocuments compares with the curl lines of NAVER's documents, where {id} and {secret} stand
// for the credentials.
func TestRequestsAreThoseOfNAVERsDocuments(t *testing.T) {
	const (
		developers = "X-Naver-Client-Id: {id}\nX-Naver-Client-Secret: {secret}\n"
		cloud      = "X-NCP-APIGW-API-KEY-ID: {id}\nX-NCP-APIGW-API-KEY: {secret}\n"
		idParam    = "&X-NCP-APIGW-API-KEY-ID={id}"
		both       = idParam + "&X-NCP-APIGW-API-KEY={secret}"
		verifyQ    = "?code=1&key=eioDb7T8M703uht0&value=1PUNUST"
		mediaQ     = "?key=eioDb7T8M703uht0"
	)
	type row struct {
		platform    Platform
		auth        MediaAuth
		kind        Kind
		call        Call
		line        string // path and query
		credentials string
	}
	var rows []row
	for _, auth := range append(MediaAuths(), "") {
		rows = append(rows,
			row{Developers, auth, Image, Issue, "/v1/captcha/nkey?code=0", developers},
			row{Developers, auth, Image, Fetch, "/v1/captcha/ncaptcha.bin" + mediaQ, developers},
			row{Developers, auth, Image, Verify, "/v1/captcha/nkey" + verifyQ, developers},
			row{Developers, auth, Audio, Issue, "/v1/captcha/skey?code=0", developers},
			row{Developers, auth, Audio, Fetch, "/v1/captcha/scaptcha" + mediaQ, developers},
			row{Developers, auth, Audio, Verify, "/v1/captcha/skey" + verifyQ, developers},
		)
		query, header := idParam, ""
		switch auth {
		case InHeaders:
			query, header = "", cloud
		case KeyOnly:
			query = ""
		case IDAndSecretInQuery:
			query = both
		}
		for _, platform := range []Platform{Cloud, Gov, Fin} {
			rows = append(rows,
				row{platform, auth, Image, Issue, "/captcha/v1/nkey?code=0", cloud},
				row{platform, auth, Image, Fetch, "/captcha-bin/v1/ncaptcha" + mediaQ + query, header},
				row{platform, auth, Image, Verify, "/captcha/v1/nkey" + verifyQ, cloud},
				row{platform, auth, Audio, Issue, "/scaptcha/v1/skey?code=0", cloud},
				row{platform, auth, Audio, Fetch, "/scaptcha-bin/v1/scaptcha" + mediaQ + query, header},
				row{platform, auth, Audio, Verify, "/scaptcha/v1/skey" + verifyQ, cloud},
			)
		}
	}
	baseURL, last := wire(t)
	fill := strings.NewReplacer("{id}", "YzvtT0pxLKY", "{secret}", "Kj29xPq0Zs")
	for _, r := range rows {
		c := clientOf(t, baseURL+"/front", func(o *Options) {
			o.Platform, o.MediaAuth = r.platform, r.auth
			o.Credentials = Credentials{ID: "YzvtT0pxLKY", Secret: "Kj29xPq0Zs"}
		})
		call(c, r.kind, r.call, "eioDb7T8M703uht0", "1PUNUST")
		head := last()
		line, fields, _ := strings.Cut(head, "\n")
		if want := fill.Replace("GET /front" + r.line + " HTTP/1.1"); line != want {
			t.Errorf("%s %q %s %s:\n got %s\nwant %s", r.platform, r.auth, r.kind, r.call, line, want)
		}
		if got, want := credentialLines(fields), fill.Replace(r.credentials); got != want {
			t.Errorf("%s %q %s %s: credentials\n got %q\nwant %q", r.platform, r.auth, r.kind, r.call, got, want)
		}
	}
}

// call makes any call; what comes back is not of interest.
func call(c *Client, kind Kind, call Call, key, value string) error {
	var err error
	switch {
	case call == Issue:
		_, err = c.IssueKey(context.Background(), kind)
	case call == Verify:
		_, err = c.Verify(context.Background(), kind, key, value)
	case kind == Image:
		_, err = c.FetchImage(context.Background(), key)
	default:
		_, err = c.FetchAudio(context.Background(), key)
	}
	return err
}

// credentialLines picks the credential headers, ID first, in the spelling of the wire.
func credentialLines(fields string) string {
	var id, secret string
	for _, field := range strings.SplitAfter(fields, "\n") {
		name, _, _ := strings.Cut(strings.ToLower(field), ":")
		switch name {
		case "x-naver-client-id", "x-ncp-apigw-api-key-id":
			id += field
		case "x-naver-client-secret", "x-ncp-apigw-api-key":
			secret += field
		}
	}
	return id + secret
}

func TestKeyAndValueArePercentEncoded(t *testing.T) {
	baseURL, last := wire(t)
	c := clientOf(t, baseURL)
	_ = call(c, Image, Verify, "a/b&value=x", "가 +%?#é~")
	line, _, _ := strings.Cut(last(), "\n")
	const want = "GET /v1/captcha/nkey?code=1&key=a%2Fb%26value%3Dx&value=%EA%B0%80%20%2B%25%3F%23%C3%A9~ HTTP/1.1"
	if line != want {
		t.Errorf("\n got %s\nwant %s", line, want)
	}
	cloud := clientOf(t, baseURL, func(o *Options) { o.Platform = Cloud })
	_ = call(cloud, Audio, Fetch, "k y", "")
	line, _, _ = strings.Cut(last(), "\n")
	if want := "GET /scaptcha-bin/v1/scaptcha?key=k%20y&X-NCP-APIGW-API-KEY-ID=test%2Bid%2F4711 HTTP/1.1"; line != want {
		t.Errorf("\n got %s\nwant %s", line, want)
	}
}

func TestEmptyCredentialsAreNotSent(t *testing.T) {
	baseURL, last := wire(t)
	c := clientOf(t, baseURL, func(o *Options) { o.Platform, o.Credentials = Cloud, Credentials{} })
	_ = call(c, Image, Issue, "", "")
	if head := last(); strings.Contains(strings.ToLower(head), "apigw") {
		t.Error(head)
	}
	_ = call(c, Image, Fetch, "k", "")
	if line, _, _ := strings.Cut(last(), "\n"); line != "GET /captcha-bin/v1/ncaptcha?key=k HTTP/1.1" {
		t.Error(line)
	}
}

func TestUnknownKindIsRefused(t *testing.T) {
	c := clientOf(t, "http://127.0.0.1:1")
	if _, err := c.IssueKey(t.Context(), "video"); err != ErrUnknownKind {
		t.Error(err)
	}
	if _, err := c.Verify(t.Context(), "", "k", "v"); err != ErrUnknownKind {
		t.Error(err)
	}
}
