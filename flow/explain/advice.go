package explain

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"authwalk/flow/walk"
)

// Advice is what a refusal asks of two people: a sentence to tell the customer, "" for
// none, and one for the administrator.
type Advice struct{ Customer, Administrator string }

// advised are the sentences of rows whose next step speaks to the one who walks.
var advised = map[string]Advice{
	"pain-01": {
		Customer:      "Check the name that you type, and type the password again. If it is refused again, choose \"forgot password\".",
		Administrator: "If the name is right, reset the password: the user then sets a new one with a code.",
	},
	"firewall":        {Administrator: "Find out which rule of the firewall (AWS WAF) matched. A rule for rates ends by itself."},
	"blocked-by-risk": {Customer: "Your sign-in looked unusual and was stopped to protect your account. We are looking into it."},
}

// Advise is the advice about the error of a step, which was explained.
func Advise(w walk.Walk, step walk.Step, why walk.Explanation) Advice {
	next := Next(w, step.Answered, step.Error)
	said := advised[Trouble(w, step)]
	if said.Customer == "" {
		said.Customer = toCustomer(why.Who, next)
	}
	if said.Administrator == "" {
		said.Administrator = toAdministrator(next)
	}
	if len(why.Causes) > 0 {
		said.Administrator = why.Causes[0] + " " + said.Administrator
	}
	switch why.Who {
	case byCustomer:
		said.Administrator = "The customer can mend it: " + said.Administrator
	case byDeveloper, byAccount:
		said.Administrator = "This is for " + why.Who + ": " + said.Administrator
	}
	return said
}

// Trouble is the id of what the error of a step is explained as, "" where it is unknown.
func Trouble(w walk.Walk, step walk.Step) string {
	if step.Error == nil {
		return ""
	}
	f := failure{walk: w, step: step, err: step.Error, sent: sentBy(step.Exchange)}
	found, _ := find(f.place(), f.err)
	return found.id
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

func toCustomer(who, next string) string {
	switch who {
	case byCustomer, byTeller:
		return next
	case byNobody:
		return "Wait a few minutes, then sign in once more."
	case byOneself:
		return ""
	default:
		return "We found why you cannot sign in, and are fixing it."
	}
}

// toAdministrator is a next step, said to the administrator who is to be asked.
func toAdministrator(next string) string {
	asked, isAsked := strings.CutPrefix(next, "Ask an administrator to ")
	if !isAsked {
		return next
	}
	first, size := utf8.DecodeRuneInString(asked)
	return string(unicode.ToUpper(first)) + asked[size:]
}
