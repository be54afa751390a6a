package main

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
)

// reply is what the impostor answers to one call: the bytes of an HTTP answer
// as they are, or nothing for as long as the client waits.
type reply struct {
	status int
	header string // lines that end with CR LF
	body   string
	never  bool
}

// impostor plays Cognito and means no good. Each operation answers its replies
// in turn, the last one again and again; "" answers everything else.
type impostor struct {
	endpoint string
	asked    chan string

	mu      sync.Mutex
	replies map[string][]reply
}

func pretend(t *testing.T, replies map[string][]reply) *impostor {
	t.Helper()
	p := &impostor{replies: replies, asked: make(chan string, 1000)}
	server := httptest.NewServer(p)
	p.endpoint = server.URL
	t.Cleanup(func() {
		server.CloseClientConnections()
		server.Close()
	})
	return p
}

func (p *impostor) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	_, _ = io.Copy(io.Discard, r.Body)
	_, operation, _ := strings.Cut(r.Header.Get("X-Amz-Target"), ".")
	answer := p.next(operation)
	p.asked <- operation
	if answer.never {
		<-r.Context().Done()
		return
	}
	// net/http would tidy the headers up.
	connection, buffered, err := http.NewResponseController(w).Hijack()
	if err != nil {
		return
	}
	defer func() { _ = connection.Close() }()
	_, _ = fmt.Fprintf(buffered, "HTTP/1.1 %d X\r\nContent-Type: application/x-amz-json-1.1\r\nConnection: close\r\n%s\r\n%s", answer.status, answer.header, answer.body)
	_ = buffered.Flush()
}

func (p *impostor) next(operation string) reply {
	p.mu.Lock()
	defer p.mu.Unlock()
	if _, known := p.replies[operation]; !known {
		operation = ""
	}
	answers := p.replies[operation]
	if len(answers) == 0 {
		return reply{status: http.StatusNotFound}
	}
	if len(answers) > 1 {
		p.replies[operation] = answers[1:]
	}
	return answers[0]
}

// says is a reply of members, written out as JSON writes them.
func replyWith(status int, members map[string]any) reply {
	return reply{status: status, header: "X-Amzn-Requestid: " + inHeader(poison) + "\r\n", body: written(members)}
}

// asks is the reply that gives a challenge.
func asks(name string, parameters map[string]string, more ...string) reply {
	return replyWith(http.StatusOK, map[string]any{
		"ChallengeName": name, "Session": "session-" + poison, "ChallengeParameters": parameters, "AvailableChallenges": more,
	})
}

func written(value any) string {
	text, err := json.Marshal(value)
	if err != nil {
		panic(err)
	}
	return string(text)
}

// inHeader is what of a text gets through Go's reading of headers.
func inHeader(text string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return -1
		}
		return r
	}, text)
}

// forged is a token that says what it is told to.
func forged(claims map[string]any) string {
	part := func(value any) string { return base64.RawURLEncoding.EncodeToString([]byte(written(value))) }
	return part(map[string]any{"alg": "RS256", "kid": poison}) + "." + part(claims) + "." + base64.RawURLEncoding.EncodeToString([]byte("no signature"))
}

// poison is every control character and every mark that moves, hides or
// reorders text, and the sequences that terminals act upon.
var poison = everyControl() +
	"\x1b]0;OWNED\a\x1b]2;OWNED\x1b\\\u009d0;OWNED\u009c" + // titles
	"\x1b]52;c;T1dORUQ=\a\x1b]52;c;?\a" + // the clipboard, written and read
	"\x1b]8;;file:///etc/passwd\x1b\\click\x1b]8;;\x1b\\" + // a link
	"\x1bP$qm\x1b\\\x1bP+q544e\x1b\\\x1b[21t\x1b[6n\x1b[c\x1b[?2026$p\x1b[>q" + // questions that the terminal answers as if typed
	"\x1b_Gi=1\x1b\\\x1b^pm\x1b\\\x1b%G\x1bc\x1b#8\x1b(0\x1b[!p\x1b[2J\x1b[H\x1b[31m\x1b[?1049l\x1b[?25h\x1b[?1000h" +
	"\u009b31m\u0090$qm\u009c" +
	"\u202agnp.exe\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\u200b\u200c\u200d\u2060\ufeff\u2028\u2029\U000e0041\u180e\u034f end"

func everyControl() string {
	var b strings.Builder
	for r := rune(0); r < 0xa0; r++ {
		if r < ' ' || r >= 0x7f {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// long is too long for every place.
var long = strings.Repeat("0123456789", 10_000)
