package flow_test

import (
	"errors"
	"net/http"
	"strings"
	"testing"

	"authwalk/flow"
	"authwalk/flow/api"
	"authwalk/flow/vault"
	"authwalk/flow/walk"
)

const appSecret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"

// setsUp answers the calls of an authenticator's set-up; verify answers
// VerifySoftwareToken.
func setsUp(verify func() (*http.Response, error)) roundTrip {
	return func(request *http.Request) (*http.Response, error) {
		switch _, operation, _ := strings.Cut(request.Header.Get("X-Amz-Target"), "."); operation {
		case api.AssociateSoftwareToken:
			return respondWith(http.StatusOK, `{"SecretCode":"`+appSecret+`","Session":"session-session-session-2"}`), nil
		case api.VerifySoftwareToken:
			return verify()
		case api.RespondToAuthChallenge:
			return respondWith(http.StatusOK, `{"AuthenticationResult":{"AccessToken":"a"}}`), nil
		default:
			return respondWith(http.StatusOK, `{"ChallengeName":"MFA_SETUP","Session":"session-session-session-1","ChallengeParameters":{"USER_ID_FOR_SRP":"nadia","MFAS_CAN_SETUP":"[\"SOFTWARE_TOKEN_MFA\"]"}}`), nil
		}
	}
}

// TestAnAuthenticatorIsKeptBeforeItIsVerified: whatever becomes of the call, the
// secret that the service may ask for from then on is on the disk, and another
// program has its codes.
func TestAnAuthenticatorIsKeptBeforeItIsVerified(t *testing.T) {
	for name, test := range map[string]struct {
		answer   func() (*http.Response, error)
		verified bool
	}{
		"verified": {func() (*http.Response, error) {
			return respondWith(http.StatusOK, `{"Status":"SUCCESS","Session":"session-session-session-3"}`), nil
		}, true},
		"the answer is lost": {func() (*http.Response, error) { return nil, errors.New("connection reset") }, false},
		"refused": {func() (*http.Response, error) {
			return respondWith(http.StatusBadRequest, `{"__type":"EnableSoftwareTokenMFAException","message":"Code mismatch"}`), nil
		}, false},
	} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir() + "/vault"
			start := live()
			kept := func() vault.Authenticator {
				v, err := vault.Open(folder, nil)
				if err != nil {
					t.Fatal(err)
				}
				app, _ := v.Authenticator("", start.Target.UserPoolID, "nadia")
				return app
			}
			v, err := vault.Open(folder, nil)
			if err != nil {
				t.Fatal(err)
			}
			asked := false
			controller := flow.New(flow.Options{Vault: v, Transport: setsUp(func() (*http.Response, error) {
				if app := kept(); app.Secret != appSecret || app.Verified {
					t.Errorf("VerifySoftwareToken is sent before the secret is on the disk: %v, verified %v", app, app.Verified)
				}
				asked = true
				return test.answer()
			})})
			w := controller.Begin(t.Context(), start)
			w = controller.Answer(t.Context(), w, answer("CODE", "123456"))
			if app := kept(); !asked || app.Secret != appSecret || app.Verified != test.verified {
				t.Errorf("asked %v, kept verified %v; ended with %+v", asked, app.Verified, w.Last().Error)
			}
			other, err := vault.Open(folder, nil)
			if err != nil {
				t.Fatal(err)
			}
			next := flow.New(flow.Options{Vault: other, Transport: roundTrip(func(*http.Request) (*http.Response, error) {
				return respondWith(http.StatusOK, `{"ChallengeName":"SOFTWARE_TOKEN_MFA","Session":"session-session-session-1","ChallengeParameters":{"USER_ID_FOR_SRP":"nadia"}}`), nil
			})})
			w = next.Begin(t.Context(), start)
			if suggested, err := next.NewestCode(t.Context(), w, api.ChallengeSoftwareTokenMFA); err != nil || suggested.Code.IsZero() {
				t.Errorf("the next program has no code: %v", err)
			}
		})
	}
}

// TestAnAuthenticatorThatCannotBeKeptIsNotVerified: nothing is sent to a live pool;
// what is on this machine locks nobody out.
func TestAnAuthenticatorThatCannotBeKeptIsNotVerified(t *testing.T) {
	for endpoint, sends := range map[string]bool{"": false, "http://127.0.0.1:9229": true} {
		none, err := vault.Open("", nil)
		if err != nil {
			t.Fatal(err)
		}
		sent := false
		controller := flow.New(flow.Options{Vault: none, Transport: setsUp(func() (*http.Response, error) {
			sent = true
			return respondWith(http.StatusOK, `{"Status":"SUCCESS","Session":"session-session-session-3"}`), nil
		})})
		start := live()
		start.Target.Endpoint = endpoint
		w := controller.Answer(t.Context(), controller.Begin(t.Context(), start), answer("CODE", "123456"))
		failed := w.Last().Error
		if sent != sends || (failed != nil && failed.Reason == walk.NotKept) == sends {
			t.Errorf("at %q: sent %v, %+v", endpoint, sent, failed)
		}
	}
}
