package cognito_test

import (
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"authwalk/flow/cognito"
	"authwalk/flow/walk"
)

func TestOutbox(t *testing.T) {
	var asked *http.Request
	served := serve(t, func(w http.ResponseWriter, r *http.Request) {
		asked = r
		w.Header().Set("Date", "Thu, 01 Jan 2026 10:00:00 GMT")
		_, _ = io.WriteString(w, `[{"at":"2026-01-01T09:59:58.5Z","pool":"eu-west-1_Ab12Cd34E","user":"nadia","medium":"SMS",
			"destination":"+15550100","purpose":"sign-in","code":"123456","body":"Your code is 123456."},
			{"at":"2026-01-01T09:00:00Z","user":"nadia","medium":"EMAIL","body":"Hello"}]`)
	})
	made := client(t, cognito.Options{Endpoint: served.URL + "/"})
	outbox, err := made.Outbox(t.Context(), "tok", "nadia & co", "eu-west-1_Ab12Cd34E")
	if err != nil || len(outbox.Messages) != 2 {
		t.Fatalf("%v, %v", outbox, err)
	}
	newest := outbox.Messages[0]
	if newest.Code.Reveal() != "123456" || newest.Medium != "SMS" || newest.Destination != "+15550100" || newest.At.Second() != 58 {
		t.Errorf("newest %+v", newest)
	}
	if !outbox.Messages[1].Code.IsZero() {
		t.Error("a code out of nothing")
	}
	if want := time.Date(2026, 1, 1, 10, 0, 0, 0, time.UTC); !outbox.Now.Equal(want) {
		t.Errorf("the emulator's clock says %v", outbox.Now)
	}
	if asked.URL.Path != "/_authwalk/outbox" || asked.Header.Get("Authorization") != "Bearer tok" ||
		asked.URL.RawQuery != "pool=eu-west-1_Ab12Cd34E&user=nadia+%26+co" {
		t.Errorf("asked %s", asked.URL)
	}
}

func TestOutboxThatIsNoOutbox(t *testing.T) {
	for name, row := range map[string]struct {
		answer http.HandlerFunc
		kind   walk.Kind
		want   string
	}{
		"bad token":   {respondWith(401, ""), walk.Credentials, "does not accept this token"},
		"other":       {respondWith(404, "not found"), walk.Unreadable, "no inbox"},
		"page":        {respondWith(200, "<html>"), walk.Unreadable, "no inbox"},
		"object":      {respondWith(200, "{}"), walk.Unreadable, "no inbox"},
		"wrong types": {respondWith(200, `[{"code":123456}]`), walk.Unreadable, "no inbox"},
		"megabytes":   {respondWith(200, strings.Repeat("[", 5<<20)), walk.Unreadable, "4 MiB"},
	} {
		served := serve(t, row.answer)
		outbox, err := client(t, cognito.Options{Endpoint: served.URL}).Outbox(t.Context(), "t0ken", "nadia", "")
		var failed *walk.Error
		if !errors.As(err, &failed) || failed.Kind != row.kind || !strings.Contains(failed.Message, row.want) || outbox.Messages != nil {
			t.Errorf("%s: %+v, %+v", name, outbox, failed)
		}
		if strings.Contains(err.Error()+failed.Next, "t0ken") {
			t.Errorf("%s quotes the token: %v", name, err)
		}
	}
	_, err := client(t, cognito.Options{Region: "eu-west-1"}).Outbox(t.Context(), "tok", "nadia", "")
	if err == nil {
		t.Error("AWS has an outbox")
	}
}

func TestFetch(t *testing.T) {
	served := serve(t, respondWith(200, `{"keys":[]}`))
	made := client(t, cognito.Options{Endpoint: served.URL, Credentials: key})
	body, err := made.Fetch(t.Context(), served.URL+"/eu-west-1_Ab12Cd34E/.well-known/jwks.json")
	if err != nil || string(body) != `{"keys":[]}` {
		t.Errorf("%s, %v", body, err)
	}
	if _, heads := served.requests(); heads[0].Get("Authorization") != "" {
		t.Error("a public document was fetched with credentials")
	}
	for _, address := range []string{"", "http://evil.test/jwks.json", "file:///etc/passwd", served.URL + "/?a=b"} {
		if _, err := made.Fetch(t.Context(), address); err == nil {
			t.Errorf("fetched %q", address)
		}
	}
	missing := serve(t, respondWith(404, ""))
	if _, err := made.Fetch(t.Context(), missing.URL+"/jwks.json"); err == nil {
		t.Error("fetched what is not there")
	}
}
