package cognito

import (
	"context"
	"errors"

	"authwalk/flow/walk"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/feature/ec2/imds"
	"github.com/aws/smithy-go/logging"
	"github.com/aws/smithy-go/middleware"
)

// signing is what signs a request.
type signing struct {
	credentials aws.Credentials
	region      string
}

var (
	errNoCredentials = errors.New("none are configured")
	errNoRegion      = errors.New("no region")
)

// awsSigner looks the credentials up before anything is sent: without any, the
// SDK would send the request unsigned.
func (c *Client) awsSigner(ctx context.Context) (signer, *walk.Error) {
	found, err := c.signing(ctx)
	if errors.Is(err, errNoRegion) {
		return signer{}, noRegion()
	}
	if err == nil && !found.credentials.HasKeys() {
		err = errNoCredentials
	}
	if err != nil {
		return signer{}, c.noCredentials(ctx, err)
	}
	return signer{found.region, credentials.StaticCredentialsProvider{Value: found.credentials}}, nil
}

// signing is what was handed in, what was found before, or what the AWS
// configuration leads to. That is looked up by one call at a time, so that a
// person is asked once.
func (c *Client) signing(ctx context.Context) (signing, error) {
	if c.options.Credentials != nil {
		return retrieve(ctx, c.options.Credentials, c.region)
	}
	select {
	case c.lookup <- struct{}{}:
		defer func() { <-c.lookup }()
	case <-ctx.Done():
		return signing{}, ctx.Err()
	}
	if kept := c.kept.Load(); kept != nil && !kept.credentials.Expired() {
		return *kept, nil
	}
	found, err := c.loadCredentials(ctx)
	if err == nil && found.credentials.HasKeys() {
		c.kept.Store(&found)
	}
	return found, err
}

// loadCredentials reads the AWS configuration and follows it. A credential_process may
// ask a person, so it gets the terminal.
func (c *Client) loadCredentials(ctx context.Context) (signing, error) {
	if err := checkCredentials(); err != nil {
		return signing{}, err
	}
	process := false
	loaded, err := config.LoadDefaultConfig(ctx, append(c.configuration(ctx), noteProcess(&process))...)
	if err != nil {
		return signing{}, err
	}
	region := first(c.region, loaded.Region)
	if !process {
		return retrieve(ctx, loaded.Credentials, region)
	}
	provider := c.processProvider(ctx, loaded)
	switch {
	case isUnattended(ctx):
		return signing{}, errUnattended
	case c.options.Person == nil:
		return retrieve(ctx, provider, region)
	}
	var found signing
	var failed error
	err = c.options.Person.WithTerminal(ctx, "the credential_process of "+c.profile(), func() {
		found, failed = retrieve(ctx, provider, region)
	})
	if err != nil {
		return signing{}, err // the process may still be running
	}
	return found, failed
}

// retrieve wants a region first: without one nothing can be signed.
func retrieve(ctx context.Context, provider aws.CredentialsProvider, region string) (signing, error) {
	if provider == nil {
		return signing{}, errNoCredentials
	}
	if region == "" {
		return signing{}, errNoRegion
	}
	found, err := provider.Retrieve(ctx)
	return signing{found, region}, err
}

func (c *Client) configuration(ctx context.Context) []func(*config.LoadOptions) error {
	options := []func(*config.LoadOptions) error{
		config.WithLogger(logging.Nop{}),
		config.WithRetryer(func() aws.Retryer { return aws.NopRetryer{} }),
		config.WithAPIOptions([]func(*middleware.Stack) error{boundAnswers}),
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
	if c.options.Person != nil {
		options = append(options, config.WithAssumeRoleCredentialOptions(c.askMFACode(ctx)))
	}
	return options
}

// forgetRefusedCredentials has the configuration read again when the service
// no longer takes what it held, so that a login renewed in another terminal
// works here without starting over.
func (c *Client) forgetRefusedCredentials(failed *walk.Error) {
	if concernsSigner(failed.Exception) {
		c.kept.Store(nil)
	}
}
