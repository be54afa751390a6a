package cognito

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/walk"

	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials/processcreds"
	"github.com/aws/smithy-go"
)

// concernsSigner reports whether a refusal is about the AWS credentials that
// signed the request, and not about the user who signs in.
func concernsSigner(exception string) bool {
	switch exception {
	case api.ExpiredTokenException, "ExpiredToken", "RequestExpired",
		api.UnrecognizedClientException, "InvalidClientTokenId", "InvalidAccessKeyId",
		api.InvalidSignatureException, "SignatureDoesNotMatch",
		api.MissingAuthenticationTokenException, api.IncompleteSignatureException,
		api.AccessDeniedException:
		return true
	default:
		return false
	}
}

// noCredentials says in one sentence why the request could not be signed.
func (c *Client) noCredentials(ctx context.Context, err error) *walk.Error {
	if errors.Is(ctx.Err(), context.Canceled) || errors.Is(err, context.Canceled) {
		return cancelled(err, false)
	}
	reason, message, next := c.whyUnsigned(err)
	return &walk.Error{
		Kind: walk.Credentials, Reason: reason, Message: "no AWS credentials: " + message, Next: next, Cause: err,
	}
}

func (c *Client) whyUnsigned(err error) (reason walk.ErrorReason, message, next string) {
	var missing config.SharedConfigProfileNotExistError
	var nobody config.AssumeRoleTokenProviderNotSetError
	var none *noCode
	var unreadableFile config.SharedConfigLoadError
	var process *processcreds.ProviderError
	var unusable *walk.Error
	switch {
	case errors.As(err, &unusable):
		return unusable.Reason, unusable.Message, unusable.Next
	case errors.As(err, &missing):
		return walk.NoSuchProfile, fmt.Sprintf("there is no AWS profile %q", missing.Profile),
			"Choose another profile, or create it with aws configure."
	case errors.As(err, &none):
		return walk.RoleWantsCode, "the role of " + c.profile() + " asks for an MFA code, and none was given: " + innermost(none),
			"Run it in a terminal, or give role: {TokenCode: …} in the script."
	case isRefusedCode(err):
		return walk.RoleWantsCode, "AWS did not accept the MFA code for the role of " + c.profile(),
			"Wait for the next code of the device and try again: each works once."
	case errors.As(err, &nobody):
		return walk.RoleWantsCode, "the role of " + c.profile() + " asks for an MFA code, which authwalk cannot enter",
			"Sign in with the AWS CLI first, or use another profile."
	case errors.As(err, &unreadableFile):
		return walk.UnreadableConfiguration, "the AWS configuration file " + unreadableFile.Filename + " cannot be read", "Correct the file."
	case errors.As(err, &process):
		return walk.CredentialProcessFailed, "the credential_process of " + c.profile() + " failed: " + innermost(err),
			"Run it by hand to see its message."
	case isExpiredSSO(err):
		return walk.LoginExpired, "the SSO login of " + c.profile() + " has expired", "Run " + c.command("aws sso login") + ", then try again."
	case isExpiredLogin(err):
		return walk.LoginExpired, "the login of " + c.profile() + " has expired", "Run " + c.command("aws login") + ", then try again."
	case errors.Is(err, errNoCredentials), isMetadataDisabled(err):
		return walk.NoCredentials, "none found in the environment or in " + c.profile(), c.whereFromCredentials()
	default:
		return walk.Unspecified, innermost(err), "Check " + c.profile() + "."
	}
}

// whereFromCredentials says how a person comes by credentials.
func (c *Client) whereFromCredentials() string {
	next := "Set AWS_PROFILE, choose a profile, or sign in without the admin API."
	if (walk.Target{Endpoint: c.options.Endpoint}).IsLocal() {
		next = "An emulator on this machine takes any key pair, unless it was started with its own: set AWS_ACCESS_KEY_ID=test and AWS_SECRET_ACCESS_KEY=test, or AWS_PROFILE, or choose another profile."
	}
	return next + " On EC2, --ec2-credentials uses the machine's role."
}

func (c *Client) profile() string {
	if name := c.profileName(); name != "" {
		return "the profile " + name
	}
	return "the default profile"
}

func (c *Client) profileName() string {
	if c.options.Profile != "" {
		return c.options.Profile
	}
	environment, err := config.NewEnvConfig()
	if err != nil {
		return ""
	}
	return environment.SharedConfigProfile
}

func (c *Client) command(login string) string {
	if name := c.profileName(); name != "" {
		return login + " --profile " + name
	}
	return login
}

// The SDK has no types for most of what can be wrong with a login, so its words
// have to do; tests hold them.

func isExpiredSSO(err error) bool {
	var refused smithy.APIError
	if errors.As(err, &refused) && refused.ErrorCode() == api.UnauthorizedException {
		return true
	}
	return containsAny(err.Error(), "SSO session has expired", "cached SSO token", "refresh cached SSO token")
}

func isRefusedCode(err error) bool {
	return containsAny(err.Error(), "MultiFactorAuthentication failed")
}

func isExpiredLogin(err error) bool {
	return containsAny(err.Error(), "please reauthenticate", "load login token", "validate login token")
}

func isMetadataDisabled(err error) bool {
	return containsAny(err.Error(), "access disabled to EC2 IMDS", "no EC2 IMDS role found")
}

func containsAny(text string, parts ...string) bool {
	for _, part := range parts {
		if strings.Contains(text, part) {
			return true
		}
	}
	return false
}
