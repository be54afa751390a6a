package main

import (
	"context"
	"time"

	"authwalk/flow"
	"authwalk/flow/cognito"
	"authwalk/flow/start"

	"github.com/spf13/pflag"
)

// safetyFlags are the flags that keep a walk from doing harm, or allow what
// could do some.
type safetyFlags struct{ readOnly, allowHTTP, ec2Credentials bool }

func (f *safetyFlags) register(set *pflag.FlagSet) {
	set.BoolVar(&f.readOnly, "read-only", false, "block requests that would change a live pool")
	f.registerReading(set)
}

// registerReading is register for what changes nothing anyhow.
func (f *safetyFlags) registerReading(set *pflag.FlagSet) {
	set.BoolVar(&f.allowHTTP, "allow-http-endpoint", false, "allow plain http to hosts other than this machine")
	set.BoolVar(&f.ec2Credentials, "ec2-credentials", false, "allow signing with the role of this EC2 instance, asked from its metadata service")
}

// controllerOptions are those of a controller that walks where flags say.
func (p *program) controllerOptions(ctx context.Context, f safetyFlags) (flow.Options, error) {
	token, err := p.secrets.Get(ctx, start.EmulatorTokenVariable)
	return flow.Options{
		Now: time.Now, ReadOnly: f.readOnly, AllowHTTP: f.allowHTTP, InstanceMetadata: f.ec2Credentials, OutboxToken: token.Reveal(), Version: readBuild().Version,
		Settings: cognito.LoadSettings, Notation: start.Notation{}, ReadSecretFile: readSecretFile(ctx), WriteSecretFile: writeSecretFile,
	}, err
}
