package vault_test

import (
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"authwalk/flow"
	"authwalk/flow/api"
	"authwalk/flow/emulator"
	"authwalk/flow/poolfile"
	"authwalk/flow/vault"
	"authwalk/flow/walk"
)

// lockoutPool asks its user for a second factor, who has to set one up.
const lockoutPool = `
UserPool: {Id: eu-west-1_Lockout1, MfaConfiguration: "ON"}
MfaConfig: {MfaConfiguration: "ON", SoftwareTokenMfaConfiguration: {Enabled: true}}
Clients: [{ClientId: client0of0lockout, ExplicitAuthFlows: [ALLOW_USER_PASSWORD_AUTH]}]
Users: [{Username: nadia, Password: "Winter-2026!"}]
`

// told notes what the emulator is about to be told.
type told struct {
	http.RoundTripper
	say func(operation string)
}

func (c told) RoundTrip(request *http.Request) (*http.Response, error) {
	_, operation, _ := strings.Cut(request.Header.Get("X-Amz-Target"), ".")
	c.say(operation)
	return c.RoundTripper.RoundTrip(request)
}

// TestAPowerCutLocksNobodyOut sets up an authenticator app with the emulator as witness,
// and cuts the power after every call to the disk. Once the emulator may ask for codes,
// the vault has the secret that makes the right ones.
func TestAPowerCutLocksNobodyOut(t *testing.T) {
	file, err := poolfile.Parse([]byte(lockoutPool))
	if err != nil {
		t.Fatal(err)
	}
	service, err := emulator.New(emulator.Options{Files: []*poolfile.File{file}, Listen: "127.0.0.1:0"})
	if err == nil {
		err = service.Start(t.Context())
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = service.Close() })

	root := t.TempDir()
	at := filepath.Join(root, "state", "authwalk", "vault")
	recorder := &vault.Recorder{}
	kept, err := vault.OpenOn(recorder, at)
	if err != nil {
		t.Fatal(err)
	}
	controller := flow.New(flow.Options{Vault: kept, Transport: told{http.DefaultTransport, recorder.Say}})
	start := walk.Start{
		Target:    walk.Target{Endpoint: service.Endpoint(), UserPoolID: "eu-west-1_Lockout1", ClientID: "client0of0lockout"},
		Operation: api.InitiateAuth, AuthFlow: api.FlowUserPasswordAuth, Username: "nadia", Password: walk.NewSecret("Winter-2026!"),
	}
	w := controller.Begin(t.Context(), start)
	suggested, err := controller.NewestCode(t.Context(), w, api.ChallengeMFASetup)
	if err != nil {
		t.Fatal(err)
	}
	secret := controller.AuthenticatorSecret(w).Reveal()
	w = controller.Answer(t.Context(), w, walk.NewValues(map[string]string{"CODE": suggested.Code.Reveal()}))
	if w.Tokens() == nil {
		t.Fatalf("%+v", w.Last().Error)
	}

	mayAsk := 0
	cuts := recorder.EveryCut(t, root, at, func(v *vault.Vault, said []string) {
		if !slices.Contains(said, api.VerifySoftwareToken) {
			return
		}
		mayAsk++
		if app, _ := v.Authenticator(start.Target.Endpoint, start.Target.UserPoolID, "nadia"); app.Secret != secret {
			t.Errorf("the emulator was told %v, and the vault has the secret %q", said, app.Secret)
		}
	})
	if cuts < 20 || mayAsk < 5 {
		t.Errorf("%d cuts, %d of them after the emulator was told", cuts, mayAsk)
	}
	// A program after the cut signs in with what the vault has.
	again, err := vault.Open(at, nil)
	if err != nil {
		t.Fatal(err)
	}
	next := flow.New(flow.Options{Vault: again})
	w = next.Begin(t.Context(), start)
	if pending, waits := w.Pending(); !waits || pending.Name() != api.ChallengeSoftwareTokenMFA || next.AuthenticatorSecret(w).Reveal() != secret {
		t.Errorf("%+v waits", pending)
	}
}
