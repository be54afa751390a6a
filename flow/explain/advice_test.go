package explain

import (
	"cmp"
	"regexp"
	"strings"
	"testing"

	"authwalk/flow/walk"
)

// TestEveryRefusalHasItsAdvice: nobody is sent away to ask themselves, and what only others
// can mend is no task for the customer.
func TestEveryRefusalHasItsAdvice(t *testing.T) {
	known := map[string]bool{}
	for _, row := range families() {
		known[row.id] = true
	}
	for id := range advised {
		if !known[id] {
			t.Errorf("%s is no row", id)
		}
	}
	for _, test := range []struct{ exception, message, who, customer, administrator string }{
		{"NotAuthorizedException", "User is disabled.", byAdministrator, "are asking the people who can fix it", "A cause. Enable the user."},
		{"ForbiddenException", "Forbidden", byAccount, "A firewall in front of the sign-in refused this.", "This is for an administrator of the AWS account: A cause. Find out which rule"},
		{"UnexpectedLambdaException", "PreAuthentication invocation failed due to error Socket timeout while invoking Lambda function.", byDeveloper, "did not answer in time", "This is for"},
		{"TooManyRequestsException", "Too many requests", byItself, "Wait a few minutes", "A cause. "},
		{"CodeMismatchException", "Invalid code", byCustomer, "", "The customer can fix it: A cause. "},
	} {
		step := walk.Step{Error: &walk.Error{Kind: walk.Refused, Operation: walk.RespondToAuthChallenge, Exception: test.exception, Message: test.message}}
		if likely := rowOf(walk.Walk{}, step).causes; len(likely) > 0 {
			said := Advise(walk.Walk{}, step, walk.Explanation{Who: test.who, Causes: likely}).Administrator
			if strings.Contains(said, likely[0]) {
				t.Errorf("%s: what is only likely is told as what happened: %q", test.exception, said)
			}
		}
		said := Advise(walk.Walk{}, step, walk.Explanation{Who: test.who, Causes: []string{"A cause."}})
		if !strings.Contains(said.Customer, test.customer) || said.Customer == "" || !strings.HasPrefix(said.Administrator, test.administrator) {
			t.Errorf("%s: %+v", test.exception, said)
		}
	}
}

// TestNobodyElseIsAdvisedAboutThisMachine: a wrong clock is no task for a customer, nor for
// an administrator.
func TestNobodyElseIsAdvisedAboutThisMachine(t *testing.T) {
	w, step := fail(walk.Walk{}, walk.Step{Exchange: walk.Exchange{Operation: walk.AdminInitiateAuth}},
		&walk.Error{Operation: walk.AdminInitiateAuth, Exception: "InvalidSignatureException", Message: "Signature expired: 1 is now earlier than 2"})
	if said := Advise(w, step, Failure(w, step, nil)); said != (Advice{}) {
		t.Errorf("%+v", said)
	}
}

// TestAdviceForDevelopersIsAboutTheirApp, and not about the one who walks.
func TestAdviceForDevelopersIsAboutTheirApp(t *testing.T) {
	forWalkers := regexp.MustCompile(`(?i)\b(start over|sign in again|this step|authwalk|at the start)\b`)
	for _, r := range catalogue() {
		if who[r.id] != byDeveloper {
			continue
		}
		said := cmp.Or(advised[r.id].Administrator, toAdministrator(r.next))
		if first, _, _ := strings.Cut(said, ". "); ofNothing.MatchString(first) {
			t.Errorf("row %q says %q, of what nobody has named", r.id, first)
		}
		if found := forWalkers.FindString(said); found != "" && !walkersToo[r.id] {
			t.Errorf("row %q tells the developer %q", r.id, said)
		}
	}
}

// ofNothing is a sentence about what it does not name.
var ofNothing = regexp.MustCompile(`^(?:Read its|Check that it|Have it)\b`)

// walkersToo are rows whose trouble comes up only while somebody walks.
var walkersToo = map[string]bool{"passkey-refused-at-once": true}

// TestWhatIsSaidToCustomersIsAboutTheirApp, and not about the one who walks.
func TestWhatIsSaidToCustomersIsAboutTheirApp(t *testing.T) {
	forWalkers := regexp.MustCompile(`(?i)\b(start over|this step|authwalk|the session)\b`)
	for _, r := range catalogue() {
		if r.kind != walk.Refused {
			continue
		}
		said := cmp.Or(advised[r.id].Customer, toCustomer(who[r.id], r.next))
		if found := forWalkers.FindString(said); found != "" {
			t.Errorf("row %q tells the customer %q", r.id, said)
		}
	}
}
