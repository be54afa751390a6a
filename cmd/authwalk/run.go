package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"authwalk/flow"
	"authwalk/flow/document"
	"authwalk/flow/script"
	"authwalk/flow/script/suite"
	"authwalk/flow/start"
	"authwalk/flow/text"
	"authwalk/flow/walk"

	"github.com/spf13/cobra"
)

// scriptRun is one `authwalk run`.
type scriptRun struct {
	start              startFlags
	safety             safetyFlags
	record             recordFlags
	asJSON, showTokens bool
	output             outputFlags
	live               bool
	jobs               int
	reports            []string
}

func (p *program) runCommand() *cobra.Command {
	var r scriptRun
	command := &cobra.Command{
		Use:   "run PATH...",
		Short: "Sign in from scripts, without prompts (- is standard input)",
		Long: "Sign in from scripts, without prompts but those that a script asks for with\n" +
			"${prompt}, and the MFA code of the AWS profile's role where it does not give one\n" +
			"(role: {TokenCode: …}). PATH is a script, the record of a walk (see authwalk walks),\n" +
			"or a folder of them; - reads a script from standard input. Several walks are printed\n" +
			"in one line each.\n\n" + secretsHelp + "\n" +
			"${outbox} opens the emulator's inbox with " + start.EmulatorTokenVariable + ".",
		Args: func(command *cobra.Command, arguments []string) error {
			if len(arguments) == 0 {
				return errors.New("run needs a script: see " + command.CommandPath() + " --help")
			}
			return nil
		},
		RunE: func(command *cobra.Command, arguments []string) error {
			return p.run(command.Context(), r, arguments)
		},
	}
	r.start.register(command.Flags())
	r.safety.register(command.Flags())
	r.record.register(command.Flags())
	command.Flags().BoolVar(&r.asJSON, "json", false, "print the result of each walk as one JSON object")
	r.output.register(command.Flags(), "the result")
	command.Flags().BoolVar(&r.live, "live", false, "also make walks of records again that were not on this machine: users and messages are real")
	command.Flags().IntVar(&r.jobs, "jobs", 1, "how many walks are made at a time")
	command.Flags().StringArrayVar(&r.reports, "report", nil, "also write the results to a file: `KIND=FILE`, with junit, tap or json; can be repeated")
	command.Flags().BoolVar(&r.showTokens, "show-tokens", false, "also print the tokens (anyone who has them can act as the user; implies --json)")
	return command
}

// run makes one walk, or several.
func (p *program) run(ctx context.Context, r scriptRun, named []string) error {
	reports, err := parseReports(r.reports)
	if err == nil {
		err = r.output.check()
	}
	if err != nil {
		return err
	}
	r.asJSON = r.asJSON || r.showTokens || r.output.given()
	p.unheard = r.asJSON
	paths, single, err := suite.Find(named)
	switch {
	case err != nil:
		return err
	case single && len(reports) == 0:
		result, err := p.runScript(ctx, r, paths[0])
		if err != nil {
			return err
		}
		return p.report(result, r)
	default:
		return p.runAll(ctx, r, paths, reports)
	}
}

func (p *program) runScript(ctx context.Context, r scriptRun, path string) (script.Result, error) {
	parsed, ofRecord, err := p.readScript(ctx, r, path)
	if err != nil {
		return script.Result{}, err
	}
	options, err := p.controllerOptions(ctx, r.safety)
	if err != nil {
		return script.Result{}, err
	}
	options.Awaits, options.Recorder = parsed.Answers, p.recorder(r.record)
	// Why a vault cannot be used is said when a passkey of it is asked for.
	if options.Vault, _, err = openVault(); err != nil {
		return script.Result{}, err
	}
	runner := script.Runner{Sources: sources{p, ofRecord}, Now: time.Now, Destination: r.destination(ctx, p.startEdges())}
	options.Person = scriptPerson{&runner, parsed}
	runner.Controller = flow.New(options)
	begin, err := runner.Start(ctx, parsed)
	if err != nil {
		return script.Result{}, fmt.Errorf("%s: %w", path, err)
	}
	if begin, err = r.start.Start(ctx, begin, p.startEdges()); err != nil {
		return script.Result{}, err
	}
	if begin, err = p.withSecrets(ctx, begin, parsed.GivesPassword()); err != nil {
		return script.Result{}, err
	}
	// What a script does is not to depend on a device that was remembered on screen.
	begin.WithoutDevice = true
	result := runner.Run(ctx, parsed, begin)
	if !r.asJSON {
		for _, warning := range result.Warnings {
			p.say(warning)
		}
	}
	return result, nil
}

// destination is where the flags and the AWS settings lead a script's walk. What
// is wrong with them is said when they are read for the walk itself.
func (r scriptRun) destination(ctx context.Context, edges start.Edges) func(walk.Target) walk.Target {
	return func(target walk.Target) walk.Target {
		if found, err := r.start.Destination(ctx, target, edges); err == nil {
			return found
		}
		return target
	}
}

// withSecrets adds what the environment gives to a start that lacks it.
func (p *program) withSecrets(ctx context.Context, begin walk.Start, hasPassword bool) (walk.Start, error) {
	secret, err := p.secrets.Get(ctx, start.ClientSecretVariable)
	if err != nil {
		return begin, err
	}
	begin.ClientSecret = secret
	if !hasPassword && begin.Password.IsZero() {
		begin.Password, err = p.secrets.Get(ctx, start.PasswordVariable)
	}
	return begin, err
}

func (p *program) readScript(ctx context.Context, r scriptRun, path string) (parsed *script.Script, ofRecord bool, err error) {
	data, err := p.readFile(ctx, path, document.Largest)
	if err != nil {
		return nil, false, err
	}
	if ofRecord = isRecord(data); ofRecord {
		parsed, err = p.scriptOfRecord(ctx, r, data)
	} else {
		parsed, err = script.Parse(data)
	}
	if err != nil {
		return nil, false, fmt.Errorf("%s: %w", path, err)
	}
	return parsed, ofRecord, nil
}

// readFile reads a document from a file, or from standard input for -.
func (p *program) readFile(ctx context.Context, path string, largest int64) ([]byte, error) {
	if path == "-" {
		return document.ReadAll(ctx, p.stdin, largest)
	}
	return document.ReadFile(ctx, path, largest)
}

// writeJSON writes one line that can also be looked at.
func writeJSON(out io.Writer, value any) error {
	var line bytes.Buffer
	encoder := json.NewEncoder(&line)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return err
	}
	_, err := io.WriteString(out, text.JSON(line.Bytes()))
	return err
}

// report writes a result and returns how the program ends. A result that is no
// walk at all leaves standard output empty unless an object was asked for.
func (p *program) report(result script.Result, r scriptRun) error {
	var err error
	if r.showTokens {
		result.Reveal()
	}
	switch {
	case r.asJSON:
		err = r.output.write(p.stdout, result)
	case result.Ending != script.BadInput:
		err = result.Write(p.stdout)
	}
	code := exitCodes[result.Ending]
	if err != nil || code == exitDone {
		return err
	}
	if result.Ending == script.Refused {
		// That was said on standard output, and nothing is wrong with the input.
		return &exitError{code: code}
	}
	return &exitError{code, result.Summary()}
}
