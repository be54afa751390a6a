package plain

import (
	"context"
	"time"

	"authwalk/flow/walk"
)

// Controller is what lines and screens ask of the flow controller.
type Controller interface {
	// StartPrompt is the start form for what has been filled in so far.
	StartPrompt(filled walk.Values) walk.Prompt
	// Start makes a start from the filled form. The error names the field at
	// fault.
	Start(filled walk.Values) (walk.Start, error)
	// Filled is the start form's content for a start, without its secrets.
	Filled(start walk.Start) walk.Values

	// Begin makes the first call of a walk.
	Begin(ctx context.Context, start walk.Start) walk.Walk
	// Answer answers the pending challenge, and goes on by itself while the
	// next one needs no person.
	Answer(ctx context.Context, w walk.Walk, answer walk.Values) walk.Walk
	// Perform makes a call that is no answer to a challenge: GetUser, ConfirmSignUp and
	// the like.
	Perform(ctx context.Context, w walk.Walk, operation string, answer walk.Values) walk.Walk
	// Replay begins a new walk from the same start, gives the same answers, and
	// stops after the given step or where a person is needed.
	Replay(ctx context.Context, w walk.Walk, step int) walk.Walk
	// WriteFile keeps something of the walk as a file on this machine, and says in a
	// sentence what it has done. The error names the field at fault.
	WriteFile(w walk.Walk, name string, answer walk.Values) (string, error)

	// Changes reports whether an operation changes something that a person has set, or
	// sends a user a message.
	Changes(operation string) bool
	// Irreversible reports whether an operation deletes or ends what nobody can bring back.
	Irreversible(operation string) bool
	// SessionEnd is when the session of the pending challenge ends; assumed
	// where the client's settings are not known.
	SessionEnd(w walk.Walk) (end time.Time, assumed bool)
	// Prompt is what the pending challenge asks.
	Prompt(w walk.Walk) walk.Prompt
	// PromptFor is what an operation asks before it can be made.
	PromptFor(w walk.Walk, operation string) walk.Prompt
	// Wire is one exchange, line by line, masked.
	Wire(step walk.Step) walk.Wire
	// Explain explains a step: 0 is the newest.
	Explain(w walk.Walk, step int) walk.Explanation
	// Verify decodes the walk's tokens and checks their signatures.
	Verify(ctx context.Context, w walk.Walk) []walk.TokenView
	// Actions is what can be done after tokens.
	Actions(w walk.Walk) []walk.Action
	// Inbox is the emulator's messages for the walk's user, newest first; an error where
	// the endpoint has no outbox.
	Inbox(ctx context.Context, w walk.Walk) ([]walk.Message, error)
	// NewestCode is the newest code for a challenge or an operation.
	NewestCode(ctx context.Context, w walk.Walk, name string) (walk.SuggestedCode, error)
}

// Input is where a person's lines come from.
type Input interface {
	// Line reads one line without its end. The error is io.EOF where the input
	// has ended, and the context's when that is over.
	Line(ctx context.Context) (string, error)
	// Secret asks a question and reads a line that is not shown.
	Secret(ctx context.Context, question string) (string, error)
}

// Options say what a session of lines is about.
type Options struct {
	Controller Controller
	// Facts is a controller that knows what can be known of the pool, client and
	// user of a start; nil where nothing is to be looked up.
	Facts func(ctx context.Context, begin walk.Start) Controller
	Input Input
	// Print takes one line, without its end.
	Print func(line string)
	Now   func() time.Time
	// Begin is the first walk. Without it one of Users is chosen, where there are
	// some, else the start form is filled in, beginning with what is Filled.
	Begin  *walk.Start
	Users  []walk.DemoUser
	Filled walk.Values
	// Notices are said first.
	Notices []string
	// UntilTokens ends the session as soon as a walk has its tokens.
	UntilTokens bool
}
