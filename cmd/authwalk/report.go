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
	"authwalk/flow/document"
	"authwalk/flow/report"

	"github.com/spf13/cobra"
)

// reportFormat is what a report can be written as.
type reportFormat struct {
	name  string
	write func(report.Report, io.Writer) error
}

// reportFormats are in the order they are offered.
var reportFormats = []reportFormat{
	{"md", report.Report.Markdown},
	{"html", report.Report.HTML},
	{"json", report.Report.JSON},
	{"har", report.Report.HAR},
	{"script", report.Report.Script},
}

func formatNames() []string {
	names := make([]string, len(reportFormats))
	for n, format := range reportFormats {
		names[n] = format.name
	}
	return names
}

func (p *program) reportCommand() *cobra.Command {
	var format, path string
	names := strings.Join(formatNames(), ", ")
	command := &cobra.Command{
		Use:   "report WALK",
		Short: "Make a report of a recorded walk",
		Long: "Make a report of a recorded walk: Markdown for a ticket (md), one page for a browser\n" +
			"(html), an object for a program (json), an HTTP archive (har), or a script for\n" +
			"authwalk run (script). No format has a secret.\n\n" + walksHelp,
		Args: oneWalk,
		RunE: func(command *cobra.Command, arguments []string) error {
			return p.writeReport(command.Context(), arguments[0], format, path)
		},
	}
	command.Flags().StringVar(&format, "format", reportFormats[0].name, "`FORMAT`: "+names)
	command.Flags().StringVarP(&path, "output", "o", "", "`FILE` to write instead of standard output; it must not exist")
	return command
}

func (p *program) writeReport(ctx context.Context, which, format, path string) error {
	at := slices.IndexFunc(reportFormats, func(f reportFormat) bool { return f.name == format })
	if at < 0 {
		return errors.New("--format must be one of " + strings.Join(formatNames(), ", "))
	}
	kept, err := readWalk(which)
	if err != nil {
		return err
	}
	controls, err := p.controllerOptions(ctx, safetyFlags{})
	if err != nil {
		return err
	}
	made := report.Of(kept, flow.New(controls).Explain)
	made.Made, made.Zone, made.Version = time.Now(), time.Local, readBuild().Version
	var text bytes.Buffer
	if err := reportFormats[at].write(made, &text); err != nil {
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
