package explain

import (
	"fmt"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// sessionRange is how long the client's settings can let a session be valid.
func sessionRange() string {
	validity, _ := api.Body{Operation: api.CreateUserPoolClient}.Find("AuthSessionValidity")
	return fmt.Sprintf("AuthSessionValidity of the app client can be %d to %d minutes.", validity.Min, validity.Max)
}

// sessionRows are answers that came with the wrong session, too late or twice.
var sessionRows = []row{
	{
		id: "pain-13", exception: api.NotAuthorizedException, message: `Invalid session for the user, session is expired`,
		description:  "The session expired before you answered.",
		observed:     answeredLate,
		causes:       []string{"Getting the code or choosing a password took too long."},
		ruledOut:     []string{"the answer (not checked yet)"},
		notes:        []string{sessionRange()},
		actions:      []walk.Action{replayHere, startOver, editStart},
		clockMatters: true,
		passes:       true,
		next:         "Sign in again up to this step, then answer before the session ends.",
	},
	{
		id: "pain-14", exception: api.NotAuthorizedException, message: `Invalid session for the user, session can only be used once`,
		description: "This session was already used: Cognito accepted an earlier answer with it.",
		observed:    olderSession,
		causes: []string{
			"The same answer was sent twice: a double click, a retry or a second tab.",
			"An earlier attempt succeeded, but its response was lost.",
		},
		ruledOut: []string{"the answer (not checked yet)"},
		actions:  []walk.Action{replayHere, startOver},
		passes:   true,
		next:     "Sign in again up to this step to get a new session.",
	},
	{
		id: "invalid-session", exception: api.NotAuthorizedException, message: `Invalid session(?: provided)? for the user`,
		description: "Cognito does not know this session, or it belongs to another user or challenge.",
		observed:    olderSession,
		causes: []string{
			"The session was shortened or changed on the way.",
			"In a custom flow each answer, right or wrong, replaces the session: an older session was sent.",
		},
		actions: []walk.Action{replayHere, startOver},
		passes:  true,
		next:    "Sign in again up to this step to get a new session.",
	},
	{
		id: "pain-15", exception: api.NotAuthorizedException, operations: []string{api.AssociateSoftwareToken, api.VerifySoftwareToken},
		message:     `Invalid session(?: provided)? for the user`,
		description: "An authenticator app cannot be set up at this step of the sign-in. Cognito allows it at MFA_SETUP and after the sign-in.",
		headline: func(f failure) string {
			if step := f.challenge(); step != nil && step.Challenge.Name == api.ChallengeMFASetup {
				return "Cognito does not accept the session that was sent with this request."
			}
			return ""
		},
		observed: func(f failure) []string {
			if step := f.challenge(); step != nil && step.Challenge.Name != api.ChallengeMFASetup {
				return []string{"The sign-in is at " + name(step.Challenge.Name) + ", which must be answered first."}
			}
			return olderSession(f)
		},
		causes:    []string{"In an app: it sent an older session. Each response has a new one, which the next request must use."},
		actions:   []walk.Action{answerAgain, replayHere, startOver},
		next:      "If the step is MFA_SETUP, sign in again up to it. At any other challenge, enter the answer to it first.",
		retryable: true,
	},
	{
		id: "pain-16", exception: api.InvalidParameterException, message: `Missing required parameter Session`,
		description: "The answer was sent without a session. Only PASSWORD_VERIFIER of USER_SRP_AUTH needs none.",
		observed:    noSession,
		causes:      []string{"In an app: it lost the session between challenge and answer, by a page reload or a new user object."},
		ruledOut:    []string{"the answer (not checked yet)"},
		actions:     []walk.Action{replayHere, startOver, editStart},
		passes:      true,
		next:        "Sign in again up to this step: the challenge then comes with a new session, which authwalk sends.",
	},
}

// noSession tells that the server is to blame: authwalk sends the session that
// came.
func noSession(f failure) []string {
	step := f.challenge()
	if step == nil || !step.Challenge.Session.IsZero() {
		return nil
	}
	return append([]string{"The server sent no Session with " + name(step.Challenge.Name) + ", as some emulators do."}, customEndpoint(f)...)
}

// answeredLate says how long the answer took, and how long it could have.
func answeredLate(f failure) []string {
	step := f.challenge()
	if step == nil || step.Exchange.Started.IsZero() || f.step.Exchange.Started.IsZero() {
		return nil
	}
	took := f.step.Exchange.Started.Sub(step.Exchange.Ended())
	if took <= 0 {
		return nil
	}
	serverElapsed, moved := f.clockMoved(step.Exchange)
	validity := fmt.Sprintf("%d min, unless the app client sets AuthSessionValidity", api.SessionMinutes)
	if known := f.facts.sessionValidity(); known > 0 {
		validity = inWords(known) + " with this app client"
	}
	if moved {
		return []string{fmt.Sprintf("The server's clock was moved: it went on %s between the challenge and the answer, and this machine's clock %s. A session is valid for %s.",
			inWords(serverElapsed), inWords(took), validity)}
	}
	return []string{fmt.Sprintf("The answer was sent %s after the challenge. A session is valid for %s.", inWords(took), validity)}
}

// olderSession tells that the request did not carry the newest session.
func olderSession(f failure) []string {
	pending, waiting := walk.Walk{Steps: f.before()}.Pending()
	newest := pending.Session.Reveal()
	if !waiting || newest == "" || f.sent.Session == "" || f.sent.Session == newest {
		return nil
	}
	return []string{"The answer did not use the newest session."}
}
