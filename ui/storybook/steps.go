package storybook

import (
	"strings"
	"time"

	"authwalk/flow/walk"
)

const secretCode = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSW"

var (
	refusal = walk.Error{
		Kind: walk.Refused, Exception: "NotAuthorizedException",
		Message: "Unable to verify secret hash for client 7f3k2qv0example9p1s",
	}
	unreachable = walk.Error{
		Kind: walk.Unreachable, Message: "no such host: cognito-idp.eu-west-9.amazonaws.com",
		Next: "Check the region, or the name server of this machine.",
	}
	mismatch = walk.Error{
		Kind: walk.Refused, Exception: "CodeMismatchException", Retry: true, Field: "SMS_MFA_CODE",
		Message: "Invalid code or auth state for the user.", Next: "The session is still alive: type the code again.",
	}
)

func exchange(of walk.Walk, operation string, status int) walk.Exchange {
	n := len(of.Steps)
	return walk.Exchange{
		Operation: operation, Status: status, RequestID: "8b1c4d2e-0f5a-4c1e-9d0e-1f2a3b4c5de2",
		Request: walk.NewBody([]byte(`{"ClientId":"7f3k2qv0example9p1s"}`)), Answer: walk.NewBody([]byte(`{"ChallengeParameters":{}}`)),
		Started: Now.Add(time.Duration(n) * time.Second), Elapsed: time.Duration(198+14*n) * time.Millisecond,
	}
}

func operation(of walk.Walk) string {
	if len(of.Steps) == 0 {
		return of.Start.Operation
	}
	return walk.RespondToAuthChallenge
}

func challenge(of walk.Walk, answered, name string) walk.Step {
	return walk.Step{
		Answered: answered, Exchange: exchange(of, operation(of), 200),
		Challenge: &walk.Challenge{Name: name, Session: walk.NewSecret(strings.Repeat("s", 1132)), Expires: Now.Add(161 * time.Second)},
	}
}

func failed(of walk.Walk, answered string, err walk.Error) walk.Step {
	status := 400
	if err.Kind == walk.Unreachable {
		status = 0
	}
	return walk.Step{Answered: answered, Exchange: exchange(of, operation(of), status), Error: &err}
}

func helper(of walk.Walk, operation string, members map[string]string) walk.Step {
	return walk.Step{Helper: true, Exchange: exchange(of, operation, 200), Members: walk.NewValues(members)}
}

func signedIn(of walk.Walk, answered string) walk.Step {
	return walk.Step{
		Answered: answered, Exchange: exchange(of, operation(of), 200),
		Tokens: &walk.Tokens{Access: walk.NewSecret("a.b.c"), ID: walk.NewSecret("a.b.c"), Refresh: walk.NewSecret("r"), ExpiresIn: time.Hour, Received: Now},
	}
}

var workings = []walk.Derivation{
	{Name: "a", Formula: "secret number, 256 bit", Text: strings.Repeat("5a", 32), Bytes: 32, Secret: true, Help: "A number nobody else knows, made anew for each sign-in."},
	{Name: "A", Formula: "g^a mod N", From: []string{"a"}, Text: strings.Repeat("8f02c1d4", 96), Bytes: 384, Direction: "sent", Help: "The public half of a. It tells nothing about a."},
	{Name: "B", Formula: "from Cognito", Text: strings.Repeat("31d7e0aa", 96), Bytes: 384, Direction: "received", Help: "Cognito's public number."},
	{Name: "u", Formula: "H(A | B)", From: []string{"A", "B"}, Text: strings.Repeat("5b9a44d0", 8), Bytes: 32, Help: "u mixes both public numbers, so neither side can pick its own after seeing the other's. If u were 0 the walk must stop."},
	{Name: "x", Formula: `H(salt | H(pool | user | ":" | password))`, From: []string{"salt", "pool", "user", "password"}, Text: strings.Repeat("11", 32), Bytes: 32, Secret: true, Help: "What the password becomes."},
	{Name: "S", Formula: "(B − k·g^x)^(a + u·x) mod N", From: []string{"B", "x", "a", "u"}, Text: strings.Repeat("22", 384), Bytes: 384, Secret: true, Help: "The number both sides arrive at, if the password is right."},
	{Name: "K", Formula: `HKDF(S, u, "Caldera Derived Key")`, From: []string{"S", "u"}, Text: strings.Repeat("33", 16), Bytes: 16, Secret: true, Help: "The key made of it."},
	{Name: "signature", Formula: "HMAC(K, pool | user | block | time)", From: []string{"K", "pool", "user", "secret block", "time"}, Text: "rS9v0example=", Bytes: 32, Direction: "sent", Help: "The proof: only who knows K can make it."},
	{Name: "send", Formula: "RespondToAuthChallenge", Text: "212 ms", Help: "The answer went at once; Cognito waits a few seconds only."},
}

func wire(step walk.Step) walk.Wire {
	w := walk.Wire{Operation: step.Exchange.Operation, Status: step.Exchange.Status, Elapsed: step.Exchange.Elapsed}
	if step.Answered != "" {
		w.Sent = append(w.Sent, walk.Line{Name: "ChallengeName", Text: step.Answered})
	}
	w.Sent = append(w.Sent,
		walk.Line{Name: "ClientId", Text: "7f3k2qv0example9p1s"},
		walk.Line{Name: "ChallengeResponses"},
		walk.Line{Depth: 1, Name: "USERNAME", Text: "b2f1d0c4-58aa-4c1e-9d0e-1f2a3b4c5d9c"},
		walk.Line{Depth: 1, Name: "TIMESTAMP", Text: "Fri Nov 20 06:58:12 UTC 2026"},
		walk.Line{Depth: 1, Name: "PASSWORD_CLAIM_SIGNATURE", Text: strings.Repeat("x", 44), Secret: true},
	)
	switch {
	case step.Error != nil:
		w.Received = []walk.Line{{Name: "__type", Text: step.Error.Exception}, {Name: "message", Text: step.Error.Message}}
	case step.Challenge != nil:
		w.Received = []walk.Line{
			{Name: "ChallengeName", Text: step.Challenge.Name},
			{Name: "Session", Text: step.Challenge.Session.Reveal(), Secret: true},
			{Name: "ChallengeParameters"},
			{Depth: 1, Name: "CODE_DELIVERY_DESTINATION", Text: "+*******1234"},
			{Depth: 1, Name: "CODE_DELIVERY_DELIVERY_MEDIUM", Text: "SMS"},
			{Depth: 1, Name: "USER_ID_FOR_SRP", Text: "b2f1d0c4-58aa-4c1e-9d0e-1f2a3b4c5d9c"},
		}
	case step.Tokens != nil:
		w.Received = []walk.Line{{Name: "AuthenticationResult"}, {Depth: 1, Name: "AccessToken", Text: strings.Repeat("t", 1084), Secret: true}}
	default:
		w.Received = []walk.Line{{Name: "Status", Text: "SUCCESS"}}
	}
	w.Headers = []walk.Value{{Name: "x-amzn-requestid", Text: step.Exchange.RequestID}}
	return w
}

func why(of walk.Walk, step int) walk.Explanation {
	if step > 0 && step < len(of.Steps) && of.Steps[step-1].Challenge != nil {
		return whys[of.Steps[step-1].Challenge.Name]
	}
	if err := of.Failed(); err != nil {
		return whyNot(err)
	}
	pending, ok := of.Pending()
	if !ok {
		return walk.Explanation{Description: "Every challenge was answered."}
	}
	return whys[pending.Step.Challenge.Name]
}

func whyNot(err *walk.Error) walk.Explanation {
	if err.Kind == walk.Unreachable {
		return walk.Explanation{Known: true, Description: "The name of the endpoint could not be looked up. Nothing was sent.", Actions: []walk.Action{
			{Kind: walk.TryAgain, Label: "try again"}, {Kind: walk.EditStart, Label: "change the region and start again"},
		}}
	}
	return walk.Explanation{
		Known: true, Description: "The app client has a secret, and SECRET_HASH did not match it.",
		Causes: []string{
			`SECRET_HASH was made from "jane@example.com", but this answer carried USERNAME b2f1…9c. The hash must use the user name that is sent with it.`,
			`The client secret in profile "staging" is not this client's.`,
		},
		NotCauses: []string{"the password: this message is only about the hash", "the clock: within 1 s of Cognito's"},
		Actions: []walk.Action{
			{Kind: walk.TryAgain, Label: "try again with the same answers"},
			{Kind: walk.EditStart, Label: "edit the client secret and start again"},
			{Kind: walk.Perform, Operation: "ForgotPassword", Label: "reset the password", Disabled: "the client hides whether users exist"},
		},
	}
}
