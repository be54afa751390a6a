package cognito

import (
	"context"
	"errors"

	"authwalk/flow/walk"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials/stscreds"
)

// Person is who waits for a call, and is asked for what its signature needs.
// Either method ends early when its context does.
type Person interface {
	// MFACode asks for the present code of the device that a role wants;
	// context.Canceled when the person gives up.
	MFACode(ctx context.Context, role Role) (string, error)
	// WithTerminal lets run have the terminal for itself until it returns. With
	// an error run may not have begun, or not have ended.
	WithTerminal(ctx context.Context, who string, run func()) error
}

// Role is an IAM role that is assumed with a code.
type Role struct {
	// Of says whose role it is: the profile, for people.
	Of string
	// ARN is the role's, Device the serial number or the ARN of the device.
	ARN, Device string
}

// KeyTokenCode is the key of the code in the prompt of a role: STS's own name.
const KeyTokenCode = "TokenCode"

// Prompt asks for the code on a screen.
func (r Role) Prompt() walk.Prompt {
	return walk.Prompt{
		Name: "MFA for AWS", Sentence: "To sign this call, " + r.Of + " takes on the role " + r.ARN + ". AWS asks for the code of " + r.Device + ".",
		Fields: []walk.Field{{Key: KeyTokenCode, Label: "Code", Kind: walk.Code, Digits: 6}},
		Button: "Continue",
		Help:   "This is your own AWS sign-in, not the user's. The code goes to AWS STS and nowhere else.",
	}
}

// Question asks for the code in one line.
func (r Role) Question() string {
	return "MFA code of " + r.Device + " for the role " + r.ARN + " of " + r.Of
}

type unattended struct{}

// Unattended is a context for calls that nobody waits for. Nobody is asked for
// their sake: without credentials at hand they fail.
func Unattended(ctx context.Context) context.Context {
	return context.WithValue(ctx, unattended{}, true)
}

func isUnattended(ctx context.Context) bool { return ctx.Value(unattended{}) != nil }

var errUnattended = errors.New("the AWS profile needs an answer from a person")

// noCode tells why there is no code for a role.
type noCode struct{ cause error }

func (e *noCode) Error() string { return e.cause.Error() }
func (e *noCode) Unwrap() error { return e.cause }

// askMFACode asks for the sake of the call with this context.
func (c *Client) askMFACode(ctx context.Context) func(*stscreds.AssumeRoleOptions) {
	return func(options *stscreds.AssumeRoleOptions) {
		role := Role{c.profile(), options.RoleARN, aws.ToString(options.SerialNumber)}
		options.TokenProvider = func() (string, error) {
			if isUnattended(ctx) {
				return "", &noCode{errUnattended}
			}
			code, err := c.options.Person.MFACode(ctx, role)
			if err != nil {
				return "", &noCode{err}
			}
			return code, nil
		}
	}
}
