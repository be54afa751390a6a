package flow_test

import (
	"cmp"
	"slices"
	"strings"
	"testing"
	"time"

	"authwalk/flow"
	"authwalk/flow/api"
	"authwalk/flow/token"
	"authwalk/flow/walk"

	"github.com/pquerna/otp/totp"
)

func mustSay(t *testing.T, texts []string, wanted string) {
	t.Helper()
	if !strings.Contains(strings.Join(texts, "\n"), wanted) {
		t.Errorf("%q is not said in %q", wanted, texts)
	}
}

// TestACustomFlowWithoutASecondFactorIsExplained: a user who is asked for a text message
// after the password is not asked for one here, with and without sight of the pool.
func TestACustomFlowWithoutASecondFactorIsExplained(t *testing.T) {
	file := poolFile(t, api.MFAOptional)
	file.UserPool.LambdaConfig = triggersFile(t, riddles).UserPool.LambdaConfig
	file.Clients[0].ExplicitAuthFlows = append(file.Clients[0].ExplicitAuthFlows, "ALLOW_CUSTOM_AUTH")
	b := newBenchOf(t, file, nil)
	if w := b.Begin(t.Context(), b.start("sms", api.FlowUserPasswordAuth)); !slices.Equal(w.Path(), []string{api.ChallengeSMSMFA}) {
		t.Fatalf("path %v", w.Path())
	}
	start := b.start("sms", api.FlowCustomAuth)
	start.Password = walk.Secret{}
	for _, controller := range []*flow.Controller{b.Controller, b.WithPoolFacts(t.Context(), start)} {
		w := controller.Begin(t.Context(), start)
		mustSay(t, controller.Explain(w, 0).Notes, "No MFA follows unless the triggers asked for the password.")
		for _, riddle := range []string{"bottle", "towel"} {
			w = controller.Answer(t.Context(), w, answer("ANSWER", riddle))
		}
		mustBeSignedIn(t, w, api.ChallengeCustomChallenge, api.ChallengeCustomChallenge)
		mustSay(t, controller.Explain(w, 0).Notes, "MFA follows only a password, and this custom flow asked for none.")
	}
}

// TestAFirstFactorThatIsNotOfferedIsExplained: the user has no address, which only whoever
// sees the pool can tell from its settings.
func TestAFirstFactorThatIsNotOfferedIsExplained(t *testing.T) {
	b := newBench(t, api.MFAOptional, nil)
	start := b.start("none", api.FlowUserAuth)
	knowing := b.WithPoolFacts(t.Context(), start)
	w := knowing.Begin(t.Context(), start)
	if offered := w.Last().Challenge; offered == nil || slices.Contains(offered.Available, api.ChallengeEmailOTP) {
		t.Fatalf("offered: %+v", offered)
	}
	mustSay(t, []string{knowing.Explain(w, 0).Description}, "EMAIL_OTP is not offered: the user has no email address")
	mustSay(t, knowing.Explain(w, 0).Notes, "The pool does not allow WEB_AUTHN as a first factor (AllowedFirstAuthFactors).")
	mustSay(t, b.Explain(w, 0).Notes, "AllowedFirstAuthFactors lacks it, the user has no address or passkey, or the feature plan is Lite.")
}

// TestATokenThatOutlivesItsSignOutIsExplained: Cognito refuses it, and that others do not
// is said where the user was signed out.
func TestATokenThatOutlivesItsSignOutIsExplained(t *testing.T) {
	for _, operation := range []string{api.RevokeToken, api.GlobalSignOut, api.AdminUserGlobalSignOut} {
		b := newBench(t, api.MFAOptional, nil)
		w := b.Begin(t.Context(), b.start("nadia", api.FlowUserPasswordAuth))
		mustBeSignedIn(t, w)
		access, err := token.Decode(w.Tokens().Access.Reveal())
		if err != nil {
			t.Fatal(err)
		}
		w = b.Perform(t.Context(), w, operation, walk.Values{})
		if last := w.Last(); last.Error != nil || last.Performed != operation {
			t.Fatalf("%s: %v", operation, last.Error)
		}
		mustSay(t, b.Explain(w, 0).Notes, "Other services usually accept an access token until it expires (exp).")
		if !access.Expires().After(b.now) {
			t.Errorf("the token expired at %s", access.Expires())
		}
		w = b.Perform(t.Context(), w, api.GetUser, walk.Values{})
		mustSay(t, []string{b.Explain(w, 0).Description}, "This token was revoked")
	}
}

// TestAClockThatIsOffIsExplained: the code of an app was made by a clock that is off, which
// is said, or it is an old one, and where the clock is right that is ruled out.
func TestAClockThatIsOffIsExplained(t *testing.T) {
	const right = "this machine's clock (within 2 s of the server's)"
	for ahead, says := range map[time.Duration]string{
		0:                "",
		5 * time.Minute:  "This machine's clock is 5 min ahead of the server's.",
		-5 * time.Minute: "This machine's clock is 5 min behind the server's.",
	} {
		b := newBench(t, api.MFAOptional, func(options *flow.Options) {
			there := options.Now
			options.Now = func() time.Time { return there().Add(ahead) }
		})
		w := b.Begin(t.Context(), b.start("totp", api.FlowUserPasswordAuth))
		code, err := totp.GenerateCode(secretOfTotp, b.now.Add(cmp.Or(ahead, -5*time.Minute)))
		if err != nil {
			t.Fatal(err)
		}
		w = b.Answer(t.Context(), w, answer(api.KeySoftwareTokenCode, code))
		if failed := w.Last().Error; failed == nil || failed.Exception != api.CodeMismatchException {
			t.Fatalf("%s ahead: %v", ahead, failed)
		}
		why := b.Explain(w, 0)
		mustSay(t, why.Causes, says)
		if slices.Contains(why.NotCauses, right) != (ahead == 0) {
			t.Errorf("%s ahead: ruled out %q", ahead, why.NotCauses)
		}
	}
}

// TestTheCalculationOfAProofIsExplained: also with --step authwalk makes it and says so.
func TestTheCalculationOfAProofIsExplained(t *testing.T) {
	b := newBench(t, api.MFAOptional, func(options *flow.Options) { options.Step = true })
	w := b.Begin(t.Context(), b.start("nadia", api.FlowUserSRPAuth))
	mustBeSignedIn(t, w, api.ChallengePasswordVerifier)
	mustSay(t, b.Explain(w, 1).Notes, "authwalk computes and sends it immediately")
	mustSay(t, b.Explain(w, 1).Notes, "The AWS CLI and SDKs do not compute SRP for you.")
	if shown := w.Last().Derivations; len(shown) != 9 {
		t.Errorf("of the calculation is shown %+v", shown)
	}
}
