package explain

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"authwalk/flow/text"
	"authwalk/flow/walk"
)

// row is one line of the catalogue: where it applies, and what it says there.
// Empty conditions always hold.
type row struct {
	id   string
	kind walk.Kind
	// operations and answered narrow down where the refusal came; answered are
	// ChallengeNames.
	operations, answered []string
	flows                []string
	exception            string
	// message is a regular expression for the whole message, without regard to
	// case and without the full stop at its end.
	message string
	// reasons tell errors that are no refusals apart.
	reasons []walk.ErrorReason

	// description is the meaning in a sentence or two.
	description string
	// headline says it for this failure, where the facts decide what the service
	// leaves open; "" where they do not.
	headline func(failure) string
	// saysReason tells that the description already says what the pool's rules
	// say first, so that it need not be the first cause as well.
	saysReason bool
	// observed are the causes that the walk itself tells; they come before
	// causes, which are likely anywhere.
	observed func(failure) []string
	causes   []string
	ruledOut []string
	notes    []string
	// actionsHere are actions that this walk asks for, before the general ones.
	actionsHere func(failure) []walk.Action
	actions     []walk.Action
	// next is one sentence on what to do.
	next string
	// nextHere says it for this message; "" where it does not tell.
	nextHere func(message string) string
	// passes tells that the same can work when it is sent again: what refused it
	// ends by itself, or outside of authwalk, or was this session's alone. next
	// says so.
	passes bool
	// locks tells that a few of them in a row lock the user.
	locks bool
	// noUser tells that no user has anything to do with it.
	noUser bool
	// clockMatters tells that a wrong clock is a fair suspect, so that a right
	// one is worth saying.
	clockMatters bool
	// retryable tells that the challenge still takes an answer, where the
	// exception itself does not.
	retryable bool

	pattern *regexp.Regexp
}

// families are the rows, a file for each.
func families() []row {
	return slices.Concat(
		credentialRows, hashRows, stateRows, sessionRows, codeRows, authenticatorRows, deliveryRows, passwordRows,
		attributeRows, signUpRows, tokenRows, deviceRows, passkeyRows, clientRows, parameterRows, stepUpRows, namingTriggers(triggerRows), limitRows, signerRows,
		serviceRows, administrationRows, transportRows,
	)
}

// catalogue compiles the patterns when they are first needed, and not while
// the program starts.
var catalogue = sync.OnceValue(func() []row {
	rows := families()
	for i := range rows {
		if rows[i].message != "" {
			rows[i].pattern = regexp.MustCompile(`(?is)^(?:` + rows[i].message + `)$`)
		}
	}
	return rows
})

// longest is how many bytes of a message are looked at.
const longest = 4096

// trimmed is the message as patterns see it.
func trimmed(message string) string {
	message, _ = text.Limit(message, longest)
	return strings.TrimRight(message, ". \r\n\t")
}

// place is where an error came up.
type place struct{ operation, answered, flow string }

// at is the place of a call. Only an answer answers a challenge: a call that is
// made while one waits does not.
func at(operation, answered, flow string) place {
	if operation != "" && operation != walk.RespondToAuthChallenge && operation != walk.AdminRespondToAuthChallenge {
		answered = ""
	}
	return place{operation, answered, flow}
}

// find returns the most specific row for the error.
func find(where place, err *walk.Error) (row, bool) {
	var best row
	score := 0
	message := trimmed(err.Message)
	for _, candidate := range catalogue() {
		if !candidate.applies(where, err, message) {
			continue
		}
		if specific := candidate.specific(); specific > score {
			best, score = candidate, specific
		}
	}
	return best, score > 0
}

func (r row) applies(where place, err *walk.Error, message string) bool {
	return r.kind == err.Kind &&
		(r.exception == "" || r.exception == err.Exception) &&
		emptyOrContains(r.operations, where.operation) &&
		emptyOrContains(r.answered, where.answered) &&
		emptyOrContains(r.flows, where.flow) &&
		(r.pattern == nil || r.pattern.MatchString(message)) &&
		(len(r.reasons) == 0 || slices.Contains(r.reasons, err.Reason))
}

func emptyOrContains(wanted []string, value string) bool {
	return len(wanted) == 0 || slices.Contains(wanted, value)
}

// specific counts a row's conditions: the message says most, then where it
// came, then the exception.
func (r row) specific() int {
	score := 1
	for _, condition := range []struct {
		set    bool
		weight int
	}{
		{r.pattern != nil, 32},
		{len(r.reasons) > 0, 32},
		{len(r.answered) > 0, 16},
		{len(r.operations) > 0, 8},
		{len(r.flows) > 0, 4},
		{r.exception != "", 2},
	} {
		if condition.set {
			score += condition.weight
		}
	}
	return score
}
