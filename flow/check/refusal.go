package check

import (
	"cmp"
	"slices"
	"strings"

	"authwalk/flow/explain"
	"authwalk/flow/walk"
)

// unknownRefusal is the finding about an error that cannot be explained.
const unknownRefusal = "refused"

// Refusal is what the user was just refused with, as it is explained.
type Refusal struct {
	// ID is that of the finding about it.
	ID string
	// Description is what it means, Evidence what the service said.
	Description, Evidence string
	Advice                explain.Advice
	// PasswordRight tells that the service refuses so only after a right password,
	// EveryFlow that another flow would be refused just as well.
	PasswordRight, EveryFlow bool
}

// After are the facts with what the newest step of a walk tells: that it was refused, or
// that a code was not sent, or does not arrive.
func (f Facts) After(w walk.Walk) Facts {
	last := w.Last()
	if last == nil || w.Tokens() != nil {
		return f
	}
	known := f.rules(f.client(), f.user())
	switch {
	case last.Error == nil:
		if unsent := explain.Unsent(w, *last, &known); unsent != "" {
			f.Refused = &Refusal{ID: cannotRecover, Description: unsent}
		} else if awaited := explain.AwaitedTexts(*last, &known); awaited.ID != "" {
			f.Refused = &Refusal{ID: awaited.ID, Description: awaited.Description}
		}
	case last.Error.Kind == walk.Refused:
		why := explain.Failure(w, *last, &known)
		f.Refused = &Refusal{
			ID: cmp.Or(explain.Trouble(w, *last), unknownRefusal), Description: why.Description, Evidence: strings.TrimRight(last.Error.Exception+": "+last.Error.Message, ": "),
			Advice: explain.Advise(w, *last, why), PasswordRight: explain.PasswordWasRight(why),
			EveryFlow: explain.MeetsEveryFlow(w, *last),
		}
	}
	return f
}

// refusedWith reports whether the user was just refused with what a finding is about.
func (f Facts) refusedWith(id string) bool { return f.Refused != nil && f.Refused.ID == id }

// refusedFirst puts what the user was just refused with before everything else. Where no
// finding is about it, and none keeps the user from signing in, the refusal is one.
func (f Facts) refusedFirst(findings []Finding, stopped bool) []Finding {
	if f.Refused == nil {
		return findings
	}
	about := slices.IndexFunc(findings, func(finding Finding) bool {
		return finding.ID == f.Refused.ID && (finding.Severity == Error || finding.Severity == Warning)
	})
	switch {
	case about >= 0:
		first := findings[about]
		first.Severity = Error
		return append([]Finding{first}, slices.Delete(findings, about, about+1)...)
	case stopped || f.Refused.Evidence == "":
		return findings
	}
	return append([]Finding{{
		ID: f.Refused.ID, Severity: Error, Subject: f.userSubject(),
		Description: "The service just refused this. " + f.Refused.Description, Evidence: f.Refused.Evidence,
		Fix: f.Refused.Advice.Administrator, Customer: f.Refused.Advice.Customer,
	}}, findings...)
}
