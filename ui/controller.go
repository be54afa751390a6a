package ui

import (
	"context"
	"time"

	"authwalk/flow/walk"
	"authwalk/ui/plain"
)

// Controller is what ui asks of the flow controller: all that plain lines ask, and what
// only screens show. Everything that takes a context may talk to a network and runs
// inside a command; the rest is pure and may be called while drawing.
type Controller interface {
	plain.Controller

	// Target is where a start with so much filled in would go, as far as that
	// is decided.
	Target(filled walk.Values) (target walk.Target, decided bool)
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

	// Branch begins a new walk as Replay does, from a start that a person has filled in,
	// with the answers of a walk that may be a record.
	Branch(ctx context.Context, earlier walk.Walk, start walk.Start, step int) walk.Walk
	// AnswerBranch answers what waits in a branch, and goes on with the answers of the
	// earlier walk as far as the branch was to go.
	AnswerBranch(ctx context.Context, w, earlier walk.Walk, answer walk.Values) walk.Walk
	// EarlierAnswer is what the earlier walk answered where a branch of it waits, as far
	// as it can be given again.
	EarlierAnswer(w, earlier walk.Walk) walk.Values

	// Draft is the request that an answer to what waits would become, that of an
	// operation, or the first one of a walk without steps, to be edited by hand. It
	// computes what is sent, so it may take its time.
	Draft(w walk.Walk, operation string, answer walk.Values) (walk.Draft, error)
	// CheckDraft says what is to be known of an edited draft before it is sent.
	CheckDraft(draft walk.Draft, text string) walk.DraftCheck
	// SendDraft sends a draft as it was edited, and goes on as Answer does.
	SendDraft(ctx context.Context, draft walk.Draft, text string) walk.Walk

	// CheckProof compares values of another client with what they have to be for the proof
	// of a step. It takes too long for a frame.
	CheckProof(w walk.Walk, number int, lookedAt, text string) walk.ProofCheck
	// Preview is the request that the answer would become, masked.
	Preview(w walk.Walk, answer walk.Values) walk.Wire
	// Commands are the newest call of a walk, and the whole walk, as commands of
	// other tools.
	Commands(w walk.Walk) []walk.Command
	// Map is what the pool, client and user of a walk can be asked, with settings
	// changed on paper. It makes no call, and takes too long for a frame.
	Map(w walk.Walk, changes []walk.SettingChange) walk.Map
	// Predicted is the part of the map with the flow of the walk, without what is ruled out,
	// which takes longer to find.
	Predicted(w walk.Walk) walk.Map
	// ClockOff says how far this machine's clock is from the server's, where that hurts.
	ClockOff(w walk.Walk) string
	// Words explains what stands in the newest exchange and in the challenge
	// that waits: names of the service and what they mean.
	Words(w walk.Walk) []walk.Value
	// Tokens are the walk's tokens decoded, not verified.
	Tokens(w walk.Walk) []walk.TokenView
	// AfterSignIn are the calls after a sign-in, those that cannot be made now with
	// the reason.
	AfterSignIn(w walk.Walk) []walk.Action
	// Operations are the calls that few walks need.
	Operations(w walk.Walk) []walk.Action

	// WithPoolFacts fetches what can be known of the pool, client and user, so that
	// Prompt and Why can say more. It returns the controller that knows it.
	WithPoolFacts(ctx context.Context, start walk.Start) Controller
	// SendEventAgain has the emulator call a trigger's function once more with the
	// event of an earlier call. No walk goes on with it.
	SendEventAgain(ctx context.Context, w walk.Walk, call walk.TriggerCall) (walk.TriggerCall, error)
}
