package operation_test

import (
	"io"
	"net/http"
	"strings"
	"testing"

	"authwalk/flow"
	"authwalk/flow/api"
	"authwalk/flow/challenge"
	"authwalk/flow/operation"
	"authwalk/flow/walk"
)

type roundTrip func(*http.Request) (*http.Response, error)

func (f roundTrip) RoundTrip(request *http.Request) (*http.Response, error) { return f(request) }

// A new operation is one entry: it is asked for, made, and followed by what
// its entry says.
func TestAnInventedOperationIsMade(t *testing.T) {
	t.Cleanup(operation.Invent(operation.Operation{
		Name: "AskOracle", Label: "Ask the oracle", Description: "It answers with a code.",
		Prompt: func(challenge.Situation) walk.Prompt {
			return walk.Prompt{
				Name: "AskOracle", Sentence: "What to ask.", Button: "Ask",
				Fields: []walk.Field{{Key: "Question", Label: "Question", Kind: walk.Text}},
			}
		},
		Request: func(_ challenge.Tools, _ challenge.Situation, given walk.Values) (walk.Request, error) {
			return challenge.Request("AskOracle", map[string]any{"Question": given.Get("Question")})
		},
		FollowUp: func(challenge.Situation, walk.Step) string { return api.ConfirmSignUp },
	}))
	var target, sent string
	controller := flow.New(flow.Options{
		Transport: roundTrip(func(request *http.Request) (*http.Response, error) {
			body, err := io.ReadAll(request.Body)
			target, sent = request.Header.Get("X-Amz-Target"), string(body)
			answer := `{"CodeDeliveryDetails":{"DeliveryMedium":"SMS","Destination":"+*******0142"}}`
			return &http.Response{StatusCode: http.StatusOK, Header: http.Header{}, Body: io.NopCloser(strings.NewReader(answer))}, err
		}),
		Credentials: nil,
	})
	start := walk.Start{Target: walk.Target{Endpoint: "http://127.0.0.1:9", ClientID: "client1"}, Operation: walk.InitiateAuth}
	w := walk.Walk{Start: start}
	if prompt := controller.PromptFor(w, "AskOracle"); prompt.Button != "Ask" || prompt.Help != "It answers with a code." {
		t.Errorf("asked %+v", prompt)
	}
	t.Setenv("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE")
	t.Setenv("AWS_SECRET_ACCESS_KEY", "secret")
	w = controller.Perform(t.Context(), w, "AskOracle", walk.NewValues(map[string]string{"Question": "when?"}))
	if w.Last().Error != nil || !strings.HasSuffix(target, ".AskOracle") || sent != `{"Question":"when?"}` {
		t.Fatalf("%s %s, error %v", target, sent, w.Last().Error)
	}
	pending, waiting := w.Pending()
	if !waiting || pending.Name() != api.ConfirmSignUp || len(w.Path()) != 0 {
		t.Errorf("waits %v for %q, path %v", waiting, pending.Name(), w.Path())
	}
	if sentence := controller.Prompt(w).Sentence; sentence != "A code was sent by text message to +*******0142. Afterwards the sign-in is made again." {
		t.Errorf("asked %q", sentence)
	}
	if why := controller.Explain(w, 0); !why.Known || why.Description != "It answers with a code." {
		t.Errorf("explained as %+v", why)
	}
}
