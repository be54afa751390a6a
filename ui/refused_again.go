package ui

import (
	"fmt"
	"slices"
	"time"

	"authwalk/flow/walk"
	"authwalk/ui/screen"
)

// refusedAgain says that the newest refusal is that of before, how often it has come in a
// row, and how many more lock the user.
func (m Model) refusedAgain() string {
	times := m.timesRefused()
	locks := m.untilLocked(times)
	if times < 2 {
		return locks
	}
	what := "Refused"
	if form, shown := m.stepScreen().(screen.Form); shown {
		if key := m.currentWalk().walk.Last().Error.Field; key != "" && key == form.CodeKey() {
			what = "Code refused"
		}
	}
	return fmt.Sprintf("%s again (%s time). ", what, ordinal(times)) + locks
}

// untilLocked counts down to the lock, which earlier attempts elsewhere bring nearer.
func (m Model) untilLocked(times int) string {
	if times == 0 {
		return ""
	}
	switch left := m.currentWalk().explanation.LocksAfter - times; {
	case left+times == 0:
		return ""
	case left > 1:
		return fmt.Sprintf("At most %d more until Cognito locks the user. ", left)
	case left == 1:
		return "The next wrong one locks the user. "
	default:
		return "The user is locked now, for longer after each wrong one. "
	}
}

// timesRefused is how often the newest refusal has come in a row, counted in the
// walks of the same user.
func (m Model) timesRefused() int {
	if m.current == startScreen {
		return 0
	}
	newest := m.walks[m.current].walk
	last := newest.Last()
	if last == nil || last.Error == nil || last.Error.Kind != walk.Refused {
		return 0
	}
	times := 0
	for _, v := range slices.Backward(m.walks[:m.current+1]) {
		if v.walk.Start.Username != newest.Start.Username {
			break
		}
		same := trailing(v.walk.Steps, *last)
		times += same
		if same == 0 {
			break
		}
	}
	return times
}

// trailing is how many steps at the end were refused as this one was.
func trailing(steps []walk.Step, refused walk.Step) int {
	for n := range steps {
		if !refusedAlike(steps[len(steps)-1-n], refused) {
			return n
		}
	}
	return len(steps)
}

func refusedAlike(a, b walk.Step) bool {
	return a.Error != nil && a.Error.Exception == b.Error.Exception && a.Error.Message == b.Error.Message &&
		a.Exchange.Operation == b.Exchange.Operation && a.Answered == b.Answered
}

// notLonger keeps the end of a wait from before where a sign-in was refused again in the
// same words meanwhile: tries do not make it longer.
func (m Model) notLonger(actions []walk.Action, w walk.Walk) []walk.Action {
	last := w.Last()
	if last == nil || last.Error == nil {
		return actions
	}
	actions = slices.Clone(actions)
	for n, action := range actions {
		for _, earlier := range m.waits(w.Start.Username, *last) {
			if action.Kind == walk.Wait && earlier.Before(action.Until) && m.serverNow().Before(earlier) {
				actions[n].Until = earlier
			}
		}
	}
	return actions
}

// waits are the ends of the waits after refusals of a user like this one.
func (m Model) waits(username string, refused walk.Step) []time.Time {
	var ends []time.Time
	for _, v := range m.walks {
		if last := v.walk.Last(); last == nil || v.walk.Start.Username != username || !refusedAlike(*last, refused) {
			continue
		}
		for _, action := range v.actions {
			if action.Kind == walk.Wait && !action.Until.IsZero() {
				ends = append(ends, action.Until)
			}
		}
	}
	return ends
}

// selectAgain leaves the cursor on the action that led to the same refusal.
func (m Model) selectAgain(used screen.Outcome) Model {
	v := *m.currentWalk()
	if shown, is := v.screen.(screen.Outcome); is {
		v.screen = shown.SelectAs(used)
	}
	return m.replaceWalk(m.current, v)
}

// ordinal is a number as people count: 2nd, 3rd, 11th.
func ordinal(n int) string {
	ending := "th"
	if n%100/10 != 1 {
		switch n % 10 {
		case 1:
			ending = "st"
		case 2:
			ending = "nd"
		case 3:
			ending = "rd"
		}
	}
	return fmt.Sprintf("%d%s", n, ending)
}
