package cognito

import (
	"context"
	"errors"

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
