package flow_test

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"authwalk/flow"
	"authwalk/flow/api"
	"authwalk/flow/pool"
	"authwalk/flow/poolfile"
	"authwalk/flow/walk"
	"authwalk/ui/termtest"
)

// combination is a user in a pool and how they sign in.
type combination struct {
	mfa, status, preferred, flow, choice string
	phone, email, authenticator          bool
	factors                              []string
	// narrow tells that the client allows passwords alone, and no other flow.
	narrow bool
}

// combinations are all there are, in an order that mixes them.
func combinations() []combination {
	var all []combination
	for _, mfa := range []string{api.MFAOff, api.MFAOptional, api.MFAOn} {
		for _, status := range []string{api.StatusConfirmed, api.StatusConfirmed, api.StatusForceChangePassword, api.StatusResetRequired, api.StatusUnconfirmed} {
			for _, preferred := range []string{"", api.ChallengeSMSMFA, api.ChallengeSoftwareTokenMFA, api.ChallengeEmailOTP} {
				for owned := range 64 {
					if owned&(4|16) == 16 {
						continue // only a registered authenticator can be turned on
					}
					c := combination{mfa: mfa, status: status, preferred: preferred}
					c.phone, c.email, c.authenticator = owned&1 != 0, owned&2 != 0, owned&4 != 0
					for n, factor := range []string{api.ChallengeSMSMFA, api.ChallengeSoftwareTokenMFA, api.ChallengeEmailOTP} {
						if owned&(8<<n) != 0 {
							c.factors = append(c.factors, factor)
						}
					}
					c.flow = []string{api.FlowUserPasswordAuth, api.FlowUserAuth}[len(all)/3%2]
					c.choice = []string{api.ChallengePassword, api.ChallengeEmailOTP, api.ChallengeSMSOTP}[len(all)/7%3]
					c.narrow = len(all)/11%2 == 1
					all = append(all, c)
				}
			}
		}
	}
	mixed := make([]combination, len(all))
	for n := range all {
		mixed[n] = all[n*1009%len(all)]
	}
	return mixed
}

func (c combination) user(n int) pool.User {
	user := pool.User{
		Username: fmt.Sprint("user", n), UserStatus: c.status, PreferredMfaSetting: c.preferred, UserMFASettingList: c.factors, FixedCode: "12345678",
		UserAttributes: pool.Attributes{{Name: "sub", Value: fmt.Sprintf("1c7d9a52-0f3e-4b86-8a0e-%012d", n)}},
	}
	user.Password = rightPassword
	if c.status == api.StatusForceChangePassword {
		user.Password, user.TemporaryPassword = "", rightPassword
	}
	if c.phone {
		user.UserAttributes = user.UserAttributes.With("phone_number", fmt.Sprintf("+1555%07d", n))
	}
	if c.email {
		user.UserAttributes = user.UserAttributes.With("email", fmt.Sprintf("user%d@example.org", n))
	}
	if c.authenticator {
		user.TotpSecret = secretOfTotp
	}
	return user
}

func mapPool(t *testing.T, mfa string) *poolfile.File {
	t.Helper()
	file := poolFile(t, mfa)
	file.UserPool.ID = "eu-west-1_Maps" + mfa
	file.UserPool.EmailConfiguration = &pool.EmailConfiguration{EmailSendingAccount: api.SenderDeveloper}
	file.UserPool.AccountRecoverySetting = nil
	file.MfaConfig.EmailMfaConfiguration = &pool.EmailMfa{}
	file.Clients, file.Users = []pool.Client{file.Clients[0], file.Clients[0]}, nil
	file.Clients[0].ClientID = "client0of0maps0" + strings.ToLower(mfa)
	file.Clients[1].ClientID, file.Clients[1].ClientName = "client0of0narrow0"+strings.ToLower(mfa), "narrow"
	file.Clients[1].ExplicitAuthFlows = []string{"ALLOW_USER_PASSWORD_AUTH"}
	return file
}

// mapped is how many combinations are signed in; a soak takes all of them.
func mapped(t *testing.T) int {
	t.Helper()
	text := os.Getenv("AUTHWALK_SOAK_MAPS")
	switch {
	case text == "" && termtest.RaceDetector:
		return 30
	case text == "":
		return 150
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// TestTheMapPredictsWhatTheEmulatorDoes signs in, over the wire, combinations of pool,
// client, user and factors: each goes along the map that was made before, and where
// the map is sure of what comes, it comes.
func TestTheMapPredictsWhatTheEmulatorDoes(t *testing.T) {
	files := map[string]*poolfile.File{}
	var list []*poolfile.File
	for _, mfa := range []string{api.MFAOff, api.MFAOptional, api.MFAOn} {
		files[mfa] = mapPool(t, mfa)
		list = append(list, files[mfa])
	}
	all := combinations()
	all = all[:min(mapped(t), len(all))]
	t.Logf("%d combinations", len(all))
	for n, c := range all {
		files[c.mfa].Users = append(files[c.mfa].Users, c.user(n))
	}
	b := newBenchOfAll(t, list, nil)
	for n, c := range all {
		start := b.start(fmt.Sprint("user", n), c.flow)
		start.Target.UserPoolID, start.Target.ClientID = files[c.mfa].UserPool.ID, files[c.mfa].Clients[0].ClientID
		if c.narrow {
			start.Target.ClientID = files[c.mfa].Clients[1].ClientID
		}
		knowing := b.WithPoolFacts(t.Context(), start)
		before := knowing.Predicted(walk.Walk{Start: start}).Branches
		w := (&person{bench: b, first: c.choice}).signIn(t, knowing, start)
		refused := ""
		if failed := w.Failed(); failed != nil {
			refused = failed.Exception
		}
		after := knowing.Predicted(w).Branches
		if problem := along(before, after, refused); problem != "" {
			t.Fatalf("%+v: %s\nbefore:\n%s\nafter %v %s:\n%s", c, problem, drawnMap(before), w.Path(), refused, drawnMap(after))
		}
	}
}

// signIn answers everything rightly, with the choice where it is offered.
func (p *person) signIn(t *testing.T, knowing *flow.Controller, start walk.Start) walk.Walk {
	t.Helper()
	w := knowing.Begin(t.Context(), start)
	for range 12 {
		pending, waits := w.Pending()
		if !waits || w.Last().Error != nil {
			return w
		}
		given := p.answers(t, w)
		switch challenge := pending.Step.Challenge; pending.Name() {
		case api.ChallengeSelectChallenge:
			choice := p.first
			if !slices.Contains(challenge.Available, choice) {
				choice = challenge.Available[len(challenge.Available)-1]
			}
			given = answer(api.KeyAnswer, choice, api.KeyPassword, rightPassword)
		case api.ChallengeSelectMFAType:
			var offered []string
			if err := json.Unmarshal([]byte(challenge.Parameters[api.KeyMFAsCanChoose]), &offered); err != nil {
				t.Fatal(err)
			}
			given = answer(api.KeyAnswer, offered[len(offered)-1])
		case api.ChallengeSMSOTP:
			given = answer(api.KeySMSOTPCode, p.bench.newestCode(t, w))
		}
		w = knowing.Answer(t.Context(), w, given)
	}
	return w
}

// along tells what is wrong with a map that was made before a sign-in: each branch that
// was seen is on it and not ruled out, nothing beside it was sure to come instead, and
// the refusal that ended it is there.
func along(before, after []walk.Branch, refused string) string {
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
	ruledOut := seen == 1 && before[slices.Index(places, last)].State == walk.RuledOut
	if refused != "" && !ruledOut && !slices.Contains(places, last+"/"+refused) {
		return last + "/" + refused + " is not on the map"
	}
	return ""
}

func choosesAt(path string) bool {
	name := path[strings.LastIndex(path, "/")+1:]
	return name == api.ChallengeSelectChallenge || name == api.ChallengeSelectMFAType || name == api.ChallengeMFASetup
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
