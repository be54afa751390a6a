package explain

import (
	"strings"
	"testing"

	"authwalk/flow/api"
	"authwalk/flow/pool"
	"authwalk/flow/walk"
)

// TestWhatIsNoRefreshTokenIsSaidFirst, and alone: what else refuses a token does not
// matter then. The token itself is not told.
func TestWhatIsNoRefreshTokenIsSaidFirst(t *testing.T) {
	tracked := described(pool.UserPool{DeviceConfiguration: &pool.DeviceConfiguration{}}, nadia(api.StatusConfirmed))
	untracked := described(pool.UserPool{}, nadia(api.StatusConfirmed))
	for _, c := range []struct {
		token string
		facts *pool.Facts
		want  string
	}{
		{"garbage", nil, "What was sent is not a refresh token"},
		{"garbage", tracked, "What was sent is not a refresh token"},
		{"eyJh.eyJi.c2ln", tracked, "What was sent is an access or ID token"},
		{"eyJh.a.b.c", nil, "What was sent is not a refresh token"},
		{"eyJh.a.b.c.d\n", nil, "contains a space or a line break"},
		{"eyJh.a.b.c.d", nil, "The pool remembers devices"},
		{"eyJh.a.b.c.d", untracked, "app client"},
	} {
		w := walk.Walk{Start: walk.Start{Operation: initiate, AuthFlow: api.FlowRefreshTokenAuth}}
		request := walk.NewBody([]byte(`{"AuthFlow":"REFRESH_TOKEN_AUTH","AuthParameters":{"REFRESH_TOKEN":` + quotedJSON(c.token) + `}}`))
		w, step := fail(w, walk.Step{Exchange: walk.Exchange{Operation: initiate, Request: request}},
			&walk.Error{Kind: walk.Refused, Operation: initiate, Exception: notAllowed, Message: "Invalid Refresh Token."})
		causes := Failure(w, step, c.facts).Causes
		if !strings.Contains(causes[0], c.want) || strings.HasPrefix(c.want, "What") && len(causes) > 1 {
			t.Errorf("%q: causes %q, want first %q", c.token, causes, c.want)
		}
		if c.facts == untracked && strings.Contains(strings.Join(causes, " "), "DEVICE_KEY") {
			t.Errorf("no devices are tracked: %q", causes)
		}
	}
}

func quotedJSON(text string) string { return `"` + strings.ReplaceAll(text, "\n", `\n`) + `"` }
