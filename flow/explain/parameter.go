package explain

import (
	"fmt"
	"regexp"
	"slices"
	"sync"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// parameterRows are requests that are not as the API wants them.
var parameterRows = []row{
	{
		id: "parameter-missing", exception: api.InvalidParameterException, message: `Missing required parameter (?P<named>\S+)`,
		description: "A value is missing or empty. Cognito names only the first one.",
		observed:    missingParameter,
		ruledOut:    []string{sessionStillValid},
		actions:     []walk.Action{answerAgain, editStart},
		next:        "Enter the value that the message names.",
		retryable:   true,
	},
	{
		id: "parameter-invalid", exception: api.InvalidParameterException,
		description: "Cognito rejected a value.",
		causes:      []string{"A value does not fit the challenge, the user or the pool's settings."},
		actions:     []walk.Action{answerAgain, editStart, startOver},
		next:        "Correct the value that the message names.",
		retryable:   true,
	},
	{
		id: "parameter-enum", exception: api.InvalidParameterException,
		message:     `\d+ validation errors? detected: .*Member must satisfy enum value set: .*`,
		description: "A value is not one of those that the API knows. Nothing was looked up.",
		observed: func(f failure) []string {
			if named := fieldAt().FindStringSubmatch(trimmed(f.err.Message)); named != nil {
				return []string{fmt.Sprintf("%s is misspelled: its allowed values are at the end of the message.", name(named[1]))}
			}
			return nil
		},
		causes:    []string{"The value is newer than what this region or server knows."},
		ruledOut:  []string{sessionStillValid},
		actions:   []walk.Action{answerAgain, editStart},
		next:      "Use one of the values at the end of the message.",
		retryable: true,
	},
	{
		id: "parameter-model", exception: api.InvalidParameterException,
		message:     `\d+ validation errors? detected: .*`,
		description: "A value does not have the form that the API requires. Nothing was looked up.",
		observed: func(f failure) []string {
			if wrong, _ := broken(f.err.Message); wrong != "" {
				return []string{wrong}
			}
			return nil
		},
		ruledOut: []string{sessionStillValid},
		actions:  []walk.Action{answerAgain, editStart},
		next:     "Correct the value that the message names.",
		nextHere: func(message string) string {
			_, remedy := broken(message)
			return remedy
		},
		retryable: true,
	},
	{
		id: "not-a-text", exception: api.SerializationException,
		description: "The request's JSON has a number, true or false, a list or an object where the API requires a string. Nothing was looked up.",
		causes:      []string{"A value was sent without quotes, such as a code or a phone number.", "A structure was given where a single value belongs."},
		ruledOut:    append(slices.Clone(notChecked), sessionStillValid),
		actions:     []walk.Action{answerAgain, editStart},
		next:        "Put the value in quotes.",
		retryable:   true,
	},
	{
		id: "choice-not-offered", exception: api.InvalidParameterException, answered: []string{api.ChallengeSelectMFAType, api.ChallengeSelectChallenge},
		description: "The choice was not one of those offered.",
		causes:      []string{"ANSWER names a factor that this user cannot use, or is misspelled."},
		actions:     []walk.Action{answerAgain, startOver},
		next:        "Choose one of the factors offered.",
		retryable:   true,
	},
	{
		id: "pain-38", exception: api.InvalidParameterException, message: `TIMESTAMP format should be .*`,
		description: "Cognito cannot read the time in the proof (TIMESTAMP). It must look like Wed Apr 5 22:42:34 UTC 2017.",
		causes: []string{
			"TIMESTAMP was given with the answer, in another language or time zone.",
			"In an app: it writes the time in the language of the system.",
		},
		ruledOut:    []string{"the password (not checked yet)"},
		actionsHere: handOverToDeveloper,
		actions:     []walk.Action{startOver, editStart},
		next:        "Ask the developer to correct TIMESTAMP. Without it in the answer, authwalk writes it.",
	},
	{
		id: "old-import", exception: api.InvalidParameterException, message: `Invalid input given`,
		description: "Cognito cannot use this request for this user.",
		causes:      []string{"The user was imported and must set a password first (older message)."},
		actions:     []walk.Action{forgotPassword, answerAgain, editStart},
		next:        "Reset the password.",
	},
}

// fieldAt finds the member that a validation error is about.
var fieldAt = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`at '([^']+)' failed to satisfy constraint`) })

func missingParameter(f failure) []string {
	return []string{fmt.Sprintf("%s was empty or was not sent.", name(f.named))}
}
