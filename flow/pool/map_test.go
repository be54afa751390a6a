package pool

import (
	"slices"
	"strings"
	"testing"

	"authwalk/flow/api"
	"authwalk/ui/termtest"

	"pgregory.net/rapid"
)

// TestTheMapIsWhatTheRulesDo: every path of a sign-in is one of the map, and every
// path of the map that is possible is one of a sign-in.
func TestTheMapIsWhatTheRulesDo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f, s := drawFacts(t), drawStart(t)
		flows := union([][]*Branch{mapOf(f, flowStarts(s))})
		n := rapid.IntRange(0, len(flows)-1).Draw(t, "which flow")
		start := flowStarts(s)[n]
		walked := map[string]bool{}
		explore(f, hypotheticalStart(f, start), func(path []string, d Decision) bool {
			if d.Tokens != nil {
				path = append(slices.Clone(path), "tokens")
			}
			walked[strings.Join(path, " ")] = true
			return false
		})
		mapped := map[string]bool{"": true}
		eachPath(flows[n], nil, func(path []string, b *Branch) {
			way := strings.Join(path, " ")
			mapped[way] = true
		})
		for way := range walked {
			if !mapped[way] {
				t.Fatalf("%s: %q comes, and is not on the map", start.AuthFlow, way)
			}
		}
		for way := range mapped {
			if way != "" && !walked[way] {
				t.Fatalf("%s: %q is on the map, and does not come", start.AuthFlow, way)
			}
		}
	})
}

// eachPath visits what can follow a branch with the names of the challenges that lead
// there; of choices that are ruled out the rules have no path.
func eachPath(b *Branch, path []string, visit func([]string, *Branch)) {
	for _, next := range b.Next {
		way := path
		switch next.Kind {
		case ChallengeBranch:
			way = append(slices.Clone(path), next.Name)
		case TokensBranch:
			way = append(slices.Clone(path), "tokens")
		case ChoiceBranch, OperationBranch:
			eachPath(next, path, visit)
			continue
		case FlowBranch, RefusalBranch:
			continue
		}
		visit(way, next)
		eachPath(next, way, visit)
	}
}

func drawStart(t *rapid.T) Start {
	s := Start{
		Operation:  rapid.SampledFrom([]string{api.InitiateAuth, api.AdminInitiateAuth}).Draw(t, "operation"),
		AuthFlow:   rapid.SampledFrom([]string{api.FlowUserPasswordAuth, api.FlowUserSRPAuth, api.FlowUserAuth}).Draw(t, "flow"),
		Parameters: map[string]string{api.KeyUsername: "nadia", api.KeyDeviceKey: drawDevice(t)},
	}
	if s.AuthFlow == api.FlowUserAuth {
		s.Parameters[api.KeyPreferredChallenge] = rapid.SampledFrom([]string{"", "PASSWORD", "PASSWORD_SRP", emailOTP, smsOTP, webAuthn}).Draw(t, "preferred")
	}
	return s
}

// TestEveryWalkIsOnTheMap takes sign-ins by lot through what could be found out, wrong
// answers included, along the map.
func TestEveryWalkIsOnTheMap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f, s := drawFacts(t), drawStart(t)
		flows := union([][]*Branch{mapOf(f, flowStarts(s))})
		n := rapid.IntRange(0, len(flows)-1).Draw(t, "which flow")
		at, now := flows[n], f
		d := Begin(f, hypotheticalStart(f, flowStarts(s)[n]))
		for {
			for d.Need != nil {
				d = Resume(now, d.Progress, rapid.SampledFrom(outcomes(now, d.Need)).Draw(t, "outcome"))
			}
			switch {
			case d.Refusal != nil:
				name := d.Refusal.Exception
				if at.Find(RefusalBranch, name) == nil && !slices.Contains(at.Wrong, *d.Refusal) && !slices.Contains(at.Others, *d.Refusal) {
					t.Fatalf("%s is not on the map at %s", d.Refusal, at.Name)
				}
				return
			case d.Tokens != nil:
				if end := at.Find(TokensBranch, ""); end == nil {
					t.Fatalf("tokens are not on the map at %s", at.Name)
				}
				return
			}
			next := at.Find(ChallengeBranch, d.Challenge.Name)
			if next == nil {
				t.Fatalf("%s is not on the map at %s", d.Challenge.Name, at.Name)
			}
			at, now = next, now.after(d)
			event := rapid.SampledFrom(answers(now, d)).Draw(t, "answer")
			choice, offered := chosen(d, event.Answer.Responses)
			if !offered {
				return
			}
			if chosen := at.Find(ChoiceBranch, choice); chosen != nil {
				at = chosen
			}
			d.Progress.TotpVerified = d.Challenge.Name == api.ChallengeMFASetup && choice == softwareTokenMFA
			if d.Progress.TotpVerified {
				at = at.Find(OperationBranch, api.AssociateSoftwareToken).Find(OperationBranch, api.VerifySoftwareToken)
			}
			event.Session = SessionState{Known: true, Expires: now.Now}
			d = Resume(now, d.Progress, event)
		}
	})
}

// TestWhatIsRuledOutComesWithWhatItNeeds: the settings named for it are different now,
// and with them it is possible.
func TestWhatIsRuledOutComesWithWhatItNeeds(t *testing.T) {
	tried := 0
	rapid.Check(t, func(t *rapid.T) {
		if tried++; termtest.RaceDetector && tried > 20 {
			return // the others are tried without the race detector
		}
		f, s := drawFacts(t), drawStart(t)
		flows := mapOf(f, flowStarts(s))
		n := rapid.IntRange(0, len(flows)-1).Draw(t, "which flow")
		newSearch(f, s).in(flowStarts(s)[n], flows[n])
		var ruledOut []*Branch
		var places [][]string
		eachPath(flows[n], nil, func(path []string, b *Branch) {
			if len(b.Needs) > 0 {
				ruledOut, places = append(ruledOut, b), append(places, path)
			}
		})
		if len(ruledOut) == 0 {
			return
		}
		which := rapid.IntRange(0, len(ruledOut)-1).Draw(t, "which")
		for _, need := range ruledOut[which].Needs {
			for _, setting := range Settings(f, flowStarts(s)[n]) {
				if setting.Name == need.Setting && setting.Value == need.Value {
					t.Fatalf("%s is %s already", need.Setting, need.Value)
				}
			}
		}
		changed, start := With(f, flowStarts(s)[n], ruledOut[which].Needs...)
		comes := false
		explore(changed, hypotheticalStart(changed, start), func(path []string, d Decision) bool {
			if d.Tokens != nil {
				path = append(slices.Clone(path), "tokens")
			}
			comes = comes || slices.Equal(path, places[which])
			return comes
		})
		if !comes {
			t.Fatalf("%v does not come with %v", places[which], ruledOut[which].Needs)
		}
	})
}

// TestSettingsAreReadAsTheyAreSet: each value of each setting is what is read after
// it was set, and nothing that was handed in is changed.
func TestSettingsAreReadAsTheyAreSet(t *testing.T) {
	w := newWorld(t)
	f := w.facts()
	start := Start{Operation: api.InitiateAuth, AuthFlow: api.FlowUserSRPAuth, Parameters: pairs([]string{"USERNAME", "nadia"})}
	before := Settings(f, start)
	for _, setting := range before {
		for _, value := range setting.Values {
			changed, changedStart := With(f, start, WhatIf{setting.Name, value})
			for _, after := range Settings(changed, changedStart) {
				if after.Name == setting.Name && after.Value != value {
					t.Errorf("%s was set to %s and is %s", setting.Name, value, after.Value)
				}
			}
		}
	}
	if after := Settings(f, start); !slices.EqualFunc(before, after, func(x, y Setting) bool { return x.Name == y.Name && x.Value == y.Value }) {
		t.Errorf("%v became %v", before, after)
	}
}

// TestAMapOfWhatIsNotKnown is the union over what could be, bounded, less what a
// sign-in has shown.
func TestAMapOfWhatIsNotKnown(t *testing.T) {
	start := Start{Operation: api.InitiateAuth, AuthFlow: api.FlowUserSRPAuth, Parameters: pairs([]string{"USERNAME", "nadia"})}
	nothing := Facts{Now: testNow}
	flows, _ := Map(nothing, start, nil)
	srp := (&Branch{Next: flows}).Find(FlowBranch, api.FlowUserSRPAuth)
	proof := srp.Find(ChallengeBranch, api.ChallengePasswordVerifier)
	for _, name := range []string{smsMFA, softwareTokenMFA, emailOTP, api.ChallengeMFASetup, api.ChallengeNewPasswordRequired} {
		if b := proof.Find(ChallengeBranch, name); b == nil || b.State != Unsure {
			t.Errorf("%s: %+v", name, b)
		}
	}
	if n := size(flows); n > 400 {
		t.Errorf("%d branches", n)
	}
	seen := Seen{{Kind: FlowBranch, Name: api.FlowUserSRPAuth}, {Kind: ChallengeBranch, Name: api.ChallengePasswordVerifier}, {Kind: ChallengeBranch, Name: smsMFA}}
	flows, expected := Map(nothing, start, seen)
	RuleOut(nothing, start, flows)
	proof = (&Branch{Next: flows}).Find(FlowBranch, api.FlowUserSRPAuth).Find(ChallengeBranch, api.ChallengePasswordVerifier)
	if b := proof.Find(ChallengeBranch, smsMFA); !expected || b == nil || b.State != Possible {
		t.Errorf("what was seen: %+v", b)
	}
	if b := proof.Find(ChallengeBranch, softwareTokenMFA); b == nil || b.State != RuledOut {
		t.Errorf("what was not: %+v", b)
	}
	seen[2].Name = api.ChallengeCustomChallenge
	if _, expected := Map(nothing, start, seen); expected {
		t.Error("a custom challenge after SRP is as expected")
	}
}

func size(branches []*Branch) int {
	n := len(branches)
	for _, b := range branches {
		n += size(b.Next)
	}
	return n
}

// mapAt is what the map has at the flow of a start, "?" before what is not sure.
func mapAt(t *testing.T, f Facts, s Start) string {
	t.Helper()
	flows, _ := Map(f, s, nil)
	flow := (&Branch{Next: flows}).Find(FlowBranch, s.AuthFlow)
	var names []string
	for _, next := range flow.Next {
		name := next.Name
		switch {
		case next.Kind == TokensBranch:
			name = "tokens"
		case next.State == Unsure:
			name = "?" + name
		}
		names = append(names, name)
	}
	return strings.Join(names, " ")
}

// A refusal that is to be expected is on the map, although something that nobody is told
// of the user could bring another end; and where a challenge is drawn by lot, as for a name
// that nobody has, each of them is.
func TestTheMapOfWhatIsNotToldOfAUser(t *testing.T) {
	w := newWorld(t)
	w.file.UserPool.Policies.SignInPolicy = &SignInPolicy{AllowedFirstAuthFactors: []string{api.FactorPassword, emailOTP}}
	w.file.MfaConfig.MfaConfiguration = api.MFAOff
	f := w.facts()
	f.Partial, f.SimulatedID = true, ""
	named := func(name string) Start {
		return Start{Operation: api.InitiateAuth, AuthFlow: api.FlowUserAuth, Parameters: map[string]string{api.KeyUsername: name, api.KeyPreferredChallenge: api.ChallengePassword}}
	}
	w.user.UserStatus = api.StatusResetRequired
	if got, want := mapAt(t, f, named("nadia")), "?SELECT_CHALLENGE PasswordResetRequiredException"; got != want {
		t.Errorf("to be reset: %s, want %s", got, want)
	}
	stranger := named("nobody")
	delete(stranger.Parameters, api.KeyPreferredChallenge)
	if got, want := mapAt(t, f, stranger), "?SELECT_CHALLENGE ?EMAIL_OTP"; got != want {
		t.Errorf("nobody: %s, want %s", got, want)
	}
}

// TestWhatIsKnownOfAUserIsLikeliest: an authenticator app that nothing tells of could be asked
// for, after what this user gets by all that is told.
func TestWhatIsKnownOfAUserIsLikeliest(t *testing.T) {
	w := newWorld(t)
	w.file.MfaConfig.MfaConfiguration = api.MFAOn
	w.user.UserMFASettingList, w.user.PreferredMfaSetting = nil, ""
	w.user.UserAttributes = nil
	f := w.facts()
	f.Partial = true
	start := Start{Operation: api.InitiateAuth, AuthFlow: api.FlowUserPasswordAuth, Parameters: map[string]string{api.KeyUsername: "nadia"}}
	if got := mapAt(t, f, start); !strings.HasPrefix(got, "?MFA_SETUP ?SOFTWARE_TOKEN_MFA") {
		t.Errorf("predicted is %s", got)
	}
	f.Users = nil
	if got := mapAt(t, f, start); strings.Index(got, "?SOFTWARE_TOKEN_MFA") > strings.Index(got, "?MFA_SETUP") {
		t.Errorf("of a user of whom nothing is known %s is predicted", got)
	}
}
