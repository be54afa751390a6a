package command

import (
	"errors"
	"fmt"
	"slices"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// Export writes a recorded walk as a script that makes the same calls again.
// Secrets come from the environment or from a person, never from the walk; what an
// answer says goes into the next call; SRP values come from authwalk srp.
func Export(language Language, recorded walk.Walk) (string, error) {
	return writeScript(language, scriptOf(recorded))
}

// Copies are the call of a step in a language: as it was made, and with its secrets
// taken from elsewhere. Both are the same where it has none.
func Copies(language Language, recorded walk.Walk, step walk.Step) (safe, whole string, err error) {
	call, err := CallOf(recorded, step)
	if err != nil {
		return "", "", err
	}
	if whole, err = Write(language, call); err != nil {
		return "", "", err
	}
	s := scriptOfStep(recorded, step.Number)
	if !s.asksForSecrets() {
		return whole, whole, nil
	}
	safe, err = writeScript(language, s)
	return safe, whole, err
}

// errNoOperation is met in records that others have made: a name that Cognito does
// not have could be anything, also a command.
var errNoOperation = errors.New("authwalk does not know this operation")

// CallOf is the call of a step as it was made, with its secrets.
func CallOf(recorded walk.Walk, step walk.Step) (Call, error) {
	members, err := ParseJSON(string(step.Exchange.Request.Reveal()))
	if err != nil {
		return Call{}, err
	}
	if _, known := api.FindOperation(step.Exchange.Operation); !known {
		return Call{}, fmt.Errorf("%q: %w", step.Exchange.Operation, errNoOperation)
	}
	target := recorded.Start.Target
	call := Call{Operation: step.Exchange.Operation, Members: members, Region: target.Region, Endpoint: target.Endpoint}
	if call.Region == "" {
		call.Region = walk.RegionOf(target.UserPoolID)
	}
	if call.signed() {
		call.Profile = target.Profile
	}
	if first := slices.IndexFunc(recorded.Steps, func(s walk.Step) bool { return s.Exchange.Sent }); first >= 0 && recorded.Steps[first].Number == step.Number {
		call.Show = recorded.Start.Show
	}
	return call, nil
}

func writeScript(language Language, s script) (string, error) {
	if s.last() == nil {
		return "", errors.New("the walk has no call")
	}
	switch language {
	case AWSCLI, AWSCLIv1, Curl:
		return s.writeIn(newShScript(language))
	case PowerShell:
		return s.writeIn(&powershellWriter{})
	case Paws:
		return s.writeIn(&pawsWriter{})
	default:
		return "", fmt.Errorf("%s is read only", language.Label())
	}
}
