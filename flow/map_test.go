package flow_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"authwalk/flow/api"
	"authwalk/flow/pool"
	"authwalk/flow/poolfile"
	"authwalk/flow/walk"
)

// along tells what is wrong with a map that was made before a sign-in: each branch that
// was seen is on it and not ruled out, nothing beside it was sure to come instead, and
// the refusal that ended it is there: that of a wrong answer where one was given.
func along(before, after []walk.Branch, refused string, mistaken bool) string {
	places := pathsOf(before)
	seen, last := 0, ""
	for n, path := range pathsOf(after) {
		if after[n].State == walk.Unexpected {
			return path + " was not predicted"
		}
		if after[n].Refusal || !after[n].Seen {
			continue
		}
		seen, last = seen+1, path
		at := slices.Index(places, path)
		if at < 0 || before[at].State == walk.RuledOut && after[n].Depth > 0 {
			return path + " came against the map"
		}
		for m, other := range places {
			beside := parent(other) == parent(path) && after[n].Depth > 0 && other != path
			if beside && before[m].State == walk.Possible && !before[m].Refusal && !choosesAt(parent(path)) {
				return other + " was sure, and " + path + " came"
			}
		}
	}
	if seen == 0 {
		return "nothing was seen"
	}
	at := slices.Index(places, last)
	if seen == 1 && before[at].State == walk.RuledOut || refused == "" {
		return ""
	}
	hidden := strings.Contains(strings.Join(before[at].Details, " "), refused) // by what nobody is told of a user
	if !refusedAt(before, at, refused, mistaken) && !hidden {
		return fmt.Sprintf("%s/%s (after a wrong answer: %t) is not on the map", last, refused, mistaken)
	}
	return ""
}

// refusedAt tells that a branch has a refusal: for a wrong answer where one was given,
// else for a right one.
func refusedAt(branches []walk.Branch, at int, refused string, mistaken bool) bool {
	return refusalAt(branches, at, refused, mistaken) >= 0
}

// refusalAt is where such a refusal stands, -1 where it does not.
func refusalAt(branches []walk.Branch, at int, refused string, mistaken bool) int {
	const wrong = "wrong: "
	for n, below := range branches {
		if n <= at {
			continue
		}
		switch names, isWrong := strings.CutPrefix(below.Name, wrong); {
		case below.Depth <= branches[at].Depth:
			return -1
		case below.Depth > branches[at].Depth+1 || !below.Refusal:
		case isWrong && mistaken && slices.Contains(strings.Split(names, ", "), refused), !isWrong && below.Name == refused:
			return n
		}
	}
	return -1
}

// choosesAt tells that it is a person, or a function of the pool, who decides what follows.
func choosesAt(path string) bool {
	name := path[strings.LastIndex(path, "/")+1:]
	return strings.HasPrefix(path, api.FlowCustomAuth) || name == api.ChallengeSelectChallenge || name == api.ChallengeSelectMFAType || name == api.ChallengeMFASetup
}

// calledAs tells what is wrong with the triggers that a map had on the way that a sign-in went:
// those are called, in order, and no others.
func calledAs(before, after []walk.Branch, w walk.Walk, mistaken bool) string {
	places, taken := pathsOf(before), pathsOf(after)
	var came []string
	for n, branch := range after {
		if branch.Seen && branch.Depth > 0 && !branch.Refusal && !branch.Choice && !branch.Operation {
			came = append(came, taken[n])
		}
	}
	last := taken[slices.IndexFunc(after, func(branch walk.Branch) bool { return branch.Here })]
	for _, step := range w.Steps {
		if !api.IsSignIn(step.Exchange.Operation) {
			continue
		}
		var at int
		switch {
		case step.Error == nil && len(came) == 0:
			return "more came than is on the map"
		case step.Error == nil:
			at, came = slices.Index(places, came[0]), came[1:]
		default:
			at = refusalAt(before, slices.Index(places, last), step.Error.Exception, mistaken)
		}
		if at < 0 {
			continue // one of the other refusals, which have many causes
		}
		var names []string
		for _, call := range step.Triggers {
			names = append(names, call.Trigger)
		}
		if !predicts(before[at].Calls, names) {
			return fmt.Sprintf("before %s %v were called, and %v is on the map", before[at].Name, names, before[at].Calls)
		}
	}
	return ""
}

// predicts tells that these are the calls that were predicted, but for some of the unsure ones.
func predicts(calls []walk.PredictedCall, names []string) bool {
	for _, call := range calls {
		switch {
		case len(names) > 0 && names[0] == call.Trigger:
			names = names[1:]
		case !call.Unsure:
			return false
		}
	}
	return len(names) == 0
}

func parent(path string) string { return path[:max(strings.LastIndex(path, "/"), 0)] }

// pathsOf are the names that lead to each branch.
func pathsOf(branches []walk.Branch) []string {
	var at, paths []string
	for _, branch := range branches {
		at = append(at[:branch.Depth:branch.Depth], branch.Name)
		paths = append(paths, strings.Join(at, "/"))
	}
	return paths
}

// drawnMap is a map as text.
func drawnMap(branches []walk.Branch) string {
	var out strings.Builder
	for _, branch := range branches {
		sign := map[walk.BranchState]string{walk.Possible: "○", walk.RuledOut: "–", walk.Unsure: "?", walk.Unexpected: "!"}[branch.State]
		switch {
		case branch.Here:
			sign = "●"
		case branch.Seen:
			sign = "✓"
		}
		fmt.Fprintf(&out, "%s%s %s   %s\n", strings.Repeat("  ", branch.Depth), sign, branch.Name, branch.Note)
	}
	return out.String()
}

// TestWhatIfChangesTheMapOnPaper: with another setting what comes is new and what came
// is gone, the settings say what they were, and without it the map is as before.
func TestWhatIfChangesTheMapOnPaper(t *testing.T) {
	b := newBench(t, "OPTIONAL", nil)
	start := b.start("sms", api.FlowUserPasswordAuth)
	knowing := b.WithPoolFacts(t.Context(), start)
	w := knowing.Begin(t.Context(), start)
	changed := knowing.Map(w, []walk.SettingChange{{Name: "MfaConfiguration", Value: api.MFAOff}})
	at := func(path string) walk.Branch { return changed.Branches[slices.Index(pathsOf(changed.Branches), path)] }
	if tokens := at("USER_PASSWORD_AUTH/tokens"); !tokens.New || tokens.State != walk.Possible {
		t.Errorf("tokens: %+v", tokens)
	}
	if sms := at("USER_PASSWORD_AUTH/SMS_MFA"); !sms.Gone || sms.State != walk.RuledOut || !sms.Here {
		t.Errorf("SMS_MFA: %+v", sms)
	}
	if mfa := changed.Settings[0]; mfa.Name != "MfaConfiguration" || !mfa.Changed || mfa.Was != api.MFAOptional {
		t.Errorf("%+v", mfa)
	}
	for _, branch := range knowing.Map(w, nil).Branches {
		if branch.New || branch.Gone || branch.State == walk.Unexpected {
			t.Errorf("%+v", branch)
		}
	}
}

// TestTheMapNamesThreatProtection: a factor that only threat protection asks for is said
// to be its doing, and not a riddle about triggers and settings.
func TestTheMapNamesThreatProtection(t *testing.T) {
	for name, test := range map[string]struct{ mode, note, says string }{
		"enforced": {api.SecurityEnforced, "wanted by threat protection", "Threat protection (AdvancedSecurityMode ENFORCED) can ask for a second factor"},
		"off":      {"", "not predicted", "a Lambda trigger, or a setting that changed meanwhile"},
	} {
		file := poolFile(t, "OPTIONAL")
		if test.mode != "" {
			file.UserPool.UserPoolTier = api.TierPlus
			file.UserPool.UserPoolAddOns = &pool.UserPoolAddOns{AdvancedSecurityMode: test.mode}
		}
		file.Faults = []poolfile.Fault{{Operation: api.InitiateAuth, Kind: "risk-mfa"}}
		for n := range file.Users {
			if file.Users[n].Username == "none" {
				file.Users[n].UserAttributes = file.Users[n].UserAttributes.With("phone_number", "+15555550177")
			}
		}
		b := newBenchOf(t, file, nil)
		start := b.start("none", api.FlowUserPasswordAuth)
		knowing := b.WithPoolFacts(t.Context(), start)
		drawn := knowing.Map(knowing.Begin(t.Context(), start), nil)
		n := slices.IndexFunc(drawn.Branches, func(branch walk.Branch) bool { return branch.Here })
		if n < 0 || drawn.Branches[n].State != walk.Unexpected || drawn.Branches[n].Note != test.note || !strings.Contains(strings.Join(drawn.Notes, " "), test.says) {
			t.Errorf("%s: %v\n%s", name, drawn.Notes, drawnMap(drawn.Branches))
		}
	}
}
