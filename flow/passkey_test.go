package flow_test

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"

	"authwalk/flow"
	"authwalk/flow/api"
	"authwalk/flow/document"
	"authwalk/flow/passkey"
	"authwalk/flow/vault"
	"authwalk/flow/walk"
)

// relying is a service that registers passkeys and asks for them. It keeps the
// requests, and looks at the vault on the disk while it has one.
type relying struct {
	t *testing.T
	// folder is the vault's.
	folder string
	// complete is how CompleteWebAuthnRegistration ends; nil for well.
	complete func() (*http.Response, error)
	exclude  []string
	// verification is what the options say of user verification.
	verification string
	sent         map[string]map[string]any
}

func (s *relying) RoundTrip(request *http.Request) (*http.Response, error) {
	raw, err := io.ReadAll(request.Body)
	if err != nil {
		return nil, err
	}
	var sent map[string]any
	if err := json.Unmarshal(raw, &sent); err != nil {
		return nil, err
	}
	_, operation, _ := strings.Cut(request.Header.Get("X-Amz-Target"), ".")
	if s.sent == nil {
		s.sent = map[string]map[string]any{}
	}
	s.sent[operation] = sent
	switch operation {
	case api.InitiateAuth:
		if sent["AuthFlow"] == api.FlowUserAuth {
			options, err := json.Marshal(fmt.Sprintf(`{"challenge":"ZmVkY2JhOTg3NjU0MzIxMA","timeout":180000,"rpId":"auth.example.org","userVerification":%q}`, s.verification))
			if err != nil {
				return nil, err
			}
			return respondWith(http.StatusOK, `{"ChallengeName":"WEB_AUTHN","Session":"s","ChallengeParameters":{"CREDENTIAL_REQUEST_OPTIONS":`+string(options)+`}}`), nil
		}
		return respondWith(http.StatusOK, `{"AuthenticationResult":{"AccessToken":"a"}}`), nil
	case api.StartWebAuthnRegistration:
		return respondWith(http.StatusOK, s.creationOptions()), nil
	case api.CompleteWebAuthnRegistration:
		id, _ := sent["Credential"].(map[string]any)["id"].(string)
		if !slices.ContainsFunc(s.kept(), func(p vault.Passkey) bool { return base64.RawURLEncoding.EncodeToString(p.ID) == id }) {
			s.t.Error("a passkey is registered before it is on the disk")
		}
		if s.complete != nil {
			return s.complete()
		}
	case api.RespondToAuthChallenge:
		s.checkCounter(sent["ChallengeResponses"].(map[string]any)["CREDENTIAL"].(string))
		return respondWith(http.StatusOK, `{"AuthenticationResult":{"AccessToken":"a"}}`), nil
	}
	return respondWith(http.StatusOK, `{}`), nil
}

func (s *relying) creationOptions() string {
	excluded := make([]string, len(s.exclude))
	for n, id := range s.exclude {
		excluded[n] = fmt.Sprintf(`{"type":"public-key","id":%q}`, id)
	}
	return `{"CredentialCreationOptions":{"rp":{"id":"auth.example.org","name":"auth"},"user":{"id":"MWM3ZDlhNTI","name":"nadia","displayName":"nadia"},` +
		`"challenge":"MDEyMzQ1Njc4OWFiY2RlZg","pubKeyCredParams":[{"type":"public-key","alg":-7}],"excludeCredentials":[` + strings.Join(excluded, ",") +
		`],"authenticatorSelection":{"userVerification":"` + s.verification + `"}}}`
}

// kept is what the vault holds on the disk.
func (s *relying) kept() []vault.Passkey {
	v, err := vault.Open(s.folder, nil)
	if err != nil {
		s.t.Error(err)
	}
	return v.Passkeys("", live().Target.UserPoolID)
}

// checkCounter looks whether the counter of an assertion is on the disk.
func (s *relying) checkCounter(credential string) {
	var sent struct {
		ID       string `json:"id"`
		Response struct {
			Data string `json:"authenticatorData"`
		} `json:"response"`
	}
	if err := json.Unmarshal([]byte(credential), &sent); err != nil {
		s.t.Errorf("CREDENTIAL: %v", err)
		return
	}
	data, err := base64.RawURLEncoding.DecodeString(sent.Response.Data)
	if err != nil || len(data) != 37 {
		s.t.Errorf("authenticator data %x: %v", data, err)
		return
	}
	counter := passkey.Data{Authenticator: data}.Counter()
	for _, p := range s.kept() {
		if base64.RawURLEncoding.EncodeToString(p.ID) == sent.ID && p.Counter < counter {
			s.t.Errorf("the counter %d is sent while %d is on the disk", counter, p.Counter)
		}
	}
}

// newRelying is a controller before a service that takes passkeys, with its vault on
// the disk.
func newRelying(t *testing.T) (*relying, *flow.Controller) {
	t.Helper()
	service := &relying{t: t, folder: t.TempDir() + "/vault", verification: passkey.VerificationPreferred}
	kept, err := vault.Open(service.folder, nil)
	if err != nil {
		t.Fatal(err)
	}
	return service, flow.New(flow.Options{
		Vault: kept, Transport: service, ReadSecretFile: os.ReadFile, WriteSecretFile: document.WriteSecretFile,
	})
}

// register signs in and adds a passkey.
func register(t *testing.T, controller *flow.Controller, pairs ...string) walk.Walk {
	t.Helper()
	w := controller.Perform(t.Context(), controller.Begin(t.Context(), live()), api.StartWebAuthnRegistration, walk.Values{})
	if name := controller.Prompt(w).Name; name != api.CompleteWebAuthnRegistration {
		t.Fatalf("%q follows: %+v", name, w.Last().Error)
	}
	return controller.Answer(t.Context(), w, answer(pairs...))
}

// passkeySignIn begins a sign-in that asks for a passkey.
func passkeySignIn(t *testing.T, controller *flow.Controller) walk.Walk {
	t.Helper()
	begin := live()
	begin.AuthFlow = api.FlowUserAuth
	w := controller.Begin(t.Context(), begin)
	if name := controller.Prompt(w).Name; name != api.ChallengeWebAuthn {
		t.Fatalf("%q is asked: %+v", name, w.Last().Error)
	}
	return w
}

// TestAPasskeyIsKeptBeforeItIsRegistered: whatever becomes of the request, the key is
// there as long as the service may have the other half of it.
func TestAPasskeyIsKeptBeforeItIsRegistered(t *testing.T) {
	for name, test := range map[string]struct {
		complete func() (*http.Response, error)
		kept     int
	}{
		"registered": {nil, 1},
		"no answer":  {func() (*http.Response, error) { return nil, errors.New("connection reset") }, 1},
		"refused": {func() (*http.Response, error) {
			return respondWith(http.StatusBadRequest, `{"__type":"InvalidParameterException","message":"Credential data is not valid"}`), nil
		}, 0},
	} {
		t.Run(name, func(t *testing.T) {
			service, controller := newRelying(t)
			service.complete = test.complete
			w := register(t, controller)
			if kept := service.kept(); len(kept) != test.kept || service.sent[api.CompleteWebAuthnRegistration] == nil {
				t.Errorf("%d are kept, ended with %+v", len(kept), w.Last().Error)
			}
			for _, d := range w.Last().Derivations {
				if d.Help == "" || d.Text == "" {
					t.Errorf("%s is not explained", d.Name)
				}
			}
		})
	}
}

// TestAPasskeySignsInAgainAndAgain: with a counter that grows and is on the disk
// before it is sent. Looking at the request to come signs nothing.
func TestAPasskeySignsInAgainAndAgain(t *testing.T) {
	service, controller := newRelying(t)
	register(t, controller)
	for n := range uint32(3) {
		w := passkeySignIn(t, controller)
		controller.Preview(w, answer())
		if counter := service.kept()[0].Counter; counter != 2*n {
			t.Errorf("before sign-in %d the counter is %d", n+1, counter)
		}
		w = controller.Answer(t.Context(), w, answer("USER_VERIFIED", "true"))
		if w.Tokens() == nil || service.kept()[0].Counter != 2*n+1 {
			t.Fatalf("sign-in %d: counter %d, %+v", n+1, service.kept()[0].Counter, w.Last().Error)
		}
		names := []string{}
		for _, d := range w.Last().Derivations {
			names = append(names, d.Name)
			if d.Name == "flags" && d.Text != "05: user present, user verified" {
				t.Errorf("the flags are %s", d.Text)
			}
			if d.Secret != (d.Name == "signature") || d.Help == "" {
				t.Errorf("%s: secret %v, %q", d.Name, d.Secret, d.Help)
			}
		}
		if got := strings.Join(names, ", "); got != "challenge, origin, client data, RP ID hash, flags, counter, authenticator data, signature, user handle" {
			t.Errorf("the answer shows %s", got)
		}
		again := controller.Replay(t.Context(), w, 2)
		if again.Tokens() == nil {
			t.Errorf("the replay ends with %+v", again.Last().Error)
		}
	}
}

// TestWhatKeepsAPasskeyFromSigning: nothing is sent, the sentence says why and what
// to do, and the challenge still waits.
func TestWhatKeepsAPasskeyFromSigning(t *testing.T) {
	file := func(t *testing.T, text string) string {
		t.Helper()
		path := t.TempDir() + "/passkey.json"
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	for name, test := range map[string]struct {
		registered   bool
		verification string
		answer       func(*testing.T) walk.Values
		field, says  string
	}{
		"none here":     {false, "preferred", func(*testing.T) walk.Values { return answer("PASSKEY", "true") }, "PASSKEY", "no passkey that Cognito asks for is kept here"},
		"not verified":  {true, "required", func(*testing.T) walk.Values { return answer() }, "USER_VERIFIED", "user verification"},
		"unknown":       {true, "preferred", func(*testing.T) walk.Values { return answer("PASSKEY", "bm9uZQ") }, "PASSKEY", "PASSKEY is neither a passkey that is kept here nor the text of a passkey file"},
		"no file named": {true, "preferred", func(*testing.T) walk.Values { return answer("PASSKEY", "from a file") }, "PASSKEY_FILE", "name the file"},
		"no such file": {true, "preferred", func(t *testing.T) walk.Values {
			return answer("PASSKEY", "from a file", "PASSKEY_FILE", t.TempDir()+"/none")
		}, "PASSKEY_FILE", "there is no file"},
		"no passkey in the file": {true, "preferred", func(t *testing.T) walk.Values {
			return answer("PASSKEY", "from a file", "PASSKEY_FILE", file(t, "[]"))
		}, "PASSKEY_FILE", "no passkey in this file"},
		"nothing pasted":           {true, "preferred", func(*testing.T) walk.Values { return answer("PASSKEY", "paste it") }, "CREDENTIAL", "paste the credential"},
		"a text of something else": {true, "preferred", func(*testing.T) walk.Values { return answer("PASSKEY", "-----BEGIN PRIVATE KEY-----") }, "PASSKEY", "not JSON"},
		"an empty file":            {true, "preferred", func(*testing.T) walk.Values { return answer("PASSKEY", "") }, "PASSKEY", "not JSON"},
		"a text that is none":      {true, "preferred", func(*testing.T) walk.Values { return answer("PASSKEY", "{}") }, "PASSKEY", "credentialId"},
	} {
		t.Run(name, func(t *testing.T) {
			service, controller := newRelying(t)
			if test.registered {
				register(t, controller)
			}
			service.verification = test.verification
			w := controller.Answer(t.Context(), passkeySignIn(t, controller), test.answer(t))
			failed := w.Last().Error
			if failed == nil || failed.Field != test.field || !strings.Contains(failed.Message, test.says) || service.sent[api.RespondToAuthChallenge] != nil {
				t.Fatalf("%+v", failed)
			}
			if controller.Prompt(w).Name != api.ChallengeWebAuthn {
				t.Error("the challenge no longer waits")
			}
		})
	}
}

// TestAPasskeyComesFromAFile: it signs, is kept, and never counts backwards; one that
// is given as a text signs and is not kept.
func TestAPasskeyComesFromAFile(t *testing.T) {
	service, controller := newRelying(t)
	elsewhere, other := newRelying(t)
	register(t, other)
	made := elsewhere.kept()[0]
	key, err := passkey.ParseKey(made.Key)
	if err != nil {
		t.Fatal(err)
	}
	written, err := passkey.Passkey{ID: made.ID, RelyingParty: made.RelyingParty, UserHandle: made.UserHandle, Key: key}.WriteFile(passkey.Playwright)
	if err != nil {
		t.Fatal(err)
	}
	w := controller.Answer(t.Context(), passkeySignIn(t, controller), answer("PASSKEY", string(written)))
	if w.Tokens() == nil || len(service.kept()) != 0 {
		t.Fatalf("given as a text: %d kept, %+v", len(service.kept()), w.Last().Error)
	}
	path := t.TempDir() + "/passkey.json"
	if err := os.WriteFile(path, written, 0o600); err != nil {
		t.Fatal(err)
	}
	for n := range uint32(3) {
		w := controller.Answer(t.Context(), passkeySignIn(t, controller), answer("PASSKEY", "from a file", "PASSKEY_FILE", path))
		if w.Tokens() == nil || len(service.kept()) != 1 || service.kept()[0].Counter != n+1 {
			t.Fatalf("time %d: %v kept, %+v", n+1, service.kept(), w.Last().Error)
		}
	}
}

// TestASecondPasskeyNeedsAnotherAuthenticator: as a device that holds one makes no
// second one, unless it acts as another.
func TestASecondPasskeyNeedsAnotherAuthenticator(t *testing.T) {
	service, controller := newRelying(t)
	register(t, controller)
	service.exclude = []string{base64.RawURLEncoding.EncodeToString(service.kept()[0].ID)}
	w := register(t, controller)
	if failed := w.Last().Error; failed == nil || failed.Field != "ANOTHER_AUTHENTICATOR" || failed.Next == "" || len(service.kept()) != 1 {
		t.Errorf("%d are kept, %+v", len(service.kept()), failed)
	}
	register(t, controller, "ANOTHER_AUTHENTICATOR", "true")
	w = passkeySignIn(t, controller)
	choices := controller.Prompt(w).Fields[0].Choices
	if len(choices) != 4 || choices[0].Value != base64.RawURLEncoding.EncodeToString(service.kept()[1].ID) {
		t.Errorf("the choices are %+v", choices)
	}
	if w = controller.Answer(t.Context(), w, answer("PASSKEY", choices[1].Value)); w.Tokens() == nil || service.kept()[0].Counter+service.kept()[1].Counter != 1 {
		t.Errorf("the older passkey: %+v", w.Last().Error)
	}
}

// TestADeletedPasskeyIsForgotten: also where the service says that it has none, and
// not where it refuses.
func TestADeletedPasskeyIsForgotten(t *testing.T) {
	for answered, kept := range map[string]int{
		`{}`: 0, `{"__type":"ResourceNotFoundException","message":"no"}`: 0, `{"__type":"NotAuthorizedException","message":"no"}`: 1,
	} {
		service, controller := newRelying(t)
		w := register(t, controller)
		id := base64.RawURLEncoding.EncodeToString(service.kept()[0].ID)
		deleting := flow.New(flow.Options{Vault: mustOpen(t, service.folder), Transport: roundTrip(func(*http.Request) (*http.Response, error) {
			status := http.StatusOK
			if answered != "{}" {
				status = http.StatusBadRequest
			}
			return respondWith(status, answered), nil
		})})
		if prompt := deleting.PromptFor(w, api.DeleteWebAuthnCredential); prompt.Fields[0].Choices[0].Value != id {
			t.Errorf("it offers %+v", prompt.Fields)
		}
		deleting.Perform(t.Context(), w, api.DeleteWebAuthnCredential, answer("CredentialId", id))
		if got := len(service.kept()); got != kept {
			t.Errorf("after %s, %d are kept", answered, got)
		}
	}
}

func mustOpen(t *testing.T, folder string) *vault.Vault {
	t.Helper()
	v, err := vault.Open(folder, nil)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// TestAPasskeyThatCannotBeKeptIsNotRegistered: nothing is sent.
func TestAPasskeyThatCannotBeKeptIsNotRegistered(t *testing.T) {
	service := &relying{t: t, verification: passkey.VerificationPreferred}
	controller := flow.New(flow.Options{Vault: mustOpen(t, ""), Transport: service})
	w := register(t, controller)
	if failed := w.Last().Error; failed == nil || failed.Reason != walk.NotKept || service.sent[api.CompleteWebAuthnRegistration] != nil {
		t.Errorf("%+v", failed)
	}
}

// TestAPasskeyIsSavedAsAFile: with its key, for its owner alone, and in place of
// nothing. It is offered where there is a passkey.
func TestAPasskeyIsSavedAsAFile(t *testing.T) {
	service, controller := newRelying(t)
	offers := func(w walk.Walk) bool {
		return slices.ContainsFunc(controller.Actions(w), func(a walk.Action) bool {
			return a.Kind == walk.WriteFile && a.Operation == "SavePasskey" && a.Disabled == ""
		})
	}
	if offers(controller.Begin(t.Context(), live())) {
		t.Error("it is offered without a passkey")
	}
	w := register(t, controller)
	if !offers(w) {
		t.Error("it is not offered")
	}
	made := service.kept()[0]
	for _, kind := range controller.PromptFor(w, "SavePasskey").Fields[1].Choices {
		path := t.TempDir() + "/passkey.json"
		given := answer("PASSKEY", base64.RawURLEncoding.EncodeToString(made.ID), "KIND", kind.Value, "FILE", path)
		said, err := controller.WriteFile(w, "SavePasskey", given)
		if err != nil || !strings.Contains(said, path) {
			t.Fatalf("%s: %q %v", kind.Value, said, err)
		}
		raw, err := document.ReadSecretFile(t.Context(), path, 1<<20)
		if err != nil {
			t.Fatal(err)
		}
		read, err := passkey.ReadFile(raw)
		if err != nil || len(read) != 1 || !slices.Equal(read[0].MarshalKey(), made.Key) {
			t.Errorf("%s: %v %v", kind.Value, read, err)
		}
		if _, err := controller.WriteFile(w, "SavePasskey", given); err == nil || !strings.Contains(err.Error(), "choose another name") {
			t.Errorf("written over: %v", err)
		}
	}
	if _, err := controller.WriteFile(w, "SavePasskey", answer("PASSKEY", "bm9uZQ")); err == nil {
		t.Error("a passkey that is not there was saved")
	}
}

// TestAPasskeyIsAddedWithAnAccessTokenGivenByHand: the walk has no tokens of its own.
func TestAPasskeyIsAddedWithAnAccessTokenGivenByHand(t *testing.T) {
	service, controller := newRelying(t)
	begin := live()
	begin.Operation, begin.AuthFlow, begin.Members = api.StartWebAuthnRegistration, "", answer("AccessToken", "by hand")
	w := controller.Answer(t.Context(), controller.Begin(t.Context(), begin), answer())
	if sent := service.sent[api.CompleteWebAuthnRegistration]; w.Last().Error != nil || sent["AccessToken"] != "by hand" || len(service.kept()) != 1 {
		t.Errorf("%d are kept, %+v", len(service.kept()), w.Last().Error)
	}
}
