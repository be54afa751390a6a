package explain

import (
	"strings"
	"testing"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// TestAConstraintIsSaidInWords: whoever types a password that ends in a blank is told so,
// and is not left with a regular expression.
func TestAConstraintIsSaidInWords(t *testing.T) {
	const at = "1 validation error detected: Value at 'proposedPassword' failed to satisfy constraint: Member must "
	for constraint, want := range map[string][2]string{
		`satisfy regular expression pattern: ^[\S]+.*[\S]+$`:               {"proposedPassword begins or ends with a space", "Remove the space"},
		`satisfy regular expression pattern: [\S]+`:                        {"proposedPassword contains a space", "without spaces"},
		`satisfy regular expression pattern: [\p{L}\p{M}\p{S}\p{N}\p{P}]+`: {"proposedPassword contains a space or a control character", "without spaces"},
		`satisfy regular expression pattern: [a-f]{3}`:                     {"characters that are not allowed there", "not allowed"},
		`have length less than or equal to 256`:                            {"longer than 256 characters", "shorter"},
		`have length greater than or equal to 20`:                          {"shorter than 20 characters", "longer"},
		`have length greater than or equal to 1`:                           {"is empty", "Enter a value"},
		`not be null`:                                                      {"is empty or was not sent", "Enter a value"},
		`satisfy regular expression pattern: [\S]+; Value at 'x' failed to satisfy constraint: Member must not be null`: {"contains a space", "without spaces"},
		`satisfy something new`: {"", "Correct the value that the message names."},
	} {
		step := walk.Step{Error: &walk.Error{Kind: walk.Refused, Operation: api.ChangePassword, Exception: api.InvalidParameterException, Message: at + constraint}}
		step.Exchange.Operation = api.ChangePassword
		why, next := Failure(walk.Walk{}, step, nil), Next(walk.Walk{}, "", step.Error)
		if said := strings.Join(why.Causes, " "); !strings.Contains(said, want[0]) || !strings.Contains(next, want[1]) || strings.Contains(said+next, "[") {
			t.Errorf("%s: %q, %q", constraint, said, next)
		}
	}
}
