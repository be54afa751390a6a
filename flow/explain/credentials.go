package explain

import (
	"fmt"
	"strings"
	"time"

	"authwalk/flow/walk"
)

// credentialRows are passwords and proofs that were refused, or seem to be.
var credentialRows = []row{
	{
		id: "pain-01", exception: "NotAuthorizedException", message: `Incorrect username or password`,
		says:      "Cognito did not accept the name and the password together. It does not say which of the two is wrong.",
		found:     wrongPassword,
		causes:    []string{"The password belongs to another pool, client or environment."},
		notCauses: []string{"the client and its flow: they were accepted"},
		notes:     []string{"From the fifth failure on, each one locks the user for longer."},
		moves:     []walk.Action{editStart, forgotPassword, startOver},
		clock:     true,
		next:      "Check the name and the password, then start again.",
	},
	{
		id: "wrong-device-proof", exception: "NotAuthorizedException", answered: []string{"DEVICE_PASSWORD_VERIFIER"},
		message: `Incorrect username or password`,
		says:    "The proof of the device was not accepted. Cognito uses the words for a wrong password here too.",
		causes: []string{
			"The device secret kept here is not the one that ConfirmDevice registered.",
			"The device was forgotten and registered again since.",
		},
		notCauses: []string{"the password: it was accepted before"},
		moves:     []walk.Action{editStart, startOver},
		next:      "Start over without DEVICE_KEY.",
	},
	{
		id: "custom-failed", exception: "NotAuthorizedException", answered: []string{"CUSTOM_CHALLENGE"},
		message: `Incorrect username or password`,
		says:    "The define trigger ended the sign-in (failAuthentication). Cognito uses the words for a wrong password here too.",
		causes: []string{
			"The answer was wrong, and the trigger allows no further try.",
			"The trigger does not know how to go on after this challenge.",
		},
		moves: []walk.Action{startOver, editStart},
		next:  "Start over; the log of the define trigger says why it ended the sign-in.",
	},
	{
		id: "wrong-previous-password", exception: "NotAuthorizedException", operations: []string{"ChangePassword"},
		message:   `Incorrect username or password`,
		says:      "PreviousPassword is not the user's password.",
		causes:    []string{"It was mistyped, or has been changed since the tokens were issued."},
		notCauses: []string{"the access token: it was accepted"},
		notes:     []string{"Too many tries end in LimitExceededException."},
		moves:     []walk.Action{answerAgain, forgotPassword},
		next:      "Give the present password again.",
		waits:     true,
	},
	{
		id: "pain-02", exception: "NotAuthorizedException", message: `Password attempts exceeded`,
		says: "The user is locked for a while after too many failures. The password was not looked at.",
		causes: []string{
			"Five or more wrong passwords or codes. Each further one doubles the lock, up to about 15 minutes.",
			"Something else keeps trying: an old app, a script, a password manager.",
		},
		notCauses: []string{"this password: it may well be right"},
		notes:     []string{"Tries during the lock do not count. 15 quiet minutes clear the count, and so does a success."},
		moves:     []walk.Action{startOver, editStart},
		next:      "Wait, up to 15 minutes, then try once.",
	},
	{
		id: "locked-at-code", exception: "NotAuthorizedException", message: `Password attempts exceeded`,
		answered: []string{"SMS_MFA", "EMAIL_OTP", "SMS_OTP", "SOFTWARE_TOKEN_MFA"},
		says:     "The user is locked for a while after too many wrong codes. This code was not looked at.",
		causes:   []string{"Five or more wrong codes or passwords. Each further one doubles the lock, up to about 15 minutes."},
		notes:    []string{"Tries during the lock do not count."},
		moves:    []walk.Action{tryAgain, answerAgain, startOver},
		next:     "Wait a little, then send the code again.",
		waits:    true,
	},
	{
		id: "pain-11", exception: "UserNotFoundException",
		says: "The pool has no user of this name. The client reveals that (PreventUserExistenceErrors is not ENABLED).",
		found: func(f failure) []string {
			if typed := f.sent.username(); strings.Contains(typed, "@") || strings.HasPrefix(typed, "+") {
				return []string{"An address finds nobody until it is verified, unless it is the pool's username attribute."}
			}
			return nil
		},
		causes: []string{
			"The name is mistyped, or differs in case in a pool that tells cases apart.",
			"The user lives in another pool, or was deleted.",
		},
		notCauses: []string{"the password: it was not looked at"},
		moves:     []walk.Action{editStart, perform("SignUp", "sign the user up")},
		next:      "Check the name and the pool.",
	},
	{
		id: "blocked-by-risk", exception: "NotAuthorizedException", message: `Unable to login because of security reasons`,
		says:      "Threat protection took this sign-in for an attack and blocked it.",
		causes:    []string{"An unusual device, address or place, or a password known to be stolen."},
		notCauses: []string{"the password: a blocked sign-in says nothing about it"},
		notes:     []string{"AdminListUserAuthEvents shows the risk that was seen."},
		moves:     []walk.Action{startOver, editStart},
		next:      "Ask an administrator to look at the user's sign-in events.",
	},
}

// wrongPassword lists what the walk tells about a refused password or proof,
// most telling first.
func wrongPassword(f failure) []string {
	causes := append(oddTimestamp(f), otherIdentity(f)...)
	causes = append(causes, hiddenUser(f))
	causes = append(causes, f.clockIsOff(5*time.Minute)...)
	if f.step.Answered == "PASSWORD_VERIFIER" {
		causes = append(causes, "The pool id is another pool's: it is part of the proof.")
	}
	return causes
}

// timestampLayout is the form that the service signs its own rendering of.
const timestampLayout = "Mon Jan 2 15:04:05 MST 2006"

func oddTimestamp(f failure) []string {
	stamp := f.sent.parameter("TIMESTAMP")
	if stamp == "" {
		return nil
	}
	at, err := time.Parse(timestampLayout, stamp)
	if err == nil && at.Format(timestampLayout) == stamp {
		return nil
	}
	return []string{"TIMESTAMP must be like Wed Apr 5 22:42:34 UTC 2017, and is not."}
}

func otherIdentity(f failure) []string {
	step := f.challenge()
	if step == nil || f.step.Answered != "PASSWORD_VERIFIER" {
		return nil
	}
	id, used := step.Challenge.Parameters["USER_ID_FOR_SRP"], f.sent.username()
	if id == "" || used == id {
		return nil
	}
	return []string{fmt.Sprintf("USERNAME was %s, but USER_ID_FOR_SRP is %s.", name(used), name(id))}
}

// hiddenUser says honestly that two causes look the same, unless the facts
// tell them apart.
func hiddenUser(f failure) string {
	name := f.sent.username()
	switch {
	case f.facts.unverified(name) != "":
		return "The user's " + f.facts.unverified(name) + " is not verified, and an unverified address finds nobody."
	case f.facts.user(name) != nil:
		return "The password is wrong. The user exists."
	case f.facts.hiding() == revealsUsers:
		return "The password is wrong. This client would have said so if there were no such user."
	case f.facts.hiding() == hidesUsers:
		return "The password is wrong, or there is no such user: this client makes the two look the same on purpose."
	default:
		return "The password is wrong, or there is no such user: many clients make the two look the same on purpose."
	}
}
