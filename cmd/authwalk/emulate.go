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
	"authwalk/flow/walk"
	"authwalk/ui/term"

	"github.com/spf13/cobra"
)

// defaultListen is where an emulator listens unless told otherwise.
const defaultListen = "127.0.0.1:9229"

// emulateFlags are those of `authwalk emulate`.
type emulateFlags struct {
	listen       string
	pools        []string
	allowRemote  bool
	allowHosts   []string
	allowOrigins []string
	serving      servingFlags
	triggers     triggerFlags
	asJSON       bool
	watch        bool
}

func (p *program) emulateCommand() *cobra.Command {
	var f emulateFlags
	command := &cobra.Command{
		Use:   "emulate [flags] [-- COMMAND…]",
		Short: "Run a local emulator of Cognito",
		Long: "Run a local emulator of Cognito. With a COMMAND, run it beside an emulator on a\n" +
			"free port, and end with its exit code. The command finds the emulator in\n" +
			"AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER, AWS_REGION, AUTHWALK_ENDPOINT,\n" +
			"AUTHWALK_EMULATOR_TOKEN, AUTHWALK_USER_POOL_ID and AUTHWALK_CLIENT_ID.\n\n" +
			"Every flag can also be given by its variable; one that can be repeated then takes\n" +
			"its values with commas between them.",
		Args: commandAfterDashes,
		RunE: func(command *cobra.Command, run []string) error {
			set := command.LocalNonPersistentFlags()
			if err := takeVariables(set, environment); err != nil {
				return err
			}
			for _, unknown := range unknownVariables(set, os.Environ()) {
				p.say(unknown)
			}
			if len(run) > 0 && !set.Changed("listen") {
				f.listen = "127.0.0.1:0"
			}
			return p.emulate(command.Context(), f, run)
		},
	}
	set := command.Flags()
	set.StringVar(&f.listen, "listen", defaultListen, "`ADDRESS` to listen on; port 0 takes a free one")
	set.StringArrayVar(&f.pools, "pool", nil, "pool `FILE` to use instead of the demo pools; can be repeated")
	set.BoolVar(&f.allowRemote, "allow-remote", false, "allow an address that other machines can reach")
	set.StringArrayVar(&f.allowHosts, "allow-host", nil, "allow requests to this host `NAME`, such as a container's; can be repeated")
	set.StringArrayVar(&f.allowOrigins, "allow-origin", nil, "allow requests from pages of this `ORIGIN`; can be repeated")
	f.serving.register(set)
	f.triggers.register(set, "; AWS_ENDPOINT_URL_LAMBDA is used otherwise")
	set.BoolVar(&f.asJSON, "json", false, "print endpoint, pools and users as one JSON line when ready")
	set.BoolVar(&f.watch, "watch", false, "show on screen what other programs do at the emulator, while they do it")
	nameVariables(set)
	return command
}

// commandAfterDashes refuses arguments that do not follow --, as noArguments does.
func commandAfterDashes(command *cobra.Command, arguments []string) error {
	switch dashes := command.ArgsLenAtDash(); {
	case dashes < 0 || dashes > 0:
		return noArguments(command, arguments)
	case len(arguments) == 0:
		return errors.New("-- needs a command: authwalk emulate -- COMMAND")
	default:
		return nil
	}
}

// emulate serves until a signal ends it, or until the command is done. SIGTERM is
// how a server is stopped, all others interrupt it.
func (p *program) emulate(ctx context.Context, f emulateFlags, command []string) error {
	if err := f.checkWatch(command); err != nil {
		return err
	}
	path := ""
	if len(command) > 0 {
		found, err := findCommand(command)
		if err != nil {
			return err
		}
		path = found
	}
	started := collectLater()
	options, err := p.emulatorOptions(ctx, f)
	if err != nil {
		return err
	}
	awaited := term.EndingSignals()
	if path != "" {
		awaited = append(awaited, passedOn()...)
	}
	signals := make(chan os.Signal, 8)
	signal.Notify(signals, awaited...)
	defer signal.Stop(signals)
	served, err := emulator.New(options)
	if err != nil {
		return err
	}
	if err := served.Start(context.WithoutCancel(ctx)); err != nil {
		return err
	}
	defer func() { _ = served.Close() }()
	if f.asJSON || path == "" {
		if err := p.announce(served, f.asJSON); err != nil {
			return err
		}
	}
	started()
	if f.watch {
		signal.Stop(signals) // the screens take them
		return p.watchScreens(ctx, served, options.Credentials)
	}
	if path != "" {
		return p.runBeside(path, command, childEnvironment(p.environment(), served.Ready(), options.Credentials), signals)
	}
	if <-signals != syscall.SIGTERM {
		return &exitError{code: exitInterrupted}
	}
	return nil
}

// environment is what authwalk was started with, for a command of the person's own.
// Only the key pair of the emulator is not passed on.
func (p *program) environment() []string {
	given := os.Environ()
	for _, name := range []string{start.PasswordVariable, start.ClientSecretVariable} {
		if value, isSet := p.secrets.Lookup(name); isSet {
			given = append(given, name+"="+value)
		}
	}
	return given
}

func (p *program) announce(served *emulator.Emulator, asJSON bool) error {
	if asJSON {
		return writeJSON(p.stdout, served.Ready())
	}
	return announce(p.stdout, served.Ready())
}

func (p *program) emulatorOptions(ctx context.Context, f emulateFlags) (emulator.Options, error) {
	files, err := p.readPools(ctx, f.pools, walk.Secret{})
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
	keys, err := p.signingKeys(ctx, f.serving.signingKey)
	if err != nil {
		return emulator.Options{}, err
	}
	certificate, err := p.certificate(ctx, f.serving)
	if err != nil {
		return emulator.Options{}, err
	}
	log := slog.New(slog.NewTextHandler(p.stderr, nil))
	if f.watch { // it would write over the screens
		log = slog.New(slog.DiscardHandler)
	}
	token, err := p.secrets.Get(ctx, start.EmulatorTokenVariable)
	return emulator.Options{
		Files: files, Listen: f.listen, Token: token.Reveal(), Credentials: credentials,
		AllowRemote: f.allowRemote, AllowHosts: f.allowHosts, AllowOrigins: f.allowOrigins,
		LambdaEndpoint: lambda, AllowTriggerHosts: f.triggers.hosts,
		Issuer: f.serving.issuer, Keys: keys, Certificate: certificate, SRPEdgeCases: f.serving.srpEdgeCases, Data: f.serving.data,
		Log: log,
	}, err
}

// readPools reads pool files, the demo pool when there are none.
func (p *program) readPools(ctx context.Context, paths []string, chosen walk.Secret) ([]*poolfile.File, error) {
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
		if !chosen.IsZero() {
			file.ChoosePassword(chosen.Reveal())
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
