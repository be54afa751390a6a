package command

import (
	"errors"
	"fmt"
)

// ErrElsewhere says that a call has a value which comes from elsewhere, so that a
// command alone cannot have it: a script can (see Export).
var ErrElsewhere = errors.New("a value comes from elsewhere")

// Write writes a call in a language, with all its values. Values that the language
// cannot express are refused.
func Write(language Language, call Call) (string, error) {
	switch language {
	case AWSCLI, AWSCLIv1:
		return writeAWSCLI(language, call)
	case PowerShell:
		return writePowerShell(call)
	case Paws:
		return writePaws(call)
	case Curl:
		return writeCurl(call)
	default:
		return "", fmt.Errorf("%s is read only", language.Label())
	}
}
