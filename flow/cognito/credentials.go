package cognito

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"authwalk/flow/walk"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/credentials/stscreds"
	"github.com/aws/aws-sdk-go-v2/feature/ec2/imds"
	"github.com/aws/smithy-go/logging"
)

// awsSigner looks the credentials up before anything is sent: without any, the
// SDK would send the request unsigned.
func (c *Client) awsSigner(ctx context.Context) (signer, *walk.Error) {
	provider, region, err := c.provider(ctx)
	if err != nil {
		return signer{}, c.noCredentials(ctx, err)
	}
	if region == "" {
		return signer{}, noRegion()
	}
	found, err := provider.Retrieve(ctx)
	if err == nil && !found.HasKeys() {
		err = errNoCredentials
	}
	if err != nil {
		c.forget()
		return signer{}, c.noCredentials(ctx, err)
	}
	return signer{region, credentials.StaticCredentialsProvider{Value: found}}, nil
}

var errNoCredentials = errors.New("none are configured")

func (c *Client) provider(ctx context.Context) (aws.CredentialsProvider, string, error) {
	if c.options.Credentials != nil {
		return c.options.Credentials, c.region, nil
	}
	loaded, err := c.load(ctx)
	if err != nil {
		return nil, "", err
	}
	if loaded.Credentials == nil {
		return nil, "", errNoCredentials
	}
	return loaded.Credentials, first(c.region, loaded.Region), nil
}

// load reads the AWS configuration once and keeps it while it works.
func (c *Client) load(ctx context.Context) (*aws.Config, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.loaded != nil {
		return c.loaded, nil
	}
	loaded, err := config.LoadDefaultConfig(ctx, c.configuration()...)
	if err != nil {
		return nil, err
	}
	c.loaded = &loaded
	return c.loaded, nil
}

// forget has the configuration read again, so that a login renewed in another
// terminal works here without starting over.
func (c *Client) forget() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.loaded = nil
}

func (c *Client) configuration() []func(*config.LoadOptions) error {
	options := []func(*config.LoadOptions) error{
		config.WithLogger(logging.Nop{}),
		config.WithRetryer(func() aws.Retryer { return aws.NopRetryer{} }),
	}
	if c.options.Profile != "" {
		options = append(options, config.WithSharedConfigProfile(c.options.Profile))
	}
	if c.region != "" {
		options = append(options, config.WithDefaultRegion(c.region))
	}
	if !c.options.InstanceMetadata {
		options = append(options, config.WithEC2IMDSClientEnableState(imds.ClientDisabled))
	}
	if c.options.MFACode != nil {
		options = append(options, config.WithAssumeRoleCredentialOptions(c.askMFACode))
	}
	return options
}

func (c *Client) askMFACode(role *stscreds.AssumeRoleOptions) {
	serial := aws.ToString(role.SerialNumber)
	role.TokenProvider = func() (string, error) { return c.options.MFACode(serial) }
}

// forgetRefusedCredentials has the configuration read again when the service
// no longer takes what it held.
func (c *Client) forgetRefusedCredentials(failed *walk.Error) {
	if nextForAWS(failed.Exception) != "" {
		c.forget()
	}
}

// nextForAWS is the next move for refusals that concern the AWS credentials
// and not the user who signs in; empty for all others.
func nextForAWS(exception string) string {
	switch exception {
	case "ExpiredTokenException", "ExpiredToken", "RequestExpired":
		return "The AWS credentials have expired: renew them (aws sso login, aws login) and try again."
	case "UnrecognizedClientException", "InvalidClientTokenId", "InvalidAccessKeyId":
		return "AWS does not know these credentials: check the profile and its keys."
	case "InvalidSignatureException", "SignatureDoesNotMatch":
		return "The signature did not fit: check the secret key and this machine's clock."
	case "MissingAuthenticationTokenException", "IncompleteSignatureException":
		return "The signature got lost on the way: check the endpoint and the proxy."
	case "AccessDeniedException":
		return "The AWS identity lacks the permission named: add it to its policy, or use another profile."
	default:
		return ""
	}
}

// noCredentials says in one sentence why the request could not be signed.
func (c *Client) noCredentials(ctx context.Context, err error) *walk.Error {
	if errors.Is(ctx.Err(), context.Canceled) {
		return cancelled(err, false)
	}
	reason, next := c.whyUnsigned(err)
	return &walk.Error{
		Kind: walk.Credentials, Message: "no AWS credentials: " + reason, Next: next, Cause: err,
	}
}

func (c *Client) whyUnsigned(err error) (reason, next string) {
	var missing config.SharedConfigProfileNotExistError
	var noCode config.AssumeRoleTokenProviderNotSetError
	var unreadableFile config.SharedConfigLoadError
	switch {
	case errors.As(err, &missing):
		return fmt.Sprintf("there is no AWS profile named %q", missing.Profile),
			"Choose another profile, or add it with aws configure."
	case errors.As(err, &noCode):
		return "the role of " + c.profile() + " wants an MFA code", "Sign in where a code can be asked for, or use another profile."
	case errors.As(err, &unreadableFile):
		return "the AWS configuration file " + unreadableFile.Filename + " cannot be read", "Correct the file."
	case isExpiredSSO(err):
		return "the SSO login of " + c.profile() + " has expired", "Run " + c.command("aws sso login") + ", then try again."
	case isExpiredLogin(err):
		return "the login of " + c.profile() + " has expired", "Run " + c.command("aws login") + ", then try again."
	case errors.Is(err, errNoCredentials), isMetadataDisabled(err):
		return "none were found in the environment or in " + c.profile(),
			"Set AWS_PROFILE or choose a profile, or walk without the admin operations."
	default:
		return innermost(err), "Check " + c.profile() + "."
	}
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
	return containsAny(err.Error(), "SSO session has expired", "cached SSO token", "refresh cached SSO token")
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
