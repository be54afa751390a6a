package explain

import (
	"slices"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// triggerRows are the pool's own functions, refusing or failing.
var triggerRows = []row{
	{
		id: "pain-36", exception: api.UserLambdaValidationException,
		description: "A Lambda trigger rejected the request or failed.",
		observed:    failedBuiltin,
		causes: []string{
			"A rule of the function: the text after \"with error\" comes from the Lambda code.",
			"A fault in the function, such as a missing permission.",
		},
		actionsHere: lookAtTrigger,
		actions:     []walk.Action{startOver, editStart},
		next:        "Read the text after \"with error\". If it does not help, ask the function's owner to read its log.",
	},
	{
		id: "migration-refused", exception: api.UserLambdaValidationException, message: api.TriggerUserMigration + ` failed with error .*`,
		description: "A Lambda trigger did not take this user over, so the pool still has nobody of this name.",
		causes: []string{
			"The older system has another password for this name, or no such user: the text after \"with error\" comes from the function.",
			"A fault in the function, such as a missing permission.",
		},
		actionsHere: func(f failure) []walk.Action { return append([]walk.Action{anotherPassword}, lookAtTrigger(f)...) },
		actions:     []walk.Action{startOver, editStart},
		next:        "Try the name and password of the older system.",
	},
	triggerTimeout("trigger-timeout", api.UnexpectedLambdaException),
	triggerTimeout("trigger-timeout-message", api.UserLambdaValidationException),
	{
		id: "pain-35", exception: api.UnexpectedLambdaException,
		description: "Cognito could not run a Lambda trigger of the pool.",
		causes:      []string{"The function was deleted or renamed, or is being updated."},
		ruledOut:    []string{"the function's code (it did not run)"},
		actionsHere: lookAtTrigger,
		actions:     []walk.Action{startOver, editStart},
		next:        "Ask the function's owner to check that it exists and that Cognito may invoke it.",
	},
	{
		id: "trigger-starting", exception: api.UnexpectedLambdaException, message: `.*invocation failed due to error ResourceConflictException`,
		description: "Cognito could not run a Lambda trigger: it was just deployed and is not ready.",
		causes:      []string{"The function is still initializing after a deployment."},
		ruledOut:    []string{"the function's code (it did not run)"},
		actionsHere: startOverOrLook,
		actions:     []walk.Action{startOver, editStart},
		passes:      true,
		next:        "Wait 1 minute, then start over.",
	},
	{
		id: "pain-35-permission", exception: api.UnexpectedLambdaException, message: `.*invocation failed due to error AccessDeniedException`,
		description: "Cognito is not allowed to run a Lambda trigger of the pool.",
		causes: []string{
			"The function's resource policy does not let cognito-idp.amazonaws.com invoke it.",
			"The policy names another pool as its source.",
		},
		ruledOut:    []string{"the function's code (it did not run)"},
		notes:       []string{"The console adds the permission by itself; the API and templates do not."},
		actionsHere: lookAtTrigger,
		actions:     []walk.Action{startOver, editStart},
		next:        "Ask an administrator to add the permission: lambda add-permission, with the pool's ARN as source.",
	},
	{
		id: "trigger-emulator", exception: api.UnexpectedLambdaException, message: `.*invocation failed due to error NotSupported.*`,
		description: "The pool calls a Lambda trigger here that authwalk's emulator cannot run.",
		causes:      []string{"LambdaConfig names a Lambda function, and the emulator was not told where to run it."},
		ruledOut:    []string{"the function's code (it did not run)"},
		actionsHere: startOverOrLook,
		actions:     []walk.Action{startOver, editStart},
		passes:      true,
		next:        "Start the emulator with --lambda-endpoint, or put a URL in place of the function in the pool file's LambdaConfig, then start over.",
	},
	{
		id: "trigger-unreachable", exception: api.UnexpectedLambdaException, message: `.*invocation failed due to error Unreachable.*`,
		description: "authwalk's emulator could not reach the function of a Lambda trigger.",
		causes:      []string{"Nothing listens at the URL in the pool file's LambdaConfig, or the function broke the connection off."},
		actionsHere: startOverOrLook,
		actions:     []walk.Action{startOver, editStart},
		passes:      true,
		next:        "Start the function, then start over.",
	},
	{
		id: "trigger-host", exception: api.UnexpectedLambdaException, message: `.*invocation failed due to error NotAllowed.*`,
		description: "The URL of a Lambda trigger is on another machine, and authwalk's emulator calls only this one.",
		causes:      []string{"LambdaConfig names that machine. A trigger's event can contain a password."},
		ruledOut:    []string{"the function's code (it did not run)"},
		actionsHere: startOverOrLook,
		actions:     []walk.Action{startOver, editStart},
		passes:      true,
		next:        "If you trust that machine, start the emulator with --allow-trigger-host, then start over.",
	},
	{
		id: "trigger-answer", exception: api.InvalidLambdaResponseException,
		description: "A Lambda trigger returned something that Cognito cannot use.",
		causes: []string{
			"The function does not return the event with its response filled in.",
			"It returned before its work was done (a missing await).",
		},
		actionsHere: lookAtTrigger,
		actions:     []walk.Action{startOver, editStart},
		next:        "Ask the function's owner to have it return the event.",
	},
	{
		id: "trigger-answer-unreadable", exception: api.UnexpectedLambdaException, message: `.*Unrecognizable lambda output`,
		description: "A Lambda trigger returned something that Cognito cannot use.",
		causes:      []string{"The function ran and did not return the event."},
		actionsHere: lookAtTrigger,
		actions:     []walk.Action{startOver, editStart},
		next:        "Ask the function's owner to have it return the event.",
	},
}

// triggerTimeout is a trigger that did not respond, which comes as either of two
// exceptions.
func triggerTimeout(id, exception string) row {
	return row{
		id: id, exception: exception, message: `.*Socket timeout while invoking Lambda function`,
		description: "A Lambda trigger did not respond within " + api.InSeconds(api.TriggerTimeout) + ". It might have run, perhaps several times.",
		observed:    failedBuiltin,
		causes:      []string{"The function is slow: a cold start, a VPC, or a slow database."},
		actionsHere: lookAtTrigger,
		actions:     []walk.Action{startOver, editStart},
		next:        "Ask the function's owner to read its log and make it faster. Its side effects might have happened.",
	}
}

// triggerPurpose is when the triggers run, and what a failure leaves behind.
var triggerPurpose = map[string]string{
	api.TriggerPreSignUp:                   "It runs before the user is created: no user was created.",
	api.TriggerPreAuthentication:           "It runs before Cognito checks the password: this says nothing about the password.",
	api.TriggerPostAuthentication:          "It runs after every answer was correct. No tokens were issued.",
	api.TriggerDefineAuthChallenge:         "It chooses the next challenge of a custom flow.",
	api.TriggerCreateAuthChallenge:         "It makes the challenge of a custom flow.",
	api.TriggerVerifyAuthChallengeResponse: "It checks the answer in a custom flow.",
	api.TriggerPreTokenGeneration:          "It changes the tokens just before they are signed. Every answer was correct.",
	api.TriggerPostConfirmation:            "It runs after the confirmation. The user stays confirmed: sign in, do not confirm again.",
	api.TriggerCustomMessage:               "It writes the text of messages.",
	api.TriggerUserMigration:               "It looks up users of an older system.",
	api.TriggerCustomSMSSender:             "It sends text messages.",
	api.TriggerCustomEmailSender:           "It sends emails.",
	api.TriggerInboundFederation:           "It changes the attributes that an identity provider sends.",
}

// namingTriggers has the rows name the trigger that the message begins with, and say when
// it runs.
func namingTriggers(rows []row) []row {
	rows = slices.Clone(rows)
	for i := range rows {
		description := rows[i].description
		rows[i].headline = func(f failure) string {
			trigger, _, _ := strings.Cut(f.err.Message, " ")
			purpose, known := triggerPurpose[trigger]
			if !known {
				return ""
			}
			named := trigger + " trigger (a Lambda function)"
			return strings.NewReplacer("A Lambda trigger", "The "+named, "a Lambda trigger", "the "+named).Replace(description) + " " + purpose
		}
	}
	return rows
}
