package ui

import (
	"cmp"
	"slices"
	"strings"

	"authwalk/flow/view"
	"authwalk/flow/walk"
	"authwalk/ui/screen"
	"authwalk/ui/style"

	tea "github.com/charmbracelet/bubbletea"
)

// handleScreenKey gives a key to the screen, and does what comes of it.
func (m Model) handleScreenKey(key tea.KeyMsg) (Model, tea.Cmd) {
	if m.panelInStep() {
		return m.handleScrollKey(key.String()), nil
	}
	next, event := m.screen().Update(key, m.context())
	if _, scrolls := event.(screen.Scroll); !scrolls {
		m.stepScroll = 0 // the focus is to be in sight
	}
	return m.with(next).handleEvent(event)
}

func (m Model) handleEvent(event screen.Event) (Model, tea.Cmd) {
	switch event := event.(type) {
	case screen.Submit:
		return m.submit(event.Answer)
	case screen.Edited:
		return m.updateStartForm().searchAgain()
	case screen.OfferTaken:
		form, _ := m.screen().(screen.Form)
		m.status = strings.ToUpper(event.Desc[:1]) + event.Desc[1:] + " filled in. " + cmp.Or(form.Lacks(), "enter sends it.")
		return m.updateStartForm(), nil
	case screen.Pasted:
		return m.recognisePaste(event.Text), nil
	case screen.Suggest:
		return m.suggest(event.Key)
	case screen.Watch:
		return m.watch(), nil
	case screen.Pick:
		return m.handlePick(event)
	case screen.SetTitle:
		return m.setTitle(event)
	case screen.CompareWalks:
		return m.compareListed(event), nil
	case screen.Chosen:
		return m.runCommand(event.Command)
	case screen.Perform:
		if _, ok := m.screen().(screen.Operations); ok {
			m = m.pop()
		}
		return m.performAction(event.Action)
	case screen.Chart:
		return m, m.drawMap(event.Changes)
	case screen.Branch:
		return m.branch(event.Step)
	case screen.Switch:
		return m.selectWalk(event.Walk), nil
	case screen.Open:
		return m.push(screen.NewReplay(event.Step)), nil
	case screen.OpenValue:
		return m.push(screen.NewTokenValue(event.Claims)), nil
	case screen.OpenTrigger:
		return m.push(screen.NewTrigger(event.Walk, event.Call)), nil
	case screen.SendEventAgain:
		return m.sendEventAgain(event)
	case screen.SaveEvent:
		return m.saveEvent(event.Call)
	case screen.CompareProof:
		return m, m.compareProof(event)
	case screen.EditCall:
		return m.editCall(event.Action)
	case screen.SendDraft:
		return m.sendDraft(event)
	case screen.EditOutside:
		return m.editOutside(event.Text)
	case screen.WriteReport:
		return m.writeReport(event)
	case screen.Diagnose:
		return m.diagnose(event.History)
	case screen.SignInAgain:
		return m.signInAgain(event.Start), nil
	case screen.OpenRepair:
		return m.openRepair(event.Repair), nil
	case screen.RunRepair:
		return m.runRepair(event.Repair)
	case screen.CopyLine:
		return m.handToClipboard(screen.Copied{What: event.What, Text: event.Text})
	case screen.Close:
		return m.closeScreen(), nil
	case screen.Scroll:
		return m.scrollStep(event.Rows), nil
	case screen.Copied:
		return m.copyText(event)
	case screen.Notify:
		m.status = event.Text
	case screen.Run:
		return m, event.Command
	}
	return m, nil
}

// submit sends what a form was filled in with.
func (m Model) submit(answer walk.Values) (Model, tea.Cmd) {
	v := m.currentWalk()
	switch {
	case v == nil:
		return m.submitStart(answer)
	case v.writesFile && v.operation != "":
		return m.writeFile(answer)
	case v.operation != "":
		return m.perform(v.operation, answer)
	case m.sessionExpired():
		return m.confirmExpired(answer), nil
	}
	return m.answer(answer)
}

// confirmExpired asks what to do with an answer to a session that is over.
func (m Model) confirmExpired(values walk.Values) Model {
	choices := []keyHandler{{style.Enter.WithDesc("repeat"), Model.replayHere}}
	if form, is := m.screen().(screen.Form); is && form.Lacks() == "" {
		choices = append(choices, keyHandler{sendAnyway, func(m Model) (Model, tea.Cmd) { return m.answer(values) }})
	}
	m.dialog = &dialog{
		text:    "The session has expired. Sign in again up to this step? Input is kept, codes are not.",
		choices: append(choices, cancelChoice),
	}
	return m
}

var sendAnyway = style.Binding{
	Keys: []string{"s"}, Label: "s", Desc: "send it", Help: "Sends the answer with the expired session, to see the error.",
}

// replayHere walks again up to the pending challenge.
func (m Model) replayHere() (Model, tea.Cmd) {
	v := m.currentWalk()
	if pending, ok := v.walk.Pending(); ok {
		return m.replay(pending.Step.Number, m.withoutCodes(pending.Name(), m.formValues()))
	}
	last := v.walk.Last()
	return m.replay(max(len(v.walk.Steps)-1, 1), m.withoutCodes(screen.StepName(*last), last.Answer))
}

// answerAnew walks again up to the challenge that a step answered, for another value of
// one field.
func (m Model) answerAnew(number int, field string) (Model, tea.Cmd) {
	steps := m.currentWalk().walk.Steps
	at := slices.IndexFunc(steps, func(step walk.Step) bool { return step.Number == number })
	m, cmd := m.replay(at, m.withoutCodes(steps[at].Answered, steps[at].Answer))
	if m.request != nil {
		m.request.anew = field
	}
	return m, cmd
}

// withoutCodes are values without the one-time codes that a step asks for: the sign-in
// that is repeated has codes of its own.
func (m Model) withoutCodes(name string, values walk.Values) walk.Values {
	v := m.currentWalk()
	for _, field := range v.controller.PromptFor(v.walk, name).Fields {
		if field.Kind == walk.Code {
			values = values.Without(field.Key)
		}
	}
	return values
}

// formValues is what has been typed into the form on screen.
func (m Model) formValues() walk.Values {
	if form, ok := m.stepScreen().(screen.Form); ok {
		return form.Answer()
	}
	return walk.Values{}
}

// branch walks again up to a step. Against live users it asks first: it sends
// messages and counts as a sign-in.
func (m Model) branch(step int) (Model, tea.Cmd) {
	again := func(m Model) (Model, tea.Cmd) { return m.replay(step, m.formValues()) }
	if m.currentWalk().walk.Recorded {
		return m.fillInBranch(step), nil
	}
	if m.currentWalk().walk.Start.Target.IsLocal() {
		return again(m)
	}
	return m.confirm("LIVE: this can send messages and counts as an attempt. Sign in again?", "sign in again", again), nil
}

// closeScreen leaves a screen that only shows something.
func (m Model) closeScreen() Model {
	if len(m.overlays) > 0 {
		return m.pop()
	}
	v := m.currentWalk()
	if v == nil {
		return m
	}
	changed := *v
	if n := changed.unseen(); n >= 0 {
		changed.seen = n + 1
	}
	return m.replaceWalk(m.current, m.chooseScreen(changed, walk.Values{}))
}

// performAction makes an action that was offered.
func (m Model) performAction(action walk.Action) (Model, tea.Cmd) {
	v := m.currentWalk()
	_, waiting := v.walk.Pending()
	last := len(v.walk.Steps)
	switch action.Kind {
	case walk.TryAgain:
		if waiting {
			return m.answer(v.walk.Last().Answer)
		}
		return m.tryAgain(last)
	case walk.AnswerAgain:
		if waiting {
			return m.resume(), nil
		}
		return m.branch(max(last-1, 1))
	case walk.StartOver:
		return m.begin(v.walk.Start)
	case walk.EditStart:
		if password := v.sentPassword(); action.WasSent && !password.IsZero() {
			action.Password, action.AtOnce = password, true
		}
		if action.AtOnce {
			return m.begin(action.StartFrom(v.walk.Start))
		}
		return m.editStart(action), nil
	case walk.NextUser:
		return m.beginNextDemoUser(m.nextDemoUser(v.walk))
	case walk.ShowPath:
		return m.toggleHistory(), nil
	case walk.ReplayHere:
		if action.Step > 0 {
			return m.answerAnew(action.Step, action.Field)
		}
		return m.replayHere()
	case walk.Wait:
		if now := m.serverNow(); now.Before(action.Until) {
			m.status = "Nothing was sent: the lock has not ended yet. " + walk.WhileLocked
			return m, nil
		}
		return m.begin(v.walk.Start)
	case walk.CopyText:
		return m.copyText(screen.Copied{What: "the command", Text: action.Text})
	case walk.HandOver:
		return m.copyText(screen.Copied{What: "what happened", Text: action.Text})
	case walk.ShowTokens:
		return m.showTokens(), nil
	case walk.CompareProof:
		return m, m.compareProof(screen.CompareProof{Step: v.compared()})
	case walk.ShowTrigger:
		return m.showTrigger(), nil
	case walk.MakeRepair:
		return m.openFoundRepair(action), nil
	case walk.Diagnose:
		return m.diagnose(false)
	case walk.ShowOperations:
		return m.push(screen.NewOperations(v.operations())), nil
	default:
		return m.askFor(action)
	}
}

// editStart goes to the start form with what was filled in, at what was most
// likely wrong.
func (m Model) editStart(action walk.Action) Model {
	v := m.currentWalk()
	m.controller, m.branching = v.controller, nil
	begin := action.StartFrom(v.walk.Start)
	form, instead := m.startForm(v.controller.Filled(begin)), changedStart(v.walk.Start, begin)
	if last := v.walk.Last(); last != nil && (instead == "" || form.Lacks() == "") {
		var chosen string
		form, chosen = form.FocusOn(cmp.Or(action.Field, v.controller.Fault(last.Error)))
		instead = cmp.Or(instead, chosen)
	}
	m.start, m.edits = form, m.current
	m = m.selectWalk(startScreen).updateStartForm()
	m.status = instead
	return m
}

// changedStart says what an action has changed of the sign-in details.
func changedStart(before, after walk.Start) string {
	switch {
	case after.Username != before.Username:
		return "The user name is " + view.Line(after.Username) + " now, in place of " + view.Line(before.Username) + "."
	case after.ClientSecret != before.ClientSecret:
		return "The client secret is empty now."
	case after.WithoutDevice != before.WithoutDevice:
		return "DEVICE_KEY is left out now."
	default:
		return ""
	}
}

// tryAgain sends the same once more: the start as it was, or all answers.
func (m Model) tryAgain(last int) (Model, tea.Cmd) {
	if last <= 1 {
		return m.begin(m.currentWalk().walk.Start)
	}
	return m.replay(last, m.withoutCodes(screen.StepName(*m.currentWalk().walk.Last()), m.formValues()))
}

// askFor fills in what an operation needs, or makes it at once when it needs
// nothing.
func (m Model) askFor(action walk.Action) (Model, tea.Cmd) {
	v, operation := *m.currentWalk(), action.Operation
	prompt := view.Prompt(v.controller.PromptFor(v.walk, operation))
	if len(prompt.Fields) == 0 && !prompt.Free {
		return m.perform(operation, walk.Values{})
	}
	form := screen.NewForm(prompt).Set(action.Parameters).FocusFirst()
	if last := v.walk.Last(); last != nil && last.Performed == operation {
		form = form.Set(prompt.Kept(last.Answer)).FocusFirst()
	}
	v.operation, v.operationHelp, v.screen = operation, prompt.Help, form
	v.writesFile = action.Kind == walk.WriteFile
	m.status = ""
	return m.replaceWalk(m.current, v), nil
}

// toggleHistory opens the path, or closes it.
func (m Model) toggleHistory() Model {
	for n, s := range m.overlays {
		if _, ok := s.(screen.History); ok {
			m.overlays = m.overlays[:n:n]
			return m
		}
	}
	walks := make([]walk.Walk, len(m.walks))
	for n, v := range m.walks {
		walks[n] = v.clean
	}
	controller := m.walks[max(m.current, 0)].controller
	at := m.current
	if at == startScreen {
		at = len(walks) - 1
	}
	explain := func(index int, step walk.Step) walk.Explanation {
		v := m.walks[index]
		return view.Explanation(v.controller.Explain(v.walk, step.Number))
	}
	return m.push(screen.NewHistory(walks, at, m.current, screen.About{Wire: controller.Wire, Explain: explain}))
}

// showCode shows the QR code on the whole window.
func (m Model) showCode() Model { return m.push(screen.NewCode(*m.authenticator())) }

// help explains what has the focus.
func (m Model) help() Model {
	var terms []walk.Value
	if v := m.currentWalk(); v != nil {
		terms = v.controller.Words(v.walk)
	}
	return m.push(screen.NewHelp(append(m.screen().Help(m.context()), m.cutStatus()), terms, view.Glossary(), m.Keys()))
}
