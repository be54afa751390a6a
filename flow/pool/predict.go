package pool

import (
	"slices"
	"strings"
	"time"

	"authwalk/flow/api"
)

// longestPath bounds predictions; no sign-in of these rules comes near it.
const longestPath = 8

// Possible lists the paths, as the names of the challenges in order, by which
// this start could lead to tokens. What is missing in the facts may be
// anything: a nil Pool, a nil Client, and Users nil (an empty list means that
// there is no such user).
func Possible(f Facts, s Start) [][]string {
	paths := map[string][]string{}
	for _, facts := range hypotheses(f) {
		explore(facts, hypotheticalStart(facts, s), func(path []string, d Decision) bool {
			if d.Tokens != nil {
				paths[strings.Join(path, " ")] = slices.Clone(path)
			}
			return false
		})
	}
	var sorted [][]string
	for _, path := range paths {
		sorted = append(sorted, path)
	}
	slices.SortFunc(sorted, func(a, b []string) int {
		if len(a) != len(b) {
			return len(a) - len(b)
		}
		return slices.Compare(a, b)
	})
	return sorted
}

// Explain gives the reasons the rules have for what was received: a
// ChallengeName, an exception's name, or "Exception: message" to be exact.
// False tells that by these rules it does not come up.
func Explain(f Facts, s Start, received string) ([]Reason, bool) {
	var reasons []Reason
	found := false
	for _, facts := range hypotheses(f) {
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
		progress.TotpVerified = d.Challenge.Name == api.ChallengeMFASetup && event.Answer.Responses["EMAIL"] == "" &&
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
