package explain

import (
	"fmt"
	"regexp"

	"authwalk/flow/walk"
)

// parameterRows are requests that are not as the API wants them.
var parameterRows = []row{
	{
		id: "parameter-missing", exception: "InvalidParameterException", message: `Missing required parameter (?P<named>\S+)`,
		says:      "The request lacks a value, or has an empty one. Cognito names the first only.",
		found:     missingParameter,
		notCauses: []string{"the session: it was not spent"},
		moves:     []walk.Action{answerAgain, editStart},
		next:      "Fill in the value that the message names.",
		waits:     true,
	},
	{
		id: "parameter-invalid", exception: "InvalidParameterException",
		says:   "A value of the request is not as Cognito wants it. The message says which, as far as it says anything.",
		causes: []string{"A value that does not fit the challenge, the user or the pool's settings."},
		moves:  []walk.Action{answerAgain, editStart, startOver},
		next:   "Correct the value that the message names.",
		waits:  true,
	},
	{
		id: "parameter-model", exception: "InvalidParameterException",
		message: `\d+ validation errors? detected: .*`,
		says:    "A value does not have the form that the API's model asks for. It was refused before anything was looked up.",
		found: func(f failure) []string {
			if named := fieldAt.FindStringSubmatch(trimmed(f.err.Message)); named != nil {
				return []string{fmt.Sprintf("%s is empty, too long, or has characters that do not belong there.", name(named[1]))}
			}
			return nil
		},
		notCauses: []string{"the session: it was not spent"},
		notes:     []string{"The message gives the constraint: a length, a pattern, or a list of values."},
		moves:     []walk.Action{answerAgain, editStart},
		next:      "Correct the value that the message names.",
		waits:     true,
	},
	{
		id: "choice-not-offered", exception: "InvalidParameterException", answered: []string{"SELECT_MFA_TYPE", "SELECT_CHALLENGE"},
		says:   "The choice was not one of those offered.",
		causes: []string{"ANSWER names a factor that this user cannot use, or is misspelt."},
		moves:  []walk.Action{answerAgain, startOver},
		next:   "Choose one of the factors offered.",
		waits:  true,
	},
	{
		id: "pain-38", exception: "InvalidParameterException", message: `TIMESTAMP format should be .*`,
		says:  "The time in the proof cannot be read.",
		found: oddTimestamp,
		causes: []string{
			"It was printed in the system's language or time zone.",
		},
		notCauses: []string{"the password: it was not looked at"},
		moves:     []walk.Action{startOver, editStart},
		clock:     true,
		next:      "Start over with TIMESTAMP in English, UTC, without a zero before the day.",
	},
	{
		id: "old-import", exception: "InvalidParameterException", message: `Invalid input given`,
		says:   "Cognito cannot use this request for this user.",
		causes: []string{"The user was imported and must set a password first: older pools say it this way."},
		moves:  []walk.Action{forgotPassword, answerAgain, editStart},
		next:   "Try to reset the password.",
	},
}

// fieldAt finds the member that a validation error is about.
var fieldAt = regexp.MustCompile(`at '([^']{1,64})' failed to satisfy constraint`)

func missingParameter(f failure) []string {
	return []string{fmt.Sprintf("%s was left empty, or was not sent at all.", name(f.named))}
}
