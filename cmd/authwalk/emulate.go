package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"authwalk/flow/emulator"
	"authwalk/flow/poolfile"
	"authwalk/flow/start"
	"authwalk/ui/term"

	"github.com/spf13/cobra"
)

// emulateFlags are those of `authwalk emulate`.
type emulateFlags struct {
	listen       string
	pools        []string
	allowRemote  bool
	allowHosts   []string
	allowOrigins []string
	triggers     triggerFlags
	asJSON       bool
}

func (p *program) emulateCommand() *cobra.Command {
	var f emulateFlags
	command := &cobra.Command{
		Use:   "emulate",
		Short: "Run a local emulator of Cognito",
		Args:  noArguments,
		RunE: func(command *cobra.Command, _ []string) error {
			return p.emulate(command.Context(), f)
		},
	}
	set := command.Flags()
	set.StringVar(&f.listen, "listen", "127.0.0.1:9229", "`ADDRESS` to listen on; port 0 takes a free one")
	set.StringArrayVar(&f.pools, "pool", nil, "pool `FILE` to use instead of the demo pools; can be repeated")
	set.BoolVar(&f.allowRemote, "allow-remote", false, "allow an address that other machines can reach")
	set.StringArrayVar(&f.allowHosts, "allow-host", nil, "allow requests to this host `NAME`, such as a container's; can be repeated")
	set.StringArrayVar(&f.allowOrigins, "allow-origin", nil, "allow requests from pages of this `ORIGIN`; can be repeated")
	f.triggers.register(set, "; AWS_ENDPOINT_URL_LAMBDA is used otherwise")
	set.BoolVar(&f.asJSON, "json", false, "print endpoint, pools and users as one JSON line when ready")
	return command
}

// emulate serves until a signal ends it: SIGTERM is how a server is stopped,
// all others interrupt it.
func (p *program) emulate(ctx context.Context, f emulateFlags) error {
	options, err := p.emulatorOptions(ctx, f)
	if err != nil {
		return err
	}
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, term.EndingSignals()...)
	defer signal.Stop(signals)
	collectEarly()
	served, err := emulator.New(options)
	if err != nil {
		return err
	}
	if err := served.Start(context.WithoutCancel(ctx)); err != nil {
		return err
	}
	defer func() { _ = served.Close() }()
	if err := p.announce(served, f.asJSON); err != nil {
		return err
	}
	releaseProgramPages()
	if <-signals != syscall.SIGTERM {
		return &exitError{code: exitInterrupted}
	}
	return nil
}

func (p *program) announce(served *emulator.Emulator, asJSON bool) error {
	if asJSON {
		return writeJSON(p.stdout, served.Ready())
	}
	return announce(p.stdout, served.Ready())
}

func (p *program) emulatorOptions(ctx context.Context, f emulateFlags) (emulator.Options, error) {
	files, err := p.readPools(ctx, f.pools)
	if err != nil {
		return emulator.Options{}, err
	}
	credentials, err := p.emulatorCredentials(ctx)
	if err != nil {
		return emulator.Options{}, err
	}
	lambda, err := f.triggers.lambdaEndpoint(os.Getenv("AWS_ENDPOINT_URL_LAMBDA"))
	if err != nil {
		return emulator.Options{}, err
	}
	token, err := p.secrets.Get(ctx, start.EmulatorTokenVariable)
	return emulator.Options{
		Files: files, Listen: f.listen, Token: token.Reveal(), Credentials: credentials,
		AllowRemote: f.allowRemote, AllowHosts: f.allowHosts, AllowOrigins: f.allowOrigins,
		LambdaEndpoint: lambda, AllowTriggerHosts: f.triggers.hosts,
		Log:      slog.New(slog.NewTextHandler(p.stderr, nil)),
		KeysMade: releaseProgramPages,
	}, err
}

// readPools reads pool files, the demo pool when there are none.
func (p *program) readPools(ctx context.Context, paths []string) ([]*poolfile.File, error) {
	if len(paths) == 0 {
		return emulator.Demo(time.Now())
	}
	var files []*poolfile.File
	for _, path := range paths {
		data, err := p.readFile(ctx, path, poolfile.Largest)
		if err != nil {
			return nil, err
		}
		file, err := poolfile.Parse(data)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		for _, notice := range file.Notices() {
			p.say(path + ": " + notice)
		}
		files = append(files, file)
	}
	return files, nil
}

// emulatorCredentials are the key pair that signatures are verified with, nil
// when none is given.
func (p *program) emulatorCredentials(ctx context.Context) (*emulator.Credentials, error) {
	given, err := p.secrets.Get(ctx, start.EmulatorCredentialsVariable)
	if err != nil || given.IsZero() {
		return nil, err
	}
	key, secret, whole := strings.Cut(given.Reveal(), ":")
	if !whole || key == "" || secret == "" {
		return nil, errors.New(start.EmulatorCredentialsVariable + " must have the form KEY:SECRET")
	}
	return &emulator.Credentials{AccessKeyID: key, SecretAccessKey: secret}, nil
}
