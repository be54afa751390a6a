package flow_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"authwalk/flow"
	"authwalk/flow/cognito"
	"authwalk/flow/emulator"
	"authwalk/flow/poolfile"
	"authwalk/flow/walk"

	"github.com/aws/aws-sdk-go-v2/credentials"
)

// An emulator that verifies signatures takes those of the controller: what is
// signed is what is sent.
func TestSignedCallsAreSignedRightly(t *testing.T) {
	ctx := context.Background()
	service, err := emulator.New(emulator.Options{
		Files: []*poolfile.File{poolFile(t, "OPTIONAL")}, Listen: "127.0.0.1:0", Keys: testKeys(t),
		Credentials: &emulator.Credentials{AccessKeyID: "AKIDEXAMPLE", SecretAccessKey: "right"},
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := service.Start(ctx); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = service.Close() })
	for secret, want := range map[string]string{"right": "", "wrong": "InvalidSignatureException"} {
		controller := flow.New(flow.Options{Credentials: credentials.NewStaticCredentialsProvider("AKIDEXAMPLE", secret, "")})
		w := controller.Begin(ctx, walk.Start{
			Target:    walk.Target{UserPoolID: "eu-west-1_Walks1", ClientID: "client0of0walks0public", Endpoint: service.Endpoint()},
			Operation: walk.AdminInitiateAuth, AuthFlow: "ADMIN_USER_PASSWORD_AUTH",
			Username: "nadia", Password: walk.NewSecret(rightPassword),
		})
		got := ""
		if last := w.Last(); last.Error != nil {
			got = last.Error.Exception
		}
		if got != want {
			t.Errorf("with the %s secret: %q", secret, got)
		}
	}
}

// What has been learned is the pool's own: the session validity of the client,
// and reasons with settings.
func TestLearnReadsPoolClientAndUser(t *testing.T) {
	ctx := context.Background()
	b := newBench(t, "OPTIONAL", nil)
	start := b.start("sms", "USER_SRP_AUTH")
	knowing := b.WithPoolFacts(ctx, start)
	w := knowing.Begin(ctx, start)
	challenge := w.Last().Challenge
	if challenge.Assumed || challenge.Expires.Sub(b.now) != 5*time.Minute {
		t.Errorf("the session is valid until %s, assumed %v", challenge.Expires, challenge.Assumed)
	}
	if reasons := knowing.Explain(w, 0).Reasons; len(reasons) == 0 {
		t.Errorf("no reasons from the pool's settings")
	}
	if reasons := b.Explain(w, 0).Reasons; len(reasons) != 0 {
		t.Errorf("reasons without having looked: %+v", reasons)
	}
}

// TestAWrongPoolOrClientIsLearned: that there is none explains why the proof was refused.
func TestAWrongPoolOrClientIsLearned(t *testing.T) {
	b := newBench(t, "OPTIONAL", nil)
	for want, wrong := range map[string]walk.Target{
		"There is no user pool eu-west-1_Walks9 here.": {UserPoolID: "eu-west-1_Walks9"},
		"There is no app client client0of0nobody":      {ClientID: "client0of0nobody"},
	} {
		start := b.start("sms", "USER_SRP_AUTH")
		if wrong.UserPoolID != "" {
			start.Target.UserPoolID = wrong.UserPoolID
		} else {
			start.Target.ClientID = wrong.ClientID
		}
		knowing := b.WithPoolFacts(t.Context(), start)
		why := knowing.Explain(knowing.Begin(t.Context(), start), 0)
		if said := why.Description + " " + strings.Join(why.Causes, " "); !strings.Contains(said, want) {
			t.Errorf("%q, want %q", said, want)
		}
	}
}

// A walk of signed operations has credentials: they are used for looking too.
func TestAnAdminWalkLearnsAlsoWithoutAProfile(t *testing.T) {
	b := newBench(t, "OPTIONAL", nil)
	start := b.start("sms", "USER_SRP_AUTH")
	t.Setenv("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE")
	t.Setenv("AWS_SECRET_ACCESS_KEY", "secret")
	t.Setenv("HOME", t.TempDir())
	without := flow.New(flow.Options{Now: func() time.Time { return b.now }})
	for operation, known := range map[string]bool{walk.InitiateAuth: false, walk.AdminInitiateAuth: true} {
		start.Operation = operation
		knowing := without.WithPoolFacts(t.Context(), start)
		if challenge := knowing.Begin(t.Context(), start).Last().Challenge; challenge == nil || challenge.Assumed == known {
			t.Errorf("%s: %+v", operation, challenge)
		}
	}
}

// TestCredentialsOfTheEnvironmentAreUsedForLooking: who names a profile or keys
// there chose them; a profile that just lies on the machine is left alone, and
// no program runs for the sake of explanations.
func TestCredentialsOfTheEnvironmentAreUsedForLooking(t *testing.T) {
	b := newBench(t, "OPTIONAL", nil)
	start := b.start("sms", "USER_SRP_AUTH")
	const keys = "aws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = secret\n"
	directory := t.TempDir()
	ran, program := filepath.Join(directory, "ran"), filepath.Join(directory, "program")
	for path, text := range map[string]string{
		filepath.Join(directory, "config"): "[default]\nregion = eu-west-1\n" + keys + "[profile src]\n" + keys + "[profile asking]\ncredential_process = " + program + "\n",
		program:                            "#!/bin/sh\ntouch " + ran + "\n",
	} {
		if err := os.WriteFile(path, []byte(text), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	for _, test := range []struct {
		profile, key string
		known        bool
	}{{known: false}, {profile: "src", known: true}, {key: "AKIDEXAMPLE", known: true}, {profile: "asking"}} {
		t.Setenv("AWS_CONFIG_FILE", filepath.Join(directory, "config"))
		t.Setenv("AWS_SHARED_CREDENTIALS_FILE", filepath.Join(directory, "none"))
		t.Setenv("AWS_PROFILE", test.profile)
		t.Setenv("AWS_ACCESS_KEY_ID", test.key)
		t.Setenv("AWS_SECRET_ACCESS_KEY", test.key)
		controller := flow.New(flow.Options{Now: func() time.Time { return b.now }, Settings: cognito.LoadSettings})
		knowing := controller.WithPoolFacts(t.Context(), start)
		if challenge := knowing.Begin(t.Context(), start).Last().Challenge; challenge == nil || challenge.Assumed == test.known {
			t.Errorf("%+v: %+v", test, challenge)
		}
	}
	if _, err := os.Stat(ran); err == nil {
		t.Error("a credential_process ran in the background")
	}
}

// TestNoSuchUserIsKnown: where AdminGetUser finds nobody, the explanation of
// the refused sign-in says so instead of guessing at the password.
func TestNoSuchUserIsKnown(t *testing.T) {
	ctx := context.Background()
	b := newBench(t, "OPTIONAL", nil)
	start := b.start("nobody.at.all", "USER_PASSWORD_AUTH")
	knowing := b.WithPoolFacts(ctx, start)
	w := knowing.Begin(ctx, start)
	if w.Last().Error == nil {
		t.Fatalf("not refused: %+v", w.Last())
	}
	causes := knowing.Explain(w, 0).Causes
	if len(causes) == 0 || !strings.HasPrefix(causes[0], "No user signs in under this name") {
		t.Errorf("causes %q", causes)
	}
}
