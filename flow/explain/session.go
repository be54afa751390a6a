package explain

import (
	"fmt"

	"authwalk/flow/walk"
)

// sessionRows are answers that came with the wrong session, too late or twice.
var sessionRows = []row{
	{
		id: "pain-13", exception: "NotAuthorizedException", message: `Invalid session for the user, session is expired`,
		says:      "The answer came too late: the session of this challenge had ended.",
		found:     answeredLate,
		causes:    []string{"Fetching the code or thinking of a password took longer than the session lives."},
		notCauses: []string{"the answer: it was not looked at"},
		notes:     []string{"The client's AuthSessionValidity can be 3 to 15 minutes."},
		moves:     []walk.Action{replayHere, startOver, editStart},
		clock:     true,
		next:      "Replay the walk up to here and answer faster.",
	},
	{
		id: "pain-14", exception: "NotAuthorizedException", message: `Invalid session for the user, session can only be used once`,
		says:  "This session was spent before: an earlier answer with it was accepted.",
		found: olderSession,
		causes: []string{
			"The same answer went out twice: a double click, a retry, a second tab.",
			"An earlier try got through although its answer was lost.",
		},
		notCauses: []string{"the answer: it was not looked at"},
		moves:     []walk.Action{replayHere, startOver},
		next:      "Replay the walk up to here for a new session.",
	},
	{
		id: "invalid-session", exception: "NotAuthorizedException", message: `Invalid session for the user`,
		says:  "Cognito does not know this session, or it belongs to another user or challenge.",
		found: olderSession,
		causes: []string{
			"The session was cut short or changed on the way.",
			"In a custom flow each answer, right or wrong, replaces the session: an older one was sent.",
		},
		moves: []walk.Action{replayHere, startOver},
		next:  "Replay the walk up to here for a new session.",
	},
	{
		id: "pain-15", exception: "NotAuthorizedException", operations: []string{"AssociateSoftwareToken", "VerifySoftwareToken"},
		message: `Invalid session for the user`,
		says:    "Only the session of MFA_SETUP can register an authenticator app.",
		found: func(f failure) []string {
			if step := f.challenge(); step != nil && step.Challenge.Name != "MFA_SETUP" {
				return []string{"The session is that of " + name(step.Challenge.Name) + "."}
			}
			return olderSession(f)
		},
		causes: []string{"An older session was sent: each of the three calls returns the one that the next must use."},
		notes:  []string{"After the sign-in an access token registers one too."},
		moves:  []walk.Action{answerAgain, replayHere, startOver},
		next:   "Finish this challenge first, then register the app with the access token.",
		waits:  true,
	},
	{
		id: "pain-16", exception: "InvalidParameterException", message: `Missing required parameter Session`,
		says:      "The challenge came with a session, and the answer went out without it.",
		causes:    []string{"The app lost it between challenge and answer: a page reload, or a new user object."},
		notCauses: []string{"the answer: it was not looked at"},
		notes:     []string{"Only PASSWORD_VERIFIER of USER_SRP_AUTH comes without a session."},
		moves:     []walk.Action{answerAgain, replayHere, startOver},
		next:      "Answer again with the Session of the challenge.",
		waits:     true,
	},
}

// answeredLate says how long the answer took, and how long it could have.
func answeredLate(f failure) []string {
	step := f.challenge()
	if step == nil || step.Exchange.Started.IsZero() || f.step.Exchange.Started.IsZero() {
		return nil
	}
	took := f.step.Exchange.Started.Sub(step.Exchange.Started.Add(step.Exchange.Elapsed))
	if took <= 0 {
		return nil
	}
	lives := "3 min unless the client says otherwise"
	if validity := f.facts.sessionValidity(); validity > 0 {
		lives = spell(validity) + " with this client"
	}
	return []string{fmt.Sprintf("The answer went out %s after the challenge came; a session lives %s.", spell(took), lives)}
}

// olderSession tells that the request did not carry the newest session.
func olderSession(f failure) []string {
	pending, waiting := walk.Walk{Steps: f.before()}.Pending()
	newest := pending.Session.Reveal()
	if !waiting || newest == "" || f.sent.Session == "" || f.sent.Session == newest {
		return nil
	}
	return []string{"This answer carried another session than the newest one received."}
}
