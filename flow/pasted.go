package flow

import (
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/challenge"
	"authwalk/flow/explain"
	"authwalk/flow/walk"
)

// Pasted reads what somebody was sent: an error as tools, SDKs and logs write it, or
// the answer of a sign-in (a challenge or tokens), and makes a walk of one step of
// it, which Explain explains. Nothing of it is sent. It is not ok where the text is
// neither.
func Pasted(text string) (w walk.Walk, ok bool) {
	if w, ok := explain.Pasted(text); ok {
		return w, true
	}
	if name := challengeAlone(text); name != "" {
		return walk.Walk{Recorded: true}.With(walk.Step{
			Exchange: walk.Exchange{Operation: walk.InitiateAuth, Sent: true}, Challenge: &walk.Challenge{Name: name},
		}), true
	}
	begin, end := strings.IndexByte(text, '{'), strings.LastIndexByte(text, '}')
	if begin < 0 || end < begin {
		return walk.Walk{}, false
	}
	exchange := walk.Exchange{Operation: walk.InitiateAuth, Sent: true, Answer: walk.NewBody([]byte(text[begin : end+1]))}
	asked, tokens, err := challenge.Received(exchange)
	if err != nil {
		return walk.Walk{}, false
	}
	return walk.Walk{Recorded: true}.With(walk.Step{Exchange: exchange, Challenge: asked, Tokens: tokens}), true
}

// challengeAlone is the challenge that a text is no more than the name of, "" where it
// is something else.
func challengeAlone(text string) string {
	text = strings.TrimPrefix(strings.Trim(text, "\"' \r\n\t.,"), "ChallengeName")
	text = strings.TrimLeft(text, "\"': =")
	if _, known := api.FindChallenge(text); !known {
		return ""
	}
	return text
}
