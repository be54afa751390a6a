package ui_test

import (
	"context"
	"testing"
	"time"

	"authwalk/flow/walk"
	"authwalk/ui"
	"authwalk/ui/storybook"
)

// uncoded asks for a code that was not sent.
type uncoded struct{ ui.Controller }

func (u uncoded) WithPoolFacts(ctx context.Context, start walk.Start) ui.Controller {
	return uncoded{u.Controller.WithPoolFacts(ctx, start)}
}

func (u uncoded) PromptFor(w walk.Walk, name string) walk.Prompt {
	prompt := u.Controller.PromptFor(w, name)
	prompt.Unsent = true
	return prompt
}

func (u uncoded) Prompt(w walk.Walk) walk.Prompt {
	prompt := u.Controller.Prompt(w)
	prompt.Unsent = true
	return prompt
}

// TestNoKeyForACodeThatWillNotCome: the key row names what can be had, and no key that
// brings nothing.
func TestNoKeyForACodeThatWillNotCome(t *testing.T) {
	newScene(t, "totp").resize(80, 24).sees("^N newest code")
	s := &scene{t: t, now: storybook.Now, options: find(t, "totp").Setup()}
	s.options.Controller = uncoded{s.options.Controller}
	s.start().resize(80, 24).sees("What you can do").press("down", "down", "enter").sees("6 digits").misses("^N newest code")
	s.press("ctrl+n").run().misses("No code:").misses("Newest code")
	s.sees("^Y copy").press("ctrl+y").sees("Copy")
}

// TestWaitingSaysForWhom: while a first call is under way, nothing else on screen does.
func TestWaitingSaysForWhom(t *testing.T) {
	s := newScene(t, "demo-users").press("enter").run().press("enter")
	s.waiting = nil
	s.later(150 * time.Millisecond).sees("InitiateAuth for nadia. Waiting for a response… 0 s. esc cancels")
}

// TestANoticeGoesWithTheNextKey, whatever the key does.
func TestANoticeGoesWithTheNextKey(t *testing.T) {
	for _, key := range []string{"tab", "shift+tab", "x", "left", "ctrl+o"} {
		s := newScene(t, "start-empty").start().press("tab", "tab").paste("name\n").sees("The line break at the")
		s.press(key).misses("The line break at the")
	}
}
