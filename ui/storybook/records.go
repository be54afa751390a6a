package storybook

import (
	"context"
	"errors"
	"time"

	"authwalk/flow"
	"authwalk/flow/walk"
	"authwalk/ui"
)

// recordOf is a recording as a recorded walk that began so long ago.
func recordOf(recording, id string, ago time.Duration) ui.Kept {
	edges, begin := Play(recording, endpoint)
	w := flow.New(edges).Begin(context.Background(), begin)
	outcome := ""
	if failed := w.Failed(); failed != nil {
		outcome = failed.Label()
	} else if pending, waiting := w.Pending(); waiting {
		outcome = "stopped at " + pending.Name()
	}
	w.ID, w.Recorded = id, true
	return ui.Kept{Recorded: ui.Recorded{Walk: w}, Started: Now.Add(-ago), Outcome: outcome}
}

// kept are recorded walks: one of another user, a branch of it, and one that cannot be
// read.
func kept() ([]ui.Kept, error) {
	whole := recordOf("totp", "a1", time.Hour)
	branch := recordOf("refused", "b2", 2*time.Hour)
	branch.Walk.BranchOf, branch.Walk.BranchStep = "a1", 1
	return []ui.Kept{whole, branch, {
		Recorded: ui.Recorded{Walk: walk.Walk{ID: "c3", Recorded: true}}, Started: Now.Add(-26 * time.Hour), Unreadable: errors.New("the record is empty"),
	}}, nil
}

// keeping has recorded walks.
func keeping(s Story) Story {
	s.Options.Kept = kept
	return s
}

// reports are the formats of reports.
type reports struct{}

func (reports) Formats() []ui.ReportFormat {
	return []ui.ReportFormat{
		{Name: "md", Label: "Markdown", Note: "for a ticket: what was tried, what came back, and why"},
		{Name: "html", Label: "HTML", Note: "one page for a browser"},
		{Name: "aws-cli", Label: "AWS CLI", Note: "a script that signs in like this again"},
	}
}

func (reports) Write(ui.Reported, string) (string, error) {
	return "a report", nil
}

func (reports) Save(ui.Reported, string) (string, error) {
	return "/home/nadia/tickets/authwalk-sam-20261120-065811.md", nil
}

// reporting has reports.
func reporting(s Story) Story {
	s.Options.Reports = reports{}
	return s
}

// unsure has a clipboard that does not tell whether it took a text.
func unsure(s Story) Story {
	s.Options.Copy = func(string) (string, string, error) { return "sent", "screen does not tell whether it arrived", nil }
	s.Options.KeepCopy = func(string, bool) (string, func() error, error) {
		return "/home/nadia/.local/state/authwalk/copies/1.txt", func() error { return nil }, nil
	}
	return s
}
