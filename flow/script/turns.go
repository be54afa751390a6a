package script

import "authwalk/flow/walk"

// turns keeps which answer of a list is next. A challenge that comes again, or
// that refused an answer, takes the next one; the further calls of a challenge
// that takes several keep theirs.
type turns struct {
	answers map[string][]answer
	used    map[string]int
	// step and refusals tell the present try from the one before.
	step, refusals int
}

func newTurns(answers map[string][]answer) *turns {
	return &turns{answers: answers, used: map[string]int{}}
}

// next is the answer to the pending challenge, and whether there is one.
func (t *turns) next(pending walk.Pending) (answer, bool) {
	name := pending.Name()
	refusals := 0
	for _, step := range pending.Since {
		if step.Error != nil {
			refusals++
		}
	}
	if pending.Step.Number != t.step || refusals != t.refusals {
		t.used[name]++
	}
	t.step, t.refusals = pending.Step.Number, refusals
	tries := t.answers[name]
	if turn := t.used[name]; 0 < turn && turn <= len(tries) {
		return tries[turn-1], true
	}
	return nil, false
}
