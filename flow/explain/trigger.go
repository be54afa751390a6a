package explain

import (
	"fmt"
	"regexp"

	"authwalk/flow/walk"
)

// triggerRows are the pool's own functions, refusing or failing.
var triggerRows = []row{
	{
		id: "pain-36", exception: "UserLambdaValidationException",
		says:  "A function of the pool's owner refused this, or failed.",
		found: namedTrigger,
		causes: []string{
			"A rule of the owner's: the text after \"with error\" is the function's own.",
			"A fault in the function: a missing permission, or no answer within 5 seconds.",
		},
		moves: []walk.Action{startOver, editStart},
		next:  "Read the text after \"with error\", then the function's log.",
	},
	{
		id: "pain-35", exception: "UnexpectedLambdaException",
		says:  "Cognito could not run a function of the pool.",
		found: namedTrigger,
		causes: []string{
			"The function was deleted or renamed, or is being updated.",
		},
		notCauses: []string{"the function's code: it did not run"},
		moves:     []walk.Action{startOver, editStart},
		next:      "Have the owner check that the function exists and that Cognito may invoke it.",
	},
	{
		id: "pain-35-permission", exception: "UnexpectedLambdaException", message: `.*invocation failed due to error AccessDeniedException`,
		says:  "Cognito may not run a function of the pool.",
		found: namedTrigger,
		causes: []string{
			"The function's resource policy does not let cognito-idp.amazonaws.com invoke it.",
			"The policy names another pool as its source.",
		},
		notCauses: []string{"the function's code: it did not run"},
		notes:     []string{"The console adds the permission by itself; the API and templates do not."},
		moves:     []walk.Action{startOver, editStart},
		next:      "Add the permission with lambda add-permission and the pool's ARN as source.",
	},
	{
		id: "trigger-answer", exception: "InvalidLambdaResponseException",
		says:  "A function of the pool returned something that Cognito cannot use.",
		found: namedTrigger,
		causes: []string{
			"The function does not return the event it was given, with its response filled in.",
			"It returned before its work was done (a missing await).",
		},
		moves: []walk.Action{startOver, editStart},
		next:  "Have the function return the event.",
	},
}

// triggerAt finds the trigger's name at the beginning of a message.
var triggerAt = regexp.MustCompile(
	`^(PreSignUp|PreAuthentication|PostAuthentication|DefineAuthChallenge|CreateAuthChallenge|VerifyAuthChallengeResponse|` +
		`PreTokenGeneration|PostConfirmation|CustomMessage|UserMigration|CustomSMSSender|CustomEmailSender) `)

// triggerSays is what the triggers are there for.
var triggerSays = map[string]string{
	"PreSignUp":                   "It runs before a sign-up and may refuse it.",
	"PreAuthentication":           "It runs after the password was right and may refuse the sign-in.",
	"PostAuthentication":          "It runs when everything was right, just before the tokens.",
	"DefineAuthChallenge":         "It decides which challenge of a custom flow comes next.",
	"CreateAuthChallenge":         "It makes up the challenge of a custom flow.",
	"VerifyAuthChallengeResponse": "It judges the answer in a custom flow.",
	"PreTokenGeneration":          "It fills the tokens, just before they are signed.",
	"PostConfirmation":            "It runs after a confirmation; the user stays confirmed even so.",
	"CustomMessage":               "It writes the text of messages.",
	"UserMigration":               "It looks up users of an older system.",
	"CustomSMSSender":             "It sends text messages.",
	"CustomEmailSender":           "It sends e-mail.",
}

func namedTrigger(f failure) []string {
	match := triggerAt.FindStringSubmatch(f.err.Message)
	if match == nil {
		return nil
	}
	return []string{fmt.Sprintf("The function is the %s trigger. %s", match[1], triggerSays[match[1]])}
}
