package ui

import (
	"context"
	"errors"
	"slices"

	"authwalk/flow/view"
	"authwalk/flow/walk"
	"authwalk/ui/screen"

	tea "github.com/charmbracelet/bubbletea"
)

// Support is a controller that can look at a user's troubles. What takes a context talks
// to a network.
type Support interface {
	// Diagnose says what keeps the user of a walk from signing in. Beside an error the
	// diagnosis has what somebody else can run.
	Diagnose(ctx context.Context, w walk.Walk) (walk.Diagnosis, error)
	// History says what happened to the user, and how far the reading is. Where the context
	// ends, what came is returned; beside another error, what somebody else can run.
	History(ctx context.Context, w walk.Walk, progress func(string)) (walk.History, error)
	// Subject is whom the start form names so far, and where.
	Subject(filled walk.Values) walk.Start
	// MayLook reports whether the person chose credentials, so that looking needs no
	// asking; Blocked is why nothing may be changed, "" where it may.
	MayLook(start walk.Start) bool
	Blocked(target walk.Target, operation string) string
	// Send makes a call as it is, as a step of the walk.
	Send(ctx context.Context, w walk.Walk, request walk.Request) walk.Walk
}

// diagnosisMsg is what was found about the user of a walk.
type diagnosisMsg struct {
	place, steps int
	found        walk.Diagnosis
	err          error
}

// groupSupport are the commands about the user's troubles.
const groupSupport = "Support"

// subject is the walk whose user is looked at: the one on screen, or what the start form
// or the selected demo user says so far.
func (m Model) subject() (w walk.Walk, support Support, missing string) {
	controller := m.controller
	switch v := m.currentWalk(); {
	case v != nil:
		controller, w = v.controller, v.walk
	default:
		switch start := m.start.(type) {
		case screen.Form:
			if support, can := controller.(Support); can {
				w.Start = support.Subject(start.Answer())
			}
		case screen.List:
			if at := start.Selected(); start.IsDemoUsers() && at < len(m.demoUsers) {
				controller, w.Start = m.demoController, m.demoUsers[at].Start
			}
		}
	}
	support, can := controller.(Support)
	switch {
	case !can:
		return w, nil, cannotLook
	case w.Recorded:
		return w, nil, "this is a record: nothing is sent from it"
	case w.Start.Target.UserPoolID == "":
		return w, nil, "it needs the user pool ID"
	case w.Start.Username == "":
		return w, nil, "it needs a user name"
	}
	return w, support, ""
}

// cannotLook is what is missing where no user can be looked at.
const cannotLook = "users cannot be looked at here"

// supportCommands look at the user on screen.
func (m Model) supportCommands() []command {
	_, support, missing := m.subject()
	if support == nil && missing == cannotLook {
		return nil
	}
	ask := func(name, note, key string, history bool) command {
		return command{
			screen.Command{Group: groupSupport, Name: name, Note: note, Key: key, Disabled: missing},
			func(m Model) (Model, tea.Cmd) { return m.diagnose(history) },
		}
	}
	return []command{
		ask("Why can this user not sign in?", "looks at the pool, the client and the user, and changes nothing", "", false),
		ask("What happened to this user", "attempts of the last 24 hours, also by others: CloudTrail and sign-in events", m.historyKey().Label, true),
	}
}

// diagnose opens the screen, and looks.
func (m Model) diagnose(history bool) (Model, tea.Cmd) {
	w, support, missing := m.subject()
	if missing != "" {
		m.status = "Not possible here: " + missing
		return m, nil
	}
	if list, is := m.start.(screen.List); is && m.currentWalk() == nil && list.IsDemoUsers() {
		m = m.atDemoPools()
	}
	m.overlays = nil
	if history {
		return m.showHistory(func(ctx context.Context, progress func(string)) (walk.History, error) {
			return support.History(ctx, w, progress)
		}, false)
	}
	return m.push(screen.NewDiagnosis()), m.requestDiagnosis(w, support)
}

// requestDiagnosis asks in the background.
func (m Model) requestDiagnosis(w walk.Walk, support Support) tea.Cmd {
	ctx, place := m.options.Context, m.current
	return func() tea.Msg {
		found, err := support.Diagnose(ctx, w)
		return diagnosisMsg{place, len(w.Steps), view.Diagnosis(found), err}
	}
}

// lookAtRefusal looks at the user of a sign-in that was refused, where the person chose
// credentials.
func (m Model) lookAtRefusal(v walkView) tea.Cmd {
	failed := v.walk.Failed()
	support, can := v.controller.(Support)
	switch {
	case !can || failed == nil || failed.Kind != walk.Refused || v.walk.Recorded:
		return nil
	case v.walk.Start.Target.UserPoolID == "" || v.walk.Start.Username == "" || !support.MayLook(v.walk.Start):
		return nil
	}
	return m.requestDiagnosis(v.walk, support)
}

// handleDiagnosis shows what was found where it was asked for, and on the refusal.
func (m Model) handleDiagnosis(msg diagnosisMsg) Model {
	m = m.diagnosed(msg)
	for n, s := range m.overlays {
		shown, is := s.(screen.Diagnosis)
		if !is {
			continue
		}
		m.overlays = append([]screen.Screen(nil), m.overlays...)
		if msg.err != nil {
			m.overlays[n] = shown.Failed(errorText(msg.err), msg.found)
			continue
		}
		m.overlays[n] = shown.With(msg.found, m.blocked(msg.found))
	}
	return m
}

// diagnosed keeps what was found, if anything, with the walk, while its newest step is the same.
func (m Model) diagnosed(msg diagnosisMsg) Model {
	if msg.place < 0 || msg.place >= len(m.walks) || len(m.walks[msg.place].walk.Steps) != msg.steps {
		return m
	}
	v := m.walks[msg.place]
	v.diagnosingAt = 0
	if msg.err == nil {
		v.diagnosis, v.diagnosedAt = &msg.found, msg.steps
		if _, is := v.screen.(screen.Outcome); is && v.walk.Failed() != nil {
			v = m.chooseScreen(v, walk.Values{})
		}
	}
	return m.replaceWalk(msg.place, v.waiting())
}

// forOthers tells that what is best to do is what somebody else does.
func forOthers(actions []walk.Action) bool {
	at := slices.IndexFunc(actions, func(action walk.Action) bool { return action.Kind == walk.CopyText })
	isOwnCall := at == 1 && (actions[0].Kind == walk.Perform || actions[0].Kind == walk.MakeRepair)
	return at == 0 || isOwnCall
}

// withOwnCall offers a call that the person may make before the command for others that does
// the same: one that mends what was found, or else the one of the command.
func (v walkView) withOwnCall(actions []walk.Action, found *walk.Diagnosis) []walk.Action {
	at := slices.IndexFunc(actions, func(action walk.Action) bool { return action.Kind == walk.CopyText })
	support, can := v.controller.(Support)
	if at < 0 || !can {
		return actions
	}
	if found != nil && len(found.Repairs) > 0 {
		repair := found.Repairs[0]
		if support.Blocked(v.walk.Start.Target, repair.Operation) != "" {
			return actions
		}
		offered := walk.Action{Kind: walk.MakeRepair, Label: screen.RepairLabel(repair), Operation: repair.Operation}
		return slices.Insert(slices.Clone(actions), at, offered)
	}
	for _, call := range v.operations() {
		if call.Operation == actions[at].Operation {
			call.Label, call.Parameters = call.Label+" ("+call.Operation+")…", actions[at].Parameters
			return slices.Insert(slices.Clone(actions), at, call)
		}
	}
	return actions
}

// openFoundRepair shows the call that an action names.
func (m Model) openFoundRepair(action walk.Action) Model {
	found := m.currentWalk().found()
	if found == nil {
		return m
	}
	at := slices.IndexFunc(found.Repairs, func(repair walk.Repair) bool { return repair.Operation == action.Operation })
	if at < 0 {
		return m
	}
	return m.openRepair(found.Repairs[at])
}

// blocked is why no repair of a diagnosis can be made.
func (m Model) blocked(found walk.Diagnosis) string {
	w, support, missing := m.subject()
	if missing != "" || len(found.Repairs) == 0 {
		return missing
	}
	return support.Blocked(w.Start.Target, found.Repairs[0].Operation)
}

func errorText(err error) string {
	text := err.Error()
	if failed, is := errors.AsType[*walk.Error](err); is && failed.Next != "" {
		text += ". " + failed.Next
	}
	return view.Line(text)
}

// openRepair shows the exact call first.
func (m Model) openRepair(repair walk.Repair) Model {
	w, _, _ := m.subject()
	sent := view.Preview(walk.Request{Operation: repair.Operation, Body: repair.Input}).Sent
	repair.Username, repair.Command = view.Line(repair.Username), view.Line(repair.Command)
	return m.push(screen.NewRepair(repair, sent, !w.Start.Target.IsLocal()))
}

// runRepair makes the call as a step of the walk on screen, or of a new one.
func (m Model) runRepair(repair walk.Repair) (Model, tea.Cmd) {
	w, support, missing := m.subject()
	if missing != "" {
		m.status = "Not possible here: " + missing
		return m, nil
	}
	controller, place := m.controller, startScreen
	if v := m.currentWalk(); v != nil {
		controller, place = v.controller, m.current
	}
	m.overlays = nil
	return m.send(repair.Operation, controller, place, walk.Values{}, func(ctx context.Context, _ Controller) walk.Walk {
		return support.Send(ctx, w, walk.Request{Operation: repair.Operation, Body: repair.Input})
	})
}
