package explain

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"authwalk/flow/api"
	"authwalk/flow/pool"
	"authwalk/flow/walk"
)

// credentialRows are passwords and proofs that were refused, or seem to be.
var credentialRows = []row{
	{
		id: wrongNameOrPassword, exception: api.NotAuthorizedException, message: `Incorrect username or password`,
		description:  "The user name or the password is wrong. Cognito does not say which.",
		headline:     nameOrPassword,
		observed:     wrongPassword,
		ruledOut:     []string{"the app client and flow"},
		locks:        true,
		actionsHere:  findUser,
		actions:      []walk.Action{editStart, forgotPassword, startOver},
		clockMatters: true,
		next:         "Try another password, or correct the user name.",
	},
	{
		id: "wrong-device-proof", exception: api.NotAuthorizedException, answered: []string{api.ChallengeDevicePasswordVerifier},
		message:     `Incorrect username or password`,
		description: "Cognito did not accept the device's proof. It sends the same message as for a wrong password.",
		causes: []string{
			"The device secret kept here is not the one that ConfirmDevice registered.",
			"The device was forgotten and registered again.",
		},
		ruledOut: []string{"the password (already accepted)"},
		actions:  []walk.Action{editStart, startOver},
		next:     "Start over without DEVICE_KEY.",
	},
	{
		id: "custom-failed", exception: api.NotAuthorizedException, answered: []string{api.ChallengeCustomChallenge},
		message:     `Incorrect username or password`,
		description: "The DefineAuthChallenge trigger ended the sign-in. Cognito sends the same message as for a wrong password.",
		causes: []string{
			"The answer was wrong, and the trigger does not allow another try.",
			"The trigger has no next step after this challenge.",
		},
		actions: []walk.Action{{Kind: walk.StartOver, Label: "Start over, and answer each question anew"}, editStart},
		passes:  true,
		next:    "Start over. The log of the DefineAuthChallenge function shows why it ended the sign-in.",
	},
	{
		id: "wrong-previous-password", exception: api.NotAuthorizedException, operations: []string{api.ChangePassword},
		message:     `Incorrect username or password`,
		description: "PreviousPassword is not the user's current password.",
		saysReason:  true,
		causes:      []string{"It was mistyped, or the password was changed after this sign-in."},
		ruledOut:    []string{"the access token (accepted)"},
		notes:       []string{"Too many tries end in LimitExceededException."},
		actions:     []walk.Action{answerAgain, forgotPassword},
		next:        "Enter the current password again.",
		retryable:   true,
	},
	{
		id: "pain-02", exception: api.NotAuthorizedException, message: `Password attempts exceeded`,
		description: "Cognito locked the user after too many failures. The password was not checked.",
		observed: func(f failure) []string {
			if len(f.reasons) > 0 {
				return lockedUntil(f)
			}
			return append(lockedUntil(f), tooMany("passwords or codes"))
		},
		causes: []string{
			"Something else keeps trying: an old app, a script or a password manager.",
		},
		ruledOut:    []string{"the password (not checked yet)"},
		notes:       []string{laterTries, "The counter resets after " + longestLock + " without attempts, or after a correct sign-in."},
		actionsHere: waitForLock,
		actions:     []walk.Action{startOver, editStart},
		next:        "Wait for up to " + longestLock + ", then try once.",
	},
	{
		id: "locked-at-code", exception: api.NotAuthorizedException, message: `Password attempts exceeded`,
		answered:    []string{api.ChallengeSMSMFA, api.ChallengeEmailOTP, api.ChallengeSMSOTP, api.ChallengeSoftwareTokenMFA},
		description: "Cognito locked the user after too many failures. The code was not checked.",
		observed:    lockedUntil,
		causes:      []string{tooMany("codes or passwords")},
		notes:       []string{laterTries},
		actionsHere: waitForLock,
		actions:     []walk.Action{tryAgain, answerAgain, startOver},
		next:        "Wait for the lock to end, then send the code again.",
		retryable:   true,
	},
	{
		id: "pain-11", exception: api.UserNotFoundException,
		description: "No user signs in under this name.",
		observed: func(f failure) []string {
			causes := outerSpaces(f)
			if len(f.reasons) == 0 && isAddress(f.typed()) {
				causes = append(causes, "An email address or phone number works as a sign-in name only after it is verified.")
			}
			if f.facts.identify(f.typed()).Near != nil {
				return causes
			}
			return append(causes, mistyped(f.facts), "The user is in another pool or was deleted.")
		},
		ruledOut:    []string{"the password (not checked yet)"},
		notes:       []string{"An administrator always sees this. A client reveals it where PreventUserExistenceErrors is not ENABLED."},
		actionsHere: findUser,
		actions:     []walk.Action{editStart, perform(api.SignUp, "Sign the user up")},
		next:        "Check the name and the pool.",
	},
	{
		id: "blocked-by-risk", exception: api.NotAuthorizedException, message: `Unable to login because of security reasons`,
		description: "Threat protection blocked this sign-in as risky.",
		observed: func(f failure) []string {
			causes := []string{"An unusual device, address or place, or a password known to be stolen."}
			if len(f.reasons) > 0 {
				return causes // what the pool does about it is the first one
			}
			return append(causes, "The pool requires a second factor for risky sign-ins, and the user has none.")
		},
		actionsHere: listEvents,
		actions:     []walk.Action{startOver, editStart},
		notes:       []string{"Threat protection judges each attempt by itself: from the user's usual device and network it can pass."},
		next:        "Ask an administrator to look at the user's sign-in events.",
	},
}

var (
	longestLock = fmt.Sprintf("%d minutes", int(pool.LongestLock.Minutes()))
	laterTries  = "Attempts during the lock are refused and do not count. A wrong one after it locks the user again, for twice as long, up to about " + longestLock + "."
	locking     = fmt.Sprintf("After %d wrong attempts Cognito locks the user: 1 second, then twice as long each time, up to about %s.", pool.FreeFailures, longestLock)
)

// tooMany is why a user is locked.
func tooMany(wrong string) string {
	return fmt.Sprintf("At least %d wrong %s.", pool.FreeFailures, wrong)
}

func isAddress(name string) bool { return strings.Contains(name, "@") || strings.HasPrefix(name, "+") }

// wrongPassword lists what the walk tells about a refused password or proof,
// most telling first.
func wrongPassword(f failure) []string {
	if foreign := foreignPool(f); foreign != nil {
		return foreign
	}
	causes := append(oddTimestamp(f), otherIdentity(f)...)
	if f.isSignedElsewhere() {
		causes = append([]string{"The signature of the other program is wrong. Compare its values with what they have to be."}, causes...)
	}
	decided := len(f.reasons) > 0
	if !decided {
		causes = append(causes, hiddenUser(f))
	}
	causes = append(outerSpaces(f), causes...)
	causes = append(causes, f.clockIsOff(5*time.Minute)...)
	if decided && f.facts.identify(f.typed()).User == nil {
		return causes
	}
	if f.step.Answered == api.ChallengePasswordVerifier && f.facts.Client == nil {
		causes = append(causes, "The pool ID belongs to another pool: it is part of the proof.")
	}
	return append(causes, "The password belongs to another pool, app client or environment.")
}

// foreignPool says that the proof was made for a pool that is not the client's, where the
// facts tell: there is no such pool, or the client is not in it.
func foreignPool(f failure) []string {
	target := f.walk.Start.Target
	switch {
	case f.step.Answered != api.ChallengePasswordVerifier:
		return nil
	case f.facts.NoPool:
		return []string{fmt.Sprintf("There is no user pool %s here. Its ID is part of the proof, so every password is refused.", name(target.UserPoolID))}
	case f.facts.NoClient:
		return []string{fmt.Sprintf("The app client %s is not in the user pool %s. The pool ID is part of the proof, so every password is refused.", name(target.ClientID), name(target.UserPoolID))}
	default:
		return nil
	}
}

// nameOrPassword says which of the two it is, where the rules know.
func nameOrPassword(f failure) string {
	switch {
	case foreignPool(f) != nil:
		return "The password could not be checked: the pool ID, which is part of the proof, is wrong. Cognito's message does not say so."
	case f.isEdited(): // what was sent may be neither
		return ""
	case f.typed() != strings.TrimSpace(f.typed()):
		return "The user name that was sent begins or ends with a space. It is another name then, and no user can have it."
	case len(f.reasons) == 0:
		return ""
	case f.facts.nobodyIsNamed(f.typed()):
		return "By the pool's settings it is the user name that is wrong here. Cognito's message does not say so."
	case f.mustReset():
		return "This user must set a new password first (status RESET_REQUIRED). The client hides that behind the message for a wrong password."
	case len(outerSpaces(f)) > 0:
		return "By the pool's settings it is the password that is wrong here, and it begins or ends with a space."
	default:
		return "By the pool's settings it is the password that is wrong here. Cognito's message does not say so."
	}
}

// isEdited reports whether this request or an earlier one of the sign-in was edited by
// hand, or has what another program made.
func (f failure) isEdited() bool {
	_, before := f.walk.EditedBefore(f.step)
	return before || len(f.step.Edits) > 0 || f.isSignedElsewhere()
}

// isSignedElsewhere reports whether another program made the signature.
func (f failure) isSignedElsewhere() bool { return f.step.Answer.Has(api.KeyClaimSignature) }

// mustReset reports whether it is known that the user cannot sign in with any password yet.
func (f failure) mustReset() bool {
	user := f.facts.identify(f.typed()).User
	return user != nil && user.Status() == api.StatusResetRequired
}

// mistyped says what may be wrong with a name that nobody has.
func mistyped(facts poolFacts) string {
	if facts.Pool != nil && !facts.Pool.CaseSensitive() {
		return "The name is mistyped."
	}
	return "The name is mistyped, or differs in upper and lower case."
}

// outerSpaces tells of spaces that are easily typed and hardly seen.
func outerSpaces(f failure) []string {
	var causes []string
	if name := f.typed(); name != strings.TrimSpace(name) {
		causes = append(causes, "The user name that was sent begins or ends with a space.")
	}
	password := f.walk.Start.Password.Reveal()
	for _, given := range []string{f.sent.parameter(api.KeyPassword), f.step.Answer.Get(api.KeyPassword)} {
		if given != "" {
			password = given
		}
	}
	if password != strings.TrimSpace(password) {
		causes = append(causes, "The password begins or ends with a space.")
	}
	return causes
}

// findUser is what makes the name find its user, where it nearly does: the
// sign-up is to be confirmed, or the other name typed. Whom it finds, and who
// has to reset the password, does that; who has a temporary one needs the newest.
// What only an administrator can do comes after it.
func findUser(f failure) []walk.Action {
	if foreignPool(f) != nil {
		return []walk.Action{{Kind: walk.EditStart, Label: "Change the user pool ID or the app client ID", Field: "UserPoolId"}}
	}
	found := f.facts.identify(f.typed())
	switch {
	case found.Near != nil && found.Near.Status() == api.StatusUnconfirmed:
		return []walk.Action{resendCode, confirmSignUp}
	case f.mustReset():
		return []walk.Action{forgotPassword, confirmForgotPassword}
	case f.hasTemporary():
		return append(tryPassword(f), resendPassword(f)...)
	case found.Near != nil:
		return append(signInAs(found.Near.Username), verifyAddress(f)...)
	case f.typed() != strings.TrimSpace(f.typed()):
		return signInAs(strings.TrimSpace(f.typed()))
	case f.facts.nobodyIsNamed(f.typed()):
		return []walk.Action{{Kind: walk.EditStart, Label: "Change the user name", Field: api.KeyUsername}}
	}
	return tryPassword(f)
}

// signInAs sends the same with the name that finds its user.
func signInAs(username string) []walk.Action {
	return []walk.Action{{
		Kind: walk.EditStart, Label: "Try again as " + name(username) + ", all else as before", Field: api.KeyUsername, Username: username, AtOnce: true,
	}}
}

// answeredWithPassword is the step that gave the refused password as the answer to a
// challenge, nil where the sign-in began with it.
func (f failure) answeredWithPassword() *walk.Step {
	for _, step := range slices.Backward(append(slices.Clip(f.before()), f.step)) {
		if step.Answered != "" && step.Answer.Get(api.KeyPassword) != "" {
			return &step
		}
	}
	return nil
}

// tryPassword asks for another password than the one that the sign-in began with.
func tryPassword(f failure) []walk.Action {
	if step := f.answeredWithPassword(); step != nil {
		return []walk.Action{{Kind: walk.ReplayHere, Label: anotherPassword.Label, Step: step.Number, Field: api.KeyPassword}}
	}
	if f.walk.Start.Password.IsZero() || f.isEdited() {
		return []walk.Action{editStart}
	}
	return []walk.Action{anotherPassword}
}

// lockedUntil tells when the lock ends, where that is known.
func lockedUntil(f failure) []string {
	user := f.facts.identify(f.typed()).User
	if user == nil || user.Tracked.LockedUntil.IsZero() {
		return nil
	}
	return []string{"The lock ends at " + user.Tracked.LockedUntil.UTC().Format(lockLayout) + "."}
}

// timestampLayout is the form that the service signs its own rendering of.
const timestampLayout = "Mon Jan 2 15:04:05 MST 2006"

func oddTimestamp(f failure) []string {
	stamp := f.sent.parameter(api.KeyTimestamp)
	if stamp == "" {
		return nil
	}
	at, err := time.Parse(timestampLayout, stamp)
	if err == nil && at.Format(timestampLayout) == stamp {
		return nil
	}
	return []string{"TIMESTAMP must look like Wed Apr 5 22:42:34 UTC 2017."}
}

func otherIdentity(f failure) []string {
	step := f.challenge()
	if step == nil || f.step.Answered != api.ChallengePasswordVerifier {
		return nil
	}
	id, used := step.Challenge.Parameters[api.KeyUserIDForSRP], f.sent.username()
	if id == "" || used == id {
		return nil
	}
	return []string{fmt.Sprintf("USERNAME was %s, but USER_ID_FOR_SRP is %s.", name(used), name(id))}
}

// hiddenUser says honestly that two causes look the same, where the rules do
// not know which it is.
func hiddenUser(f failure) string {
	switch f.facts.hiding() {
	case revealsUsers:
		return "The password is wrong. This client would have said so if there were no such user."
	case hidesUsers:
		return "The password is wrong, or the user does not exist: this client hides which of the two it is."
	default:
		return "The password is wrong, or the user does not exist: many clients hide which of the two it is."
	}
}
