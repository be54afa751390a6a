package storybook

import (
	"bytes"
	"context"
	"fmt"

	"authwalk/flow/history"
	"authwalk/flow/transcript"
	"authwalk/flow/walk"
	"authwalk/ui"
)

// happened is what a file of CloudTrail tells of a user: a program that keeps an old
// password, and two sign-ins of the user's own.
func happened(o *ui.Options) {
	o.HistoryFile = "events.json"
	o.History = func(context.Context, func(string)) (walk.History, error) {
		raw, err := recordings.ReadFile("recordings/history.json")
		if err != nil {
			return walk.History{}, fmt.Errorf("storybook: %w", err)
		}
		opened, err := transcript.Open(bytes.NewReader(raw))
		if err != nil {
			return walk.History{}, fmt.Errorf("storybook: history: %w", err)
		}
		found := history.Of(history.Question{}, history.Known{}, opened.Events)
		found.Sources = []string{o.HistoryFile}
		return found.Shown(), nil
	}
}
