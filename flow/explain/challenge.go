package explain

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/pool"
	"authwalk/flow/walk"
)

// asked is a challenge where it came up: what explanations look at.
type asked struct {
	walk      walk.Walk
	step      walk.Step
	challenge *walk.Challenge
	facts     poolFacts
}

// Challenge explains why the service asks for what the step came with. The
// settings that led there are its reasons, as far as the facts are known; they
// may be nil.
func Challenge(w walk.Walk, step walk.Step, facts *pool.Facts) walk.Explanation {
	if step.Challenge == nil {
		return walk.Explanation{}
	}
	a := asked{walk: w, step: step, challenge: step.Challenge, facts: factsOf(facts)}
	explained, ok := explanations[step.Challenge.Name]
	if !ok {
		return sanitized(unknownChallenge(step.Challenge.Name))
	}
	why := walk.Explanation{Description: explained.description, Notes: slices.Clone(explained.notes), Known: true}
	if explained.here != nil {
		if here := explained.here(a); here != "" {
			why.Description = here
		}
	}
	if towards := towardsLevel(w, step); towards != "" {
		why.Description = towards
	}
	if explained.more != nil {
		why.Notes = append(explained.more(a), why.Notes...)
	}
	reasons, found := a.facts.challengeReasons(w, step)
	why.Reasons = reasons
	if !found && a.facts.unexpected(w, step, step.Challenge.Name) {
		why.Notes = append(why.Notes, "By the known settings Cognito does not ask this here. The settings might have changed, or threat protection or a Lambda trigger decided.")
	}
	return sanitized(why)
}

func unknownChallenge(challenge string) walk.Explanation {
	return walk.Explanation{
		Description: fmt.Sprintf("authwalk does not know the challenge %s. You can answer it all the same.", name(challenge)),
		Notes:       []string{"See the raw response for the parameters that came with it."},
	}
}

// list reads a parameter that is a JSON list inside a string, under the first of
// its spellings that came.
func (a asked) list(spellings ...string) []string {
	var values []string
	for _, parameter := range spellings {
		if text := a.challenge.Parameters[parameter]; text != "" {
			_ = json.Unmarshal([]byte(text), &values)
			break
		}
	}
	for i := range values {
		values[i] = name(values[i])
	}
	return atMost(8, values)
}

// isFirstFactor reports whether no password or other factor was accepted
// before: the code is what the sign-in begins with.
func (a asked) isFirstFactor() bool {
	if a.walk.Start.AuthFlow != api.FlowUserAuth {
		return false
	}
	if len(a.challenge.Available) > 0 {
		return true
	}
	if a.step.Answered == "" {
		return a.preferred() != api.ChallengePassword
	}
	return a.step.Answered == api.ChallengeSelectChallenge && chosen(a.step) == a.challenge.Name
}

// chosen is the ANSWER that the step's request carried.
func chosen(step walk.Step) string { return sentBy(step.Exchange).parameter(api.KeyAnswer) }

// preferred is the PREFERRED_CHALLENGE that the walk began with.
func (a asked) preferred() string {
	if preferred := a.walk.Start.Parameters.Get(api.KeyPreferredChallenge); preferred != "" {
		return preferred
	}
	if len(a.walk.Steps) == 0 {
		return ""
	}
	return sentBy(a.walk.Steps[0].Exchange).parameter(api.KeyPreferredChallenge)
}

func enumerate(names []string) string { return strings.Join(names, ", ") }
