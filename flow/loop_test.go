package flow_test

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"authwalk/flow"
	"authwalk/flow/api"
	"authwalk/flow/challenge"
	"authwalk/flow/operation"
	"authwalk/flow/walk"

	"github.com/aws/aws-sdk-go-v2/credentials"
)

type roundTrip func(*http.Request) (*http.Response, error)

func (f roundTrip) RoundTrip(request *http.Request) (*http.Response, error) { return f(request) }

func respondWith(status int, body string) *http.Response {
	return &http.Response{StatusCode: status, Header: http.Header{}, Body: io.NopCloser(strings.NewReader(body))}
}

// live is a start against AWS itself.
func live() walk.Start {
	return walk.Start{
		Target:    walk.Target{UserPoolID: "eu-west-1_Walks1", ClientID: "client0of0walks0public", Region: "eu-west-1"},
		Operation: api.InitiateAuth, AuthFlow: api.FlowUserPasswordAuth, Username: "nadia", Password: walk.NewSecret(rightPassword),
	}
}

type recorder struct{ lengths []int }

func (r *recorder) Record(w walk.Walk) string {
	r.lengths = append(r.lengths, len(w.Steps))
	return ""
}

// Answered, refused, prepared, never-sent and given-up calls are all steps,
// and all of them are recorded.
func TestEveryStepIsRecorded(t *testing.T) {
	kept := &recorder{}
	b := newBench(t, "ON", func(options *flow.Options) { options.Recorder = kept })
	w := b.Begin(t.Context(), b.start("none", api.FlowUserSRPAuth))
	w = b.Answer(t.Context(), w, answer("TYPE", "SOFTWARE_TOKEN_MFA"))
	w = b.Perform(t.Context(), w, "NoSuchOperation", walk.Values{})
	w = b.Answer(t.Context(), w, answer("CODE", "000000"))
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	w = b.Answer(cancelled, w, answer("CODE", "000000"))
	w = b.Answer(t.Context(), w, answer("CODE", b.totpCode(t, b.Prompt(w).Authenticator.Secret.Reveal())))
	mustBeSignedIn(t, w, "PASSWORD_VERIFIER", "MFA_SETUP")
	if len(kept.lengths) != len(w.Steps) {
		t.Fatalf("%d steps, recorded %v", len(w.Steps), kept.lengths)
	}
	for n, length := range kept.lengths {
		if length != n+1 {
			t.Errorf("step %d was recorded with %d steps", n+1, length)
		}
	}
}

func TestACallThatIsGivenUpIsAStep(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	calls := 0
	controller := flow.New(flow.Options{Transport: roundTrip(func(request *http.Request) (*http.Response, error) {
		if calls++; calls == 1 {
			return respondWith(http.StatusOK, `{"ChallengeName":"SMS_MFA","Session":"s"}`), nil
		}
		cancel()
		<-request.Context().Done()
		return nil, request.Context().Err()
	})})
	w := controller.Answer(ctx, controller.Begin(ctx, live()), answer("SMS_MFA_CODE", "123456"))
	last := w.Last()
	if len(w.Steps) != 2 || last.Error == nil || last.Error.Kind != walk.Cancelled || last.Answered != "SMS_MFA" {
		t.Fatalf("%d steps, the newest %+v", len(w.Steps), last)
	}
	if !last.Exchange.Sent || last.Exchange.Status != 0 || last.Exchange.Request.Len() == 0 {
		t.Errorf("the exchange is %+v", last.Exchange)
	}
	if controller.Prompt(w).Name != "SMS_MFA" {
		t.Error("the challenge no longer waits")
	}
}

func TestACallThatIsNeverSentSaysSo(t *testing.T) {
	controller := flow.New(flow.Options{ReadOnly: true, Transport: roundTrip(func(*http.Request) (*http.Response, error) {
		t.Error("something was sent")
		return respondWith(http.StatusOK, `{}`), nil
	})})
	w := controller.Perform(t.Context(), walk.Walk{Start: live()}, api.ForgotPassword, walk.Values{})
	last := w.Last()
	if last.Error == nil || last.Error.Reason != walk.ReadOnly || last.Exchange.Sent || last.Exchange.Operation != api.ForgotPassword {
		t.Errorf("the step is %+v", last)
	}
	if wire := controller.Wire(*last); !wire.Unsent || len(wire.Sent) == 0 {
		t.Errorf("shown as %+v", wire)
	}
}

// Read-only means that nothing which changes a live pool leaves this machine,
// a code sent to a user included.
func TestReadOnlySendsOnlyWhatChangesNothing(t *testing.T) {
	t.Setenv("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE")
	t.Setenv("AWS_SECRET_ACCESS_KEY", "secret")
	for _, entry := range operation.All() {
		sent := ""
		controller := flow.New(flow.Options{ReadOnly: true, Transport: roundTrip(func(request *http.Request) (*http.Response, error) {
			_, sent, _ = strings.Cut(request.Header.Get("X-Amz-Target"), ".")
			return respondWith(http.StatusOK, `{}`), nil
		})})
		start := live()
		start.ClientSecret = walk.NewSecret("secret")
		w := walk.Walk{Start: start}.With(walk.Step{Tokens: &walk.Tokens{
			Access: walk.NewSecret("a"), Refresh: walk.NewSecret("r"), Device: &walk.Device{Key: "eu-west-1_3f2b8c1e", GroupKey: "-kT3vQ9aZ"},
		}})
		w = controller.Perform(t.Context(), w, entry.Name, answer(
			"USERNAME", "nadia", "FACTOR", "SMS_MFA", "ATTRIBUTES", "email=a@example.org", "ATTRIBUTE", "email", "CODE", "123456", "Credential", "{}", "SessionId", "tkn"))
		made, known := api.FindOperation(w.Last().Exchange.Operation)
		switch refused := w.Last().Error != nil && w.Last().Error.Reason == walk.ReadOnly; {
		case !known:
			t.Errorf("%s makes %q", entry.Name, w.Last().Exchange.Operation)
		case refused != (made.Effect == api.Changes) || refused != (sent == ""):
			t.Errorf("%s: refused %v, sent %q", entry.Name, refused, sent)
		}
	}
}

// The embedded emulator's credentials are for this machine: AWS gets its own,
// and nobody else gets any of either.
func TestEmbeddedCredentialsStayOnThisMachine(t *testing.T) {
	t.Setenv("AWS_ACCESS_KEY_ID", "AKIDOFAWS")
	t.Setenv("AWS_SECRET_ACCESS_KEY", "secret")
	for endpoint, want := range map[string]string{
		"": "AKIDOFAWS", "https://cognito.example.org": "AKIDOFAWS", "http://127.0.0.1:9": "AKIDEMBEDDED", "http://localhost:9": "AKIDEMBEDDED",
	} {
		signed := ""
		controller := flow.New(flow.Options{
			Credentials: credentials.NewStaticCredentialsProvider("AKIDEMBEDDED", "secret", ""),
			Transport: roundTrip(func(request *http.Request) (*http.Response, error) {
				signed = request.Header.Get("Authorization")
				return respondWith(http.StatusOK, `{"AuthenticationResult":{}}`), nil
			}),
		})
		start := live()
		start.Target.Endpoint, start.Operation, start.AuthFlow = endpoint, api.AdminInitiateAuth, api.FlowAdminUserPasswordAuth
		controller.Begin(t.Context(), start)
		if !strings.Contains(signed, "Credential="+want+"/") {
			t.Errorf("%q was signed with %q", endpoint, signed)
		}
	}
}

// Without the client's settings, a session is taken to live three minutes, and
// said to be assumed.
func TestTheEndOfASessionIsAssumed(t *testing.T) {
	b := newBench(t, "OPTIONAL", nil)
	asked := b.Begin(t.Context(), b.start("sms", api.FlowUserPasswordAuth)).Last().Challenge
	if !asked.Assumed || asked.Expires.Sub(b.now) != 3*time.Minute {
		t.Errorf("the session is valid until %s, assumed %v", asked.Expires, asked.Assumed)
	}
}

// What was read about one user says nothing about another.
func TestFactsAreThoseOfTheUserWhoWalks(t *testing.T) {
	b := newBench(t, "OPTIONAL", nil)
	knowing := b.WithPoolFacts(t.Context(), b.start("sms", api.FlowUserPasswordAuth))
	for user, known := range map[string]bool{"sms": true, "totp": false} {
		w := knowing.Begin(t.Context(), b.start(user, api.FlowUserPasswordAuth))
		why := knowing.Explain(w, 0)
		if (len(why.Reasons) > 0) != known {
			t.Errorf("%s: reasons %+v", user, why.Reasons)
		}
		if !known && !slices.Equal(why.Notes, b.Explain(w, 0).Notes) {
			t.Errorf("%s is explained by the facts of another user: %q", user, why.Notes)
		}
	}
}

// A token's issuer is compared with the pool's; without a pool id there is
// nothing to compare it with, and it is not called right.
func TestWithoutAPoolTheIssuerIsNotCalledRight(t *testing.T) {
	b := newBench(t, "OPTIONAL", nil)
	w := b.Begin(t.Context(), b.start("nadia", api.FlowUserPasswordAuth))
	for pool, want := range map[string]walk.Verdict{"eu-west-1_Walks1": walk.Met, "": walk.Unknown} {
		w.Start.Target.UserPoolID = pool
		for _, claim := range b.Tokens(w)[0].Claims {
			if claim.Name == "iss" && claim.Verdict != want {
				t.Errorf("pool %q: %s, %v", pool, claim.Check, claim.Verdict)
			}
		}
	}
}

// Every entry of both catalogues has an explanation of its own.
func TestEveryEntryIsExplained(t *testing.T) {
	b := newBench(t, "OPTIONAL", nil)
	explained := func(step walk.Step) bool {
		why := b.Explain(walk.Walk{Start: b.start("nadia", api.FlowUserSRPAuth)}.With(step), 0)
		return why.Known && why.Description != ""
	}
	for _, entry := range challenge.All() {
		if !explained(walk.Step{Challenge: &walk.Challenge{Name: entry.Name}}) {
			t.Errorf("%s is not explained", entry.Name)
		}
	}
	for _, entry := range operation.All() {
		if !explained(walk.Step{Performed: entry.Name, Exchange: walk.Exchange{Operation: entry.Name}}) {
			t.Errorf("%s is not explained", entry.Name)
		}
	}
	if explained(walk.Step{Challenge: &walk.Challenge{Name: "RIDDLE"}}) {
		t.Error("a challenge without an explanation passes for explained")
	}
}

// An answer that will be given is waited for, also where one could be computed.
func TestAnAnnouncedAnswerIsNotComputed(t *testing.T) {
	b := newBench(t, "OFF", func(options *flow.Options) {
		options.Awaits = func(challenge string) bool { return challenge == api.ChallengePasswordVerifier }
	})
	w := b.Begin(t.Context(), b.start("nadia", api.FlowUserSRPAuth))
	if pending, waiting := w.Pending(); !waiting || pending.Name() != api.ChallengePasswordVerifier || len(w.Steps) != 1 {
		t.Fatalf("%d steps, %s waits", len(w.Steps), pending.Name())
	}
	w = b.Answer(t.Context(), w, answer("TIMESTAMP", "yesterday", "PASSWORD_CLAIM_SIGNATURE", "x"))
	if failed := w.Last().Error; failed == nil || !bytes.Contains(w.Last().Exchange.Request.Reveal(), []byte(`"TIMESTAMP":"yesterday"`)) {
		t.Errorf("the answer was replaced: %+v", failed)
	}
}
