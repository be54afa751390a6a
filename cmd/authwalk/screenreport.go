package main

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"authwalk/flow/command"
	"authwalk/flow/document"
	"authwalk/flow/report"
	"authwalk/flow/transcript"
	"authwalk/ui"
)

// screenReports writes reports for the screens.
type screenReports struct{}

// reportNotes say what a report in a format is good for, and reportEndings end the
// names of files with the script of a language.
var (
	reportNotes = map[string][2]string{
		"md":     {"Markdown", "for a ticket: what was tried, what came back, why, and what to do"},
		"html":   {"HTML", "one page for a browser, which loads nothing"},
		"json":   {"JSON", "one object for a program"},
		"har":    {"HAR", "an HTTP archive, for tools that show requests"},
		"script": {"Script for run", "authwalk run makes the walk again, and expects the same path"},
	}
	reportEndings = map[string]string{
		"script": "yaml", string(command.AWSCLI): "aws-cli.sh", string(command.AWSCLIv1): "aws-cli-v1.sh", string(command.PowerShell): "ps1",
		string(command.Paws): "R", string(command.Curl): "curl.sh",
	}
)

// Formats are those of authwalk report.
func (screenReports) Formats() []ui.ReportFormat {
	var formats []ui.ReportFormat
	for _, format := range reportFormats() {
		words, known := reportNotes[format.name]
		if !known {
			words = [2]string{command.Language(format.name).Label(), "commands that make the walk again, and ask for its secrets"}
		}
		formats = append(formats, ui.ReportFormat{Name: format.name, Label: words[0], Note: words[1]})
	}
	return formats
}

// Write is a walk in a format.
func (screenReports) Write(shown ui.Reported, name string) (string, error) {
	formats := reportFormats()
	at := slices.IndexFunc(formats, func(f reportFormat) bool { return f.name == name })
	if at < 0 {
		return "", fmt.Errorf("there is no format %s", name)
	}
	made := report.Of(transcript.Of(shown.Walk, readBuild().Version), shown.Explain)
	made.Diagnosis = shown.Diagnosis
	made.Made, made.Zone, made.Version = time.Now(), time.Local, readBuild().Version
	if shown.Recorded {
		made = recordAlone(made)
	}
	var text bytes.Buffer
	err := formats[at].write(made, &text)
	return text.String(), err
}

// mostReports is how many reports of one walk and format a folder takes.
const mostReports = 1000

// Save writes a walk in a format into the working folder. It replaces no file.
func (s screenReports) Save(shown ui.Reported, name string) (string, error) {
	text, err := s.Write(shown, name)
	if err != nil {
		return "", err
	}
	ending := name
	if other := reportEndings[name]; other != "" {
		ending = other
	}
	id := notInFileNames().ReplaceAllString(shown.ID, "")
	for n := 1; n <= mostReports; n++ {
		path, err := filepath.Abs(fmt.Sprintf("walk-%.8s-%d.%s", id, n, ending))
		if err != nil {
			return "", err
		}
		if err := document.WriteSecretFile(path, []byte(text)); !errors.Is(err, document.ErrExists) {
			return path, err
		}
	}
	return "", fmt.Errorf("there are %d reports of this walk here already", mostReports)
}
