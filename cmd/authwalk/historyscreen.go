package main

import (
	"context"
	"errors"
	"path/filepath"
	"time"

	"authwalk/flow/walk"
)

// historyOnScreen opens what happened on screen, above the sign-in details.
func (p *program) historyOnScreen(ctx context.Context, f historyFlags) error {
	if f.asJSON {
		return errors.New("--screen and --json exclude each other")
	}
	if err := f.display.check(); err != nil {
		return err
	}
	read, begin, err := p.historyReader(ctx, f)
	if err != nil {
		return err
	}
	keys, err := openKeys(f.from == "-", "authwalk history without --screen")
	if err != nil {
		return err
	}
	options, err := p.recordScreens(ctx, openFlags{safety: f.safety})
	if err != nil {
		return err
	}
	controller := options.Controller.(screenController)
	options.Filled = controller.Filled(begin)
	options.History = func(ctx context.Context, progress func(string)) (walk.History, error) {
		return read(ctx, controller, progress)
	}
	options.HistoryFile = historyFileName(f.from)
	return p.show(ctx, options, f.display, keys)
}

// historyFileName is what the screens call the file that --from names.
func historyFileName(from string) string {
	switch from {
	case "":
		return ""
	case "-":
		return "standard input"
	}
	return filepath.Base(from)
}

// historyReader is what reads what happened for the screens, and the sign-in details that it
// is about.
func (p *program) historyReader(ctx context.Context, f historyFlags) (func(context.Context, screenController, func(string)) (walk.History, error), walk.Start, error) {
	if f.from != "" {
		asked := f
		asked.display, asked.onScreen = displayFlags{}, false
		found, err := p.historyFile(ctx, asked)
		return func(context.Context, screenController, func(string)) (walk.History, error) { return found.Shown(), nil },
			walk.Start{Username: f.start.Username, Target: walk.Target{ClientID: f.start.ClientID}}, err
	}
	target, err := p.historyTarget(ctx, f)
	return func(ctx context.Context, c screenController, progress func(string)) (walk.History, error) {
		now := time.Now()
		return c.readHistory(ctx, target, f.question(target, now), now, progress)
	}, walk.Start{Username: f.start.Username, Target: target}, err
}
