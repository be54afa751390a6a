package operation

import (
	"slices"

	"authwalk/flow/api"
	"authwalk/flow/challenge"
	"authwalk/flow/walk"
)

// StepUp is what the sign-in at a higher level is called, for a sentence.
const StepUp = "Sign in at a higher level"

// stepUp is another sign-in of the same user, towards a level of assurance. The
// access token keeps Cognito from asking again for what was proved before.
var stepUp = Operation{
	Name: api.FlowUserAuth, Label: StepUp,
	Description: "Signs in again (USER_AUTH) for tokens with a higher level of assurance (acr). The access token proves the factors used so far.",
	Prompt: func(s challenge.Situation) walk.Prompt {
		return walk.Prompt{
			Name: api.FlowUserAuth, Button: "Sign in", Sentence: "Sign in again, for tokens with a higher level of assurance (acr).",
			Fields: []walk.Field{
				{
					Key: api.KeyTargetACRValues, Label: "Level", Kind: walk.Choose, Choices: levelChoices(s.Known), Hint: currentLevel(s.Known),
					Help: "How strongly the sign-in must be proved; beside each level stands what reaches it. TARGET_ACR_VALUES can name several, highest first; the start form takes them all.",
				},
				{
					Key: api.KeyAccessToken, Label: "Count what is proved", Kind: walk.Toggle, Optional: true, Value: "true",
					Hint: "sends the access token: its factors are not asked again",
					Help: "Without the access token the sign-in starts from scratch.",
				},
				{
					Key: api.KeyMaxAge, Label: "Maximum age", Kind: walk.Text, Optional: true,
					Hint: "in seconds; after an older sign-in all factors are asked again",
				},
			},
		}
	},
	Request: func(tools challenge.Tools, s challenge.Situation, given walk.Values) (walk.Request, error) {
		parameters := walk.NewValues(map[string]string{api.KeyTargetACRValues: given.Get(api.KeyTargetACRValues)})
		if age := given.Get(api.KeyMaxAge); age != "" {
			parameters = parameters.With(api.KeyMaxAge, age)
		}
		if given.Get(api.KeyAccessToken) != "" {
			token, err := accessToken(api.FlowUserAuth, s)
			if err != nil {
				return walk.Request{}, err
			}
			parameters = parameters.With(api.KeyAccessToken, token.Reveal())
		}
		start := &s.Walk.Start
		if !beganWithSignIn(s) {
			start.Operation = api.InitiateAuth
		}
		start.AuthFlow, start.Username, start.Parameters, start.Session = api.FlowUserAuth, s.Username(), parameters, walk.Secret{}
		return challenge.Begin(tools, s)
	},
}

// levelChoices are the levels above that of the tokens, with what reaches them, the
// highest first: Cognito refuses a level that the tokens have.
func levelChoices(known challenge.Known) []walk.Choice {
	var choices []walk.Choice
	for i, level := range api.AssuranceLevels() {
		if i > slices.Index(known.Levels, known.Level) && i < len(known.Levels) {
			name := known.Levels[i]
			choices = append(choices, walk.Choice{Value: name, Label: name, Leads: level.Label, Help: "Reached by " + level.Label + "."})
		}
	}
	slices.Reverse(choices)
	return choices
}

// currentLevel says which level the tokens have, "" where they name none.
func currentLevel(known challenge.Known) string {
	if known.Level == "" {
		return ""
	}
	return "The tokens have " + known.Level + "."
}

// lacksHigherLevel is why there is no level to sign in at, "" where there is one.
func lacksHigherLevel(known challenge.Known) string {
	switch {
	case len(known.Levels) == 0:
		return "the pool has no levels of assurance"
	case len(levelChoices(known)) == 0:
		return "the tokens have the highest level"
	}
	return ""
}
