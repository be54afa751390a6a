package ui_test

import (
	"errors"
	"strings"
	"testing"

	"authwalk/ui"
)

// reports writes two formats, the second of which fails.
type reports struct{ folder string }

func (reports) Formats() []ui.ReportFormat {
	return []ui.ReportFormat{{Name: "md", Label: "Markdown", Note: "for a ticket"}, {Name: "har", Label: "HAR", Note: "for tools"}}
}

func (reports) Write(shown ui.Reported, format string) (string, error) {
	if format != "md" {
		return "", errors.New("the walk has no requests")
	}
	return "report of " + shown.Start.Username, nil
}

func (r reports) Save(shown ui.Reported, format string) (string, error) {
	text, err := r.Write(shown, format)
	return r.folder + "/" + text, err
}

// A report is written from a step, from tokens and from a record, and its path is
// said to the end, however long it is.
func TestReportsFromEverywhere(t *testing.T) {
	folder := "/home/" + strings.TrimSuffix(strings.Repeat("long/", 12), "/")
	for name, s := range map[string]*scene{"a step": newScene(t, "sms"), "tokens": newScene(t, "tokens"), "a record": record(t, "sms")} {
		s.options.Reports = reports{folder}
		s.start().press("ctrl+x").sees("Markdown").sees("for a ticket").press("enter").run().sees("Saved, only you can read it")
		told := strings.NewReplacer(" ", "", "\n", "", "┃", "").Replace(s.text())
		if !strings.Contains(told, folder+"/reportof") {
			t.Errorf("%s: the path is not said:\n%s", name, s.text())
		}
		s.press("down", "enter").run().sees("the walk has no requests").press("c").run().sees("the walk has no requests")
		s.press("ctrl+x").run().misses("for a ticket")
	}
}

func TestAReportIsCopied(t *testing.T) {
	s, copied := newScene(t, "sms"), ""
	s.options.Reports = reports{}
	s.options.Copy = func(text string) (string, string, error) {
		copied = text
		return "sent", "", nil
	}
	s.start().press("ctrl+x", "c").run().sees("Copied the report (Markdown)")
	if copied != "report of sam" {
		t.Errorf("copied %q", copied)
	}
	s.options.Copy = nil
	s.start().press("ctrl+x", "c").run().sees("there is no clipboard")
}

func TestWithoutAWalkThereIsNoReport(t *testing.T) {
	s := newScene(t, "start")
	s.options.Reports = reports{}
	s.start().press("ctrl+x").run().misses("Markdown")
}
