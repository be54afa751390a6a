package pool

import (
	"slices"
	"time"

	"authwalk/flow/api"
)

// longestPath bounds predictions; no sign-in of these rules comes near it.
const longestPath = 8

// Explain gives the reasons the rules have for what was received: a
// ChallengeName, an exception's name, or "Exception: message" to be exact.
// False tells that by these rules it does not come up.
func Explain(f Facts, s Start, received string) ([]Reason, bool) {
	reasons, found := explain(f, s, received)
	if !found && f.Pool != nil && f.Pool.ProtectsFromThreats() {
		s.Risky = true
		return explain(f, s, received)
	}
	return reasons, found
}

func explain(f Facts, s Start, received string) ([]Reason, bool) {
	var reasons []Reason
	found := false
	for _, facts := range hypotheses(f, s) {
		explore(facts, hypotheticalStart(facts, s), func(_ []string, d Decision) bool {
			switch {
			case d.Challenge != nil:
				found = d.Challenge.Name == received
			case d.Refusal != nil:
				found = d.Refusal.Exception == received || d.Refusal.Error() == received
			}
			if found {
				reasons = d.Because
			}
			return found
		})
		if found {
			break
		}
	}
	return reasons, found
}

// ExplainTokens gives the reasons the rules have for tokens after these
// challenges, by their names in order; no reasons where the start cannot lead
// there.
func ExplainTokens(f Facts, s Start, path []string) []Reason {
	var reasons []Reason
	for _, facts := range hypotheses(f, s) {
		explore(facts, hypotheticalStart(facts, s), func(taken []string, d Decision) bool {
			found := d.Tokens != nil && slices.Equal(taken, path)
			if found {
				reasons = d.Because
			}
			return found
		})
		if reasons != nil {
			break
		}
	}
	return reasons
}

// ExplainAccount gives the reasons the rules have for a refusal of the request,
// "Exception: message". False tells that by these rules it does not come up.
func ExplainAccount(f Facts, q AccountRequest, refusal string) ([]Reason, bool) {
	if len(f.Client.Secrets()) > 0 && q.SecretHash == "" {
		q.SecretHash = hypotheticalName
	}
	for _, facts := range hypotheses(f, Start{}) {
		for _, facts := range codeHypotheses(facts, q) {
			if reasons, found := exploreAccount(facts, Account(facts, q), refusal); found {
				return reasons, true
			}
		}
	}
	return nil, false
}

func exploreAccount(f Facts, d Decision, refusal string) ([]Reason, bool) {
	if d.Refusal != nil {
		return d.Because, d.Refusal.Error() == refusal
	}
	if d.Need != nil {
		for _, event := range outcomes(f, d.Need) {
			if reasons, found := exploreAccount(f, Resume(f, d.Progress, event), refusal); found {
				return reasons, true
			}
		}
	}
	return nil, false
}

// codeHypotheses are what codes could wait for the users, where that is not
// known: the right one, another one, none, an old one, and one that was guessed
// too often.
func codeHypotheses(f Facts, q AccountRequest) []Facts {
	if !f.Partial || q.Code == "" {
		return []Facts{f}
	}
	attribute := email
	if len(q.AttributeNames) > 0 {
		attribute = q.AttributeNames[0]
	}
	issued, old := At(f.Now), At(longAgo)
	var all []Facts
	for _, code := range []*PendingCode{
		{Code: q.Code, Issued: issued},
		{Code: q.Code + "0", Issued: issued},
		nil,
		{Code: q.Code, Issued: old},
		{Code: q.Code, Issued: issued, Tries: wrongCodesTaken},
	} {
		changed := f
		changed.Users = nil
		for _, user := range f.Users {
			clone := user.Clone()
			clone.Tracked.Codes = nil
			for purpose := range codeValidity {
				if code != nil {
					pending := *code
					pending.Purpose, pending.Attribute, pending.Value = purpose, attribute, user.UserAttributes.Get(attribute)
					clone.Tracked.Codes = append(clone.Tracked.Codes, pending)
				}
			}
			changed.Users = append(changed.Users, clone)
		}
		all = append(all, changed)
	}
	return all
}

// explore runs the rules from the start through everything that could be found
// out and every good answer, and shows each decision to visit until that has
// seen enough.
func explore(f Facts, s Start, visit func(path []string, d Decision) bool) {
	if !slices.ContainsFunc(f.Users, func(u *User) bool { return u == nil }) {
		forward(f, Begin(f, s), nil, visit)
	}
}

func forward(f Facts, d Decision, path []string, visit func([]string, Decision) bool) bool {
	switch {
	case d.Need != nil:
		for _, event := range outcomes(f, d.Need) {
			if forward(f, Resume(f, d.Progress, event), path, visit) {
				return true
			}
		}
		return false
	case d.Challenge == nil:
		return visit(path, d)
	}
	path = append(slices.Clone(path), d.Challenge.Name)
	if visit(path, d) {
		return true
	}
	if len(path) == longestPath {
		return false
	}
	f = f.after(d)
	for _, event := range answers(f, d) {
		progress := d.Progress
		progress.TotpVerified = d.Challenge.Name == api.ChallengeMFASetup && event.Answer.Responses[api.KeyEmail] == "" &&
			contains(d.Progress.Offered, softwareTokenMFA)
		for _, state := range sessionStates(f) {
			event.Session = state
			if forward(f, Resume(f, progress, event), path, visit) {
				return true
			}
		}
	}
	return false
}

// sessionStates are what a session may have become, the good one first.
func sessionStates(f Facts) []SessionState {
	past := f.Now.Add(-time.Second)
	return []SessionState{{Known: true, Expires: f.Now}, {}, {Known: true, Used: true, Expires: f.Now}, {Known: true, Expires: past}}
}

// after is the facts once the changes of the decision have been made.
func (f Facts) after(d Decision) Facts {
	users := slices.Clone(f.Users)
	if d.Created != nil {
		users = append(users, d.Created)
	}
	for i, user := range users {
		if user.Username == d.Progress.Username {
			users[i] = user.Clone()
			// A code that is explored is always a fresh one.
			_ = Apply(d.Changes, users[i], f.Pool, f.Now)
		}
	}
	f.Users = users
	return f
}
