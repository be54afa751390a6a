package main

import (
	"context"
	"crypto/rand"
	"fmt"

	"authwalk/flow"
	"authwalk/flow/demouser"
	"authwalk/flow/emulator"
	"authwalk/flow/poolfile"
	"authwalk/flow/start"
	"authwalk/flow/walk"
	"authwalk/ui"

	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/spf13/cobra"
)

// demoFlags are those of `authwalk demo`.
type demoFlags struct {
	user     string
	pools    []string
	step     bool
	present  bool
	triggers triggerFlags
	record   recordFlags
	display  displayFlags
}

func (p *program) demoCommand() *cobra.Command {
	var f demoFlags
	command := &cobra.Command{
		Use:   "demo",
		Short: "Try the built-in demo pools",
		Long: "Try the built-in demo pools: no account, no phone and no network are needed.\n\n" +
			"--pool has pools of your own, such as what authwalk pull has made of a live one. Users of\n" +
			"whom the file has no password get that of AUTHWALK_PASSWORD, or of the file that\n" +
			"AUTHWALK_PASSWORD_FILE names. It is not written anywhere.\n\n" +
			"--present is for people who watch: a line says in plain words what just happened, there\n" +
			"is more room between the lines where the window has it, and no secret can be shown. The\n" +
			"QR code of an authenticator app can, since it is to be scanned.",
		Args: noArguments,
		RunE: func(command *cobra.Command, _ []string) error {
			return p.demo(command.Context(), f)
		},
	}
	set := command.Flags()
	set.StringVar(&f.user, "user", "", "sign in as demo user `NAME`")
	set.StringArrayVar(&f.pools, "pool", nil, "pool `FILE` to use instead of the demo pools; can be repeated")
	f.triggers.register(set, "")
	set.BoolVar(&f.step, "step", false, "stop after every request that was sent without you, before the next one")
	set.BoolVar(&f.present, "present", false, "for people who watch: more room, no secret on screen, and a line that says what just happened")
	f.record.register(set)
	f.display.register(set)
	return command
}

func (p *program) demo(ctx context.Context, f demoFlags) error {
	if err := f.display.check(); err != nil {
		return err
	}
	opened, users, err := p.openDemo(ctx, f)
	if err != nil {
		return err
	}
	options := ui.Options{Watch: opened.Watch, Controller: opened.Controller, DemoUsers: opened.DemoUsers, Notice: opened.Notice, Notices: opened.Notices, Step: f.step, Present: f.present}
	if f.user != "" {
		member, found := demouser.Find(users, f.user)
		if !found {
			return fmt.Errorf("no demo user %q", f.user)
		}
		options.Begin = &member.Start
	}
	return p.display(ctx, options, f.display, false)
}

// openDemo serves the pools inside this process, on a free port, until the
// context ends. Everything that signs knows the key pair made for it, so the
// AWS configuration of the machine is never read.
func (p *program) openDemo(ctx context.Context, f demoFlags) (ui.Demo, []demouser.User, error) {
	chosen, err := p.secrets.Get(ctx, start.PasswordVariable)
	if err != nil {
		return ui.Demo{}, nil, err
	}
	files, err := p.readPools(ctx, f.pools, chosen)
	if err != nil {
		return ui.Demo{}, nil, err
	}
	opened, users, err := p.servePools(ctx, files, f)
	if len(f.pools) > 0 { // the demo pools are as they are on purpose
		opened.Notices = noticesOf(files)
	}
	return opened, users, err
}

// servePools serves pools inside this process.
func (p *program) servePools(ctx context.Context, files []*poolfile.File, f demoFlags) (ui.Demo, []demouser.User, error) {
	lambda, err := f.triggers.lambdaEndpoint("")
	if err != nil {
		return ui.Demo{}, nil, err
	}
	pair := &emulator.Credentials{AccessKeyID: rand.Text(), SecretAccessKey: rand.Text()}
	served, err := emulator.New(emulator.Options{
		Files: files, Listen: "127.0.0.1:0", Credentials: pair, LambdaEndpoint: lambda, AllowTriggerHosts: f.triggers.hosts,
	})
	if err != nil {
		return ui.Demo{}, nil, err
	}
	if err := served.Start(ctx); err != nil {
		return ui.Demo{}, nil, err
	}
	kept, err := demouser.Vault(files, served.Endpoint())
	if err != nil {
		return ui.Demo{}, nil, err
	}
	mark := newMark()
	controller := flow.New(flow.Options{
		Vault: kept, Step: f.step, Recorder: p.recorder(f.record), Notation: start.Notation{}, OutboxToken: served.Token(), Version: readBuild().Version + mark, AuthenticatorSecret: demouser.AuthenticatorSecrets(files),
		ReadSecretFile: readSecretFile(ctx), WriteSecretFile: writeSecretFile,
		Credentials: credentials.NewStaticCredentialsProvider(pair.AccessKeyID, pair.SecretAccessKey, ""),
	})
	users, err := demouser.Of(files, served.Endpoint())
	if err != nil {
		return ui.Demo{}, nil, err
	}
	form := screenControllerOf(controller)
	return ui.Demo{
		Watch: watch(served, mark).screens, Controller: form, DemoUsers: shownUsers(users),
		Notice: "Demo pools at " + served.Endpoint(), Filled: form.Filled(firstClient(files, served.Endpoint())),
	}, users, nil
}

// firstClient is a start at the first client of the pools.
func firstClient(files []*poolfile.File, endpoint string) walk.Start {
	begin := walk.Start{Target: walk.Target{Endpoint: endpoint}}
	for _, file := range files {
		if begin.Target.UserPoolID = file.UserPool.ID; len(file.Clients) > 0 {
			begin.Target.ClientID = file.Clients[0].ClientID
			begin.ClientSecret = walk.NewSecret(file.Clients[0].ClientSecret)
			break
		}
	}
	return begin
}

// noticesOf are what the pools' files have that does not do what it seems to.
func noticesOf(files []*poolfile.File) []string {
	var notices []string
	for _, file := range files {
		notices = append(notices, file.Notices()...)
	}
	return notices
}

func shownUsers(users []demouser.User) []walk.DemoUser {
	shown := make([]walk.DemoUser, len(users))
	for i, user := range users {
		shown[i] = user.DemoUser
	}
	return shown
}
