package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"authwalk/flow"
	"authwalk/flow/pull"
	"authwalk/flow/start"
	"authwalk/flow/walk"

	"github.com/spf13/cobra"
)

// pullFlags are those of `authwalk pull`.
type pullFlags struct {
	start        start.Flags
	safety       safetyFlags
	usernames    []string
	from, output string
	options      pull.Options
}

func (p *program) pullCommand() *cobra.Command {
	var f pullFlags
	command := &cobra.Command{
		Use:   "pull",
		Short: "Make a pool file that the emulator serves",
		Long: "Make a pool file, for emulate --pool and demo --pool, of a live pool or of a file\n" +
			"that another tool has written.\n\n" +
			"Of a live pool come the settings, the clients and the users that --username names.\n" +
			"Every request is signed with AWS credentials and only reads.\n\n" +
			"With --from no account is needed. The file can be amplify_outputs.json,\n" +
			"aws-exports.js, amplifyconfiguration.json, a Terraform state or plan, a\n" +
			"CloudFormation, CDK or SAM template, serverless.yml, what the AWS CLI prints of a\n" +
			"pool, or a pool file.\n\n" +
			"What does not come over is listed on standard error. Secrets are left out: where one\n" +
			"is needed, a stand-in takes its place.",
		Args: noArguments,
		RunE: func(command *cobra.Command, _ []string) error { return p.pull(command.Context(), f) },
	}
	set := command.Flags()
	set.SortFlags = false
	set.StringVar(&f.from, "from", "", "`FILE` to make it of; - reads standard input")
	set.StringVarP(&f.output, "output", "o", "", "`FILE` to write instead of standard output (.json or YAML); it must not exist")
	set.StringVar(&f.options.Resource, "resource", "", "`NAME` of the pool in the file, where it has several")
	set.BoolVar(&f.options.Secrets, "secrets", false, "keep secrets of clients, and passwords that are in the file (with -o)")
	registerPlace(set, &f.start.Place)
	set.StringVar(&f.start.Target, "target", "", "saved target to pull from (`NAME` in targets.yaml)")
	set.StringArrayVar(&f.usernames, "username", nil, "`NAME` or alias of a user to pull; can be repeated")
	f.safety.registerReading(set)
	return command
}

func (p *program) pull(ctx context.Context, f pullFlags) error {
	if f.options.Secrets && f.output == "" {
		return errors.New("--secrets writes to a file that only you can read: add -o FILE")
	}
	read := p.pullLive
	if f.from != "" {
		read = p.pullFile
	}
	pulled, err := read(ctx, f)
	if err != nil {
		return err
	}
	if err := p.writePool(pulled, f.output); err != nil {
		return err
	}
	for _, missing := range pulled.Missing {
		p.say(missing)
	}
	return nil
}

// pullFile makes a pool file of a file.
func (p *program) pullFile(ctx context.Context, f pullFlags) (pull.Pulled, error) {
	if f.start != (start.Flags{}) || len(f.usernames) > 0 {
		return pull.Pulled{}, errors.New("--from reads a file: leave out the flags of a live pool")
	}
	data, err := p.readFile(ctx, f.from, pull.Largest)
	if err != nil {
		return pull.Pulled{}, err
	}
	pulled, err := pull.From(data, f.options)
	if err != nil {
		return pull.Pulled{}, fmt.Errorf("%s: %w", f.from, err)
	}
	return pulled, nil
}

// pullLive makes a pool file of a live pool.
func (p *program) pullLive(ctx context.Context, f pullFlags) (pull.Pulled, error) {
	target, err := f.start.Destination(ctx, walk.Target{}, p.startEdges())
	if err != nil {
		return pull.Pulled{}, err
	}
	switch {
	case target.UserPoolID == "":
		return pull.Pulled{}, errors.New("pull needs --user-pool-id, --target or --from FILE: see authwalk pull --help")
	case f.options.Resource != "":
		return pull.Pulled{}, errors.New("--resource is for --from: --user-pool-id names the live pool")
	}
	controls, err := p.controllerOptions(ctx, f.safety)
	if err != nil {
		return pull.Pulled{}, err
	}
	controls.Person = linePerson{p}
	client, err := flow.New(controls).Client(target)
	if err != nil {
		return pull.Pulled{}, err
	}
	defer client.Close()
	pulled, err := pull.FromLive(ctx, client, pull.Live{
		UserPoolID: target.UserPoolID, ClientID: target.ClientID, Usernames: f.usernames, Secrets: f.options.Secrets, Wait: wait,
	})
	return pulled, callError(err)
}

// wait waits for a while, or until the context ends.
func wait(ctx context.Context, long time.Duration) error {
	timer := time.NewTimer(long)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// callError is what went wrong with a call, with the code that the program ends with and
// what to do.
func callError(err error) error {
	failed, isCall := errors.AsType[*walk.Error](err)
	if !isCall {
		return err
	}
	code := map[walk.Kind]int{walk.Refused: exitRefused, walk.Unreachable: exitUnreachable, walk.Unreadable: exitUnreachable, walk.Cancelled: exitInterrupted}[failed.Kind]
	message := err.Error()
	if failed.Next != "" {
		message += ". " + failed.Next
	}
	return &exitError{cmp.Or(code, exitUsage), message}
}

// writePool writes the pool file. It holds addresses of people at least, so that nobody
// else may read it.
func (p *program) writePool(pulled pull.Pulled, path string) error {
	if path == "" {
		_, err := p.stdout.Write(pulled.File.YAML())
		return err
	}
	written := pulled.File.YAML()
	if strings.HasSuffix(strings.ToLower(path), ".json") {
		var text bytes.Buffer
		if err := pulled.File.WriteJSON(&text); err != nil {
			return err
		}
		written = text.Bytes()
	}
	return writeSecretFile(path, written)
}
