package explain

import (
	"encoding/json"
	"strings"
	"unicode"
	"unicode/utf8"

	"authwalk/flow/api"
	"authwalk/flow/pool"
	"authwalk/flow/walk"
)

// challengeReasons are the settings that lead to the challenge, by the pool's
// rules. False tells that by these rules it does not come up, or that too
// little is known.
func (k poolFacts) challengeReasons(w walk.Walk, step walk.Step) (reasons []walk.Reason, found bool) {
	if !k.complete() {
		return nil, false
	}
	because, found := pool.Explain(k.at(step), startOf(w, step), step.Challenge.Name)
	return asReasons(because), found
}

// refusalReasons are why the rules refuse what was sent in these words. The
// exception alone would stand for too much.
func (k poolFacts) refusalReasons(w walk.Walk, step walk.Step) []walk.Reason {
	if !k.knowsUser() {
		return nil
	}
	for _, wording := range wordings(step.Error) {
		var because []pool.Reason
		found := false
		switch operation := step.Exchange.Operation; {
		case pool.DecidesAccount(operation):
			because, found = pool.ExplainAccount(k.at(step), k.accountRequest(w, step), wording)
		case api.IsSignIn(operation):
			because, found = pool.Explain(k.at(step), startOf(w, step), wording)
		}
		if found {
			return asReasons(because)
		}
	}
	return nil
}

// tokenReasons are the settings that let the walk end in tokens.
func (k poolFacts) tokenReasons(w walk.Walk, step walk.Step) []walk.Reason {
	if !k.complete() {
		return nil
	}
	var path []string
	began := beginning(w, step)
	for _, earlier := range w.Steps {
		if earlier.Number >= began.Number && earlier.Number < step.Number && earlier.Challenge != nil {
			path = append(path, earlier.Challenge.Name)
		}
	}
	return asReasons(pool.ExplainTokens(k.at(step), startOf(w, step), path))
}

// at is the facts at the time of the step.
func (k poolFacts) at(step walk.Step) pool.Facts {
	facts := k.Facts
	if facts.Now.IsZero() {
		facts.Now = step.Exchange.Started
	}
	return facts
}

// unexpected reports whether the rules know the challenge and would not have
// asked it here, though everything is known.
func (k poolFacts) unexpected(w walk.Walk, step walk.Step, challenge string) bool {
	if !k.complete() {
		return false
	}
	_, anywhere := pool.Explain(pool.Facts{Now: step.Exchange.Started}, startOf(w, step), challenge)
	return anywhere
}

// beginning is the step that began the sign-in of this one: the first of the walk,
// or the newest towards a level of assurance.
func beginning(w walk.Walk, step walk.Step) walk.Step {
	began := step
	if len(w.Steps) > 0 {
		began = w.Steps[0]
	}
	for _, earlier := range append(w.Steps[:len(w.Steps):len(w.Steps)], step) {
		if earlier.Number <= step.Number && earlier.Performed == api.FlowUserAuth {
			began = earlier
		}
	}
	return began
}

// startOf is the request that the sign-in began with, as the rules take it.
func startOf(w walk.Walk, step walk.Step) pool.Start {
	began := beginning(w, step)
	request := sentBy(began.Exchange)
	if began.Performed == api.FlowUserAuth {
		return pool.Start{Operation: began.Exchange.Operation, AuthFlow: request.AuthFlow, Parameters: request.AuthParameters}
	}
	parameters := w.Start.Parameters.Reveal()
	for name, text := range request.AuthParameters {
		parameters[name] = text
	}
	if parameters[api.KeyUsername] == "" && w.Start.Username != "" {
		parameters[api.KeyUsername] = w.Start.Username
	}
	return pool.Start{Operation: w.Start.Operation, AuthFlow: w.Start.AuthFlow, Parameters: parameters, Session: request.Session}
}

// accountRequest is the request of the step as the rules take it.
func (k poolFacts) accountRequest(w walk.Walk, step walk.Step) pool.AccountRequest {
	var members pool.AccountMembers
	_ = json.Unmarshal(step.Exchange.Request.Reveal(), &members)
	request := members.Request(step.Exchange.Operation)
	if user := pool.Identify(k.Pool, k.Users, w.Start.Username); request.Username == "" && user != nil {
		request.Username = user.Username
	}
	return request
}

func asReasons(because []pool.Reason) []walk.Reason {
	var reasons []walk.Reason
	for _, reason := range because {
		reasons = append(reasons, walk.Reason(reason))
	}
	return reasons
}

// wordings are an exception with its message as it came, and with and without
// the full stop.
func wordings(err *walk.Error) []string {
	bare := err.Exception + ": " + strings.TrimSuffix(err.Message, ".")
	return []string{err.Exception + ": " + err.Message, bare, bare + "."}
}

// sentence is a reason's text with a capital letter and a full stop.
func sentence(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + text[size:] + "."
}
