package flow_test

import (
	"slices"
	"strings"
	"testing"

	"authwalk/flow"
	"authwalk/flow/api"
	"authwalk/flow/challenge"
	"authwalk/flow/walk"
)

// here is where a walk is on its map, what can follow, and the refusals that were seen.
func here(t *testing.T, controller *flow.Controller, w walk.Walk) (at string, following, refused []string) {
	t.Helper()
	drawn := controller.Predicted(w)
	for n, path := range pathsOf(drawn.Branches) {
		switch branch := drawn.Branches[n]; {
		case branch.State == walk.Unexpected:
			t.Errorf("%s was not predicted:\n%s", path, drawnMap(drawn.Branches))
		case branch.Here:
			at = path
		case branch.Seen && branch.Refusal:
			refused = append(refused, branch.Name)
		}
	}
	for _, branch := range drawn.Following() {
		following = append(following, branch.Name)
	}
	return at, following, refused
}

// TestTheMapGoesThroughTheSetUpOfAnAuthenticator: each of its calls is a place on the map, a
// wrong code is refused there, and tokens follow.
func TestTheMapGoesThroughTheSetUpOfAnAuthenticator(t *testing.T) {
	b := newBench(t, api.MFAOn, func(options *flow.Options) { options.Step = true })
	start := b.start("none", api.FlowUserPasswordAuth)
	knowing := b.WithPoolFacts(t.Context(), start)
	w := knowing.Begin(t.Context(), start)
	const asked = "USER_PASSWORD_AUTH/MFA_SETUP"
	at, following, _ := here(t, knowing, w)
	for _, name := range []string{api.AssociateSoftwareToken, api.VerifySoftwareToken, "wrong: EnableSoftwareTokenMFAException", "tokens"} {
		if !slices.Contains(following, name) {
			t.Errorf("%s is not predicted: %v", name, following)
		}
	}
	if at != asked {
		t.Errorf("at %s", at)
	}
	for _, step := range []struct{ code, at, following, refused string }{
		{"", asked + "/SOFTWARE_TOKEN_MFA/AssociateSoftwareToken", "wrong: EnableSoftwareTokenMFAException VerifySoftwareToken tokens", ""},
		{"000000", asked + "/SOFTWARE_TOKEN_MFA/AssociateSoftwareToken", "wrong: EnableSoftwareTokenMFAException VerifySoftwareToken tokens", "wrong: EnableSoftwareTokenMFAException"},
		{"right", asked + "/SOFTWARE_TOKEN_MFA/AssociateSoftwareToken/VerifySoftwareToken", "tokens", ""},
	} {
		given := answer(api.KeyCode, step.code)
		switch step.code {
		case "":
			given = answer("TYPE", api.ChallengeSoftwareTokenMFA)
		case "right":
			given = answer(api.KeyCode, b.totpCode(t, knowing.Prompt(w).Authenticator.Secret.Reveal()))
		}
		w = knowing.Answer(t.Context(), w, given)
		at, following, refused := here(t, knowing, w)
		if at != step.at || strings.Join(following, " ") != step.following || strings.Join(refused, " ") != step.refused {
			t.Errorf("after %q: at %s, then %v, refused %v", step.code, at, following, refused)
		}
	}
	w = knowing.Answer(t.Context(), w, walk.Values{})
	if at, _, _ := here(t, knowing, w); w.Tokens() == nil || !strings.HasSuffix(at, "VerifySoftwareToken/tokens") {
		t.Errorf("at %s", at)
	}
}

// TestTheMapGoesOnWithCustomChallenges: how many there are is up to the pool's functions, and
// so another one can follow each.
func TestTheMapGoesOnWithCustomChallenges(t *testing.T) {
	file := poolFile(t, api.MFAOptional)
	file.UserPool.LambdaConfig = triggersFile(t, riddles).UserPool.LambdaConfig
	file.Clients[0].ExplicitAuthFlows = append(file.Clients[0].ExplicitAuthFlows, api.AllowCustomAuth)
	b := newBenchOf(t, file, nil)
	start := b.start("sms", api.FlowCustomAuth)
	start.Password = walk.Secret{}
	knowing := b.WithPoolFacts(t.Context(), start)
	w := knowing.Begin(t.Context(), start)
	for _, given := range []string{"wrong", "bottle", "wrong again"} {
		w = knowing.Answer(t.Context(), w, answer(api.KeyAnswer, given))
		at, following, _ := here(t, knowing, w)
		if strings.Count(at, api.ChallengeCustomChallenge) != len(w.Path()) || !slices.Contains(following, api.ChallengeCustomChallenge) || !slices.Contains(following, "tokens") {
			t.Errorf("at %s, then %v", at, following)
		}
	}
}

// TestARefusalHasOneCauseOnTheMap: an expired temporary password is refused with the exception
// of a wrong one, and is not taken for that.
func TestARefusalHasOneCauseOnTheMap(t *testing.T) {
	for password, want := range map[string]string{rightPassword: "", "Wrong-2026!": "wrong: NotAuthorizedException"} {
		b := newBench(t, api.MFAOptional, nil)
		b.now = b.now.AddDate(0, 0, 40)
		start := b.start("newcomer", api.FlowUserPasswordAuth)
		start.Password = walk.NewSecret(password)
		knowing := b.WithPoolFacts(t.Context(), start)
		w := knowing.Begin(t.Context(), start)
		if _, _, refused := here(t, knowing, w); w.Last().Error == nil || strings.Join(refused, " ") != want {
			t.Errorf("%v: %v was seen on the map", w.Last().Error, refused)
		}
	}
}

// TestWhatWasOfferedIsWhatCanBeChosen: a stranger to the settings sees what the challenge came
// with, and nothing else.
func TestWhatWasOfferedIsWhatCanBeChosen(t *testing.T) {
	b := newBench(t, api.MFAOptional, nil)
	for _, c := range []struct {
		challenge walk.Challenge
		path      string
	}{
		{walk.Challenge{Name: api.ChallengeSelectChallenge, Available: []string{api.ChallengePassword, api.ChallengeEmailOTP}}, "USER_AUTH/SELECT_CHALLENGE"},
		{walk.Challenge{Name: api.ChallengeSelectMFAType, Parameters: map[string]string{api.KeyMFAsCanChoose: `["SMS_MFA","SOFTWARE_TOKEN_MFA"]`}}, "USER_PASSWORD_AUTH/SELECT_MFA_TYPE"},
	} {
		flow, _, _ := strings.Cut(c.path, "/")
		w := walk.Walk{Start: b.start("nadia", flow)}.With(walk.Step{
			Number: 1, Exchange: walk.Exchange{Operation: api.InitiateAuth}, Challenge: &c.challenge,
		})
		offered := challenge.Offered(c.challenge)
		var chosen []string
		following := b.Predicted(w).Following()
		for _, branch := range following {
			if branch.Refusal || branch.Depth > following[0].Depth {
				continue
			}
			if branch.State != walk.Possible {
				t.Errorf("%s: %s is not sure", c.challenge.Name, branch.Name)
			}
			chosen = append(chosen, branch.Name)
		}
		slices.Sort(chosen)
		slices.Sort(offered)
		if !slices.Equal(slices.Compact(chosen), offered) {
			t.Errorf("%s: offered %v, predicted %v", c.challenge.Name, offered, chosen)
		}
	}
}
