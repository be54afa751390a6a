package main

import (
	"io"
	"strings"

	cli "authwalk/flow/command"
	"authwalk/flow/text"

	"github.com/spf13/pflag"
)

// outputFlags are those with which the AWS CLI says what is printed of an answer.
type outputFlags struct{ query, output string }

func (f *outputFlags) register(set *pflag.FlagSet, of string) {
	set.StringVar(&f.query, "query", "", "print what a JMESPath `EXPRESSION` takes from "+of+", as the AWS CLI does")
	set.StringVar(&f.output, "output", "", "print "+of+" as the AWS CLI would (`FORMAT`: "+strings.Join(cli.Outputs, ", ")+")")
}

// given tells that something is said about the output.
func (f outputFlags) given() bool { return f != outputFlags{} }

// check refuses what cannot be printed, before anything is sent.
func (f outputFlags) check() error { return cli.CheckOutput(f.query, f.output) }

// write writes an object as it is wanted, in one line where nothing is said.
func (f outputFlags) write(out io.Writer, object any) error {
	if !f.given() {
		return writeJSON(out, object)
	}
	written, err := cli.Output(object, f.query, f.output)
	if err != nil {
		return err
	}
	_, err = io.WriteString(out, harmless(written))
	return err
}

// harmless is a text whose lines and columns stay, and that does nothing to a terminal.
func harmless(written []byte) string {
	lines := strings.Split(string(written), "\n")
	for i, line := range lines {
		columns := strings.Split(line, "\t")
		for j, column := range columns {
			columns[j] = text.Line(column)
		}
		lines[i] = strings.Join(columns, "\t")
	}
	return strings.Join(lines, "\n")
}
