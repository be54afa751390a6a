package ui

import (
	"fmt"
	"time"

	"authwalk/flow/view"
	"authwalk/flow/walk"
	"authwalk/ui/panel"
	"authwalk/ui/screen"

	tea "github.com/charmbracelet/bubbletea"
)

// walked takes the answer to a request: a longer walk, or a new one.
func (m Model) handleWalk(msg walkMsg) (Model, tea.Cmd) {
	if m.quitting || m.request == nil || msg.number != m.request.number {
		return m, nil
	}
	m.request.cancel()
	m.request, m.now = nil, msg.now
	before := 0
	fresh := msg.place == startScreen
	if fresh {
		m.walks = append(append([]walkView(nil), m.walks...), walkView{controller: msg.controller})
		msg.place = len(m.walks) - 1
	} else {
		before = len(m.walks[msg.place].walk.Steps)
	}
	m = m.selectWalk(msg.place)
	o := *m.currentWalk()
	performed := !fresh && o.walk.Tokens() != nil && msg.walk.Failed() == nil
	o.walk, o.operation = msg.walk, ""
	m = m.replaceWalk(msg.place, m.refresh(o, msg.keep))
	m.status = m.stepStatus(before)
	if performed && m.computeLayout().single {
		m.active = panel.Wire{}.Name()
	}
	return m, m.followUp(fresh)
}

// followUp asks in the background for what belongs to a walk that has moved on.
func (m Model) followUp(fresh bool) tea.Cmd {
	o := m.currentWalk()
	commands := []tea.Cmd{m.lookIntoInbox(false)}
	if fresh {
		commands = append(commands, fetchPoolFacts(m.options, o.controller, m.current, o.walk.Start))
	}
	if o.walk.Tokens() != nil {
		commands = append(commands, verify(m.options, *o, m.current))
	}
	return tea.Batch(commands...)
}

// refresh makes of a walk what is drawn of it, once, when it has changed.
func (m Model) refresh(o walkView, kept walk.Values) walkView {
	w := o.walk
	o.clean = view.Walk(w, o.clean)
	o.explanation = view.Explanation(o.controller.Explain(w, 0))
	o.actions = o.explanation.Actions
	if last := w.Last(); last != nil {
		o.wire = o.controller.Wire(*last)
	}
	if o.verifiedAt != len(w.Steps) {
		o.tokens, o.verifiedAt = nil, 0
	}
	if w.Tokens() != nil && o.verifiedAt == 0 {
		o.tokens = o.controller.Tokens(w)
	}
	if len(o.actions) == 0 {
		o.actions = view.Actions(o.controller.Actions(w))
	}
	return m.chooseScreen(o, kept)
}

// chooseScreen picks the screen for where the walk stands.
func (m Model) chooseScreen(o walkView, kept walk.Values) walkView {
	pending, waiting := o.walk.Pending()
	switch {
	case m.options.Step && o.unseen() >= 0:
		o.screen = screen.NewReplay(o.clean.Steps[o.unseen()])
	case waiting:
		return o.showForm(pending, kept)
	case o.walk.Failed() == nil && len(o.tokens) > 0:
		if shown, ok := o.screen.(screen.Tokens); ok {
			o.screen = shown.With(o.tokens, o.actions)
			return o
		}
		o.screen = screen.NewTokens(o.tokens, o.actions)
	default:
		o.screen = o.outcome()
	}
	return o
}

// outcome shows the newest step, which asks nothing more.
func (o walkView) outcome() screen.Screen {
	last := walk.Step{}
	if n := len(o.clean.Steps); n > 0 {
		last = o.clean.Steps[n-1]
	}
	if shown, ok := o.screen.(screen.Outcome); ok && shown.Of(last.Number) {
		return shown.With(o.explanation, o.actions)
	}
	return screen.NewOutcome(last, o.explanation, o.actions)
}

// showForm shows the form of the pending challenge, and keeps what has been typed
// into it.
func (o walkView) showForm(pending walk.Pending, kept walk.Values) walkView {
	prompt := view.Prompt(o.controller.Prompt(o.walk))
	refused := view.Error(pending.Refused())
	form, same := o.screen.(screen.Form)
	if same && o.formStep == pending.Step.Number {
		o.screen = form.With(prompt).Refused(refused)
		return o
	}
	o.formStep = pending.Step.Number
	o.screen = screen.NewForm(prompt).Set(kept).Refused(refused)
	return o
}

// unseen is the first step with workings that has not been looked at, or -1.
func (o walkView) unseen() int {
	for n := o.seen; n < len(o.clean.Steps); n++ {
		if len(o.clean.Steps[n].Derivations) > 0 {
			return n
		}
	}
	return -1
}

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

// stepStatus says what the newest step did.
func (m Model) stepStatus(before int) string {
	o := m.currentWalk()
	n := len(o.clean.Steps)
	if n == 0 || n == before {
		return ""
	}
	last := o.clean.Steps[n-1]
	took := fmt.Sprintf("%d ms", last.Exchange.Elapsed.Milliseconds())
	done := m.style.Signs.Done + " "
	switch {
	case last.Error != nil && last.Error.Kind == walk.Cancelled && !last.Exchange.Sent:
		return "Cancelled. Nothing was sent."
	case last.Error != nil && last.Error.Kind == walk.Cancelled:
		return "Cancelled. Cognito may already have handled the request."
	case last.Error != nil:
		return refusedIn(last.Exchange, took)
	case last.Tokens != nil:
		return done + "Signed in. The tokens are kept in memory until you quit."
	case last.Answered != "":
		return done + last.Answered + ": response after " + took
	default:
		return done + last.Exchange.Operation + ": response after " + took
	}
}

// sinceStart is how long a walk has taken.
func sinceStart(w walk.Walk) time.Duration {
	if len(w.Steps) == 0 {
		return 0
	}
	last := w.Steps[len(w.Steps)-1].Exchange
	return last.Started.Add(last.Elapsed).Sub(w.Steps[0].Exchange.Started)
}
