package flow_test

import (
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"authwalk/flow"
	"authwalk/flow/api"
	"authwalk/flow/walk"

	"github.com/pquerna/otp/totp"
)

// TestAnAuthenticatorOfThisRunHasCodes: a secret that was given in one walk, and
// verified, makes the codes of the next, by the clock of the service.
func TestAnAuthenticatorOfThisRunHasCodes(t *testing.T) {
	const secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
	now := time.Date(2026, 1, 7, 12, 0, 20, 0, time.UTC)
	verified := `{"Status":"SUCCESS"}`
	controller := flow.New(flow.Options{Now: func() time.Time { return now }, Transport: roundTrip(func(request *http.Request) (*http.Response, error) {
		_, operation, _ := strings.Cut(request.Header.Get("X-Amz-Target"), ".")
		return respondWith(http.StatusOK, map[string]string{
			api.InitiateAuth:           `{"AuthenticationResult":{"AccessToken":"a","RefreshToken":"r","ExpiresIn":3600}}`,
			api.AssociateSoftwareToken: `{"SecretCode":"` + secret + `"}`,
			api.VerifySoftwareToken:    verified,
		}[operation]), nil
	})})
	w := controller.Begin(t.Context(), live())
	w = controller.Perform(t.Context(), w, api.AssociateSoftwareToken, walk.Values{})
	later := walk.Walk{Start: live()}
	if code, err := controller.NewestCode(t.Context(), later, api.ChallengeSoftwareTokenMFA); err == nil {
		t.Errorf("a secret that was never verified makes %s", code.Code.Reveal())
	}
	w = controller.Perform(t.Context(), w, api.VerifySoftwareToken, answer(api.KeyCode, "123456"))
	if w.Last().Error != nil {
		t.Fatal(w.Last().Error)
	}
	want, err := totp.GenerateCode(secret, now)
	if err != nil {
		t.Fatal(err)
	}
	for name, place := range map[string]walk.Walk{"this walk": w, "the next": later} {
		code, err := controller.NewestCode(t.Context(), place, api.ChallengeSoftwareTokenMFA)
		if err != nil || code.Code.Reveal() != want || code.ValidFor != 10*time.Second {
			t.Errorf("%s: %+v, %v, want %s", name, code, err, want)
		}
	}
	other := later
	other.Start.Username = "omar"
	if _, err := controller.NewestCode(t.Context(), other, api.ChallengeSoftwareTokenMFA); err == nil {
		t.Error("another user has the code too")
	}
}

// TestACodeIsOfferedOnce: after a code was sent comes the app's next one, which
// is taken early, and then none until the period is over.
func TestACodeIsOfferedOnce(t *testing.T) {
	const secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
	now := time.Date(2026, 1, 7, 12, 0, 20, 0, time.UTC)
	reply := `{"AuthenticationResult":{"AccessToken":"a","ExpiresIn":3600}}`
	controller := flow.New(flow.Options{
		Now: func() time.Time { return now }, AuthenticatorSecret: func(string, string) string { return secret },
		Transport: roundTrip(func(request *http.Request) (*http.Response, error) {
			if strings.HasSuffix(request.Header.Get("X-Amz-Target"), ".InitiateAuth") {
				return respondWith(http.StatusOK, `{"ChallengeName":"SOFTWARE_TOKEN_MFA","Session":"`+strings.Repeat("s", 40)+`","ChallengeParameters":{}}`), nil
			}
			return respondWith(http.StatusOK, reply), nil
		}),
	})
	start := live()
	start.Target.Endpoint = "http://127.0.0.1:9229"
	for _, left := range []time.Duration{10 * time.Second, 40 * time.Second} {
		w := controller.Begin(t.Context(), start)
		code, err := controller.NewestCode(t.Context(), w, api.ChallengeSoftwareTokenMFA)
		want, _ := totp.GenerateCode(secret, now.Add(left-time.Second))
		if err != nil || code.Code.Reveal() != want || code.ValidFor != left {
			t.Fatalf("%+v, %v, want %s for %s", code, err, want, left)
		}
		w = controller.Answer(t.Context(), w, answer(api.KeySoftwareTokenCode, want))
		if w.Last().Tokens == nil {
			t.Fatalf("%+v", w.Last())
		}
	}
	w := controller.Begin(t.Context(), start)
	if code, err := controller.NewestCode(t.Context(), w, api.ChallengeSoftwareTokenMFA); err == nil || !strings.Contains(err.Error(), "used already; the next code comes in 10 s") {
		t.Errorf("%+v, %v", code, err)
	}
	now = now.Add(10 * time.Second)
	if _, err := controller.NewestCode(t.Context(), w, api.ChallengeSoftwareTokenMFA); err != nil {
		t.Error(err)
	}
}

// TestACodeOfAnEarlierSignInIsNotOffered: it answers nothing here.
func TestACodeOfAnEarlierSignInIsNotOffered(t *testing.T) {
	began := time.Date(2026, 1, 7, 12, 0, 20, 0, time.UTC)
	for at, want := range map[time.Time]string{began: "654321", began.Add(-time.Minute): ""} {
		controller := flow.New(flow.Options{OutboxToken: "token", Transport: roundTrip(func(*http.Request) (*http.Response, error) {
			return respondWith(http.StatusOK, `[{"at":"`+at.Format(time.RFC3339)+`","purpose":"CUSTOM_CHALLENGE","code":"654321"}]`), nil
		})})
		start := live()
		start.Target.Endpoint = "http://127.0.0.1:9229"
		w := walk.Walk{Start: start}.With(walk.Step{
			Challenge: &walk.Challenge{Name: api.ChallengeCustomChallenge}, Exchange: walk.Exchange{ServerTime: began, Emulator: "x"},
		})
		code, err := controller.NewestCode(t.Context(), w, api.ChallengeCustomChallenge)
		if code.Code.Reveal() != want || (err == nil) != (want != "") {
			t.Errorf("a code of %s: %+v, %v", at, code, err)
		}
	}
}

// TestTheInboxOfASessionThatIsContinued: nothing has answered yet that could have said
// whether it is the emulator.
func TestTheInboxOfASessionThatIsContinued(t *testing.T) {
	controller := flow.New(flow.Options{Transport: roundTrip(func(*http.Request) (*http.Response, error) {
		return respondWith(http.StatusOK, "[]"), nil
	})})
	start := live()
	start.Target.Endpoint = "http://127.0.0.1:9229"
	for status, want := range map[int]string{0: "AUTHWALK_EMULATOR_TOKEN", http.StatusOK: "only authwalk's emulator"} {
		w := walk.Walk{Start: start}.With(walk.Step{Challenge: &walk.Challenge{Name: api.ChallengeSMSMFA}, Exchange: walk.Exchange{Status: status}})
		_, err := controller.Inbox(t.Context(), w)
		failed, ok := errors.AsType[*walk.Error](err)
		if !ok || !strings.Contains(failed.Message+failed.Next, want) {
			t.Errorf("after status %d: %v", status, err)
		}
	}
}
