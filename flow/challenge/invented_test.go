package challenge_test

import (
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"

	"authwalk/flow"
	"authwalk/flow/challenge"
	"authwalk/flow/walk"
)

// answers is a service that gives these answers, one after the other.
type answers struct {
	bodies []string
	sent   []string
}

func (a *answers) RoundTrip(request *http.Request) (*http.Response, error) {
	body, err := io.ReadAll(request.Body)
	if err != nil {
		return nil, err
	}
	a.sent = append(a.sent, string(body))
	answer := a.bodies[min(len(a.sent), len(a.bodies))-1]
	return &http.Response{
		StatusCode: http.StatusOK, Header: http.Header{}, Body: io.NopCloser(strings.NewReader(answer)), Request: request,
	}, nil
}

// A new challenge is one entry: nothing else knows its name, and it is asked,
// answered and passed.
func TestAnInventedChallengeIsWalked(t *testing.T) {
	t.Cleanup(challenge.Invent(challenge.Challenge{
		Name: "RIDDLE",
		Prompt: func(s challenge.Situation) walk.Prompt {
			return walk.Prompt{
				Name: "RIDDLE", Sentence: s.Parameter("riddle"), Button: "Guess",
				Fields: []walk.Field{{Key: "GUESS", Label: "Guess", Kind: walk.Text}},
			}
		},
		Reply: func(_ challenge.Tools, s challenge.Situation, given walk.Values) (walk.Request, error) {
			return challenge.Respond(s, map[string]string{"GUESS": strings.ToUpper(given.Get("GUESS"))})
		},
	}))
	service := &answers{bodies: []string{
		`{"ChallengeName":"RIDDLE","Session":"session-1","ChallengeParameters":{"riddle":"What has it got in its pocket?"}}`,
		`{"AuthenticationResult":{"AccessToken":"a","IdToken":"i","RefreshToken":"r"}}`,
	}}
	controller := flow.New(flow.Options{Transport: service})
	w := controller.Begin(t.Context(), walk.Start{
		Target:    walk.Target{Region: "eu-west-1", ClientID: "client1"},
		Operation: walk.InitiateAuth, AuthFlow: "USER_PASSWORD_AUTH", Username: "nadia", Password: walk.NewSecret("x"),
	})
	if prompt := controller.Prompt(w); prompt.Name != "RIDDLE" || prompt.Sentence != "What has it got in its pocket?" {
		t.Fatalf("asked %+v", prompt)
	}
	w = controller.Answer(t.Context(), w, walk.NewValues(map[string]string{"GUESS": "a ring"}))
	if w.Tokens() == nil || !slices.Equal(w.Path(), []string{"RIDDLE"}) || w.Last().Answered != "RIDDLE" {
		t.Fatalf("path %v, newest step %+v", w.Path(), w.Last())
	}
	for _, part := range []string{`"ChallengeName":"RIDDLE"`, `"GUESS":"A RING"`, `"Session":"session-1"`, `"USERNAME":"nadia"`} {
		if !strings.Contains(service.sent[1], part) {
			t.Errorf("%s is missing in %s", part, service.sent[1])
		}
	}
}
