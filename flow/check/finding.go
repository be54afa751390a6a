package check

import (
	"cmp"
	"slices"

	"authwalk/flow/pool"
)

// Severity is how much a finding matters.
type Severity string

// The severities. What is Unknown may be anything.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
	Info    Severity = "info"
	Unknown Severity = "unknown"
)

// severities are in the order of findings.
var severities = []Severity{Error, Warning, Unknown, Info}

// Finding is one thing that is wrong, or worth knowing.
type Finding struct {
	// ID is pain-01 to pain-41, or a name of ours.
	ID       string
	Severity Severity
	// Subject is what it is about: the user, a client or the pool.
	Subject string
	// Description is what is the matter, Fix what to do, a sentence or two each.
	Description, Fix string
	// Evidence is the setting that shows it.
	Evidence string
	// Command is what an administrator can run, as a line of the AWS CLI.
	Command string
	// Repair is the same as a call; nil where more has to be decided.
	Repair *Repair
	// Customer is what to tell the user.
	Customer string
}

// stoppers find what keeps the user from signing in. They are in the order in which a
// sign-in meets it, so that the first error is the one that the user sees.
var stoppers = []func(Facts) []Finding{
	clientIsThere, clientSignsIn, customFlow,
	userIsThere, nameSignsIn, userIsReadable, userIsFederated,
	userIsNotLocked, userIsConfirmed, userIsEnabled, userIsNotReset, temporaryPassword, userHasFirstFactor,
	userHasSecondFactor,
}

// rules find everything else.
var rules = []func(Facts) []Finding{
	userFactors, userRecovers,
	secondFactorsExist, emailFactor, textMessages, emails, refusedSettings,
	triggersAreComplete, migrationHappens, functionsAreCalled,
	devicesAreTracked, passkeys, recovery,
	clientSecret, names, sessionValidity, tokenValidity, refreshing, hiding, firstFactorsAreUsable, scopes,
	unreadSettings,
}

// Findings are what is wrong with the pool, its clients and the user, the worst and
// likeliest first.
func Findings(f Facts) []Finding {
	findings := stopping(f)
	stopped := hasError(findings)
	for _, rule := range rules {
		findings = append(findings, rule(f)...)
	}
	sortWorstFirst(findings)
	return f.refusedFirst(findings, stopped)
}

// stopping are the findings about what keeps the user from signing in.
func stopping(f Facts) []Finding {
	findings := []Finding{}
	for _, rule := range stoppers {
		findings = append(findings, rule(f)...)
	}
	if !hasError(findings) {
		findings = append(findings, anyFlowWorks(f)...)
	}
	sortWorstFirst(findings)
	return findings
}

func sortWorstFirst(findings []Finding) {
	slices.SortStableFunc(findings, func(a, b Finding) int {
		return cmp.Compare(slices.Index(severities, a.Severity), slices.Index(severities, b.Severity))
	})
}

func hasError(findings []Finding) bool {
	return slices.ContainsFunc(findings, func(finding Finding) bool { return finding.Severity == Error })
}

// one is a finding, where there is one.
func one(is bool, finding Finding) []Finding {
	if !is {
		return nil
	}
	return []Finding{finding}
}

// eachClient has the findings about each client that matters: for a user, the one that
// the user signs in with.
func eachClient(f Facts, look func(Facts, *pool.Client) []Finding) []Finding {
	var findings []Finding
	for _, client := range f.clients() {
		if f.Username != "" && client != f.client() {
			continue
		}
		for _, finding := range look(f, client) {
			finding.Subject = "client " + nameOf(client)
			findings = append(findings, finding)
		}
	}
	return findings
}
