package script

import (
	"context"
	"fmt"
	"strings"
	"time"

	"authwalk/flow/walk"
)

// Controller is what a script asks of the flow controller.
type Controller interface {
	// Begin makes the first call of a walk.
	Begin(ctx context.Context, start walk.Start) walk.Walk
	// Answer answers the pending challenge, and goes on by itself while the
	// next one needs no answer.
	Answer(ctx context.Context, w walk.Walk, answer walk.Values) walk.Walk
	// Prompt is what the pending challenge asks.
	Prompt(w walk.Walk) walk.Prompt
	// AuthenticatorSecret is the secret of the authenticator app of the walk's user,
	// zero where it is not known.
	AuthenticatorSecret(w walk.Walk) walk.Secret
	// Inbox is the endpoint's messages for the walk's user, newest first.
	Inbox(ctx context.Context, w walk.Walk) ([]walk.Message, error)
}

// Sources are where the references of a script are looked up outside the walk.
// Their errors name what is missing and never hold what was found.
type Sources interface {
	// Variable is an environment variable, and whether it is set.
	Variable(name string) (string, bool)
	// File is what a file holds.
	File(ctx context.Context, path string) ([]byte, error)
	// SecretFile is File for a secret, which others must not be able to read.
	SecretFile(ctx context.Context, path string) ([]byte, error)
	// Ask asks a person, without echo.
	Ask(ctx context.Context, question string) (string, error)
}

// lookup finds references while a script runs.
type lookup struct {
	ctx        context.Context
	sources    Sources
	controller Controller
	now        func() time.Time
	// walk is the walk so far; nil before it began.
	walk *walk.Walk
	// secret is the authenticator secret that a set-up of this walk gave.
	secret walk.Secret
	// isSecret tells that what is looked up is to be kept from others.
	isSecret bool
	// question is what ${prompt} asks for, and destination where the answer
	// will go; nil before that is known.
	question    string
	destination func() walk.Target
}

func (l *lookup) find(p part) (string, error) {
	switch p.kind {
	case fromEnv:
		return l.variable(p.text)
	case fromFile:
		return l.file(p.text)
	case fromPrompt:
		return l.sources.Ask(l.ctx, l.asks())
	case fromOutbox:
		return l.outbox()
	default:
		return l.totp(p.text)
	}
}

// asks says which field is asked for, and who will get it: a secret typed for
// one endpoint must not go to another.
func (l *lookup) asks() string {
	if l.destination == nil {
		return l.question
	}
	switch target := l.destination(); {
	case target.Endpoint != "":
		return l.question + " for " + target.Where()
	default:
		return l.question + " for AWS"
	}
}

func (l *lookup) variable(name string) (string, error) {
	text, set := l.sources.Variable(name)
	if !set {
		return "", fmt.Errorf("the environment variable %s is not set", name)
	}
	return text, nil
}

// file drops one line break at the end, which editors add.
func (l *lookup) file(path string) (string, error) {
	read := l.sources.File
	if l.isSecret {
		read = l.sources.SecretFile
	}
	data, err := read(l.ctx, path)
	if err != nil {
		return "", err
	}
	text := strings.TrimSuffix(string(data), "\n")
	return strings.TrimSuffix(text, "\r"), nil
}

func (l *lookup) outbox() (string, error) {
	if l.walk == nil {
		return "", fmt.Errorf("${outbox} works in answers only: no code is sent before the first request")
	}
	messages, err := l.controller.Inbox(l.ctx, *l.walk)
	if err != nil {
		return "", fmt.Errorf("${outbox}: %w", err)
	}
	for _, message := range messages {
		if code := message.Code.Reveal(); code != "" {
			return code, nil
		}
	}
	return "", fmt.Errorf("${outbox}: the inbox has no code for this user")
}
