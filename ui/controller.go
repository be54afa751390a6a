package ui

import (
	"context"
	"time"

	"authwalk/flow/walk"
)

// Controller is what ui asks of the flow controller. Everything that takes a
// context may talk to a network and runs inside a command; the rest is pure
// and may be called while drawing.
type Controller interface {
	// StartPrompt is the start form for what has been filled in so far: which
	// fields there are depends on the flow.
	StartPrompt(filled walk.Values) walk.Prompt
	// Start makes a start from the filled form. The error names the field at
	// fault.
	Start(filled walk.Values) (walk.Start, error)
	// Target is where a start with so much filled in would go, as far as that
	// is decided.
	Target(filled walk.Values) (target walk.Target, decided bool)
	// Filled is the start form's content for a start, without its secrets.
	Filled(start walk.Start) walk.Values
	// Fault is the key of the field that an error is most likely about, "" where
	// none is.
	Fault(err *walk.Error) string
	// Recognise reads a pasted text (a token, a client id, a pool id, a command) and
	// returns what can be taken from it: several where it has several calls, none where
	// it is anything else.
	Recognise(text string, now time.Time) []walk.Pasted
	// Suggest lists values for a field of the start form (profiles, pools,
	// clients), where credentials allow.
	Suggest(ctx context.Context, filled walk.Values, key string) ([]walk.Choice, error)

	// Begin makes the first call of a walk.
	Begin(ctx context.Context, start walk.Start) walk.Walk
	// Answer answers the pending challenge, and goes on by itself while the
	// next one needs no person.
	Answer(ctx context.Context, w walk.Walk, answer walk.Values) walk.Walk
	// Perform makes a call that is no answer to a challenge: GetUser,
	// ConfirmSignUp and the like.
	Perform(ctx context.Context, w walk.Walk, operation string, answer walk.Values) walk.Walk
	// Replay begins a new walk from the same start, gives the same answers, and
	// stops after the given step or where a person is needed.
	Replay(ctx context.Context, w walk.Walk, step int) walk.Walk
	// Branch does the same from a start that a person has filled in, with the answers
	// of a walk that may be a record.
	Branch(ctx context.Context, earlier walk.Walk, start walk.Start, step int) walk.Walk
	// AnswerBranch answers what waits in a branch, and goes on with the answers of the
	// earlier walk as far as the branch was to go.
	AnswerBranch(ctx context.Context, w, earlier walk.Walk, answer walk.Values) walk.Walk
	// EarlierAnswer is what the earlier walk answered where a branch of it waits, as far
	// as it can be given again.
	EarlierAnswer(w, earlier walk.Walk) walk.Values

	// WriteFile keeps something of the walk as a file on this machine, and says in a
	// sentence what it has done. The error names the field at fault.
	WriteFile(w walk.Walk, name string, answer walk.Values) (string, error)

	// Changes reports whether an operation changes something that a person has
	// set, or sends a user a message.
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
	// Preview is the request that the answer would become, masked.
	Preview(w walk.Walk, answer walk.Values) walk.Wire
	// Commands are the newest call of a walk, and the whole walk, as commands of
	// other tools.
	Commands(w walk.Walk) []walk.Command
	// Wire is one exchange, line by line.
	Wire(step walk.Step) walk.Wire
	// Explain explains a step: 0 is the newest.
	Explain(w walk.Walk, step int) walk.Explanation
	// Map is what the pool, client and user of a walk can be asked, with settings
	// changed on paper. It makes no call, and takes too long for a frame.
	Map(w walk.Walk, changes []walk.SettingChange) walk.Map
	// Words explains what stands in the newest exchange and in the challenge
	// that waits: names of the service and what they mean.
	Words(w walk.Walk) []walk.Value
	// Tokens are the walk's tokens decoded, not verified.
	Tokens(w walk.Walk) []walk.TokenView
	// Verify checks the tokens' signatures with the pool's keys.
	Verify(ctx context.Context, w walk.Walk) []walk.TokenView
	// Actions is what can be done after tokens.
	Actions(w walk.Walk) []walk.Action
	// AfterSignIn are the calls after a sign-in, those that cannot be made now with
	// the reason.
	AfterSignIn(w walk.Walk) []walk.Action
	// Operations are the calls that few walks need.
	Operations(w walk.Walk) []walk.Action

	// WithPoolFacts fetches what can be known of the pool, client and user, so that
	// Prompt and Why can say more. It returns the controller that knows it.
	WithPoolFacts(ctx context.Context, start walk.Start) Controller
	// Inbox is the emulator's messages for the walk's user, newest first; an
	// error where the endpoint has no outbox.
	Inbox(ctx context.Context, w walk.Walk) ([]walk.Message, error)
	// SendEventAgain has the emulator call a trigger's function once more with the
	// event of an earlier call. No walk goes on with it.
	SendEventAgain(ctx context.Context, w walk.Walk, call walk.TriggerCall) (walk.TriggerCall, error)
	// NewestCode is the newest code for a challenge or an operation.
	NewestCode(ctx context.Context, w walk.Walk, name string) (walk.SuggestedCode, error)
}

// DemoUser is a user of the demo pool, to be chosen instead of filling in
// the start form.
type DemoUser struct {
	Username string
	// Note is one line on what walking as this user shows, Heading what the user
	// stands under.
	Note    string
	Heading string
	Start   walk.Start
}
