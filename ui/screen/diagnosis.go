package screen

import (
	"slices"

	"authwalk/flow/walk"
	"authwalk/ui/style"

	tea "github.com/charmbracelet/bubbletea"
)

// Diagnosis is what keeps a user from signing in.
type Diagnosis struct {
	shown  *walk.Diagnosis
	failed string
	// blocked is why no repair can be made, "" where they can.
	blocked  string
	selected int
}

// NewDiagnosis waits for a diagnosis.
func NewDiagnosis() Diagnosis { return Diagnosis{} }

// With is the screen with what was found.
func (d Diagnosis) With(found walk.Diagnosis, blocked string) Diagnosis {
	d.shown, d.blocked, d.failed = &found, blocked, ""
	return d
}

// Failed is the screen where nothing can be found, and why.
func (d Diagnosis) Failed(why string, handOn walk.Diagnosis) Diagnosis {
	d.failed, d.shown = why, &handOn
	return d
}

// diagnosisAction is one thing that can be done.
type diagnosisAction struct {
	walk.Action
	event Event
}

// RepairLabel names a repair, of which more is shown before it is made.
func RepairLabel(repair walk.Repair) string { return repair.Label + " (" + repair.Operation + ")…" }

// actions are what can be done: repairs first.
func (d Diagnosis) actions() []diagnosisAction {
	if d.shown == nil {
		return nil
	}
	var actions []diagnosisAction
	for _, repair := range d.shown.Repairs {
		actions = append(actions, diagnosisAction{walk.Action{Label: RepairLabel(repair), Disabled: d.blocked}, OpenRepair{repair}})
	}
	if d.shown.HandOn != "" {
		actions = append(actions, diagnosisAction{walk.Action{Label: "Copy the command for an administrator with the permission"}, CopyLine{"the command", d.shown.HandOn}})
	}
	if d.shown.NoLogs {
		return actions
	}
	return append(actions, diagnosisAction{walk.Action{Label: "What happened to this user"}, Diagnose{true}})
}

// Update goes through what can be done, and does it.
func (d Diagnosis) Update(key tea.KeyMsg, _ Context) (Screen, Event) {
	return handleKey(d, d.keyHandlers(), key.String())
}

func (d Diagnosis) keyHandlers() []keyHandler[Diagnosis] {
	actions := d.actions()
	if len(actions) == 0 {
		return nil
	}
	selected := actions[min(d.selected, len(actions)-1)]
	return []keyHandler[Diagnosis]{
		{runAction.WithDesc("run").DisabledIf(selected.Disabled), func(d Diagnosis, _ string) (Screen, Event) { return d, selected.event }},
		choose("choose", d.selected, len(actions), func(d Diagnosis, n int) Diagnosis {
			d.selected = n
			return d
		}),
	}
}

// View draws what was found; what can be done stays at the foot.
func (d Diagnosis) View(c Context, width, height int) View {
	view := withFoot(c, width, height, d.drawText, d.drawActions)
	view.Title = "Why"
	return view
}

// Click goes to the action on a line.
func (d Diagnosis) Click(c Context, width, height, line int) (Screen, Event) {
	if n := entryAtFoot(c, width, height, line, d.drawText, d.drawActions); n >= 0 {
		d.selected = n
		return d, Clicked{}
	}
	return d, nil
}

func (d Diagnosis) drawText(out *layout) {
	switch {
	case d.shown == nil:
		out.paragraph(style.Muted, "", "Reading the pool, the client and the user.")
		return
	case d.failed != "":
		d.drawFailed(out)
		return
	}
	out.paragraph(style.Muted, "", d.shown.Title)
	out.gap()
	if d.shown.Culprit() == nil {
		out.marked(walk.MarkFine, "Nothing found in the settings that keeps this user from signing in. Cognito does not show passwords and locks.")
	}
	d.drawFindings(out, walk.MarkWrong)
	drawCard(out, d.shown.Card)
	drawAdvice(out, *d.shown)
	d.drawOthers(out)
	out.gap()
	for _, note := range d.shown.Notes {
		out.marked(walk.MarkNone, note)
	}
}

// drawOthers adds what was found besides: after a refusal under a heading, as it is not what the
// user was refused for.
func (d Diagnosis) drawOthers(out *layout) {
	others := slices.ContainsFunc(d.shown.Findings, func(f walk.Finding) bool { return f.Mark != walk.MarkWrong })
	if culprit := d.shown.Culprit(); others && culprit != nil && culprit.Refusal {
		out.heading("Also found: not what this refusal is about")
	}
	out.gap()
	d.drawFindings(out, walk.MarkWarning, walk.MarkUnknown)
	d.drawFindings(out, walk.MarkNone)
}

// drawFailed says why nothing can be found, and what somebody with the permissions runs.
func (d Diagnosis) drawFailed(out *layout) {
	out.marked(walk.MarkWrong, d.failed)
	out.gap()
	for _, note := range d.shown.Notes {
		out.marked(walk.MarkNone, note)
	}
	if d.shown.HandOn != "" {
		out.paragraph(style.Text, "", "To find out, an administrator with the permissions runs:")
		out.paragraph(style.Accent, "  ", d.shown.HandOn)
	}
}

// drawFindings adds the findings with one of the marks, in their order.
func (d Diagnosis) drawFindings(out *layout, marks ...walk.Mark) {
	for _, finding := range d.shown.Findings {
		if !slices.Contains(marks, finding.Mark) {
			continue
		}
		out.marked(finding.Mark, finding.Text)
		for _, detail := range finding.Details {
			out.paragraph(style.Muted, "    ", detail)
		}
	}
}

func (d Diagnosis) drawActions(out *layout) {
	var actions []walk.Action
	for _, action := range d.actions() {
		actions = append(actions, action.Action)
	}
	if len(actions) == 0 {
		return
	}
	out.heading("What you can do")
	drawActions(out, actions, min(d.selected, len(actions)-1))
}

// Keys are the screen's bindings.
func (d Diagnosis) Keys(Context) []style.Binding { return bindings(d.keyHandlers()) }

// Shape gives it the whole width: it is all sentences.
func (Diagnosis) Shape() Shape { return WholeStep }

// Lines is how many lines the screen would like.
func (d Diagnosis) Lines(c Context, width int) int {
	return lineCount(c, width, func(out *layout) {
		d.drawText(out)
		d.drawActions(out)
	})
}

// Help explains the screen.
func (Diagnosis) Help(Context) []string {
	return []string{
		"What keeps the user from signing in, the cause first, then what is known of the user and what each flow asks step by step. It is what authwalk check says. Looking changes nothing.",
		"A repair shows the exact call first, and is made only after you type the name of the user.",
	}
}
