package flow

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"sync"
	"time"

	"authwalk/flow/api"
	"authwalk/flow/challenge"
	"authwalk/flow/cognito"
	"authwalk/flow/token"
	"authwalk/flow/walk"

	"github.com/aws/aws-sdk-go-v2/aws"
)

// Options are the edges of a controller. The zero value talks to AWS with the
// machine's clock and randomness.
type Options struct {
	// Now is the clock; nil for the machine's.
	Now func() time.Time
	// Random is the source of secret numbers; nil for crypto/rand.
	Random io.Reader
	// Transport carries the calls; nil for the network.
	Transport http.RoundTripper
	// Step pauses before anything is sent that needs no person, but for what
	// the service wants within seconds.
	Step bool
	// ReadOnly refuses, before sending, whatever would change a live pool.
	ReadOnly bool
	// OutboxToken opens the emulator's outbox.
	OutboxToken string
	// Credentials sign the calls that need it, instead of the AWS
	// configuration of this machine.
	Credentials aws.CredentialsProvider
	// AllowHTTP permits plain http to other hosts than loopback.
	AllowHTTP bool
	// Version goes into the User-Agent.
	Version string
}

// Controller walks. It is safe for concurrent use; walks are independent.
type Controller struct {
	options Options
	shared  *shared
	facts   *knowledge
}

// shared is what all copies of a controller have in common.
type shared struct {
	mutex      sync.Mutex
	clients    map[walk.Target]*cognito.Client
	handshakes challenge.Handshakes
	keys       map[string]*token.Keys
}

// New returns a controller. Nothing is read or sent until a walk begins.
func New(options Options) *Controller {
	if options.Now == nil {
		options.Now = time.Now
	}
	if options.Random == nil {
		options.Random = rand.Reader
	}
	return &Controller{options: options, shared: &shared{
		clients: map[walk.Target]*cognito.Client{}, keys: map[string]*token.Keys{},
	}}
}

// Begin makes the first call of a walk, and goes on by itself while the answer
// needs no person.
func (c *Controller) Begin(ctx context.Context, start walk.Start) walk.Walk {
	return c.goOn(ctx, c.first(ctx, walk.Walk{ID: c.newID(), Start: start}))
}

func (c *Controller) first(ctx context.Context, w walk.Walk) walk.Walk {
	if !api.IsSignIn(w.Start.Operation) {
		return c.Perform(ctx, w, w.Start.Operation, w.Start.Members)
	}
	request, err := challenge.Begin(c.tools(), c.situation(w))
	if err != nil {
		return w.With(badInput(w.Start.Operation, walk.Step{}, err))
	}
	return w.With(c.call(ctx, w, walk.Step{}, request))
}

// Answer answers the pending challenge, and goes on by itself while the next
// one needs no person.
func (c *Controller) Answer(ctx context.Context, w walk.Walk, answer walk.Values) walk.Walk {
	answered := c.reply(ctx, w, answer)
	return c.goOn(ctx, answered)
}

// goOn answers what needs no person. A refusal always stops it; with Step, so
// does everything that can wait.
func (c *Controller) goOn(ctx context.Context, w walk.Walk) walk.Walk {
	for {
		last := w.Last()
		if last == nil || last.Error != nil {
			return w
		}
		_, waiting := w.Pending()
		if prompt := c.Prompt(w); !waiting || !prompt.Auto || (c.options.Step && !prompt.Urgent) {
			return w
		}
		w = c.reply(ctx, w, walk.Values{})
	}
}

// reply makes one call for the pending challenge.
func (c *Controller) reply(ctx context.Context, w walk.Walk, answer walk.Values) walk.Walk {
	pending, waiting := w.Pending()
	if !waiting {
		return w
	}
	name := pending.Step.Challenge.Name
	made := walk.Step{Answered: name, Answer: answer}
	request, err := challenge.Lookup(name).Reply(c.tools(), c.situation(w), answer)
	if err != nil {
		return w.With(badInput(name, made, err))
	}
	if !api.IsSignIn(request.Operation) && request.Operation != name {
		made.Answered, made.Helper = "", true
	}
	return w.With(c.call(ctx, w, made, request))
}

// Perform makes a call that is no answer to a challenge.
func (c *Controller) Perform(ctx context.Context, w walk.Walk, operation string, answer walk.Values) walk.Walk {
	if w.ID == "" {
		w.ID = c.newID()
	}
	made := walk.Step{Answer: answer, Helper: true}
	request, err := challenge.Lookup(operation).Reply(c.tools(), c.situation(w), answer)
	if err != nil {
		return w.With(badInput(operation, made, err))
	}
	return c.goOn(ctx, w.With(c.call(ctx, w, made, request)))
}

// Replay begins a new walk from the same start and gives the same answers, up
// to and including those that led to the step with this number. It stops early
// where a person is needed again: one-time codes are asked anew.
func (c *Controller) Replay(ctx context.Context, w walk.Walk, step int) walk.Walk {
	again := walk.Walk{ID: c.newID(), Start: w.Start, BranchOf: w.ID, BranchStep: step}
	stepwise := *c
	stepwise.options.Step = true
	again = stepwise.first(ctx, again)
	for again.Last().Error == nil && len(again.Steps) < step {
		if _, waiting := again.Pending(); !waiting {
			return again
		}
		prompt := c.Prompt(again)
		answer, known := earlierAnswer(w, again, prompt)
		if !prompt.Auto && !known {
			return again
		}
		again = stepwise.reply(ctx, again, answer)
	}
	return again
}

// earlierAnswer finds what was answered to the same challenge before, at the
// same place of its sequence. One-time codes are never given again.
func earlierAnswer(w, again walk.Walk, prompt walk.Prompt) (walk.Values, bool) {
	for _, field := range prompt.Fields {
		if field.Kind == walk.Code {
			return walk.Values{}, false
		}
	}
	at := len(again.Steps)
	if at >= len(w.Steps) {
		return walk.Values{}, false
	}
	earlier, pending := w.Steps[at], again.Last()
	if pending.Challenge == nil || earlier.Answered != pending.Challenge.Name || earlier.Error != nil {
		return walk.Values{}, false
	}
	return earlier.Answer, true
}

func (c *Controller) tools() challenge.Tools {
	return challenge.Tools{Now: c.options.Now(), Random: c.options.Random, Handshakes: &c.shared.handshakes}
}

func (c *Controller) situation(w walk.Walk) challenge.Situation {
	pending, _ := w.Pending()
	return challenge.Situation{Walk: w, Pending: pending, Known: c.known()}
}

// client returns the client for a target, made once.
func (c *Controller) client(target walk.Target) (*cognito.Client, error) {
	place := walk.Target{
		UserPoolID: target.UserPoolID, Region: target.Region, Endpoint: target.Endpoint, Profile: target.Profile,
	}
	c.shared.mutex.Lock()
	defer c.shared.mutex.Unlock()
	if client := c.shared.clients[place]; client != nil {
		return client, nil
	}
	if err := cognito.CheckTarget(target); err != nil {
		return nil, err
	}
	options := cognito.Options{
		Region: target.Region, Endpoint: target.Endpoint, Profile: target.Profile, UserPoolID: target.UserPoolID,
		AllowHTTP: c.options.AllowHTTP, Credentials: c.options.Credentials,
		Now: c.options.Now, Transport: c.options.Transport, Version: c.options.Version,
	}
	if !target.IsLocal() {
		// The credentials given are the embedded emulator's: AWS gets its own.
		options.Credentials = nil
	}
	client, err := cognito.New(options)
	if err == nil {
		c.shared.clients[place] = client
	}
	return client, err
}

func (c *Controller) newID() string {
	raw := make([]byte, 8)
	if _, err := io.ReadFull(c.options.Random, raw); err != nil {
		return fmt.Sprintf("%x", c.options.Now().UnixNano())
	}
	return hex.EncodeToString(raw)
}
