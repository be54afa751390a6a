package cognito

import (
	"context"
	"errors"
	"os/exec"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials/processcreds"
	"github.com/aws/aws-sdk-go-v2/credentials/stscreds"
	"github.com/aws/aws-sdk-go-v2/service/sts"
)

const (
	// processPatience is how long a credential_process may take: long enough for
	// a person to find what it asks for.
	processPatience = 5 * time.Minute
	// processGrace is how long what it has started may hold its output when it
	// has ended.
	processGrace = time.Second
	// processOutputLimit bounds what it writes: the credentials of a role are
	// about two kilobytes.
	processOutputLimit = 64 << 10
)

var (
	errOutputTooLong = errors.New("it wrote more than 64 kB, and credentials are shorter")
	errOutputHeld    = errors.New("it has ended, but what it started still holds its output")
)

// noteProcess tells whether the credentials come from a process.
func noteProcess(process *bool) func(*config.LoadOptions) error {
	return config.WithProcessCredentialOptions(func(*processcreds.Options) { *process = true })
}

// processProvider is what the SDK would follow a profile to that gets its
// credentials from a process, but for what that writes: the SDK keeps it all.
func (c *Client) processProvider(ctx context.Context, loaded aws.Config) aws.CredentialsProvider {
	for _, source := range loaded.ConfigSources {
		if shared, ok := source.(config.SharedConfig); ok {
			return c.follow(ctx, loaded, &shared)
		}
	}
	return loaded.Credentials
}

// follow takes on the profile's role with the credentials of its source.
func (c *Client) follow(ctx context.Context, loaded aws.Config, profile *config.SharedConfig) (provider aws.CredentialsProvider) {
	if profile.Source != nil {
		provider = c.follow(ctx, loaded, profile.Source)
	} else {
		provider = boundedProcess{profile.CredentialProcess, c.options.Person != nil}
	}
	if profile.RoleARN == "" {
		return provider
	}
	loaded.Credentials = aws.NewCredentialsCache(provider)
	return stscreds.NewAssumeRoleProvider(sts.NewFromConfig(loaded), profile.RoleARN, ofProfile(profile), func(options *stscreds.AssumeRoleOptions) {
		if c.options.Person != nil {
			c.askMFACode(ctx)(options)
		}
	})
}

// ofProfile are the settings of a profile's role, as the SDK reads them: a
// duration up to a quarter of an hour is STS's own shortest one.
func ofProfile(profile *config.SharedConfig) func(*stscreds.AssumeRoleOptions) {
	return func(options *stscreds.AssumeRoleOptions) {
		options.RoleSessionName = profile.RoleSessionName
		if duration := aws.ToDuration(profile.RoleDurationSeconds); duration > stscreds.DefaultDuration {
			options.Duration = duration
		}
		if profile.ExternalID != "" {
			options.ExternalID = aws.String(profile.ExternalID)
		}
		if profile.MFASerial != "" {
			options.SerialNumber = aws.String(profile.MFASerial)
		}
	}
}

// boundedProcess ends a process that writes without end, or leaves others
// behind that hold its output.
type boundedProcess struct {
	command  string
	attended bool
}

// Retrieve implements aws.CredentialsProvider.
func (p boundedProcess) Retrieve(ctx context.Context) (aws.Credentials, error) {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	found, err := processcreds.NewProviderCommand(processcreds.NewCommandBuilderFunc(func(ctx context.Context) (*exec.Cmd, error) {
		command, err := processcreds.DefaultNewCommandBuilder{Args: []string{p.command}}.NewCommand(ctx)
		if err == nil {
			command.Stdout = &outputMeter{processOutputLimit, stop}
			command.WaitDelay = processGrace
		}
		return command, err
	}), func(options *processcreds.Options) {
		if p.attended {
			options.Timeout = processPatience
		}
	}).Retrieve(ctx)
	switch cause := context.Cause(ctx); {
	case errors.Is(cause, errOutputTooLong):
		err = &processcreds.ProviderError{Err: cause}
	case errors.Is(err, exec.ErrWaitDelay):
		err = &processcreds.ProviderError{Err: errOutputHeld}
	}
	return found, err
}

// outputMeter stops a process that writes more than is left.
type outputMeter struct {
	left int
	stop context.CancelCauseFunc
}

// Write implements io.Writer.
func (m *outputMeter) Write(p []byte) (int, error) {
	if m.left -= len(p); m.left < 0 {
		m.stop(errOutputTooLong)
		return 0, errOutputTooLong
	}
	return len(p), nil
}
