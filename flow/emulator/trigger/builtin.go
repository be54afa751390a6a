package trigger

import (
	"context"
	"encoding/json"
	"errors"
	"maps"
	"slices"
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

// refusal is what a function says to the user: a sentence, as functions write it.
type refusal string

// Error implements error.
func (r refusal) Error() string { return string(r) }

// builtin is a function that the emulator has itself. It returns the response, nil
// to leave it as it is.
type builtin func(ctx context.Context, event given) (any, error)

var builtins = map[string]builtin{
	"agree":     func(context.Context, given) (any, error) { return nil, nil },
	"refuse":    func(context.Context, given) (any, error) { return nil, refusal("This pool lets nobody in today") },
	"timeout":   wait,
	"blocklist": blocklist,
	"riddle":    riddle,
	"migrate":   migrate,
	"claims":    claims,
}

// Builtins are the names of the functions that are built in, in order.
func Builtins() []string { return slices.Sorted(maps.Keys(builtins)) }

func callBuiltin(ctx context.Context, name string, event []byte) pool.Event {
	handle, known := builtins[name]
	if !known {
		return notRun("ResourceNotFoundException: no function builtin:" + name)
	}
	var in given
	whole := map[string]json.RawMessage{}
	if json.Unmarshal(event, &in) != nil || json.Unmarshal(event, &whole) != nil {
		return notRun(api.SerializationException)
	}
	response, err := handle(ctx, in)
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
func wait(ctx context.Context, _ given) (any, error) {
	<-ctx.Done()
	return nil, context.DeadlineExceeded
}

// blocklist refuses addresses of one domain.
func blocklist(_ context.Context, event given) (any, error) {
	if strings.HasSuffix(event.Request.UserAttributes[api.AttributeEmail], "@blocked.example") {
		return nil, refusal("This address is blocked")
	}
	return nil, nil
}

// migrate knows one user of an older system, carried over with her password.
func migrate(_ context.Context, event given) (any, error) {
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
func claims(context.Context, given) (any, error) {
	return map[string]any{"claimsOverrideDetails": map[string]any{"claimsToAddOrOverride": map[string]string{"tier": "gold"}}}, nil
}

// riddles are asked in turn; answers count in any case of letters.
var riddles = []struct{ question, hint, answer string }{
	{"What has a neck but no head?", "It stands on many tables.", "bottle"},
	{"What gets wetter the more it dries?", "It hangs beside the sink.", "towel"},
}

// wrongAnswers is how many wrong answers end the sign-in.
const wrongAnswers = 3

// riddle is the three triggers of a custom flow that asks riddles until two are
// solved.
func riddle(_ context.Context, event given) (any, error) {
	right, wrong := 0, 0
	for _, result := range event.Request.Session {
		switch {
		case result.ChallengeName != api.ChallengeCustomChallenge:
		case result.ChallengeResult:
			right++
		default:
			wrong++
		}
	}
	switch event.TriggerSource {
	case api.SourceDefineAuthChallenge:
		return riddleDefine(event, right, wrong), nil
	case api.SourceCreateAuthChallenge:
		next := riddles[right%len(riddles)]
		return map[string]any{
			"publicChallengeParameters":  map[string]string{"question": next.question, "hint": next.hint},
			"privateChallengeParameters": map[string]string{"answer": next.answer},
			"challengeMetadata":          "RIDDLE",
		}, nil
	case api.SourceVerifyAuthChallengeResponse:
		answer := strings.TrimSpace(event.Request.ChallengeAnswer)
		return map[string]any{"answerCorrect": strings.EqualFold(answer, event.Request.Private["answer"])}, nil
	default:
		return nil, nil
	}
}

func riddleDefine(event given, right, wrong int) any {
	type verdict struct {
		ChallengeName      string `json:"challengeName,omitempty"`
		IssueTokens        bool   `json:"issueTokens"`
		FailAuthentication bool   `json:"failAuthentication"`
	}
	session := event.Request.Session
	switch {
	case len(session) > 0 && session[len(session)-1].ChallengeName == api.KeySRPA:
		return verdict{ChallengeName: api.ChallengePasswordVerifier}
	case wrong >= wrongAnswers:
		return verdict{FailAuthentication: true}
	case right >= len(riddles):
		return verdict{IssueTokens: true}
	default:
		return verdict{ChallengeName: api.ChallengeCustomChallenge}
	}
}
