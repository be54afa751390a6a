package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"authwalk/flow"
	"authwalk/flow/api"
	"authwalk/flow/check"
	"authwalk/flow/poolfile"
	"authwalk/flow/pull"
	"authwalk/flow/start"
	"authwalk/flow/walk"

	"github.com/spf13/cobra"
)

// checkFlags are those of `authwalk check`.
type checkFlags struct {
	start          start.Flags
	safety         safetyFlags
	pool           string
	whatIf         []string
	all, csv       bool
	resume         string
	asJSON, policy bool
}

func (p *program) checkCommand() *cobra.Command {
	var f checkFlags
	command := &cobra.Command{
		Use:   "check",
		Short: "Say what keeps users from signing in",
		Long: "Look at a pool, its clients and a user, and say what keeps people from signing in: the\n" +
			"cause first, then how to fix it, what to tell the user, and what each flow asks step by\n" +
			"step. Every request only reads, and is signed with AWS credentials. What the credentials\n" +
			"may not read is said with the permission; --policy prints all that is needed.\n\n" +
			"With --pool a pool file is looked at instead, and nothing is sent.\n\n" +
			"The exit code is 4 where something keeps people from signing in.",
		Args: noArguments,
		RunE: func(command *cobra.Command, _ []string) error { return p.check(command.Context(), f) },
	}
	set := command.Flags()
	set.SortFlags = false
	registerPlace(set, &f.start.Place)
	set.StringVar(&f.start.Target, "target", "", "saved target to check (`NAME` in targets.yaml)")
	set.StringVar(&f.start.Username, "username", "", "`NAME` or alias that the user signs in with, as typed")
	set.StringVar(&f.pool, "pool", "", "pool `FILE` to check instead of a live pool; - reads standard input")
	set.BoolVar(&f.all, "all", false, "list all users who cannot sign in, and why")
	set.StringArrayVar(&f.whatIf, "what-if", nil, "count whom a setting would lock out (`MEMBER=VALUE`, or a pool file); can be repeated")
	set.BoolVar(&f.csv, "csv", false, "with --all, print the list as CSV")
	set.StringVar(&f.resume, "resume", "", "with --all or --what-if of a live pool, keep the place in `FILE`, and go on from there")
	set.BoolVar(&f.asJSON, "json", false, "print JSON: the findings as one object, with --all an object for each user")
	set.BoolVar(&f.policy, "policy", false, "print the least IAM policy that check, pull and history need, and exit")
	f.safety.registerReading(set)
	return command
}

func (p *program) check(ctx context.Context, f checkFlags) error {
	everyone := f.all || len(f.whatIf) > 0
	switch {
	case f.policy:
		return p.printPolicy(ctx, f)
	case f.all && len(f.whatIf) > 0:
		return errors.New("--all and --what-if are two questions: ask one of them")
	case everyone && f.start.Username != "":
		return errors.New("--all and --what-if look at every user: leave out --username")
	case f.csv && !f.all:
		return errors.New("--csv prints the list of --all")
	case f.resume != "" && (!everyone || f.pool != ""):
		return errors.New("--resume goes on with --all or --what-if of a live pool")
	case f.pool == "":
		return p.checkLive(ctx, f)
	case everyone:
		defer collectEarly(checkingLimit)()
	}
	facts, data, err := p.checkFile(ctx, f, everyone)
	if err != nil {
		return err
	}
	if everyone {
		collectEarly(max(checkingLimit, int64(len(data))*3/2)) // beside a larger file, too, there is room
		e, err := p.newEverybody(ctx, f, facts, check.Asked{UserPoolID: facts.File.UserPool.ID, ClientID: f.start.ClientID})
		if err != nil {
			return err
		}
		return e.check(check.UsersIn(data))
	}
	return p.writeFindings(f, check.Of(facts))
}

// writeFindings prints what was found.
func (p *program) writeFindings(f checkFlags, report check.Report) error {
	var err error
	if f.asJSON {
		err = writeJSON(p.stdout, report.Object())
	} else {
		err = report.Write(p.stdout)
	}
	if err == nil && report.HasError() {
		err = &exitError{code: exitMissed}
	}
	return err
}

// printPolicy prints the policy for the pool that the flags name, or for all.
func (p *program) printPolicy(ctx context.Context, f checkFlags) error {
	target, err := f.start.Destination(ctx, walk.Target{}, p.startEdges())
	if err != nil {
		return err
	}
	written, err := json.MarshalIndent(check.LeastPolicy(target.UserPoolID), "", "  ")
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(p.stdout, string(written))
	return err
}

// checkFile takes the facts from a pool file, with its users unless everybody is to be
// looked at: they are then read one by one.
func (p *program) checkFile(ctx context.Context, f checkFlags, everyone bool) (check.Facts, []byte, error) {
	facts := check.Facts{Now: time.Now(), Username: f.start.Username, ClientID: f.start.ClientID}
	if others := (start.Flags{Username: f.start.Username, Place: start.Place{ClientID: f.start.ClientID}}); f.start != others {
		return facts, nil, errors.New("--pool reads a file: leave out the flags of a live pool")
	}
	data, err := p.readFile(ctx, f.pool, poolfile.Largest)
	if err != nil {
		return facts, nil, err
	}
	parse := poolfile.Parse
	if everyone {
		parse = poolfile.ParseSettings
	}
	if facts.File, err = parse(data); err != nil {
		return facts, nil, fmt.Errorf("%s: %w", f.pool, err)
	}
	return facts, data, nil
}

// checkLive looks at a live pool.
func (p *program) checkLive(ctx context.Context, f checkFlags) error {
	target, err := f.start.Destination(ctx, walk.Target{}, p.startEdges())
	if err != nil {
		return err
	}
	if target.UserPoolID == "" {
		return errors.New("check needs --user-pool-id, --target or --pool FILE: see authwalk check --help")
	}
	controls, err := p.controllerOptions(ctx, f.safety)
	if err != nil {
		return err
	}
	controls.Person = linePerson{p}
	client, err := flow.New(controls).Client(target)
	if err != nil {
		return err
	}
	defer client.Close()
	facts, err := check.Read(ctx, client, pull.Live{UserPoolID: target.UserPoolID, Wait: wait},
		check.Facts{Now: time.Now(), Username: f.start.Username, ClientID: target.ClientID, Endpoint: target.Endpoint, Region: target.Region, Profile: target.Profile})
	if err != nil {
		return handedOn(err, check.HandOn(target, f.start.Username))
	}
	if f.all || len(f.whatIf) > 0 {
		return p.checkEverybodyLive(ctx, f, facts, client, target)
	}
	return p.writeFindings(f, check.Of(facts))
}

// handedOn adds to what a call failed with, where it is a matter of permission, the command
// for somebody who has it.
func handedOn(err error, command string) error {
	failed, isCall := errors.AsType[*walk.Error](err)
	exit, isExit := errors.AsType[*exitError](callError(err))
	if !isCall || !isExit || failed.Exception != api.AccessDeniedException && failed.Reason != walk.NoCredentials {
		return callError(err)
	}
	return &exitError{exit.code, exit.message + " Anyone who has the permissions (authwalk check --policy) can run: " + command}
}
