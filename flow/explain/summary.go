package explain

import (
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// summary says in plain words what a step brought about, for people who watch and do not
// know Cognito. The description is that of its explanation.
func summary(w walk.Walk, step walk.Step, description string) string {
	switch {
	case step.Error != nil && step.Error.Kind == walk.Refused:
		return "Refused. " + firstSentence(description)
	case step.Error != nil || step.Challenge == nil && step.Tokens == nil:
		return firstSentence(description)
	}
	said := []string{explanations[step.Answered].accepted}
	sent := sentBy(step.Exchange)
	if step.Answered == "" && api.SendsPassword(sent.AuthFlow) {
		said = []string{explanations[api.ChallengePassword].accepted}
	}
	switch {
	case step.Challenge != nil:
		said = append(said, explanations[step.Challenge.Name].asks)
	case api.Refreshes(sent.AuthFlow) || step.Exchange.Operation == api.GetTokensFromRefreshToken:
		said = append(said, "There are new tokens, without signing in again.")
	default:
		said = append(said, name(w.Start.Username)+" is signed in.")
	}
	return strings.TrimSpace(strings.Join(said, " "))
}

// firstSentence is the beginning of a text, up to the end of a sentence.
func firstSentence(text string) string {
	if first, _, more := strings.Cut(text, ". "); more {
		return first + "."
	}
	return text
}
