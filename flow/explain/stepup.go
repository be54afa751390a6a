package explain

import (
	"fmt"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// stepUpRows are sign-ins towards a level of assurance that were refused. The
// service's own words are not known.
var stepUpRows = []row{
	{
		id: "level-met", exception: api.InvalidParameterException, message: `The access token already satisfies .*`,
		description: "The access token already has this level of assurance, or a higher one. Cognito issues no new tokens then.",
		causes:      []string{"The claim acr of the token is this level, or its amr lists enough factors for it."},
		notes:       []string{levelsNote},
		actions:     []walk.Action{{Kind: walk.AnswerAgain, Label: "Choose a higher level"}, editStart},
		next:        "Choose a higher level, or use the tokens there are.",
	},
	{
		id: "level-unreachable", exception: api.InvalidParameterException, message: `The user has no factors for TARGET_ACR_VALUES`,
		description: "This user cannot reach any of the requested levels.",
		causes:      []string{"The user lacks a factor that each of these levels needs: a phone number, an authenticator app, a passkey."},
		notes:       []string{"A sign-in towards a level never sets up a factor (MFA_SETUP).", levelsNote},
		actions:     []walk.Action{answerAgain, editStart},
		next:        "Choose a lower level, or register a factor with the access token first.",
	},
	{
		id: "level-unknown", exception: api.InvalidParameterException, message: `No valid value in TARGET_ACR_VALUES`,
		description: "None of these is the name of a level of this pool.",
		causes: []string{
			"The pool's AcrConfiguration gives the levels other names.",
			"The names are not separated by spaces.",
		},
		notes:   []string{levelsNote},
		actions: []walk.Action{answerAgain, editStart},
		next:    "Use the names in AcrConfiguration, or " + levels[0].Name + " to " + levels[len(levels)-1].Name + ".",
	},
	{
		id: "level-parameters", exception: api.InvalidParameterException, message: `.*(?:ACCESS_TOKEN|MAX_AGE).*`,
		description: "The parameters of a sign-in at a higher level do not fit together.",
		causes: []string{
			"ACCESS_TOKEN counts only together with TARGET_ACR_VALUES.",
			"MAX_AGE is a number of seconds.",
		},
		actions: []walk.Action{answerAgain, editStart},
		next:    "Correct the value that the message names.",
	},
}

var (
	levels     = api.AssuranceLevels()
	levelsNote = describeLevels()
)

// describeLevels says what reaches each level.
func describeLevels() string {
	sentences := make([]string, len(levels))
	for n, level := range levels {
		sentences[n] = fmt.Sprintf("Level %d: %s.", n+1, level.Label)
	}
	return strings.Join(sentences, " ")
}

// towardsLevel says why a challenge comes where the access token vouches for what
// was proved before; "" elsewhere.
func towardsLevel(w walk.Walk, step walk.Step) string {
	parameters := startOf(w, step).Parameters
	target := parameters[api.KeyTargetACRValues]
	if target == "" || parameters[api.KeyAccessToken] == "" {
		return ""
	}
	return "The sign-in asks for " + name(target) + ". Cognito asks only for factors that the access token does not prove."
}
