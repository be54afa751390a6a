package transcript_test

import (
	"context"
	"encoding/json"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"authwalk/flow"
	"authwalk/flow/emulator"
	"authwalk/flow/poolfile"
	"authwalk/flow/transcript"
	"authwalk/flow/walk"
)

const (
	password     = "Winter-2026!"
	newPassword  = "Spring-2026!"
	clientSecret = "s3cr3tKeyForTests0123456789abcdef"
	totpSecret   = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSW"
)

const pool = `
UserPool: {Id: eu-west-1_Walks1, Name: walks, UserPoolTier: ESSENTIALS, AutoVerifiedAttributes: [email]}
Clients:
  - {ClientId: client0of0walks0secret, ClientName: secret, ClientSecret: s3cr3tKeyForTests0123456789abcdef, ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH, ALLOW_USER_PASSWORD_AUTH, ALLOW_REFRESH_TOKEN_AUTH]}
Users:
  - {Username: nadia, Password: "Winter-2026!", UserAttributes: [{Name: email, Value: nadia@example.org}, {Name: email_verified, Value: "true"}]}
  - {Username: newcomer, TemporaryPassword: "Winter-2026!"}
`

var noon = time.Date(2026, 1, 7, 12, 0, 0, 0, time.UTC)

// bench is a controller over an emulator, whose walks are recorded.
type bench struct {
	*flow.Controller
	*transcript.Recorder
	endpoint string
}

func newBench(t *testing.T) *bench {
	t.Helper()
	return newObservedBench(t, nil)
}

// newObservedBench tells of every call to the emulator.
func newObservedBench(t *testing.T, observe func(emulator.Call)) *bench {
	t.Helper()
	file, err := poolfile.Parse([]byte(pool))
	if err != nil {
		t.Fatal(err)
	}
	clock := func() time.Time { return noon }
	served, err := emulator.New(emulator.Options{Files: []*poolfile.File{file}, Clock: clock, Listen: "127.0.0.1:0"})
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	t.Cleanup(stop)
	if observe != nil {
		served.Observe(observe)
	}
	if err := served.Start(ctx); err != nil {
		t.Fatal(err)
	}
	recorder := &transcript.Recorder{Folder: transcript.In(t.TempDir()), Now: clock, Version: "1.2.3"}
	return &bench{
		flow.New(flow.Options{Now: clock, Random: rand.NewChaCha8([32]byte{1}), Recorder: recorder}),
		recorder, served.Endpoint(),
	}
}

func (b *bench) start(user, authFlow string) walk.Start {
	return walk.Start{
		Target:    walk.Target{UserPoolID: "eu-west-1_Walks1", ClientID: "client0of0walks0secret", Endpoint: b.endpoint},
		Operation: walk.InitiateAuth, AuthFlow: authFlow, Username: user, Password: walk.NewSecret(password), ClientSecret: walk.NewSecret(clientSecret),
	}
}

func values(pairs ...string) walk.Values {
	texts := map[string]string{}
	for n := 0; n < len(pairs); n += 2 {
		texts[pairs[n]] = pairs[n+1]
	}
	return walk.NewValues(texts)
}

func (b *bench) kept(t *testing.T, w walk.Walk) (transcript.Transcript, string) {
	t.Helper()
	raw, err := os.ReadFile(b.Folder.Path(w.ID))
	if err != nil {
		t.Fatal(err)
	}
	kept, err := transcript.Read(strings.NewReader(string(raw)))
	if err != nil {
		t.Fatal(err)
	}
	return kept, string(raw)
}

// A walk that is read again has the same path, and nothing of it that is secret.
func TestARecordIsReadAgain(t *testing.T) {
	b := newBench(t)
	w := b.Begin(t.Context(), b.start("newcomer", "USER_SRP_AUTH"))
	w = b.Answer(t.Context(), w, values("NEW_PASSWORD", "short", "AGAIN", "short"))
	w = b.Answer(t.Context(), w, values("NEW_PASSWORD", newPassword, "AGAIN", newPassword))
	w = b.Perform(t.Context(), w, "GetUser", walk.Values{})
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	kept, raw := b.kept(t, w)
	if !slices.Equal(kept.Walk.Path(), w.Path()) || len(kept.Walk.Steps) != len(w.Steps) || kept.Walk.Tokens() == nil || kept.Result != "tokens" {
		t.Errorf("read %v with %d steps of %v with %d, result %s", kept.Walk.Path(), len(kept.Walk.Steps), w.Path(), len(w.Steps), kept.Result)
	}
	if kept.Walk.ID != w.ID || kept.Version != "1.2.3" || !kept.HasClientSecret || !kept.Started.Equal(noon) || !kept.Ended.Equal(noon) || len(kept.Notices) > 0 {
		t.Errorf("%+v", kept)
	}
	for n, step := range w.Steps {
		got := kept.Walk.Steps[n]
		if got.Number != step.Number || got.Answered != step.Answered || got.Performed != step.Performed || got.Exchange.RequestID != step.Exchange.RequestID ||
			got.Exchange.Status != step.Exchange.Status || (got.Error == nil) != (step.Error == nil) {
			t.Errorf("step %d became %+v", n+1, got)
		}
		if step.Error != nil && (got.Error.Exception != step.Error.Exception || got.Error.Kind != step.Error.Kind || got.Error.Retry != step.Error.Retry) {
			t.Errorf("%+v became %+v", step.Error, got.Error)
		}
		if step.Challenge != nil && !got.Challenge.Expires.Equal(step.Challenge.Expires) {
			t.Errorf("step %d ends at %v, want %v", n+1, got.Challenge.Expires, step.Challenge.Expires)
		}
	}
	tokens := w.Tokens()
	for _, secret := range []string{password, newPassword, clientSecret, tokens.Access.Reveal(), tokens.ID.Reveal(), tokens.Refresh.Reveal()} {
		if strings.Contains(raw, secret) {
			t.Errorf("%.20s… is in the record", secret)
		}
	}
	for _, secret := range secretsIn(t, w) {
		if strings.Contains(raw, secret) {
			t.Errorf("%.20s… is in the record", secret)
		}
	}
}

// secretsIn are what travelled under the names of secrets.
func secretsIn(t *testing.T, w walk.Walk) []string {
	t.Helper()
	var found []string
	for _, step := range w.Steps {
		for _, body := range []walk.Body{step.Exchange.Request, step.Exchange.Answer} {
			var members struct {
				Session, AccessToken                                    string
				AuthParameters, ChallengeResponses, ChallengeParameters map[string]string
			}
			if body.Len() > 0 && json.Unmarshal(body.Reveal(), &members) != nil {
				t.Fatal("no JSON travelled")
			}
			found = append(found, members.Session, members.AccessToken)
			for _, values := range []map[string]string{members.AuthParameters, members.ChallengeResponses, members.ChallengeParameters} {
				for _, name := range []string{"SECRET_HASH", "PASSWORD_CLAIM_SIGNATURE", "PASSWORD_CLAIM_SECRET_BLOCK", "SECRET_BLOCK", "SRP_B", "NEW_PASSWORD"} {
					found = append(found, values[name])
				}
			}
		}
	}
	found = slices.DeleteFunc(found, func(s string) bool { return s == "" })
	if len(found) < 10 {
		t.Fatalf("only %d secrets travelled", len(found))
	}
	return found
}

func TestEqualSecretsHaveOneTag(t *testing.T) {
	b := newBench(t)
	begin := b.start("nadia", "USER_PASSWORD_AUTH")
	begin.ClientMetadata = map[string]string{"echo": password, "note": "the password is " + password + "?"}
	w := b.Begin(t.Context(), begin)
	kept, raw := b.kept(t, w)
	if !strings.Contains(raw, `"echo":"password#1"`) || strings.Contains(raw, password) || len(kept.Walk.Start.ClientMetadata) > 0 {
		t.Errorf("kept %v of %s", kept.Walk.Start.ClientMetadata, raw)
	}
	if got := kept.Walk.Steps[0].Exchange.Request.Members().Get("AuthParameters"); !strings.Contains(got, `"PASSWORD":"password#1"`) {
		t.Errorf("kept %s", got)
	}
}

// Secrets that stand where none is expected are found by what they are or look like.
func TestSecretsInOtherTexts(t *testing.T) {
	recorder := &transcript.Recorder{Folder: transcript.In(t.TempDir()), Now: func() time.Time { return noon }}
	const jwt = "eyJraWQiOiJ4In0.eyJzdWIiOiJ4In0.c2lnbmF0dXJlMTIzNDU2"
	w := walk.Walk{ID: "abc", Start: walk.Start{
		Operation: "InitiateAuth", Username: "nadia", Password: walk.NewSecret(`pä"ss<word>`),
		Target: walk.Target{Endpoint: "https://user:hunter22@example.org/path?key=canary"},
	}}
	w = w.With(walk.Step{Warning: "otpauth://totp/x?secret=" + totpSecret, Error: &walk.Error{
		Kind: walk.Refused, Exception: "UserLambdaValidationException",
		Message: `no pä"ss<word> here, nor p%C3%A4%22ss%3Cword%3E, nor ` + jwt + " nor " + totpSecret,
	}})
	if warning := recorder.Record(w); warning != "" {
		t.Fatal(warning)
	}
	raw, _ := os.ReadFile(recorder.Folder.Path("abc"))
	for _, secret := range []string{"ss<word>", "%22ss", jwt, totpSecret, "hunter22", "canary"} {
		if strings.Contains(string(raw), secret) {
			t.Errorf("%s is in %s", secret, raw)
		}
	}
}

func TestChoicesAreKept(t *testing.T) {
	recorder := &transcript.Recorder{Folder: transcript.In(t.TempDir()), Now: func() time.Time { return noon }}
	w := walk.Walk{ID: "abc", Start: walk.Start{Operation: "InitiateAuth"}}
	w = w.With(walk.Step{Answered: "SELECT_CHALLENGE", Answer: values("ANSWER", "PASSWORD", "PASSWORD", "canary", "call:ClientMetadata", `{"a":"canary"}`)})
	w = w.With(walk.Step{Answered: "CUSTOM_CHALLENGE", Answer: values("ANSWER", "canary")})
	w = w.With(walk.Step{Answered: "MFA_SETUP", Answer: values("TYPE", "SOFTWARE_TOKEN_MFA", "CODE", "canary")})
	_ = recorder.Record(w)
	raw, _ := os.ReadFile(recorder.Folder.Path("abc"))
	kept, err := transcript.Read(strings.NewReader(string(raw)))
	if err != nil || strings.Contains(string(raw), "canary") {
		t.Fatalf("%v: %s", err, raw)
	}
	for n, want := range []map[string]string{
		{"ANSWER": "PASSWORD", "PASSWORD": "password#1", "call:ClientMetadata": "value#1"},
		{"ANSWER": "password#1"},
		{"TYPE": "SOFTWARE_TOKEN_MFA", "CODE": "password#1"},
	} {
		if got := kept.Walk.Steps[n].Answer.Reveal(); !reflect.DeepEqual(got, want) {
			t.Errorf("step %d: %v, want %v", n+1, got, want)
		}
	}
}

func TestFilesAreTheUsersAlone(t *testing.T) {
	b := newBench(t)
	w := b.Begin(t.Context(), b.start("nadia", "USER_SRP_AUTH"))
	for path, want := range map[string]fs.FileMode{string(b.Folder): 0o700, b.Folder.Path(w.ID): 0o600} {
		about, err := os.Stat(path)
		if err != nil || about.Mode().Perm() != want {
			t.Errorf("%s: %v, %v", path, about.Mode(), err)
		}
	}
}

// A walk goes on where its record cannot be written, and that is said once.
func TestARecordThatCannotBeWritten(t *testing.T) {
	state := t.TempDir()
	if err := os.WriteFile(filepath.Join(state, "authwalk"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	open := filepath.Join(t.TempDir(), "authwalk", "walks")
	if err := os.MkdirAll(open, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, folder := range map[string]transcript.Folder{
		"no home": transcript.In(""), "a file in the way": transcript.In(state), "a folder of everybody": transcript.Folder(open),
	} {
		t.Run(name, func(t *testing.T) {
			b := newBench(t)
			b.Folder = folder
			w := b.Begin(t.Context(), b.start("nadia", "USER_SRP_AUTH"))
			again := b.Begin(t.Context(), b.start("nadia", "USER_SRP_AUTH"))
			if w.Tokens() == nil || again.Tokens() == nil {
				t.Fatal("the walk stopped")
			}
			var warnings []string
			for _, step := range slices.Concat(w.Steps, again.Steps) {
				if step.Warning != "" {
					warnings = append(warnings, step.Warning)
				}
			}
			if len(warnings) != 1 || !strings.HasPrefix(warnings[0], "This walk is not recorded: ") || b.Close() == nil {
				t.Errorf("said %q", warnings)
			}
		})
	}
}

// What is lost in the middle of a walk ends its record, and the walk goes on.
func TestARecordThatIsLost(t *testing.T) {
	b := newBench(t)
	w := b.Begin(t.Context(), b.start("newcomer", "USER_SRP_AUTH"))
	if err := os.Remove(b.Folder.Path(w.ID)); err != nil {
		t.Fatal(err)
	}
	w = b.Answer(t.Context(), w, values("NEW_PASSWORD", newPassword, "AGAIN", newPassword))
	if w.Tokens() == nil || w.Last().Warning == "" || b.Close() == nil {
		t.Errorf("%+v", w.Last())
	}
	if _, err := os.Stat(b.Folder.Path(w.ID)); err == nil {
		t.Error("the rest of a record stands alone")
	}
}

// A walk that is gone on with twice from the same place has both steps in its record.
func TestBothWaysOnAreRecorded(t *testing.T) {
	recorder := &transcript.Recorder{Folder: transcript.In(t.TempDir()), Now: func() time.Time { return noon }}
	w := walk.Walk{ID: "abc", Start: walk.Start{Operation: "InitiateAuth"}}.With(walk.Step{})
	for _, next := range []walk.Walk{w, w.With(walk.Step{Answered: "SMS_MFA"}), w.With(walk.Step{Answered: "EMAIL_OTP"})} {
		if warning := recorder.Record(next); warning != "" {
			t.Fatal(warning)
		}
	}
	kept, err := transcript.ReadFile(recorder.Folder.Path("abc"))
	if err != nil || len(kept.Walk.Steps) != 3 || !strings.Contains(strings.Join(kept.Notices, " "), "stand twice") {
		t.Errorf("%d steps, %v, %v", len(kept.Walk.Steps), kept.Notices, err)
	}
}

// What was typed into a request by hand is masked like anything else in its place, and
// stays named.
func TestAnEditedRequestIsMasked(t *testing.T) {
	b := newBench(t)
	w := b.Replay(t.Context(), b.Begin(t.Context(), b.start("nadia", "USER_SRP_AUTH")), 1)
	d, err := b.Draft(w, "", walk.Values{})
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Replace(d.Text, "‹PASSWORD_CLAIM_SIGNATURE›", "canary-typed", 1)
	w = b.SendDraft(t.Context(), d, strings.Replace(text, `"USERNAME"`, `"COLOUR": "canary-unknown", "USERNAME"`, 1))
	kept, raw := b.kept(t, w)
	if edits := walk.Edited(kept.Walk.Last().Edits); edits != "PASSWORD_CLAIM_SIGNATURE changed, COLOUR added" || strings.Contains(raw, "canary") {
		t.Errorf("kept %q in %s", edits, raw)
	}
}
