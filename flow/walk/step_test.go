package walk_test

import (
	"slices"
	"testing"

	"authwalk/flow/walk"

	"pgregory.net/rapid"
)

func asks(name string) walk.Step {
	return walk.Step{Challenge: &walk.Challenge{Name: name, Session: walk.NewSecret("session of " + name)}}
}

func refuses(retry bool) walk.Step {
	return walk.Step{Answered: "SMS_MFA", Error: &walk.Error{Exception: "CodeMismatchException", Retry: retry}}
}

func prepares(operation, session string) walk.Step {
	return walk.Step{
		Exchange: walk.Exchange{Operation: operation}, Members: walk.NewValues(map[string]string{"Session": session}),
	}
}

func performs(operation string) walk.Step { return walk.Step{Performed: operation} }

func leads(operation, to string) walk.Step {
	return walk.Step{Performed: operation, FollowUp: &walk.FollowUp{Operation: to, Session: walk.NewSecret("session of " + to)}}
}

func of(steps ...walk.Step) walk.Walk {
	var w walk.Walk
	for _, step := range steps {
		w = w.With(step)
	}
	return w
}

func TestPending(t *testing.T) {
	tokens := walk.Step{Answered: "SMS_MFA", Tokens: &walk.Tokens{}}
	for _, test := range []struct {
		name    string
		walk    walk.Walk
		waits   string
		session string
		failed  bool
	}{
		{"nothing yet", of(), "", "", false},
		{"a challenge", of(asks("SMS_MFA")), "SMS_MFA", "session of SMS_MFA", false},
		{"a refused try that may be repeated", of(asks("SMS_MFA"), refuses(true)), "SMS_MFA", "session of SMS_MFA", false},
		{"a refusal that ends it", of(asks("SMS_MFA"), refuses(false)), "", "", true},
		{"tokens", of(asks("SMS_MFA"), tokens), "", "", false},
		{"a refused call after tokens", of(asks("SMS_MFA"), tokens, refuses(false)), "", "", false},
		{"a helper call's session counts", of(asks("MFA_SETUP"), prepares("AssociateSoftwareToken", "newer")), "MFA_SETUP", "newer", false},
		{"the next challenge", of(asks("SELECT_MFA_TYPE"), asks("SMS_MFA")), "SMS_MFA", "session of SMS_MFA", false},
		{"what follows", of(leads("SignUp", "ConfirmSignUp")), "ConfirmSignUp", "session of ConfirmSignUp", false},
		{"what follows, refused", of(leads("SignUp", "ConfirmSignUp"), refuses(true)), "ConfirmSignUp", "session of ConfirmSignUp", false},
		{"what followed, made", of(leads("SignUp", "ConfirmSignUp"), performs("ConfirmSignUp")), "", "", false},
		{"what followed, twice", of(
			leads("GetCode", "VerifyCode"), performs("VerifyCode"), leads("GetCode", "VerifyCode"),
		), "VerifyCode", "session of VerifyCode", false},
		{"what does instead, made", of(
			walk.Step{Performed: "ForgotPassword", FollowUp: &walk.FollowUp{Operation: "ConfirmForgotPassword", Instead: "AdminSetUserPassword"}}, performs("AdminSetUserPassword"),
		), "", "", false},
		{"another operation made", of(leads("SignUp", "ConfirmSignUp"), performs("GetUser")), "ConfirmSignUp", "session of ConfirmSignUp", false},
		{"what followed, made while a challenge waits", of(
			asks("SMS_MFA"), leads("GetCode", "VerifyCode"), performs("VerifyCode"),
		), "SMS_MFA", "session of SMS_MFA", false},
	} {
		pending, waiting := test.walk.Pending()
		name := ""
		if waiting {
			name = pending.Name()
		}
		if name != test.waits || pending.Session.Reveal() != test.session || (test.walk.Failed() != nil) != test.failed {
			t.Errorf("%s: waits for %q with %q, failed %v", test.name, name, pending.Session.Reveal(), test.walk.Failed())
		}
	}
}

// TestRefusedAnswersAreThoseOfTheService: what never reached it was not an attempt, and the
// next challenge has its own.
func TestRefusedAnswersAreThoseOfTheService(t *testing.T) {
	wrong := refuses(true)
	lost := walk.Step{Answered: "SMS_MFA", Error: &walk.Error{Retry: true}}
	pending, _ := of(asks("SMS_MFA"), wrong, lost, wrong).Pending()
	if n := pending.RefusedAnswers(); n != 2 {
		t.Errorf("%d were refused", n)
	}
	if next, _ := of(asks("SMS_MFA"), wrong, asks("EMAIL_OTP")).Pending(); next.RefusedAnswers() != 0 {
		t.Errorf("%d of the next were refused", next.RefusedAnswers())
	}
}

func TestMadeFindsTheNewestCallThatSucceeded(t *testing.T) {
	failed := prepares("AssociateSoftwareToken", "failed")
	failed.Error = &walk.Error{Retry: true}
	pending, _ := of(asks("MFA_SETUP"), prepares("AssociateSoftwareToken", "first"), prepares("AssociateSoftwareToken", "second"), failed).Pending()
	if found, ok := pending.Made("AssociateSoftwareToken"); !ok || found.Members.Get("Session") != "second" {
		t.Errorf("found %v", found.Members.Get("Session"))
	}
	if _, ok := pending.Made("VerifySoftwareToken"); ok {
		t.Error("found a call that was not made")
	}
}

// However a walk grows, the shorter one stays as it was: looking back is safe.
func TestAWalkNeverChanges(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var walks []walk.Walk
		w := walk.Walk{}
		for _, kind := range rapid.SliceOf(rapid.IntRange(0, 3)).Draw(t, "steps") {
			walks = append(walks, w)
			from := walks[rapid.IntRange(0, len(walks)-1).Draw(t, "from")]
			w = from.With([]walk.Step{asks("SMS_MFA"), refuses(true), refuses(false), prepares("GetUser", "")}[kind])
			if w.Last().Number != len(w.Steps) || len(w.Steps) != len(from.Steps)+1 {
				t.Fatalf("step %d of %d", w.Last().Number, len(w.Steps))
			}
		}
		for _, earlier := range walks {
			for n, step := range earlier.Steps {
				if step.Number != n+1 {
					t.Fatalf("step %d became %d", n+1, step.Number)
				}
			}
		}
	})
}

func TestPath(t *testing.T) {
	got := of(
		leads("SignUp", "ConfirmSignUp"), performs("ConfirmSignUp"), asks("PASSWORD_VERIFIER"), asks("SMS_MFA"), refuses(true), refuses(true),
	).Path()
	if !slices.Equal(got, []string{"PASSWORD_VERIFIER", "SMS_MFA"}) {
		t.Errorf("got %v", got)
	}
}
