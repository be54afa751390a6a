package script

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"time"

	"authwalk/flow/walk"
)

var noon = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

// turn is what the fake service does with a call: the prompt that led to it is
// in prompts, by challenge.
type turn struct {
	challenge string
	refuse    string
	kind      walk.Kind
	retry     bool
	helper    string
	tokens    bool
}

// fakeController plays turns one after another, whatever it is given.
type fakeController struct {
	turns   []turn
	prompts map[string][]walk.Prompt
	ahead   time.Duration
	inbox   []walk.Message
	// kept is the secret of the user's authenticator app.
	kept walk.Secret

	start   walk.Start
	answers []map[string]string
}

func (f *fakeController) Begin(_ context.Context, start walk.Start) walk.Walk {
	f.start = start
	return f.play(walk.Walk{Start: start}, start.Operation, "")
}

func (f *fakeController) Answer(_ context.Context, w walk.Walk, answer walk.Values) walk.Walk {
	f.answers = append(f.answers, answer.Reveal())
	pending, _ := w.Pending()
	return f.play(w, walk.RespondToAuthChallenge, pending.Name())
}

func (f *fakeController) AuthenticatorSecret(walk.Walk) walk.Secret { return f.kept }

func (f *fakeController) play(w walk.Walk, operation, answered string) walk.Walk {
	next := f.turns[0]
	f.turns = f.turns[1:]
	step := walk.Step{Answered: answered, Exchange: walk.Exchange{
		Operation: operation, Status: 200, RequestID: fmt.Sprint("id-", len(w.Steps)+1),
		Started: noon, Elapsed: 41 * time.Millisecond, ServerTime: noon.Add(f.ahead),
	}}
	switch {
	case next.challenge != "":
		step.Challenge = &walk.Challenge{Name: next.challenge}
	case next.tokens:
		claims := base64.RawURLEncoding.EncodeToString([]byte(`{"sub":"1"}`))
		step.Tokens = &walk.Tokens{
			Access: walk.NewSecret("h." + claims + ".s"), ID: walk.NewSecret("h." + claims + ".s"),
			Refresh: walk.NewSecret("a.b.c.d.e"), Device: &walk.Device{Key: "key", GroupKey: "group"},
		}
	case next.helper != "":
		step.Exchange.Operation, step.Answered = next.helper, ""
		step.Members = walk.NewValues(map[string]string{"Session": "s"})
	default:
		step.Error = &walk.Error{Kind: next.kind, Exception: next.refuse, Message: "said no", Retry: next.retry}
		step.Exchange.Status = 400
	}
	return w.With(step)
}

func (f *fakeController) Prompt(w walk.Walk) walk.Prompt {
	pending, _ := w.Pending()
	name := pending.Name()
	stages := f.prompts[name]
	if len(stages) == 0 {
		return walk.Prompt{Name: name, Fields: []walk.Field{{Key: name + "_CODE"}}}
	}
	if len(stages) > 1 {
		f.prompts[name] = stages[1:]
	}
	return stages[0]
}

func (f *fakeController) Inbox(context.Context, walk.Walk) ([]walk.Message, error) {
	if f.inbox == nil {
		return nil, errors.New("there is no outbox here")
	}
	return f.inbox, nil
}

type fakeSources struct{ asked []string }

func (*fakeSources) Variable(name string) (string, bool) {
	text, set := map[string]string{"PASSWORD_OF_NADIA": "correct horse", "EMPTY": ""}[name]
	return text, set
}

func (*fakeSources) File(_ context.Context, path string) ([]byte, error) {
	if path == "password.txt" {
		return []byte("from a file\r\n"), nil
	}
	if path == "open.txt" {
		return []byte("open"), nil
	}
	return nil, fmt.Errorf("cannot read the file %s", path)
}

func (f *fakeSources) SecretFile(ctx context.Context, path string) ([]byte, error) {
	if path == "open.txt" {
		return nil, errors.New("others can read the file")
	}
	return f.File(ctx, path)
}

func (f *fakeSources) Ask(_ context.Context, question string) (string, error) {
	f.asked = append(f.asked, question)
	return "typed", nil
}
