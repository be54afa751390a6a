package ui

import (
	"fmt"
	"strings"
	"time"

	"authwalk/flow/view"
	"authwalk/flow/walk"
	"authwalk/ui/screen"
	"authwalk/ui/style"

	"github.com/charmbracelet/x/ansi"
)

// identity is the first row's left end: who is walking.
func (m Model) identity() string {
	name := m.style.Paint(style.Accent, "authwalk")
	v := m.currentWalk()
	if v == nil {
		return name
	}
	target := v.walk.Start.Target
	parts := []string{view.Line(v.walk.Start.Username)}
	if m.width >= threeAreas {
		if target.ClientID != "" {
			parts = append(parts, "client "+view.Line(target.ClientID))
		}
		if target.UserPoolID != "" {
			parts = append(parts, "pool "+view.Line(target.UserPoolID))
		}
	}
	return name + "  " + strings.Join(parts, " "+m.style.Signs.Dot+" ")
}

// endpoint is the first row's right end: against what.
func (m Model) endpoint() string {
	target, decided := m.target()
	switch {
	case m.readsFile():
		return m.fileShown()
	case m.currentWalk() == nil && m.walksShown():
		return m.style.Paint(style.Muted, "nothing is sent")
	case !decided:
		return m.style.Paint(style.Muted, "no endpoint yet")
	}
	text := m.clockWarning() + m.localOrLive(target)
	if where := view.Line(target.Where()); where != "" && m.width >= 60 {
		text += "  " + where
	}
	return text
}

// clockWarning stands beside the endpoint while this machine's clock is too far from the
// server's.
func (m Model) clockWarning() string {
	v := m.currentWalk()
	if v == nil || v.clockOff == "" || m.width < 60 {
		return ""
	}
	text := "clock " + v.clockOff
	if m.width >= threeAreas {
		text = "this machine's clock is " + v.clockOff
	}
	return m.style.Paint(style.Warning, "! "+text) + "  "
}

// fileShown is the file that the events on screen are from: nothing is asked, neither
// here nor elsewhere.
func (m Model) fileShown() string {
	text := m.style.Signs.Dot + " FILE"
	if m.width >= 60 {
		text += "  " + m.style.Clip(view.Line(m.options.HistoryFile), m.width/3)
	}
	return text
}

// target is what the screen talks to, or would talk to if its button were
// pressed.
func (m Model) target() (target walk.Target, decided bool) {
	if v := m.currentWalk(); v != nil {
		return v.walk.Start.Target, true
	}
	switch start := m.start.(type) {
	case screen.Form:
		return m.controller.Target(start.Answer())
	case screen.List:
		switch at := start.Selected(); {
		case start.IsRecords():
			return walk.Target{}, false
		case start.IsWatched():
			return walk.Target{Endpoint: m.options.Watch.endpoint}, true
		case start.IsDemoUsers():
			return m.demoUsers[at].Start.Target, true
		default:
			return m.startChoices()[at].target(m)
		}
	}
	return walk.Target{}, false
}

// pathRow is the second row: the path cut from the left, and the time left.
func (m Model) pathRow(width int) string {
	right := m.style.Clip(m.timeLeft(), width)
	room := width - style.Width(right) - 1
	return m.style.Ends(m.style.ClipLeft(m.breadcrumbs(room), room), right, width)
}

// breadcrumbs are the path so far, the present step marked. Where there is no room for
// all of it, the flow is left out, then the first steps, which are counted.
func (m Model) breadcrumbs(room int) string {
	if n := len(m.overlays); n > 0 {
		if _, ok := m.overlays[0].(screen.Map); ok {
			return "Map: what " + m.walkedUser() + " can be asked"
		}
		if _, ok := m.overlays[0].(screen.Compare); ok {
			return "Walks: two compared"
		}
		if history, ok := m.overlays[0].(screen.History); ok {
			step, of := history.At()
			return fmt.Sprintf("Path: step %d of %d", step, of)
		}
	}
	v := m.currentWalk()
	switch {
	case v == nil && m.attemptsShown():
		return "History"
	case v == nil && m.walksShown():
		return "Walks"
	case v == nil:
		return "Start"
	}
	next := " " + m.style.Signs.Next + " "
	steps, current := v.stepsBefore(), m.currentCrumb(v)
	hidden := max(len(steps)-m.width/4, 0) // more cannot be in sight
	crumbs := append(m.crumbs(steps[hidden:]), current)
	if flow := m.flowName(v.clean); flow != "" && hidden == 0 && len(steps) > 0 {
		whole := append([]string{crumbs[0] + " " + flow}, crumbs[1:]...)
		if text := strings.Join(whole, next); style.Width(text) <= room {
			return text
		}
	}
	for {
		shown := crumbs
		if hidden > 0 {
			shown = append([]string{count(hidden, "step")}, crumbs...)
		}
		switch text := strings.Join(shown, next); {
		case style.Width(text) <= room:
			return text
		case len(crumbs) == 1:
			return current
		}
		crumbs, hidden = crumbs[1:], hidden+1
	}
}

// stepsBefore are the steps before the one that the walk stands at.
func (v *walkView) stepsBefore() []walk.Step {
	steps := v.clean.Steps
	if !v.asks() && !v.hasLeft() && len(steps) > 0 && steps[len(steps)-1].Tokens == nil {
		return steps[:len(steps)-1]
	}
	return steps
}

// crumbs name steps.
func (m Model) crumbs(steps []walk.Step) []string {
	names := make([]string, 0, len(steps)+1)
	for _, step := range steps {
		if step.Error != nil && step.Error.Kind == walk.BadInput && !step.Exchange.Sent {
			continue // no request came of it
		}
		name := crumb(step)
		if step.WentWrong() {
			name += " " + m.style.Signs.Refused
		}
		names = append(names, name)
	}
	return names
}

func (m Model) flowName(w walk.Walk) string {
	if m.width < threeAreas {
		return ""
	}
	return view.Line(w.Start.AuthFlow)
}

// currentCrumb is where the walk stands.
func (m Model) currentCrumb(v *walkView) string {
	sign := m.style.Paint(style.Accent, m.style.Signs.Here+" ")
	signedIn := m.style.Paint(style.OK, m.style.Signs.Done) + " signed in"
	if view.SignedOut(v.walk) {
		signedIn = m.style.Paint(style.Warning, "!") + " signed out"
	}
	last := len(v.clean.Steps) - 1
	switch pending, _ := v.walk.Pending(); {
	case v.asks():
		return sign + m.style.Paint(style.Accent, view.Line(pending.Name()))
	case last < 0:
		return sign
	case v.hasLeft():
		return signedIn
	case v.clean.Steps[last].Error != nil:
		return sign + crumb(v.clean.Steps[last]) + " " + m.style.Paint(style.Error, m.style.Signs.Refused)
	case v.clean.Steps[last].Tokens != nil:
		return signedIn
	default:
		return sign + m.style.Paint(style.OK, m.style.Signs.Done) + " " + crumb(v.clean.Steps[last])
	}
}

// crumb is a step in the path, which says where it was edited by hand.
func crumb(step walk.Step) string {
	if len(step.Edits) > 0 {
		return screen.StepName(step) + " edited"
	}
	return screen.StepName(step)
}

// timeLeft is how long the session lasts, or what came of the walk.
func (m Model) timeLeft() string {
	v := m.currentWalk()
	if v == nil {
		return ""
	}
	if challenge := m.challenge(); challenge != nil && !challenge.Expires.IsZero() {
		return m.sessionLeft(*challenge)
	}
	switch {
	case v.walk.Failed() != nil:
		return "stopped"
	case v.walk.Tokens() != nil && m.width >= 60:
		return count(v.walk.Sent(), "step") + ", " + duration(sinceStart(v.walk))
	}
	return ""
}

// duration is a time taken: milliseconds while it is short.
func duration(d time.Duration) string {
	if d < 100*time.Millisecond {
		return fmt.Sprintf("%d ms", d.Milliseconds())
	}
	return fmt.Sprintf("%.1f s", d.Seconds())
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

func (m Model) sessionLeft(challenge walk.Challenge) string {
	left := challenge.Expires.Sub(m.now)
	about := ""
	if challenge.Assumed {
		about = "about "
	}
	word := "session "
	if m.width < 60 {
		word = ""
	}
	switch {
	case left <= 0 && challenge.Assumed:
		return m.style.Paint(style.Warning, "! session may have expired")
	case left <= 0:
		return m.style.Paint(style.Warning, "! session expired")
	case left < expiryWarning:
		return m.style.Paint(style.Warning, "! "+word+about+screen.Countdown(left))
	}
	return word + about + screen.Countdown(left)
}

// codeExposed says what the whole window shows of an authenticator, "" where it does not.
func (m Model) codeExposed() string {
	code, shown := m.screen().(screen.Code)
	if !shown {
		return ""
	}
	return code.Exposed(m.context())
}

func (m Model) historyShown() bool {
	_, looking := m.screen().(screen.History)
	return looking
}

// waitingSigns turn while an answer is waited for; none is from the Braille
// block, which screen readers read out as letters.
const waitingSigns = `|/-\`

// waiting says how long an answer has been waited for.
func (m Model) waiting() string {
	seconds := int(m.now.Sub(m.request.since) / time.Second)
	sign := string(waitingSigns[seconds%len(waitingSigns)]) + " "
	if m.options.NoMotion {
		sign = ""
	}
	if m.request.about != "" {
		sign += m.request.about + ". "
	}
	return fmt.Sprintf("%sWaiting for a response%s %d s. esc cancels, ^C quits.", sign, m.style.Signs.Ellipsis, seconds)
}

// statusText is what just happened, what is asked, or what is exposed.
func (m Model) statusText() string {
	switch {
	case m.dialog != nil:
		return m.style.Paint(style.Warning, "? ") + m.dialog.text
	case m.question != nil:
		return "A call waits for this. esc cancels it."
	case m.request != nil && m.request.shown:
		return m.waiting()
	case m.paletteShown():
		return m.status
	case m.sessionExpired():
		return m.style.Paint(style.Warning, "! ") + m.expiredText()
	case m.isRevealed():
		left := m.revealed.Sub(m.now).Round(time.Second)
		exposed := m.style.Paint(style.Warning, m.style.Signs.Exposed+" Secrets are on screen") + fmt.Sprintf(", %d s", int(left.Seconds()))
		if both := exposed + "   " + m.status; style.Width(both) <= m.width-2 {
			return both
		}
		return exposed
	case m.codeExposed() != "":
		return m.style.Paint(style.Warning, m.style.Signs.Exposed+" "+m.codeExposed())
	case m.historyShown():
		return "You are viewing earlier steps. Nothing is sent."
	}
	if step, looks := m.lookedAt(); looks {
		return m.lookingBack(step)
	}
	if m.status == "" {
		return view.Line(m.options.Banner)
	}
	return m.status
}

// statusHeight is how many rows the status takes: a question is read whole even
// in a small window, what happened only where the step can spare a row.
func (m Model) statusHeight() int {
	most := m.statusRows()
	switch {
	case m.dialog != nil:
		most = m.height / 4
	case m.boxed():
		return m.pop().statusHeight() // what lies under the box ends at the same row
	case m.isRevealed():
		return 1
	}
	return max(1, min(most, len(style.Wrap(m.statusText(), m.width-2))))
}

// cutStatus is what just happened where the status has no room for all of it, else "".
func (m Model) cutStatus() string {
	whole, width := m.statusText(), m.width-2
	if target, decided := m.target(); m.layout.header.empty() && decided {
		width -= style.Width(m.localOrLive(target)) + 1
	}
	if len(style.Wrap(whole, width)) <= m.layout.status.h {
		return ""
	}
	return ansi.Strip(whole)
}

// statusRows is how many rows the step can spare for what happened.
func (m Model) statusRows() int { return max(1, m.height/10) }
