package pool

import (
	"slices"

	"authwalk/flow/api"
)

// Branch is one thing that can come of a sign-in, with what can follow it.
type Branch struct {
	Kind BranchKind
	// Name is an AuthFlow, a ChallengeName, what is chosen, or an exception; empty for
	// tokens.
	Name  string
	State BranchState
	// Because are the settings that lead there, or that rule it out.
	Because []Reason
	// Needs are the settings that would bring what is ruled out, where a few are
	// enough.
	Needs []WhatIf
	// Calls are the triggers that are called on the way here from the branch before, in
	// order.
	Calls []TriggerCall
	// Wrong are the refusals that a wrong answer gets, Others those that have other
	// causes. CallsIfWrong are the triggers that are called before Wrong.
	Wrong, Others []Refusal
	CallsIfWrong  []TriggerCall
	Next          []*Branch

	// refusals are the words of a refusal, several where they depend on its cause.
	refusals []Refusal
	// occurs is in how many hypotheses the branch comes, continues in how many of
	// those the sign-in goes on from here.
	occurs, continues int
	// likely tells that it comes in the likeliest of them.
	likely bool
	// proved tells that the first factor was given before, proves that it is with the
	// answer here.
	proved, proves bool
}

// BranchKind is what a branch is.
type BranchKind int

// The kinds of branches. A Choice is what is chosen in the challenge it follows, an
// Operation is called before that challenge is answered.
const (
	FlowBranch BranchKind = iota
	ChallengeBranch
	ChoiceBranch
	OperationBranch
	TokensBranch
	RefusalBranch
)

// BranchState is what is known of a branch.
type BranchState int

// The states. Unsure is for what depends on facts that are not known.
const (
	Possible BranchState = iota
	RuledOut
	Unsure
)

// Find is what follows of this kind and name, nil for nothing.
func (b *Branch) Find(kind BranchKind, name string) *Branch {
	for _, next := range b.Next {
		if next.Kind == kind && next.Name == name {
			return next
		}
	}
	return nil
}

// Seen is what a sign-in showed: its first step is the flow.
type Seen []Step

// Step is a branch that a sign-in came to. Offered are the choices that it came with, none
// where they are not known.
type Step struct {
	Kind    BranchKind
	Name    string
	Offered []string
}

// Map is all that can be asked: a branch for each flow that people sign in with.
// Where facts are missing, it is the union over what they could be, but for what
// the sign-in seen so far contradicts. False tells that by these rules it could
// not have gone as it did.
func Map(f Facts, s Start, seen Seen) (flows []*Branch, expected bool) {
	return mapFrom(f, s, flowStarts(s), seen)
}

// MapOfFlow is the branch of the flow that the sign-in begins with.
func MapOfFlow(f Facts, s Start, seen Seen) (flows []*Branch, expected bool) {
	own := slices.DeleteFunc(flowStarts(s), func(start Start) bool { return start.AuthFlow != s.AuthFlow })
	return mapFrom(f, s, own, seen)
}

func mapFrom(f Facts, s Start, starts []Start, seen Seen) (flows []*Branch, expected bool) {
	var all [][]*Branch
	for _, facts := range mapHypotheses(f, s) {
		all = append(all, mapOf(facts, starts))
	}
	agreeing := slices.DeleteFunc(slices.Clone(all), func(flows []*Branch) bool { return !agrees(flows, seen) })
	expected = len(agreeing) > 0
	if expected {
		all = seen.closest(agreeing)
	}
	flows = union(all)
	for _, flow := range flows {
		flow.judge()
		unseen := len(seen) == 0 || seen[0].Name != flow.Name
		if unseen && (f.Client == nil && flow.State == Possible || f.Pool == nil && flow.State == RuledOut) {
			flow.State = Unsure
		}
	}
	if f.Pool != nil && Identify(f.Pool, f.Users, s.Parameters[api.KeyUsername]) != nil {
		(&Branch{Next: flows}).likeliestFirst()
	}
	seen.narrow(flows)
	return flows, expected
}

// Unread are the operations that would tell what is missing in the facts.
func (f Facts) Unread() []string {
	var operations []string
	for _, part := range []struct {
		known     bool
		operation string
	}{
		{f.Pool != nil, api.DescribeUserPool},
		{f.Mfa != nil, api.GetUserPoolMfaConfig},
		{f.Client != nil, api.DescribeUserPoolClient},
		{f.Users != nil, api.AdminGetUser},
	} {
		if !part.known {
			operations = append(operations, part.operation)
		}
	}
	return operations
}

// mapHypotheses are the hypotheses of predictions, and what the second factors of
// a pool could be that are not known.
func mapHypotheses(f Facts, s Start) []Facts {
	all := []Facts{f}
	if f.Pool != nil && f.Mfa == nil {
		all = combine(all, func(*Facts) {}, func(f *Facts) {
			offers := Facts{}
			hypotheticalPool(f.Pool.MfaConfiguration)(&offers)
			f.Mfa = offers.Mfa
		})
	}
	var varied []Facts
	for _, facts := range all {
		varied = append(varied, hypotheses(facts, s)...)
	}
	if f.Pool == nil && s.AuthFlow == api.FlowCustomAuth {
		varied = combine(varied, withTriggers)
	}
	return varied
}

// withTriggers gives the pool the triggers of a custom flow.
func withTriggers(f *Facts) {
	changed, _ := With(*f, Start{}, WhatIf{settingTriggers, settingOn})
	*f = changed
}

// mapOf is what the flow of each start leads to where all is known.
func mapOf(f Facts, starts []Start) []*Branch {
	var flows []*Branch
	for _, start := range starts {
		flow := &Branch{Kind: FlowBranch, Name: start.AuthFlow}
		if !slices.Contains(f.Users, nil) {
			flow.grow(f, Begin(f, hypotheticalStart(f, start)), verdict{}, f.wholeTree())
			flow.mergeChoices()
		}
		flows = append(flows, flow)
	}
	return flows
}

// flowStarts begin the sign-in with each flow that asks a person something, and with
// its own.
func flowStarts(s Start) []Start {
	var starts []Start
	for _, flow := range api.Flows() {
		if flow.Name != s.AuthFlow && (api.Refreshes(flow.Name) || flow.Name == api.FlowAdminNoSRPAuth) {
			continue
		}
		start := Start{Operation: s.Operation, AuthFlow: flow.Name, Parameters: map[string]string{}}
		for _, key := range []string{api.KeyUsername, api.KeyDeviceKey} {
			if text := s.Parameters[key]; text != "" {
				start.Parameters[key] = text
			}
		}
		if flow.Name == s.AuthFlow {
			start.Parameters, start.Session = s.Parameters, s.Session
		}
		switch {
		case !flow.Public:
			start.Operation = api.AdminInitiateAuth
		case !flow.Admin || start.Operation != api.AdminInitiateAuth:
			start.Operation = api.InitiateAuth
		}
		starts = append(starts, start)
	}
	return starts
}

// agrees tells that the sign-in could have gone so.
func agrees(flows []*Branch, seen Seen) bool {
	at := &Branch{Next: flows}
	for _, step := range seen {
		if at = at.Find(step.Kind, step.Name); at == nil {
			return false
		}
	}
	return true
}
