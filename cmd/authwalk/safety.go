package main

import (
	"context"
	"time"

	"authwalk/flow"
	"authwalk/flow/cognito"
	"authwalk/flow/start"

	"github.com/spf13/pflag"
)

// safetyFlags are the flags that keep a walk from doing harm.
type safetyFlags struct{ readOnly, allowHTTP bool }

func (f *safetyFlags) register(set *pflag.FlagSet) {
	set.BoolVar(&f.readOnly, "read-only", false, "block requests that would change a live pool")
	set.BoolVar(&f.allowHTTP, "allow-http-endpoint", false, "allow plain http to hosts other than this machine")
}

// controllerOptions are those of a controller that walks where flags say.
func (p *program) controllerOptions(ctx context.Context, f safetyFlags) (flow.Options, error) {
	token, err := p.secrets.Get(ctx, start.EmulatorTokenVariable)
	return flow.Options{
		Now: time.Now, ReadOnly: f.readOnly, AllowHTTP: f.allowHTTP, OutboxToken: token.Reveal(), Version: readBuild().Version,
		Settings: cognito.LoadSettings,
	}, err
}
