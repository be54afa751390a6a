package ui

import (
	"slices"

	"authwalk/flow/view"
	"authwalk/flow/walk"
	"authwalk/ui/screen"

	tea "github.com/charmbracelet/bubbletea"
)

// handleWalk takes the answer to a request: a longer walk, or a new one.
func (m Model) handleWalk(msg walkMsg) (Model, tea.Cmd) {
	if m.quitting || m.request == nil || msg.number != m.request.number {
		return m, nil
	}
	m.request.cancel()
	anew := m.request.anew
	m.request, m.now = nil, msg.now
	used, _ := m.screen().(screen.Outcome)
	before := 0
	fresh := msg.place == startScreen
	if fresh {
		m = m.branchBegun()
		m.edits = startScreen
		m.walks = append(append([]walkView(nil), m.walks...), walkView{controller: msg.controller})
		msg.place = len(m.walks) - 1
	} else {
		before = len(m.walks[msg.place].walk.Steps)
	}
	m = m.selectWalk(msg.place)
	v := *m.currentWalk()
	v.walk = msg.walk
	if earlier := m.earlierWalk(v.walk); earlier != nil && msg.keep.Len() == 0 {
		msg.keep = v.controller.EarlierAnswer(v.walk, *earlier)
	}
	if !v.fillsInAgain() {
		v.operation = ""
	}
	m = m.replaceWalk(msg.place, m.refresh(v, msg.keep).fillInAnew(anew))
	m.status = withWarnings(m.stepStatus(before), m.currentWalk().clean.Steps[min(before, len(msg.walk.Steps)):])
	if m = m.awaitCauses(fresh); m.timesRefused() > 1 {
		m = m.selectAgain(used)
	}
	return m, m.followUp(fresh)
}

// awaitCauses notes what followUp asks for, as the causes of a refusal depend on it.
func (m Model) awaitCauses(fresh bool) Model {
	v := *m.currentWalk()
	if m.lookAtRefusal(v) == nil {
		return m
	}
	v.diagnosingAt, v.factsAwaited = len(v.walk.Steps), fresh
	return m.replaceWalk(m.current, v.waiting())
}

// waiting is the walk with its outcome waiting for what is looked for, or not.
func (v walkView) waiting() walkView {
	if shown, is := v.screen.(screen.Outcome); is {
		looking := v.diagnosingAt == len(v.walk.Steps)
		v.screen = shown.Waiting(v.factsAwaited || looking).Learning(v.factsAwaited || looking && forOthers(shown.Actions()))
	}
	return v
}

// followUp asks in the background for what belongs to a walk that has moved on.
func (m Model) followUp(fresh bool) tea.Cmd {
	v := m.currentWalk()
	commands := []tea.Cmd{m.fetchInbox(), m.lookAtRefusal(*v)}
	if fresh {
		commands = append(commands, fetchPoolFacts(m.options, v.controller, m.current, v.walk.Start))
	}
	if v.walk.Tokens() != nil {
		commands = append(commands, verify(m.options, *v, m.current))
	}
	return tea.Batch(commands...)
}

// refresh makes of a walk what is drawn of it, once, when it has changed.
func (m Model) refresh(v walkView, kept walk.Values) walkView {
	w := v.walk
	v.clean = view.Walk(w, v.clean)
	v.explanation = view.Explanation(v.controller.Explain(w, 0))
	v.actions = m.notLonger(v.explanation.Actions, w)
	if last := w.Last(); last != nil {
		v.wire = v.controller.Wire(*last)
	}
	if v.verifiedAt != len(w.Steps) {
		v.tokens, v.verifiedAt = nil, 0
	}
	if w.Tokens() != nil && v.verifiedAt == 0 {
		v.tokens = v.controller.Tokens(w)
	}
	v.tokensExplanation = walk.Explanation{}
	for _, step := range slices.Backward(w.Steps) {
		if step.Tokens != nil {
			v.tokensExplanation = view.Explanation(v.controller.Explain(w, step.Number))
			break
		}
	}
	if w.Recorded {
		v = v.record()
	}
	v.nextUser = ""
	if next := m.nextDemoUser(w); next > 0 {
		v.nextUser = view.Line(m.demoUsers[next].Username)
	}
	v.nextCall = v.callWorthMaking()
	v.clockOff = ""
	if !w.Recorded {
		v.clockOff = v.controller.ClockOff(w)
	}
	if len(v.actions) == 0 {
		v.actions = view.Actions(v.controller.Actions(w))
	}
	return m.chooseScreen(v, kept)
}

// chooseScreen picks the screen for where the walk stands.
func (m Model) chooseScreen(v walkView, kept walk.Values) walkView {
	pending, waiting := v.walk.Pending()
	switch {
	case v.walk.Recorded:
		v.screen = v.outcome(v.actions)
	case m.options.Step && v.unseen() >= 0:
		v.screen = v.replayed(v.clean.Steps[v.unseen()])
	case v.operation != "":
		form := v.screen.(screen.Form)
		v.screen = form.Refused(view.Error(v.walk.Last().Error)).Spent(v.refusedAnswer())
	case v.awaitsInVain():
		v.screen = v.outcome(v.actionsInVain())
	case waiting && !v.hasLeft() && !v.showsCallBeside(pending):
		return v.showForm(pending, m.withDemoValues(view.Prompt(v.controller.Prompt(v.walk)), v.walk.Start), kept)
	case v.showsCall():
		v.screen = v.outcome(v.callActions())
	case v.walk.Failed() == nil && len(v.tokens) > 0:
		if shown, ok := v.screen.(screen.Tokens); ok {
			v.screen = shown.With(v.tokens, v.tokenActions())
			return v
		}
		v.screen = screen.NewTokens(v.tokens, v.tokenActions())
	default:
		v.screen = v.outcome(v.actions)
	}
	return v
}

// replayed shows how the values of a step were computed, the one on screen as it was left.
func (v walkView) replayed(step walk.Step) screen.Screen {
	if shown, is := v.screen.(screen.Replay); is && shown.Step().Number == step.Number {
		return shown.With(step)
	}
	return screen.NewReplay(step)
}

// fillsInAgain tells that a form stays after it was sent: the fault is in one
// of its fields, or nobody waited for the response.
func (v walkView) fillsInAgain() bool {
	form, isForm := v.screen.(screen.Form)
	last := v.walk.Last()
	if !isForm || v.operation == "" || last == nil || last.Error == nil || last.Performed != v.operation {
		return false
	}
	return last.Error.Kind == walk.Cancelled || form.Has(last.Error.Field)
}

// showsCall tells that the outcome of a call made after tokens is on screen,
// and not the tokens.
func (v walkView) showsCall() bool {
	last := v.walk.Last()
	return v.walk.Tokens() != nil && last.Tokens == nil && !v.hasLeft()
}

// hasLeft tells that the tokens are looked at again after the newest call.
func (v walkView) hasLeft() bool { return v.left > 0 && v.left == len(v.walk.Steps) }

// showTokens goes back from a call made after tokens to the tokens.
func (m Model) showTokens() Model {
	v := *m.currentWalk()
	v.left, v.operation = len(v.walk.Steps), ""
	m.status = ""
	if view.SignedOut(v.walk) {
		m.status = "Signed out: Cognito refuses calls with these tokens. n signs in again."
	}
	return m.replaceWalk(m.current, m.chooseScreen(v, walk.Values{}))
}

// explained is the explanation of what is on screen: of a call that is filled in
// after one that went well, it is what the call does.
func (v walkView) explained() walk.Explanation {
	if last := v.walk.Last(); v.operation != "" && last != nil && last.Error == nil {
		return walk.Explanation{Description: v.operationHelp, Known: true}
	}
	return v.explanation
}

// showsCallBeside tells that the newest call is on screen though something else
// follows an earlier one: it was made meanwhile, and asks nothing.
func (v walkView) showsCallBeside(pending walk.Pending) bool {
	last := v.walk.Last()
	return v.resumed != len(v.walk.Steps) && v.showsCall() && pending.Step.FollowUp != nil && last.FollowUp == nil && last.Performed != pending.Name()
}

// asks tells that what waits for an answer is on screen: neither the tokens, which were
// gone back to, nor a call that was made meanwhile.
func (v walkView) asks() bool {
	pending, waiting := v.walk.Pending()
	return waiting && !v.hasLeft() && !v.showsCallBeside(pending)
}

// awaitsInVain tells that a code is asked for which was not sent, and that nobody fills
// in the form for it all the same.
func (v walkView) awaitsInVain() bool {
	if !v.asks() || v.walk.Recorded || v.resumed == len(v.walk.Steps) {
		return false
	}
	form, isForm := v.screen.(screen.Form)
	filledIn := isForm && v.formStep == len(v.walk.Steps) && form.FilledIn()
	return v.unsent() && !filledIn
}

// unsent tells that the newest step asks for a code that was not sent.
func (v walkView) unsent() bool {
	pending, waiting := v.walk.Pending()
	return waiting && pending.Step.Number == len(v.walk.Steps) && v.controller.Prompt(v.walk).Unsent
}

// actionsInVain are what can be done while a code is awaited that was not sent: what helps
// first, and then what does so once somebody has helped.
func (v walkView) actionsInVain() []walk.Action {
	actions := slices.Concat(v.explanation.Actions, view.Actions(v.controller.Actions(v.walk)), v.goOn())
	for n, action := range actions {
		switch action.Kind {
		case walk.StartOver:
			actions[n].Label = "Request a code again, once the user has an address"
		case walk.AnswerAgain:
			actions[n].Label += " all the same"
		}
	}
	return actions
}

// tokenActions are what can be done with the tokens, whatever the newest call
// brought.
func (v walkView) tokenActions() []walk.Action {
	actions := view.Actions(v.controller.Actions(v.walk))
	for n, action := range actions {
		if next := v.nextDemoUser(); action.Kind == walk.EditStart && len(next) > 0 {
			actions[n].Kind, actions[n].Label, actions[n].Short = walk.NextUser, next[0].Label, "Next demo user"
		}
	}
	return slices.Concat(actions, v.goOn(), v.moreOperations())
}

// nextDemoUser goes on through the demo users.
func (v walkView) nextDemoUser() []walk.Action {
	if v.nextUser == "" || v.walk.Recorded {
		return nil
	}
	return []walk.Action{{Kind: walk.NextUser, Label: "Sign in as " + v.nextUser + ", the next demo user"}}
}

// goOn leads back from the tokens to what waits for an answer, where something does.
func (v walkView) goOn() []walk.Action {
	pending, waiting := v.walk.Pending()
	if !waiting || v.walk.Recorded {
		return nil
	}
	name := view.Line(pending.Name())
	return []walk.Action{{Kind: walk.AnswerAgain, Label: "Go on with " + name, Group: "Waits", Short: name, Letter: "j"}}
}

// resume goes back to what waits for an answer.
func (m Model) resume() Model {
	v := *m.currentWalk()
	v.left, v.resumed = 0, len(v.walk.Steps)
	if pending, waiting := v.walk.Pending(); waiting {
		v.explanation = view.Explanation(v.controller.Explain(v.walk, pending.Step.Number))
	}
	return m.replaceWalk(m.current, m.chooseScreen(v, walk.Values{}))
}

// lookAtUser leads to what is found about a user who was refused, or was sent no code.
func (v walkView) lookAtUser() []walk.Action {
	failed := v.walk.Failed()
	refused := failed != nil && failed.Kind == walk.Refused
	if _, can := v.controller.(Support); !can || !refused && !v.awaitsInVain() || v.walk.Recorded || v.walk.Start.Username == "" || v.explanation.NoUser {
		return nil
	}
	label := "Look at the user: what is right, what is wrong"
	if found := v.found(); found == nil || len(found.Repairs) > 0 {
		label += ", repairs"
	}
	return []walk.Action{{Kind: walk.Diagnose, Label: label}}
}

// moreOperations leads to the calls that few walks need, where there are some.
func (v walkView) moreOperations() []walk.Action {
	if v.walk.Recorded || len(v.operations()) == 0 {
		return nil
	}
	return []walk.Action{{Kind: walk.ShowOperations, Label: "More operations", Group: "More", Short: "Operations", Letter: "m"}}
}

// operations are those of these calls that can be made now.
func (v walkView) operations() []walk.Action {
	return slices.DeleteFunc(view.Actions(v.controller.Operations(v.walk)), func(action walk.Action) bool { return action.Disabled != "" })
}

// callActions are what can be done after a call that was made after tokens:
// after a refusal first what its explanation advises. All else stands beside the
// tokens. Another sign-in of a real user, which may send a message, is not what enter begins.
func (v walkView) callActions() []walk.Action {
	back := walk.Action{Kind: walk.ShowTokens, Label: "Back to the tokens"}
	if v.walk.Last().Error != nil {
		return append(slices.Clip(v.actions), back)
	}
	next := v.explanation.Actions
	if len(next) > 0 && next[0].Kind == walk.StartOver && !v.walk.Start.Target.IsLocal() {
		return append([]walk.Action{back}, next...)
	}
	return append(slices.Clip(next), back)
}

// outcome shows the newest step, which asks nothing more.
func (v walkView) outcome(actions []walk.Action) screen.Screen {
	last := walk.Step{}
	if n := len(v.clean.Steps); n > 0 {
		last = v.clean.Steps[n-1]
	}
	if v.walk.Tokens() == nil {
		actions = slices.Concat(actions, v.lookAtUser(), v.compareRefused(), v.nextDemoUser(), v.moreOperations())
	}
	var found *walk.Diagnosis
	if v.walk.Failed() != nil {
		found = v.found()
	}
	if v.walk.Failed() != nil || v.awaitsInVain() {
		actions = v.withOwnCall(actions, found)
	}
	if shown, ok := v.screen.(screen.Outcome); ok && shown.Of(last.Number) {
		return shown.With(v.explanation, actions).Diagnosed(found)
	}
	return screen.NewOutcome(last, v.wire.Received, v.explanation, actions).Diagnosed(found).Unsent(v.awaitsInVain())
}

// found is what was found about the user after the newest step, nil for nothing.
func (v walkView) found() *walk.Diagnosis {
	if v.walk.Tokens() != nil || v.diagnosedAt != len(v.walk.Steps) {
		return nil
	}
	return v.diagnosis
}

// showForm shows the form of the pending challenge, and keeps what has been typed
// into it.
func (v walkView) showForm(pending walk.Pending, prompt walk.Prompt, kept walk.Values) walkView {
	refused := view.Error(pending.Refused())
	form, same := v.screen.(screen.Form)
	if same && v.formStep == pending.Step.Number {
		v.screen = form.With(prompt).Refused(refused).Spent(v.refusedAnswer())
		return v
	}
	if last := v.walk.Last(); last != nil && last.Answered == pending.Name() && last.Error == nil {
		// The same challenge again asks something else.
		kept = walk.Values{}
	}
	v.formStep = pending.Step.Number
	v.screen = screen.NewForm(prompt).Set(kept).Refused(refused).Spent(v.refusedAnswer())
	return v
}

// fillInAnew empties a field of the form, and begins there.
func (v walkView) fillInAnew(key string) walkView {
	if form, is := v.screen.(screen.Form); is && key != "" && form.Has(key) {
		v.screen, _ = form.Set(walk.NewValues(map[string]string{key: ""})).FocusOn(key)
	}
	return v
}

// refusedAnswer is what the newest call was given, where the service refused it.
func (v walkView) refusedAnswer() walk.Values {
	if last := v.walk.Last(); last != nil && last.Error != nil && last.Error.Kind == walk.Refused {
		return last.Answer
	}
	return walk.Values{}
}

// unseen is the first step with derivations that has not been looked at, or -1.
func (v walkView) unseen() int {
	for n := v.seen; n < len(v.clean.Steps); n++ {
		if len(v.clean.Steps[n].Derivations) > 0 {
			return n
		}
	}
	return -1
}
