package emulator

import (
	"bufio"
	"bytes"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"testing"
)

func TestHosts(t *testing.T) {
	s := newService(t, Options{AllowHosts: []string{"cognito.test"}})
	_, port, err := net.SplitHostPort(strings.TrimPrefix(s.Endpoint(), "http://"))
	if err != nil {
		t.Fatal(err)
	}
	for host, allowed := range map[string]bool{
		"127.0.0.1:" + port: true, "localhost:" + port: true, "LOCALHOST:" + port: true, "[::1]:" + port: true,
		"127.0.0.2:" + port: true, "cognito.test:" + port: true, "cognito.test": true, "Cognito.Test:1": true,
		"127.0.0.1": false, "127.0.0.1:1": false, "localhost": false, "localhost.:" + port: false,
		"127.0.0.1.evil.test:" + port: false, "localhost.evil.test:" + port: false, "evil.test:" + port: false,
		"cognito.test.evil.test:" + port: false, "10.0.0.1:" + port: false, "0x7f000001:" + port: false,
		"2130706433:" + port: false, "127.1:" + port: false, "169.254.169.254:" + port: false,
	} {
		for _, path := range []string{"/", "/_authwalk/outbox?user=nadia", "/us-east-1_AuthwalkD/.well-known/jwks.json"} {
			r := s.request("ListUserPools", "{}")
			r.URL.Path, r.Host = strings.Split(path, "?")[0], host
			answer, body := s.send(r)
			if refused := answer.StatusCode == http.StatusForbidden; refused == allowed {
				t.Errorf("Host %s on %s: %s %s", host, path, answer.Status, body)
			} else if refused && body != "" {
				t.Errorf("Host %s: a refusal with a body: %s", host, body)
			}
		}
	}
}

// TestWhoIsTurnedAwayIsLogged: once, with the flag that allows it.
func TestWhoIsTurnedAwayIsLogged(t *testing.T) {
	var log bytes.Buffer
	s := newService(t, Options{Log: slog.New(slog.NewTextHandler(&log, nil))})
	for i := range 2 * mostNamesLogged {
		r := s.request("ListUserPools", "{}")
		r.Host = "cognito:9229"
		s.send(r)
		r = s.request("ListUserPools", "{}")
		r.Header.Set("Origin", "https://app.example.org")
		s.send(r)
		r = s.request("ListUserPools", "{}")
		r.Host = fmt.Sprintf("evil%d.test", i)
		s.send(r)
	}
	for want, count := range map[string]int{
		"to allow such, start with --allow-host\" host=cognito:9229\n":                1,
		"to allow such, start with --allow-origin\" origin=https://app.example.org\n": 1,
		"refused a request": mostNamesLogged,
		"further hosts and origins are refused without being logged": 1,
	} {
		if got := strings.Count(log.String(), want); got != count {
			t.Errorf("%q is there %d times:\n%s", want, got, log.String())
		}
	}
}

// TestMalformedHeads sends what no client would.
func TestMalformedHeads(t *testing.T) {
	s := newService(t, Options{})
	address := strings.TrimPrefix(s.Endpoint(), "http://")
	for _, head := range []string{
		"POST / HTTP/1.1\r\n\r\n",
		"POST / HTTP/1.1\r\nHost: " + address + "\r\nHost: evil.test\r\n\r\n",
		"POST / HTTP/1.1\r\nHost: a b\r\n\r\n",
		"POST / HTTP/1.1\r\nHost: user@" + address + "\r\n\r\n",
		"POST / HTTP/1.1\r\nHost: [::1\r\n\r\n",
		"POST http://evil.test/ HTTP/1.1\r\nHost: " + address + "\r\n\r\n",
		"POST / HTTP/1.1\r\nHost: " + address + "\r\nOrigin: http://[::\r\nContent-Length: 0\r\n\r\n",
		"POST / HTTP/1.1\r\nHost: " + address + "\r\nContent-Type: " + jsonContent + "\r\nX-Amz-Target: " + targetOf +
			"ListUserPools\r\nAuthorization: AWS4-HMAC-SHA256 ,,,=,=Credential=\r\nContent-Length: 2\r\n\r\n{}",
		"\x00\x01\x02\r\n\r\n",
	} {
		t.Run(fmt.Sprintf("%.50q", head), func(t *testing.T) {
			connection, err := new(net.Dialer).DialContext(t.Context(), "tcp", address)
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = connection.Close() }()
			if _, err := connection.Write([]byte(head)); err != nil {
				t.Fatal(err)
			}
			answer, err := http.ReadResponse(bufio.NewReader(connection), nil)
			if err != nil {
				t.Fatal(err)
			}
			_ = answer.Body.Close()
			if answer.StatusCode < 400 || answer.StatusCode >= 500 {
				t.Errorf("answered %s", answer.Status)
			}
		})
	}
	if answer, _ := s.post("InitiateAuth", "{}"); answer.StatusCode != http.StatusBadRequest {
		t.Errorf("afterwards it answers %s", answer.Status)
	}
}

func TestOrigins(t *testing.T) {
	s := newService(t, Options{AllowOrigins: []string{"https://app.example.org"}})
	for origin, allowed := range map[string]bool{
		"http://localhost:3000": true, "https://localhost": true, "http://127.0.0.1:5173": true, "http://[::1]:8080": true,
		"https://app.example.org": true,
		"null":                    false, "": false, "https://evil.test": false, "http://localhost.evil.test": false, "http://127.0.0.1.evil.test": false,
		"https://app.example.org.evil.test": false, "https://app.example.org:444": false, "http://app.example.org": false,
		"file://": false, "chrome-extension://abc": false, "http://localhost:3000/": false, "http://user@localhost": false,
	} {
		for _, method := range []string{http.MethodPost, http.MethodOptions, http.MethodGet} {
			r := s.request("ListUserPools", "{}")
			r.Method = method
			r.Header.Set("Origin", origin)
			r.Header.Set("Access-Control-Request-Headers", "content-type,x-amz-target")
			answer, body := s.send(r)
			shown := answer.Header.Get("Access-Control-Allow-Origin")
			switch {
			case allowed && (shown != origin || answer.StatusCode == http.StatusForbidden):
				t.Errorf("%s from %s: %s, allows %q", method, origin, answer.Status, shown)
			case !allowed && (shown != "" || answer.StatusCode != http.StatusForbidden || body != ""):
				t.Errorf("%s from %q: %s, allows %q", method, origin, answer.Status, shown)
			case allowed && method == http.MethodOptions && (answer.StatusCode != http.StatusOK ||
				answer.Header.Get("Access-Control-Allow-Headers") != "content-type,x-amz-target" ||
				answer.Header.Get("Access-Control-Allow-Methods") != "POST" ||
				answer.Header.Get("Access-Control-Max-Age") != "172800"):
				t.Errorf("preflight from %s: %v", origin, answer.Header)
			}
		}
	}
}

func TestControlPathsRefuseWebPagesAndStrangers(t *testing.T) {
	s := newDemo(t)
	for _, test := range []struct {
		origin, token string
		want          int
	}{
		{"http://localhost:3000", s.Token(), http.StatusForbidden},
		{"null", s.Token(), http.StatusForbidden},
		{"", "", http.StatusUnauthorized},
		{"", "wrong", http.StatusUnauthorized},
		{"", s.Token() + "x", http.StatusUnauthorized},
		{"", s.Token(), http.StatusOK},
	} {
		for _, path := range []string{"outbox?user=nadia", "state"} {
			r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, s.Endpoint()+controlPath+path, nil)
			if err != nil {
				t.Fatal(err)
			}
			if test.origin != "" {
				r.Header.Set("Origin", test.origin)
			}
			if test.token != "" {
				r.Header.Set("Authorization", "Bearer "+test.token)
			}
			if answer, _ := s.send(r); answer.StatusCode != test.want {
				t.Errorf("%+v on %s: %s", test, path, answer.Status)
			}
		}
	}
}

func TestListensOnLoopbackOnly(t *testing.T) {
	for _, listen := range []string{"0.0.0.0:0", "[::]:0", "10.0.0.1:0", "example.org:0", "9229"} {
		e, err := New(Options{Listen: listen})
		if err != nil {
			t.Fatal(err)
		}
		if err := e.Start(t.Context()); err == nil {
			t.Errorf("listens on %s", listen)
		}
		_ = e.Close()
	}
	for _, listen := range []string{":0", "localhost:0", "127.0.0.1:0", "0.0.0.0:0"} {
		e, err := New(Options{Listen: listen, AllowRemote: true})
		if err != nil {
			t.Fatal(err)
		}
		if err := e.Start(t.Context()); err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(e.Endpoint(), "http://127.0.0.1:") {
			t.Errorf("%s became %s", listen, e.Endpoint())
		}
		_ = e.Close()
	}
}
