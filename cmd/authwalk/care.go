package main

import (
	"time"

	"github.com/spf13/pflag"

	"authwalk/cmd/authwalk/internal/environment"
	"authwalk/flow"
)

// care are the flags that keep one out of harm's way.
type care struct{ readOnly, allowHTTP bool }

func (c *care) register(set *pflag.FlagSet) {
	set.BoolVar(&c.readOnly, "read-only", false, "refuse whatever would change a live pool")
	set.BoolVar(&c.allowHTTP, "allow-http-endpoint", false, "allow plain http to other hosts than loopback")
}

// controllerOptions are those of a controller that walks where flags say.
func (p *program) controllerOptions(c care) (flow.Options, error) {
	token, err := p.secrets.Get(environment.EmulatorToken)
	return flow.Options{
		Now: time.Now, ReadOnly: c.readOnly, AllowHTTP: c.allowHTTP, OutboxToken: token.Reveal(), Version: thisBuild().Version,
	}, err
}
