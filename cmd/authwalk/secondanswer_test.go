package main

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
)

// A server that answers twice has its second answer thrown away without a
// word: net/http would write the beginning of it to standard error.
func TestASecondAnswerIsNotWritten(t *testing.T) {
	t.Parallel()
	listener, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	go answerTwice(listener)
	script := fmt.Sprintf(anyScript, "USER_PASSWORD_AUTH")
	code, stdout, stderr := scripted(t, "http://"+listener.Addr().String(), script)
	if code != exitDone || strings.Contains(stdout+stderr, "canary") || stderr != "" {
		t.Errorf("ended with %d, said %q and %q", code, stdout, stderr)
	}
}

// answerTwice gives a challenge and at once tokens that nobody asked for. The
// next request, on another connection, is answered when the program has seen
// that and left the first one.
func answerTwice(listener net.Listener) {
	const (
		challenge = `{"ChallengeName":"SMS_MFA","Session":"s"}`
		tokens    = `{"AuthenticationResult":{"AccessToken":"canary","IdToken":"canary","ExpiresIn":3600}}`
	)
	first, err := listener.Accept()
	if err != nil {
		return
	}
	readRequest(first)
	_, _ = io.WriteString(first, answerOf(challenge)+answerOf(tokens))
	second, err := listener.Accept()
	if err != nil {
		return
	}
	readRequest(second)
	_, _ = io.Copy(io.Discard, first)
	_ = first.Close()
	_, _ = io.WriteString(second, answerOf(tokens))
	_ = second.Close()
}

func readRequest(connection net.Conn) {
	request, err := http.ReadRequest(bufio.NewReader(connection))
	if err == nil {
		_, _ = io.Copy(io.Discard, request.Body)
	}
}

func answerOf(body string) string {
	return fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Type: application/x-amz-json-1.1\r\nContent-Length: %d\r\n\r\n%s", len(body), body)
}
