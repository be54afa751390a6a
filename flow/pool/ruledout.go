package pool

import (
	"fmt"
	"slices"

	"authwalk/flow/api"
)

// candidate is a branch that could come at a place, with the settings that decide
// whether it does, the likeliest first.
type candidate struct {
	kind     BranchKind
	name     string
	settings []string
}

var (
	allFactors = []string{
		settingMfa, turnedOn + smsMFA, turnedOn + softwareTokenMFA, turnedOn + emailOTP, settingPreferred,
		settingAuthenticator, phoneNumber, email,
	}
	// afterFirstFactor are the branches that can follow the first factor.
	afterFirstFactor = []candidate{
		{ChallengeBranch, api.ChallengeNewPasswordRequired, []string{settingStatus}},
		{ChallengeBranch, api.ChallengeDeviceSRPAuth, []string{settingDevice, settingTracking, settingStatus}},
		{ChallengeBranch, api.ChallengeSelectMFAType, allFactors},
		{ChallengeBranch, softwareTokenMFA, []string{settingAuthenticator, turnedOn + softwareTokenMFA, settingMfa, settingPreferred, settingStatus, settingDevice}},
		{ChallengeBranch, smsMFA, []string{phoneNumber, turnedOn + smsMFA, settingMfa, settingSMS, settingPreferred, settingStatus, settingDevice}},
		{ChallengeBranch, emailOTP, []string{email, turnedOn + emailOTP, settingMfa, settingEmail, settingSender, settingPreferred, settingStatus, settingDevice}},
		{ChallengeBranch, api.ChallengeMFASetup, []string{settingMfa, turnedOn + smsMFA, turnedOn + softwareTokenMFA, turnedOn + emailOTP, settingAuthenticator, phoneNumber, email, settingSMS, settingEmail, settingStatus}},
		{TokensBranch, "", []string{settingMfa, settingStatus, settingDevice, turnedOn + smsMFA, turnedOn + softwareTokenMFA, turnedOn + emailOTP, settingPreferred}},
	}
	// firstChoices are the first factors that USER_AUTH can offer.
	firstChoices = []candidate{
		{ChoiceBranch, api.ChallengePasswordSRP, []string{firstFactorOf + api.FactorPassword}},
		{ChoiceBranch, api.ChallengePassword, []string{firstFactorOf + api.FactorPassword}},
		{ChallengeBranch, emailOTP, []string{firstFactorOf + emailOTP, email, settingMfa, settingStatus}},
		{ChallengeBranch, smsOTP, []string{firstFactorOf + smsOTP, phoneNumber, settingMfa, settingStatus}},
		{ChallengeBranch, webAuthn, []string{settingPasskey, firstFactorOf + webAuthn, settingRelyingParty, settingMfa, settingStatus}},
	}
)

// mostChanges is how many settings at most are named for what is ruled out: fewer
// where there are many to choose from.
func (c candidate) mostChanges() int {
	if len(c.settings) > 8 {
		return 2
	}
	return 3
}

// RuleOut adds to each place of a map what could come there and does not, with the
// fewest settings that would bring it. That takes longer than the map.
func RuleOut(f Facts, s Start, flows []*Branch) {
	search := newSearch(f, s)
	for n, start := range flowStarts(s) {
		search.in(start, flows[n])
	}
}

// search looks for the settings that would bring a branch at a place.
type search struct {
	facts Facts
	start Start
	// known tells that the facts are: a change of what is not known says nothing.
	known bool
	// found are changes that brought a branch of the name elsewhere.
	found map[string][]WhatIf
	// trees are those that were grown, trials how many more may be.
	trees  map[string]*Branch
	trials int
}

// mostTrials bounds the search: what is not found by then is explained by what comes
// instead.
const mostTrials = 500

func newSearch(f Facts, s Start) *search {
	return &search{
		facts: mapHypotheses(f, s)[0], known: f.Pool != nil && f.Client != nil && len(f.Users) == 1,
		found: map[string][]WhatIf{}, trees: map[string]*Branch{}, trials: mostTrials,
	}
}

func (r *search) in(start Start, flow *Branch) {
	r.start = start
	r.under(flow, []*Branch{flow})
}

func (r *search) under(b *Branch, path []*Branch) {
	for _, next := range b.Next {
		r.under(next, append(slices.Clone(path), next))
	}
	var missing []*Branch
	for _, candidate := range candidates(b) {
		if b.Find(candidate.kind, candidate.name) != nil {
			continue
		}
		branch := &Branch{Kind: candidate.kind, Name: candidate.name, State: RuledOut}
		switch {
		case r.known:
			branch.Needs = r.needs(candidate, path)
			if len(branch.Needs) == 0 {
				branch.Because = instead(b)
			}
		case candidate.name == api.ChallengeDeviceSRPAuth && r.start.Parameters[api.KeyDeviceKey] == "":
			branch.Because = []Reason{{api.KeyDeviceKey, "", "the request names no remembered device", Verified}}
		default:
			branch.Because = []Reason{{"", "", "it does not agree with what this sign-in showed", ""}}
		}
		missing = append(missing, branch)
	}
	b.Next = append(b.Next, missing...)
}

// instead is why something else comes at a place.
func instead(b *Branch) []Reason {
	if first := b.Next[0]; first.Kind != ChoiceBranch {
		return first.Because
	}
	return b.Because
}

func candidates(b *Branch) []candidate {
	switch {
	case b.continues == 0 || b.State == RuledOut:
		return nil
	case b.Kind == ChallengeBranch && b.Name == api.ChallengeSelectChallenge:
		return firstChoices
	case b.Name == api.ChallengeNewPasswordRequired:
		return afterFirstFactor[1:]
	case b.proves && b.Name != emailOTP && b.Name != smsOTP && b.Name != webAuthn:
		// Where a second factor could follow, only a password is the first.
		return afterFirstFactor
	default:
		return nil
	}
}

// needs are the fewest changes that bring the candidate at the end of the path.
func (r *search) needs(wanted candidate, path []*Branch) []WhatIf {
	if found := r.found[wanted.name]; found != nil && r.brings(found, wanted, path) {
		return found
	}
	changes := r.changes(wanted.settings)
	for size := 0; size < wanted.mostChanges() && r.trials > 0; size++ {
		if found := r.choose(nil, changes, size+1, wanted, path); found != nil {
			r.found[wanted.name] = found
			return found
		}
	}
	return nil
}

// changes are all other values of the settings, those of one setting together.
func (r *search) changes(names []string) [][]WhatIf {
	var changes [][]WhatIf
	current := Settings(r.facts, r.start)
	for _, name := range names {
		n := slices.IndexFunc(current, func(each Setting) bool { return each.Name == name })
		if n < 0 {
			continue
		}
		var others []WhatIf
		for _, value := range current[n].Values {
			if value != current[n].Value {
				others = append(others, WhatIf{name, value})
			}
		}
		changes = append(changes, others)
	}
	return changes
}

// choose tries so many more of the changes with those that are made already.
func (r *search) choose(made []WhatIf, changes [][]WhatIf, more int, wanted candidate, path []*Branch) []WhatIf {
	if more == 0 {
		if r.brings(made, wanted, path) {
			return made
		}
		return nil
	}
	for n, others := range changes {
		for _, change := range others {
			if r.trials <= 0 {
				return nil
			}
			if found := r.choose(append(slices.Clone(made), change), changes[n+1:], more-1, wanted, path); found != nil {
				return found
			}
		}
	}
	return nil
}

// brings tells whether the changes bring the candidate at the end of the path.
func (r *search) brings(changes []WhatIf, wanted candidate, path []*Branch) bool {
	at := r.grown(changes, len(path)-1)
	for _, step := range path[1:] {
		if at = at.Find(step.Kind, step.Name); at == nil {
			return false
		}
	}
	return at.Find(wanted.kind, wanted.name) != nil
}

// grown is what the flow leads to with the changes, through so many challenges. Many
// candidates ask for the same.
func (r *search) grown(changes []WhatIf, challenges int) *Branch {
	key := fmt.Sprint(r.start.AuthFlow, challenges, changes)
	if flow := r.trees[key]; flow != nil {
		return flow
	}
	r.trials--
	f, start := With(r.facts, r.start, changes...)
	flow := &Branch{Kind: FlowBranch, Name: start.AuthFlow}
	flow.grow(f, Begin(f, hypotheticalStart(f, start)), verdict{}, growth{challenges: challenges, onlyRight: true})
	flow.mergeChoices()
	r.trees[key] = flow
	return flow
}
