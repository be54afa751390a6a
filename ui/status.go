package ui

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"authwalk/flow/view"
	"authwalk/flow/walk"
	"authwalk/ui/style"
)

// refusedIn is what support asks for about a refusal.
func refusedIn(exchange walk.Exchange, took string) string {
	switch {
	case exchange.Status == 0:
		return ""
	case exchange.RequestID == "":
		return fmt.Sprintf("HTTP %d · %s", exchange.Status, took)
	default:
		return fmt.Sprintf("HTTP %d · %s · x-amzn-requestid %s", exchange.Status, took, view.Line(exchange.RequestID))
	}
}

// withWarnings says besides what is to be known of how the steps were made.
func withWarnings(status string, steps []walk.Step) string {
	for _, step := range steps {
		if step.Warning != "" {
			status += " ! " + step.Warning
		}
	}
	return strings.TrimSpace(status)
}

// stepStatus says what the newest step did.
func (m Model) stepStatus(before int) string {
	v := m.currentWalk()
	n := len(v.clean.Steps)
	if n == 0 || n == before {
		return ""
	}
	last := v.clean.Steps[n-1]
	took := fmt.Sprintf("%d ms", last.Exchange.Elapsed.Milliseconds())
	done := m.style.Signs.Done + " "
	switch {
	case last.Error != nil && last.Error.Kind == walk.Cancelled && !last.Exchange.Sent:
		return "Cancelled. Nothing was sent."
	case last.Error != nil && last.Error.Kind == walk.Cancelled:
		return "Cancelled. " + walk.MightBeHandled
	case last.Error != nil:
		return m.refusedAgain() + refusedIn(last.Exchange, took)
	case last.Tokens != nil && v.refreshed():
		if notes := v.tokensExplanation.Notes; len(notes) > 0 {
			return done + "New tokens. " + notes[0]
		}
		return done + "New tokens. They are kept in memory until you quit."
	case last.Tokens != nil:
		return m.signedIn(*v)
	case last.Mistaken:
		return m.style.Signs.Refused + " " + last.Answered + ": wrong answer, response after " + took
	case last.Answered != "":
		return done + last.Answered + ": response after " + took
	case v.unsent():
		return "! " + last.Exchange.Operation + ": response after " + took + ", but no code was sent"
	default:
		return done + last.Exchange.Operation + ": response after " + took
	}
}

// refreshed tells that there were tokens before the newest ones.
func (v walkView) refreshed() bool {
	before := v.walk
	before.Steps = before.Steps[:len(before.Steps)-1]
	return before.Tokens() != nil
}

// sinceStart is how long a walk has taken, from the first call that was made to the
// newest.
func sinceStart(w walk.Walk) time.Duration {
	made := func(step walk.Step) bool { return !step.Exchange.Started.IsZero() }
	first := slices.IndexFunc(w.Steps, made)
	if first < 0 {
		return 0
	}
	last := len(w.Steps) - 1
	for !made(w.Steps[last]) {
		last--
	}
	return w.Steps[last].Exchange.Ended().Sub(w.Steps[first].Exchange.Started)
}

// signedIn says what there are tokens after, why no more was asked where that is known,
// and where to read more of it.
func (m Model) signedIn(v walkView) string {
	why := v.tokensExplanation
	happened, _, _ := strings.Cut(why.Description, ". ")
	said := m.style.Signs.Done + " " + cmp.Or(strings.TrimSuffix(happened, "."), "Signed in")
	if len(why.Reasons)+len(why.Notes) > 0 {
		said += " (^O says why)"
	}
	said += "." + v.nextCall
	note := "The tokens are kept in memory until you quit."
	if len(why.Notes) > 0 {
		note = why.Notes[0]
	}
	return m.asFarAsItFits(said, note)
}

// asFarAsItFits adds the sentences of a note that the status has room for; the panel has
// all of them.
func (m Model) asFarAsItFits(said, note string) string {
	for sentence := range strings.SplitAfterSeq(note, ". ") {
		longer := said + " " + strings.TrimSpace(sentence)
		if len(style.Wrap(longer, m.width-2)) > m.statusRows() {
			break
		}
		said = longer
	}
	return said
}

// callWorthMaking names the key of the call that is worth making now, "" where there is none.
func (v walkView) callWorthMaking() string {
	if v.tokensExplanation.Next == "" {
		return ""
	}
	for _, action := range v.tokenActions() {
		if action.Operation == v.tokensExplanation.Next && action.Letter != "" && action.Disabled == "" {
			return " Press " + action.Letter + ": " + action.Label + "."
		}
	}
	return ""
}
