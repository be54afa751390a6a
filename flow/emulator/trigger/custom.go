package trigger

import (
	"context"
	"crypto/rand"
	"fmt"
	"math/big"
	"strings"

	"authwalk/flow/api"
)

// challengesAttribute names the challenges of a user, with commas between them.
const challengesAttribute = "custom:challenges"

// challenges is the three triggers of a custom flow that asks each user what an
// attribute says, as functions of real pools do.
func challenges(ctx context.Context, event given, e edges) (any, error) {
	var names []string
	for _, name := range strings.Split(event.Request.UserAttributes[challengesAttribute], ",") {
		if _, known := kinds[name]; known {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		names = []string{"riddle", "riddle"}
	}
	return asks(names...)(ctx, event, e)
}

// asks is the three triggers of a custom flow that asks challenges one after the
// other, each until it is answered rightly.
func asks(names ...string) builtin {
	return func(_ context.Context, event given, e edges) (any, error) {
		right, wrong := results(event)
		switch event.TriggerSource {
		case api.SourceDefineAuthChallenge:
			return define(event, right >= len(names), wrong >= wrongAnswers), nil
		case api.SourceCreateAuthChallenge:
			next := names[right%len(names)]
			created, err := kinds[next](event, e, right)
			if err != nil {
				return nil, err
			}
			return map[string]any{
				"publicChallengeParameters":  created.public,
				"privateChallengeParameters": map[string]string{"answer": created.answer},
				"challengeMetadata":          strings.ToUpper(strings.ReplaceAll(next, "-", "_")),
			}, nil
		case api.SourceVerifyAuthChallengeResponse:
			answer := strings.TrimSpace(event.Request.ChallengeAnswer)
			return map[string]any{"answerCorrect": strings.EqualFold(answer, event.Request.Private["answer"])}, nil
		default:
			return nil, nil
		}
	}
}

// wrongAnswers is how many wrong answers end the sign-in.
const wrongAnswers = 3

// results counts the answers to custom challenges so far.
func results(event given) (right, wrong int) {
	for _, result := range event.Request.Session {
		switch {
		case result.ChallengeName != api.ChallengeCustomChallenge:
		case result.ChallengeResult:
			right++
		default:
			wrong++
		}
	}
	return right, wrong
}

func define(event given, solved, failed bool) any {
	type verdict struct {
		ChallengeName      string `json:"challengeName,omitempty"`
		IssueTokens        bool   `json:"issueTokens"`
		FailAuthentication bool   `json:"failAuthentication"`
	}
	session := event.Request.Session
	switch {
	case len(session) > 0 && session[len(session)-1].ChallengeName == api.KeySRPA:
		return verdict{ChallengeName: api.ChallengePasswordVerifier}
	case failed:
		return verdict{FailAuthentication: true}
	case solved:
		return verdict{IssueTokens: true}
	default:
		return verdict{ChallengeName: api.ChallengeCustomChallenge}
	}
}

// created is a challenge: what the client is told, and the right answer.
type created struct {
	public map[string]string
	answer string
}

// kinds make the challenges; right is how many were answered before.
var kinds = map[string]func(event given, e edges, right int) (created, error){
	"riddle":     riddle,
	"captcha":    captcha,
	"email-code": emailCode,
}

// riddles are asked in turn; answers count in any case of letters.
var riddles = []struct{ question, hint, answer string }{
	{"What has a neck but no head?", "It stands on many tables.", "bottle"},
	{"What gets wetter the more it dries?", "It hangs beside the sink.", "towel"},
}

func riddle(_ given, _ edges, right int) (created, error) {
	next := riddles[right%len(riddles)]
	return created{map[string]string{"question": next.question, "hint": next.hint}, next.answer}, nil
}

// captcha asks for a sum, which a reader can do and no picture is needed for.
func captcha(_ given, e edges, _ int) (created, error) {
	a, err := number(e, 9)
	if err != nil {
		return created{}, err
	}
	b, err := number(e, 9)
	if err != nil {
		return created{}, err
	}
	a, b = a+1, b+1
	return created{map[string]string{"captcha": fmt.Sprintf("%d + %d", a, b)}, fmt.Sprint(a + b)}, nil
}

// emailCode sends a code to the user's address: a new one with every round. A name
// that nobody has is asked the same, and nothing is sent.
func emailCode(event given, e edges, _ int) (created, error) {
	address := event.Request.UserAttributes[api.AttributeEmail]
	n, err := number(e, 1_000_000)
	if err != nil {
		return created{}, err
	}
	code := fmt.Sprintf("%06d", n)
	if address != "" {
		e.send(Message{Address: address, Code: code, Body: "Your sign-in code is " + code + "."})
	}
	return created{map[string]string{"sent_to": initial(event.UserName) + "***@***"}, code}, nil
}

// initial is the first letter of a name.
func initial(name string) string {
	for _, letter := range name {
		return string(letter)
	}
	return "?"
}

func number(e edges, below int64) (int64, error) {
	n, err := rand.Int(e.random, big.NewInt(below))
	if err != nil {
		return 0, err
	}
	return n.Int64(), nil
}
