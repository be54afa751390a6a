package explain

import (
	"strings"

	"authwalk/flow/pool"
	"authwalk/flow/walk"
)

// reasons are the settings that lead to what was received, by the pool's rules.
// Only when pool, client and user are all known: the rules would assume the
// rest, and an assumption is no reason.
func (k knowledge) reasons(w walk.Walk, step walk.Step, received ...string) (reasons []walk.Reason, ruled bool) {
	if k.Pool == nil || k.Client == nil || k.Users == nil {
		return nil, false
	}
	facts, start := k.Facts, startOf(w, step)
	if facts.Now.IsZero() {
		facts.Now = step.Exchange.Started
	}
	for _, name := range received {
		if because, found := pool.Explain(facts, start, name); found {
			return asReasons(because), true
		}
	}
	return nil, false
}

// unforeseen reports whether the rules know the challenge and would not have
// asked it here, though everything is known.
func (k knowledge) unforeseen(w walk.Walk, step walk.Step, challenge string) bool {
	if k.Pool == nil || k.Client == nil || k.Users == nil {
		return false
	}
	_, anywhere := pool.Explain(pool.Facts{Now: step.Exchange.Started}, startOf(w, step), challenge)
	return anywhere
}

// startOf is the request that the walk began with, as the rules take it.
func startOf(w walk.Walk, step walk.Step) pool.Start {
	first := step.Exchange
	if len(w.Steps) > 0 {
		first = w.Steps[0].Exchange
	}
	request := sentBy(first)
	parameters := w.Start.Parameters.Reveal()
	for name, text := range request.AuthParameters {
		parameters[name] = text
	}
	if parameters["USERNAME"] == "" && w.Start.Username != "" {
		parameters["USERNAME"] = w.Start.Username
	}
	return pool.Start{Operation: w.Start.Operation, AuthFlow: w.Start.AuthFlow, Parameters: parameters, Session: request.Session}
}

func asReasons(because []pool.Reason) []walk.Reason {
	var reasons []walk.Reason
	for _, reason := range because {
		reasons = append(reasons, walk.Reason(reason))
	}
	return reasons
}

// spellings are an exception with its message, with and without the full stop:
// the exception alone would stand for too much.
func spellings(err *walk.Error) []string {
	bare := err.Exception + ": " + strings.TrimSuffix(err.Message, ".")
	return []string{bare, bare + "."}
}
