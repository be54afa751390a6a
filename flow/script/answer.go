package script

import (
	"fmt"
	"maps"
	"slices"

	"authwalk/flow/api"
	"authwalk/flow/document"
	"authwalk/flow/start"
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
	fields := maps.Clone(a.texts)
	if _, app := a.texts[wordTOTP]; app {
		delete(fields, wordTOTP)
		fields[fieldType] = Text{[]part{{text: api.ChallengeSoftwareTokenMFA}}}
		if _, given := a.texts[fieldCode]; !given {
			fields[fieldCode] = Text{[]part{{kind: fromTOTP}}}
		}
	} else if _, email := a.texts[wordEmail]; email {
		fields[fieldType] = Text{[]part{{text: api.ChallengeEmailOTP}}}
	}
	a.texts = fields
	return a
}

// setUpFields are the fields of MFA_SETUP's prompts: each belongs to one of its
// calls.
var setUpFields = []string{fieldType, fieldCode, wordEmail, api.KeyDeviceName}

// fill makes the answer to a prompt. Keys the prompt does not ask for are
// given too, because a script may send what is wrong on purpose; but where a
// challenge takes several calls, the fields of another one are not.
func (a answer) fill(asked walk.Prompt, references *lookup) (walk.Values, error) {
	values, err := a.callValues(references)
	if err != nil {
		return walk.Values{}, err
	}
	given := a.withSetupFields(asked.Name).texts
	for _, key := range slices.Sorted(maps.Keys(given)) {
		if asked.Name == mfaSetup && slices.Contains(setUpFields, key) && !asks(asked, key) {
			continue
		}
		references.question, references.isSecret = asked.Name+" "+key, start.IsSecret(key)
		text, err := given[key].resolve(references.find)
		if err != nil {
			return walk.Values{}, fmt.Errorf("%s of %s: %w", key, asked.Name, err)
		}
		values[key] = text
	}
	return complete(asked, values)
}

// callValues is what goes with this answer alone.
func (a answer) callValues(references *lookup) (map[string]string, error) {
	if a.call.Kind == document.Null {
		return map[string]string{}, nil
	}
	n, err := references.replace(a.call, start.IsSecret)
	if err != nil {
		return nil, err
	}
	said, err := start.ReadCall(n)
	return said.Reveal(), err
}

// checkCalls refuses what the answers' requests cannot carry, before anything
// is sent.
func (s *Script) checkCalls(begin walk.Start) error {
	for _, answered := range slices.Sorted(maps.Keys(s.answers)) {
		operation, known := api.FindOperation(answered)
		if !known {
			operation, _ = api.FindOperation(api.RespondToAuthChallenge)
			if begin.Admin() {
				operation, _ = api.FindOperation(api.AdminRespondToAuthChallenge)
			}
		}
		for _, try := range s.answers[answered] {
			if try.call.Kind == document.Null {
				continue
			}
			members, err := try.call.Members()
			if err != nil {
				return err
			}
			for _, member := range members {
				if lacks := operation.Lacks(member.Name); lacks != "" {
					return member.At.Errorf("the answer to %s: %s", document.PrintableMember(answered), lacks)
				}
			}
		}
	}
	return nil
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
