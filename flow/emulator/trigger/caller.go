package trigger

import (
	"context"
	"crypto/rand"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"authwalk/flow/api"
	"authwalk/flow/pool"
)

// Options say which functions are called, and how.
type Options struct {
	// LambdaEndpoint is the base URL of a local Lambda, which runs functions by name
	// or ARN; without one none are run.
	LambdaEndpoint string
	// Hosts are names beside those of loopback that triggers are called at.
	Hosts []string
	// Limit is how long a function may take, Cognito's five seconds when zero.
	Limit time.Duration
	// Random is where built-in functions take codes from, crypto/rand when nil.
	Random io.Reader
	// Log takes what an operator should know, nothing when nil.
	Log *slog.Logger
}

// Caller calls functions. It is safe for many requests at a time.
type Caller struct {
	options Options
	client  *http.Client
}

// New makes a caller.
func New(options Options) *Caller {
	if options.Limit == 0 {
		options.Limit = api.TriggerTimeout
	}
	if options.Random == nil {
		options.Random = rand.Reader
	}
	if options.Log == nil {
		options.Log = slog.New(slog.DiscardHandler)
	}
	return &Caller{options: options, client: &http.Client{
		Transport:     &http.Transport{MaxResponseHeaderBytes: 64 << 10, MaxIdleConnsPerHost: 4, IdleConnTimeout: 30 * time.Second},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}
}

// Call calls the function behind the trigger with the event, once, and says what
// it returned. A request that is given up does not end the call: a function has
// its effects either way. Send takes the emails that built-in functions send.
func (c *Caller) Call(ctx context.Context, function string, event []byte, send func(Message)) pool.Event {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), c.options.Limit)
	defer cancel()
	switch {
	case strings.HasPrefix(function, builtinPrefix):
		return callBuiltin(ctx, strings.TrimPrefix(function, builtinPrefix), event, edges{c.options.Random, send})
	case strings.HasPrefix(function, "http://"), strings.HasPrefix(function, "https://"):
		return c.callURL(ctx, function, event)
	case c.options.LambdaEndpoint == "":
		return notRun("NotSupported: functions run here only with --lambda-endpoint")
	default:
		return c.invoke(ctx, function, event)
	}
}

func notRun(name string) pool.Event { return pool.Event{Kind: pool.CallTrigger, Text: name} }

func refused(message string) pool.Event {
	return pool.Event{Kind: pool.CallTrigger, Refused: true, Text: message}
}

func returned(text []byte) pool.Event {
	return pool.Event{Kind: pool.CallTrigger, OK: true, Returned: text}
}

// timeout is in Cognito's words.
const timeout = "Socket timeout while invoking Lambda function."

func timedOut() pool.Event { return notRun(timeout) }

// TimedOut reports whether a call ended because the function took too long: it
// may have had its effects.
func TimedOut(event pool.Event) bool { return !event.OK && !event.Refused && event.Text == timeout }

// Limit is how long a function may take.
func (c *Caller) Limit() time.Duration { return c.options.Limit }
