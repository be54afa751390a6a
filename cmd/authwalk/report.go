package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"time"

	"authwalk/flow"
	"authwalk/flow/check"
	"authwalk/flow/command"
	"authwalk/flow/document"
	"authwalk/flow/report"

	"github.com/spf13/cobra"
)

// reportFormat is what a report can be written as.
type reportFormat struct {
	name  string
	write func(report.Report, io.Writer) error
}

// reportFormats are in the order they are offered: reports, and scripts that make the
// walk again.
func reportFormats() []reportFormat {
	formats := []reportFormat{
		{"md", report.Report.Markdown},
		{"html", report.Report.HTML},
		{"json", report.Report.JSON},
		{"har", report.Report.HAR},
		{"script", report.Report.Script},
	}
	for _, language := range command.Written() {
		formats = append(formats, reportFormat{string(language), exporting(language)})
	}
	return formats
}

// exporting writes the commands of the walk in a language.
func exporting(language command.Language) func(report.Report, io.Writer) error {
	return func(r report.Report, out io.Writer) error {
		text, err := command.Export(language, r.Walk)
		if err != nil {
			return err
		}
		_, err = io.WriteString(out, text)
		return err
	}
}

func formatNames() string {
	var names []string
	for _, format := range reportFormats() {
		names = append(names, format.name)
	}
	return strings.Join(names, ", ")
}

func (p *program) reportCommand() *cobra.Command {
	var format, path string
	made := &cobra.Command{
		Use:   "report WALK",
		Short: "Make a report of a recorded walk",
		Long: "Make a report of a recorded walk: Markdown for a ticket (md), one page for a browser\n" +
			"(html), an object for a program (json), an HTTP archive (har), a script for authwalk\n" +
			"run (script), or a script of commands that make the walk again: aws-cli, aws-cli-v1,\n" +
			"powershell, paws (R), curl. No format has a secret; scripts ask for them.\n\n" + walksHelp,
		Args: oneWalk,
		RunE: func(called *cobra.Command, arguments []string) error {
			return p.writeReport(called.Context(), arguments[0], format, path)
		},
	}
	made.Flags().StringVar(&format, "format", reportFormats()[0].name, "`FORMAT`: "+formatNames())
	made.Flags().StringVarP(&path, "output", "o", "", "`FILE` to write instead of standard output; it must not exist")
	return made
}

// recordAlone is a report for which nothing but the record was read, with the command that
// looks at the rest in a live pool. Where an emulator was is hardly known any more.
func recordAlone(made report.Report) report.Report {
	made.FromRecord = true
	if start := made.Walk.Start; start.Target.UserPoolID != "" && start.Username != "" && !start.Target.IsLocal() {
		made.Look = check.HandOn(start.Target, start.Username)
	}
	return made
}

func (p *program) writeReport(ctx context.Context, which, format, path string) error {
	formats := reportFormats()
	at := slices.IndexFunc(formats, func(f reportFormat) bool { return f.name == format })
	if at < 0 {
		return errors.New("--format must be one of " + formatNames())
	}
	kept, err := p.readOne(ctx, which)
	if err != nil {
		return err
	}
	controls, err := p.controllerOptions(ctx, safetyFlags{})
	if err != nil {
		return err
	}
	made := report.Of(kept, flow.New(controls).Explain)
	made.Made, made.Zone, made.Version = time.Now(), time.Local, readBuild().Version
	made = recordAlone(made)
	var text bytes.Buffer
	if err := formats[at].write(made, &text); err != nil {
		return err
	}
	if path == "" {
		_, err := p.stdout.Write(text.Bytes())
		return err
	}
	path, err = document.ExpandHome(path)
	if err != nil {
		return err
	}
	return document.WriteSecretFile(path, text.Bytes())
}
