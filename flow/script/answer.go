package script

import (
	"fmt"
	"maps"
	"slices"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// MFA_SETUP takes several calls, so scripts have words for it that stand for
// the fields of its prompts.
const (
	mfaSetup  = api.ChallengeMFASetup
	wordTOTP  = "TOTP"
	wordEmail = api.KeyEmail

	fieldType = "TYPE"
	fieldCode = api.KeyCode
)

// lackError tells that a script has no answer to what is asked.
type noAnswerError struct{ message string }

func (e *noAnswerError) Error() string { return e.message }

// withSetupFields returns the answer with MFA_SETUP's words as fields.
func (a answer) withSetupFields(challenge string) answer {
	if challenge != mfaSetup {
		return a
	}
	fields := maps.Clone(a)
	if _, app := a[wordTOTP]; app {
		delete(fields, wordTOTP)
		fields[fieldType] = Text{[]part{{text: api.ChallengeSoftwareTokenMFA}}}
		if _, given := a[fieldCode]; !given {
			fields[fieldCode] = Text{[]part{{kind: fromTOTP}}}
		}
	} else if _, email := a[wordEmail]; email {
		fields[fieldType] = Text{[]part{{text: api.ChallengeEmailOTP}}}
	}
	return fields
}

// fill makes the answer to a prompt. Keys the prompt does not ask for are
// given too, because a script may send what is wrong on purpose; but where a
// challenge takes several calls they belong to another one.
func (a answer) fill(asked walk.Prompt, references *lookup) (walk.Values, error) {
	given := a.withSetupFields(asked.Name)
	values := map[string]string{}
	for _, key := range slices.Sorted(maps.Keys(given)) {
		if asked.Name == mfaSetup && !asks(asked, key) {
			continue
		}
		references.question = asked.Name + " " + key
		text, err := given[key].resolve(references.find)
		if err != nil {
			return walk.Values{}, fmt.Errorf("%s of %s: %w", key, asked.Name, err)
		}
		values[key] = text
	}
	return complete(asked, values)
}

// complete adds what the fields begin with, and finds out what is lacking.
func complete(asked walk.Prompt, values map[string]string) (walk.Values, error) {
	get := func(key string) string { return values[key] }
	for _, field := range asked.Fields {
		_, given := values[field.Key]
		switch {
		case given || !field.When.Met(get):
		case field.Same != "":
			values[field.Key] = values[field.Same]
		case field.Value != "":
			values[field.Key] = field.Value
		case !field.Optional && field.Kind != walk.Toggle:
			return walk.Values{}, &noAnswerError{fmt.Sprintf("the script's answer to %s has no %s", asked.Name, field.Key)}
		}
	}
	return walk.NewValues(values), nil
}

func asks(asked walk.Prompt, key string) bool {
	return slices.ContainsFunc(asked.Fields, func(field walk.Field) bool { return field.Key == key })
}
