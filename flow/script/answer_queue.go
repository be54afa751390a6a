package script

import "authwalk/flow/walk"

// answerQueue keeps which answer of a list is next. A challenge that comes again, or
// that refused an answer, takes the next one; the further calls of a challenge
// that takes several keep theirs.
type answerQueue struct {
	answers map[string][]answer
	used    map[string]int
	// step and refusals tell the present try from the one before.
	step, refusals int
}

func newAnswerQueue(answers map[string][]answer) *answerQueue {
	return &answerQueue{answers: answers, used: map[string]int{}}
}

// first is the next answer that the operation of a start is made with; the zero
// one where there is none.
func (q *answerQueue) first(operation string) answer {
	var given answer
	if q.hasMore(operation) {
		given = q.answers[operation][q.used[operation]]
	}
	q.used[operation]++
	return given
}

// hasMore reports whether there is an answer that was not given.
func (q *answerQueue) hasMore(operation string) bool {
	return q.used[operation] < len(q.answers[operation])
}

// next is the answer to the pending challenge, and whether there is one.
func (q *answerQueue) next(pending walk.Pending) (answer, bool) {
	name := pending.Name()
	refusals := 0
	for _, step := range pending.Since {
		if step.Error != nil {
			refusals++
		}
	}
	if pending.Step.Number != q.step || refusals != q.refusals {
		q.used[name]++
	}
	q.step, q.refusals = pending.Step.Number, refusals
	answers := q.answers[name]
	if n := q.used[name]; 0 < n && n <= len(answers) {
		return answers[n-1], true
	}
	return answer{}, false
}
