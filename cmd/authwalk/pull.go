package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"

	"authwalk/flow/pull"

	"github.com/spf13/cobra"
)

// pullFlags are those of `authwalk pull`.
type pullFlags struct {
	from, output string
	options      pull.Options
}

func (p *program) pullCommand() *cobra.Command {
	var f pullFlags
	command := &cobra.Command{
		Use:   "pull",
		Short: "Make a pool file that the emulator serves",
		Long: "Make a pool file, for emulate --pool and demo --pool, of a file that another tool has\n" +
			"written. No account is needed. It can be amplify_outputs.json, aws-exports.js,\n" +
			"amplifyconfiguration.json, a Terraform state or plan, a CloudFormation, CDK or SAM\n" +
			"template, serverless.yml, what the AWS CLI prints of a pool, or a pool file.\n" +
			"What the file does not tell is listed on standard error. Secrets are left out: where\n" +
			"one is needed, a stand-in takes its place.",
		Args: noArguments,
		RunE: func(command *cobra.Command, _ []string) error { return p.pull(command.Context(), f) },
	}
	set := command.Flags()
	set.StringVar(&f.from, "from", "", "`FILE` to make it of; - reads standard input")
	set.StringVarP(&f.output, "output", "o", "", "`FILE` to write instead of standard output (.json or YAML); it must not exist")
	set.StringVar(&f.options.Resource, "resource", "", "`NAME` of the pool in the file, where it has several")
	set.BoolVar(&f.options.Secrets, "secrets", false, "keep client secrets and passwords that are in the file (with -o)")
	return command
}

func (p *program) pull(ctx context.Context, f pullFlags) error {
	if f.options.Secrets && f.output == "" {
		return errors.New("--secrets writes to a file that only you can read: add -o FILE")
	}
	if f.from == "" {
		return errors.New("pull needs --from FILE: see authwalk pull --help")
	}
	data, err := p.readFile(ctx, f.from, pull.Largest)
	if err != nil {
		return err
	}
	pulled, err := pull.From(data, f.options)
	if err != nil {
		return fmt.Errorf("%s: %w", f.from, err)
	}
	for _, missing := range pulled.Missing {
		p.say(missing)
	}
	return p.writePool(pulled, f.output)
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
