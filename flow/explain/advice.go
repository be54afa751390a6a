package explain

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"authwalk/flow/walk"
)

// Advice is what a refusal asks of two people: a sentence to tell the customer, "" for
// none, and one for the administrator.
type Advice struct{ Customer, Administrator string }

// wrongNameOrPassword is the refusal that does not tell which of the two is wrong.
const wrongNameOrPassword = "pain-01"

// advised are the sentences of rows whose next step speaks to the one who walks.
var advised = map[string]Advice{
	wrongNameOrPassword: {
		Customer:      "Check the name that you type, and type the password again. If it is refused again, choose \"forgot password\".",
		Administrator: "If the name is right, reset the password: the user then sets a new one with a code.",
	},
	"pain-03": {Administrator: "Send SECRET_HASH with every request, or use an app client without a secret."},
	"pain-05": {Administrator: "Make the hash from the real user name (cognito:username of the ID token)."},
	"pain-06": {Administrator: "Send no SECRET_HASH, or use the app client that the secret belongs to."},
	"pain-13": {
		Customer:      "Sign in again, and enter the code or the new password sooner.",
		Administrator: "Sign in again. Where people need more time, raise AuthSessionValidity of the app client.",
	},
	"expired-code":         {Customer: newCode},
	"expired-sign-in-code": {Customer: newCode},
	"custom-failed": {
		Customer:      "Sign in again, and check each answer.",
		Administrator: "Read the log of the DefineAuthChallenge function: it shows why it ended the sign-in.",
	},
	"pain-19-unverified": {Customer: "Set up the authenticator app again, and enter the code that it shows."},
	"passkey-refused":    {Customer: "Sign in again, or choose another way to sign in."},
	"pain-14": {
		Customer:      "Sign in again, and press each button only once.",
		Administrator: "Send each answer once, with the Session of the newest response.",
	},
	"invalid-session": {
		Customer:      "Sign in again from the start.",
		Administrator: "Send each answer with the Session of the newest response, unchanged.",
	},
	"pain-15": {Administrator: "Answer the challenge first. Register an app at MFA_SETUP, or with the access token after the sign-in."},
	"pain-16": {
		Customer:      "Sign in again, and do not reload the page meanwhile.",
		Administrator: "Keep the Session that comes with a challenge, and send it with the answer.",
	},
	"wrong-device-proof": {Administrator: "Keep the password and the group key of the device as they were confirmed, or sign in without the device."},
	"pain-26":            {Administrator: unknownKey},
	"device-gone":        {Administrator: unknownKey},
	"pain-27": {
		Customer:      "Sign out, then sign in again.",
		Administrator: "Confirm the device (ConfirmDevice), and refresh with its DEVICE_KEY and the app client that the token was issued for.",
	},
	"pain-28":                   {Administrator: "Answer challenges with USER_ID_FOR_SRP as USERNAME, then confirm the device."},
	"refresh-reused":            {Customer: "Sign in again.", Administrator: "Keep the newest refresh token after each refresh."},
	"access-expired":            {Administrator: "Refresh the tokens when the access token expires. That needs no sign-in."},
	"pain-31":                   {Administrator: "Allow the scope on the app client, and ask for it on the sign-in page."},
	"pain-38":                   {Administrator: "Write TIMESTAMP in English and in UTC, without a zero before the day."},
	"pain-35":                   {Customer: doesNotWork, Administrator: "Check that the function exists and that Cognito may invoke it."},
	"pain-35-permission":        {Customer: doesNotWork},
	"trigger-timeout":           {Customer: noAnswer, Administrator: tooSlow},
	"trigger-timeout-message":   {Customer: noAnswer, Administrator: tooSlow},
	"trigger-answer":            {Customer: doesNotWork, Administrator: "Have the function return the event."},
	"trigger-answer-unreadable": {Customer: doesNotWork, Administrator: "Have the function return the event."},
	"pain-40": {
		Customer:      "Too many codes were asked for. Wait for an hour, then try again once.",
		Administrator: "Wait for up to 1 hour, or set a password or confirm the user without a code.",
	},
	"pain-36": {
		Customer:      "A part of our sign-in refused this. We are asking the people who made it.",
		Administrator: "The text after \"with error\" is the function's own. If it does not help, read the function's log.",
	},
	"migration-refused": {
		Customer:      "Check your name and your password: they are those of your earlier account.",
		Administrator: "Look up the user in the older system. The text after \"with error\" is the function's own; its log says more.",
	},
	"firewall": {
		Customer:      firewallRefuses,
		Administrator: "Find out which rule of the firewall (AWS WAF) matched. A rule for rates ends by itself.",
	},
	"firewall-captcha": {
		Customer:      firewallRefuses,
		Administrator: "Find the rule that asks for the captcha: it is for web pages, and not for apps that call Cognito. A rule for rates ends by itself.",
	},
	"blocked-by-risk": {
		Customer:      "Your sign-in looked unusual and was stopped to protect your account. Try it on the device and the network that you usually use. We are looking into it.",
		Administrator: "Look at the user's sign-in events, and ask the user about them. If it was the user, rate the event as valid.",
	},
}

const (
	unknownKey = "Drop a DEVICE_KEY that Cognito does not know, and sign in without it."
	newCode    = "Sign in again: you receive a new code. Enter it soon."
	tooSlow    = "Read the function's log and make the function faster. Its side effects might have happened."

	// Of what an administrator of the pool cannot fix, a customer hears who is asked.
	firewallRefuses = "A firewall in front of the sign-in refused this. Try again later; we are asking the people who run it."
	noAnswer        = "A part of our sign-in did not answer in time. We are asking the people who run it."
	doesNotWork     = "A part of our sign-in does not work as it should. We are asking the people who run it."
)

// Advise is the advice about the error of a step, which was explained: none where only the
// one who walks can do something.
func Advise(w walk.Walk, step walk.Step, why walk.Explanation) Advice {
	if why.Who == byYou {
		return Advice{}
	}
	next := Next(w, step.Answered, step.Error)
	about := rowOf(w, step)
	said := advised[about.id]
	f := failure{walk: w, step: step, err: step.Error, sent: sentBy(step.Exchange)}
	if spaces := outerSpaces(f); about.id == wrongNameOrPassword && len(spaces) > 0 {
		return Advice{
			Customer:      "Type the name and the password again, without a space before or after them.",
			Administrator: spaces[0] + " It counts: sign in again without it.",
		}
	}
	if temporary, refused := adviseTemporary(why); refused {
		return temporary
	}
	if said.Customer == "" {
		said.Customer = toCustomer(why.Who, next)
	}
	if said.Administrator == "" {
		said.Administrator = toAdministrator(next)
	}
	if len(why.Causes) > 0 && !slices.Contains(about.causes, why.Causes[0]) { // what is only likely is no advice
		said.Administrator = why.Causes[0] + " " + said.Administrator
	}
	switch why.Who {
	case byCustomer:
		said.Administrator = "The customer can fix it: " + said.Administrator
	case byDeveloper, byAccount:
		said.Administrator = "This is for " + why.Who + ": " + said.Administrator
	}
	return said
}

// Trouble is the id of what the error of a step is explained as, "" where it is unknown.
func Trouble(w walk.Walk, step walk.Step) string {
	return rowOf(w, step).id
}

// rowOf is what the error of a step is explained with, an empty row where it is unknown.
func rowOf(w walk.Walk, step walk.Step) row {
	if step.Error == nil {
		return row{}
	}
	f := failure{walk: w, step: step, err: step.Error, sent: sentBy(step.Exchange)}
	found, _ := find(f.place(), f.err)
	return found
}

// PasswordWasRight reports whether an explanation rules out the password because the
// service says this only after a right one.
func PasswordWasRight(why walk.Explanation) bool {
	for _, suspect := range why.NotCauses {
		if strings.HasPrefix(suspect, passwordIsRight) {
			return true
		}
	}
	return false
}

// passwordIsRight begins what is ruled out where the password was checked.
const passwordIsRight = "the password (correct"

// HandedOn is what a customer hears of a fault that somebody else has to fix. It promises
// no more than that they are asked: whether anybody is fixing it, nobody here knows.
const HandedOn = "We found why you cannot sign in, and are asking the people who can fix it."

func toCustomer(who, next string) string {
	switch who {
	case byCustomer, byCustomerOrAdministrator:
		return next
	case byItself:
		return "Wait a few minutes, then sign in once more."
	default:
		return HandedOn
	}
}

// toAdministrator is a next step, said to the administrator who is to be asked.
func toAdministrator(next string) string {
	asked, isAsked := strings.CutPrefix(next, "Ask an administrator to ")
	if !isAsked {
		asked, isAsked = strings.CutPrefix(next, "Ask the function's owner to ")
	}
	if !isAsked {
		return next
	}
	first, size := utf8.DecodeRuneInString(asked)
	return string(unicode.ToUpper(first)) + asked[size:]
}
