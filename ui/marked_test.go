package ui_test

import (
	"context"
	"testing"

	"authwalk/flow/walk"
	"authwalk/ui"
	"authwalk/ui/storybook"
)

// learning is a controller that advises something else once it knows the pool.
type learning struct {
	supporting
	knows bool
}

func (c learning) WithPoolFacts(ctx context.Context, start walk.Start) ui.Controller {
	return learning{supporting{c.Controller.WithPoolFacts(ctx, start), c.log}, true}
}

func (c learning) Explain(w walk.Walk, step int) walk.Explanation {
	explained := c.supporting.Explain(w, step)
	if c.knows {
		enable := walk.Action{Kind: walk.CopyText, Label: "Copy the command to enable the user", Text: "aws cognito-idp admin-enable-user"}
		explained.Actions = append([]walk.Action{enable}, explained.Actions...)
	}
	return explained
}

// refusedAndLooked is a sign-in that was refused a moment ago: the user and the pool are
// still looked at.
func refusedAndLooked(t *testing.T) *scene {
	t.Helper()
	options := find(t, "unconfirmed").Setup()
	options.Controller = learning{supporting: supporting{options.Controller, &supportLog{looks: true}}}
	return (&scene{t: t, now: storybook.Now, options: options}).open().until("Looking at the user")
}

// TestNothingIsMarkedBeforeItIsKnownWhatToDo: enter does nothing while the user is looked
// at, and then what is best.
func TestNothingIsMarkedBeforeItIsKnownWhatToDo(t *testing.T) {
	s := refusedAndLooked(t).misses("▸ Request").misses("enter run")
	s.press("enter").sees("the user is still being looked at. ↑↓ chooses now").misses("▸ Request").misses("▸ Copy")
	s.run().sees("▸ Enable the user (AdminEnableUser)…").sees("enter run")
}

// TestWhatThePersonMayMendComesBeforeTheCommandForOthers, and is shown before it is made.
// Where nothing may be changed, the command is what there is.
func TestWhatThePersonMayMendComesBeforeTheCommandForOthers(t *testing.T) {
	s := refusedAndLooked(t).run().sees("▸ Enable the user (AdminEnableUser)…").sees("Copy the command to enable the user")
	s.press("enter").run().sees("To make this call, type the user name here: uma").press("esc").sees("▸ Enable the user")

	options := find(t, "unconfirmed").Setup()
	options.Controller = learning{supporting: supporting{options.Controller, &supportLog{looks: true, blocked: "--read-only"}}}
	blocked := &scene{t: t, now: storybook.Now, options: options}
	blocked.start().sees("▸ Copy the command to enable the user").misses("(AdminEnableUser)…")
}

// TestWhatThePersonMarkedStaysMarked, wherever what is found moves it.
func TestWhatThePersonMarkedStaysMarked(t *testing.T) {
	s := refusedAndLooked(t).press("down", "down").sees("▸ Confirm the sign-up with the code")
	s.run().sees("Copy the command to enable the user").sees("▸ Confirm the sign-up with the code")
	s.press("enter").run().sees("ConfirmSignUp")
}
