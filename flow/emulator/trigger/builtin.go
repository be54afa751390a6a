package trigger

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/pool"
)

// builtinPrefix begins the names of functions that the emulator has itself.
const builtinPrefix = "builtin:"

// given is what the built-in functions read of an event.
type given struct {
	TriggerSource string `json:"triggerSource"`
	UserName      string `json:"userName"`
	Request       struct {
		Session         []pool.ChallengeResult `json:"session"`
		Private         map[string]string      `json:"privateChallengeParameters"`
		ChallengeAnswer string                 `json:"challengeAnswer"`
		Password        string                 `json:"password"`
		UserAttributes  map[string]string      `json:"userAttributes"`
	} `json:"request"`
}

// edges are what a built-in function needs beside its event: randomness, and
// somewhere to send messages.
type edges struct {
	random io.Reader
	send   func(Message)
}

// Message is an email that a built-in function sends.
type Message struct{ Address, Code, Body string }

// refusal is what a function says to the user: a sentence, as functions write it.
type refusal string

// Error implements error.
func (r refusal) Error() string { return string(r) }

// builtin is a function that the emulator has itself. It returns the response, nil
// to leave it as it is.
type builtin func(ctx context.Context, event given, e edges) (any, error)

var builtins = map[string]builtin{
	"agree": func(context.Context, given, edges) (any, error) { return nil, nil },
	"refuse": func(context.Context, given, edges) (any, error) {
		return nil, refusal("This pool lets nobody in today")
	},
	"timeout":    wait,
	"blocklist":  blocklist,
	"migrate":    migrate,
	"claims":     claims,
	"riddle":     asks("riddle", "riddle"),
	"captcha":    asks("captcha"),
	"email-code": asks("email-code"),
	"challenges": challenges,
}

func callBuiltin(ctx context.Context, name string, event []byte, e edges) pool.Event {
	handle, known := builtins[name]
	if !known {
		return notRun("ResourceNotFoundException: no function builtin:" + name)
	}
	var in given
	whole := map[string]json.RawMessage{}
	if json.Unmarshal(event, &in) != nil || json.Unmarshal(event, &whole) != nil {
		return notRun(api.SerializationException)
	}
	response, err := handle(ctx, in, e)
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		return timedOut()
	case err != nil:
		return refused(err.Error())
	case response != nil:
		text, err := json.Marshal(response)
		if err != nil {
			return notRun(api.SerializationException)
		}
		whole["response"] = text
	}
	text, err := json.Marshal(whole)
	if err != nil {
		return notRun(api.SerializationException)
	}
	return returned(text)
}

// wait takes longer than Cognito waits.
func wait(ctx context.Context, _ given, _ edges) (any, error) {
	<-ctx.Done()
	return nil, context.DeadlineExceeded
}

// blocklist refuses addresses of one domain, and answers too late for those of
// another.
func blocklist(ctx context.Context, event given, e edges) (any, error) {
	switch _, domain, _ := strings.Cut(event.Request.UserAttributes[api.AttributeEmail], "@"); domain {
	case "blocked.example":
		return nil, refusal("This address is blocked")
	case "slow.example":
		return wait(ctx, event, e)
	}
	return nil, nil
}

// migrate knows one user of an older system, carried over with her password.
func migrate(_ context.Context, event given, _ edges) (any, error) {
	if event.UserName != migratedUser {
		return nil, nil
	}
	if event.TriggerSource == api.SourceMigrateAtSignIn && event.Request.Password != migratedPassword {
		return nil, refusal("Bad password")
	}
	return map[string]any{
		api.KeyUserAttributes: map[string]string{api.AttributeEmail: migratedUser + "@example.org", "email_verified": "true"},
		"finalUserStatus":     api.StatusConfirmed, "messageAction": api.MessageSuppress,
	}, nil
}

// The user of the older system.
const (
	migratedUser     = "arno"
	migratedPassword = "Winter-2026!"
)

// claims adds a claim to the ID token.
func claims(context.Context, given, edges) (any, error) {
	return map[string]any{"claimsOverrideDetails": map[string]any{"claimsToAddOrOverride": map[string]string{"tier": "gold"}}}, nil
}
