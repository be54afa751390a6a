package emulator

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"authwalk/flow/poolfile"
)

// restarted are the rows of recorded answers that go on from one request to the next in
// a way of their own; a soak takes all.
var restarted = []string{
	"A068", "A076", "A091", "A099", "A107", "A110", "A114", "A153", "A156", "A159", "A176", "A180",
}

// TestSignInsGoOnAfterARestart stops the emulator before every request: what is answered
// is what an emulator that goes on answers.
func TestSignInsGoOnAfterARestart(t *testing.T) {
	t.Parallel()
	for _, row := range recordedRows() {
		if os.Getenv("AUTHWALK_SOAK_RESTARTS") == "" && !slices.Contains(restarted, row.id) {
			continue
		}
		t.Run(row.id, func(t *testing.T) {
			t.Parallel()
			w := newRawClient(t, row.set)
			w.restartAlways()
			row.check(t, w)
		})
	}
}

// TestASignUpGoesOnAfterARestart confirms and signs in with the sessions of a sign-up.
func TestASignUpGoesOnAfterARestart(t *testing.T) {
	t.Parallel()
	w := newRawClient(t, func(f *poolfile.File) { f.UserPool.AutoVerifiedAttributes = []string{"email"} })
	w.restartAlways()
	up := w.call("SignUp", members{
		"ClientId": "public", "Username": "new", "Password": rightPassword,
		"UserAttributes": []members{{"Name": "email", "Value": "new@example.org"}},
	})
	confirmed := w.call("ConfirmSignUp", members{
		"ClientId": "public", "Username": "new", "ConfirmationCode": w.code("new"), "Session": up.text("Session"),
	})
	signIn := members{"ClientId": "public", "AuthFlow": "USER_AUTH", "AuthParameters": members{"USERNAME": "new"}, "Session": confirmed.text("Session")}
	tokens(t, w, w.call("InitiateAuth", signIn))
	w.call("InitiateAuth", signIn).refuses(t, notAllowed, "Invalid session for the user.")
}

// restartAlways has the emulator keep a data file, and start anew from it before every
// request.
func (w *rawClient) restartAlways() {
	options := w.emulator.options
	options.Data = filepath.Join(w.t.TempDir(), "data")
	w.restart = func() {
		if err := w.emulator.Close(); err != nil {
			w.t.Fatal(err)
		}
		emulator, err := New(options)
		if err != nil {
			w.t.Fatal(err)
		}
		w.emulator = emulator
	}
	w.t.Cleanup(func() { _ = w.emulator.Close() })
	w.restart()
}
