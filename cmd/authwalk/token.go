package main

import (
	"cmp"
	"context"
	"errors"

	"authwalk/flow"
	"authwalk/flow/api"
	"authwalk/flow/start"
	"authwalk/flow/vault"
	"authwalk/flow/walk"
	"authwalk/ui"
	"authwalk/ui/plain"

	"github.com/spf13/cobra"
)

// tokenFlags are those of `authwalk token`.
type tokenFlags struct {
	start               startFlags
	safety              safetyFlags
	record              recordFlags
	id, access, refresh bool
	header, keep        bool
	output              outputFlags
}

func (p *program) tokenCommand() *cobra.Command {
	var f tokenFlags
	command := &cobra.Command{
		Use:   "token",
		Short: "Sign in and print one token",
		Long: "Sign in and print one token, the access token unless you say otherwise, and nothing\n" +
			"else, on standard output. What is asked and told stands on standard error:\n\n" +
			"  curl -H \"$(authwalk token --header --target mine)\" https://api.example.org\n\n" +
			"--query and --output print the answer with the tokens instead, as the AWS CLI does:\n" +
			"--query AuthenticationResult.IdToken --output text. A refresh token that was kept is\n" +
			"used where no password is given.\n\n" + secretsHelp,
		Args: noArguments,
		RunE: func(command *cobra.Command, _ []string) error { return p.token(command.Context(), f) },
	}
	set := command.Flags()
	f.start.register(set)
	f.safety.register(set)
	f.record.register(set)
	set.BoolVar(&f.id, "id", false, "print the ID token")
	set.BoolVar(&f.access, "access", false, "print the access token (the default)")
	set.BoolVar(&f.refresh, "refresh", false, "print the refresh token")
	set.BoolVar(&f.header, "header", false, "print it as a header: Authorization: Bearer …")
	set.BoolVar(&f.keep, "keep", false, "keep the refresh token in the vault, and use it next time")
	f.output.register(set, "the answer")
	return command
}

// check refuses flags that say different things.
func (f tokenFlags) check() error {
	switch {
	case f.id && (f.access || f.refresh) || f.access && f.refresh:
		return errors.New("token prints one token: --id, --access or --refresh")
	case f.output.given() && (f.id || f.access || f.refresh || f.header):
		return errors.New("--query and --output say what is printed: --id, --access, --refresh and --header do not go with them")
	default:
		return f.output.check()
	}
}

func (p *program) token(ctx context.Context, f tokenFlags) error {
	if err := f.check(); err != nil {
		return err
	}
	begin, err := f.start.Start(ctx, walk.Start{}, p.startEdges())
	if err != nil {
		return err
	}
	if begin, err = p.withSecrets(ctx, begin, false); err != nil {
		return err
	}
	controls, err := p.controllerOptions(ctx, f.safety)
	if err != nil {
		return err
	}
	kept, _, err := openVault()
	if err != nil {
		return err
	}
	p.unheard = true // while nothing is told
	controls.Vault, controls.Person, controls.Recorder = kept, linePerson{p}, p.recorder(f.record)
	controller := screenControllerOf(flow.New(controls))
	signedIn, refreshed := p.refreshKept(ctx, controller, kept, begin)
	if !refreshed {
		p.unheard = len(signedIn.Steps) > 0
		if signedIn, err = p.signInByLines(ctx, controller, begin, f.start.TakesStandardInput()); err != nil {
			return err
		}
	}
	return p.printToken(signedIn, f, kept)
}

// signInByLines asks and tells on standard error until there are tokens.
func (p *program) signInByLines(ctx context.Context, controller screenController, begin walk.Start, readInput bool) (walk.Walk, error) {
	options := ui.Options{Controller: controller, Filled: controller.Filled(begin)}
	if start.Ready(begin) {
		options.Begin = &begin
	}
	lines := p.lineOptions(options, p.stderr, readInput)
	lines.UntilTokens = true
	last, err := plain.Run(ctx, lines)
	if err = endOfLines(ctx, last, err); err == nil && last.Tokens() == nil {
		err = &exitError{exitRefused, "there are no tokens"}
	}
	return last, err
}

// place is what a refresh token of a start is good for.
func place(begin walk.Start) vault.RefreshToken {
	target := begin.Target
	return vault.RefreshToken{
		Endpoint: target.Endpoint, Region: cmp.Or(target.Region, walk.RegionOf(target.UserPoolID)), ClientID: target.ClientID, Username: begin.Username,
	}
}

// refreshKept gets tokens with the refresh token that is kept for the same client and
// user. One that is refused is forgotten. A password that is given is meant to be used.
func (p *program) refreshKept(ctx context.Context, controller screenController, kept *vault.Vault, begin walk.Start) (walk.Walk, bool) {
	token, found := kept.RefreshToken(place(begin))
	if !found || begin.Username == "" || begin.Admin() {
		return walk.Walk{}, false
	}
	if !begin.Password.IsZero() {
		p.say("signing in with the password that was given, and not with the refresh token that is kept for " + begin.Username)
		return walk.Walk{}, false
	}
	again := begin
	again.AuthFlow = api.FlowRefreshTokenAuth
	again.Parameters = walk.NewValues(map[string]string{api.KeyRefreshToken: token.Token})
	refreshed := controller.Begin(ctx, again)
	if failed := refreshed.Failed(); failed != nil && failed.Kind == walk.Refused {
		_ = kept.ForgetRefreshToken(token) // it is asked for again in any case
		p.say("the refresh token that was kept for " + begin.Username + " is refused: signing in again")
	}
	if refreshed.Tokens() == nil {
		return refreshed, false
	}
	p.say("used the refresh token that is kept for " + begin.Username + "; with a password in " + start.PasswordVariable + " it signs in again")
	return refreshed, true
}
