package explain

import (
	"strings"
	"testing"

	"authwalk/flow/api"
	"authwalk/flow/pool"
	"authwalk/flow/walk"
)

// TestTheFirstActionIsWhatThePersonCanDo: the likeliest fix that needs nobody else, with
// everything else kept; what only an administrator can do comes after it.
func TestTheFirstActionIsWhatThePersonCanDo(t *testing.T) {
	unverified := nadia(api.StatusConfirmed, "email", "n@example.org", "email_verified", "false")
	aliases := pool.UserPool{AliasAttributes: []string{"email"}}
	onlySRP := described(aliases, unverified)
	onlySRP.Client = &pool.Client{ExplicitAuthFlows: []string{"ALLOW_USER_SRP_AUTH"}}
	for name, c := range map[string]struct {
		typed, exception, message string
		facts                     *pool.Facts
		label                     string
		want                      walk.Start
	}{
		"the name of an unverified address": {
			"n@example.org", notAllowed, incorrect, described(aliases, unverified),
			"Try again as nadia, all else as before",
			walk.Start{AuthFlow: api.FlowUserPasswordAuth, Username: "nadia", Password: walk.NewSecret("Winter-2026!")},
		},
		"a space around the name": {
			"nadia ", notAllowed, incorrect, described(aliases, unverified),
			"Try again as nadia, all else as before",
			walk.Start{AuthFlow: api.FlowUserPasswordAuth, Username: "nadia", Password: walk.NewSecret("Winter-2026!")},
		},
		"another password": {
			"nadia", notAllowed, incorrect, described(aliases, unverified),
			"Try another password",
			walk.Start{AuthFlow: api.FlowUserPasswordAuth, Username: "nadia"},
		},
		"another password, where nothing is known": {
			"nadia", notAllowed, incorrect, nil,
			"Try another password",
			walk.Start{AuthFlow: api.FlowUserPasswordAuth, Username: "nadia"},
		},
		"the flow that the client allows": {
			"nadia", api.InvalidParameterException, "USER_PASSWORD_AUTH flow not enabled for this client", onlySRP,
			"Sign in with USER_SRP_AUTH, which the client allows",
			walk.Start{AuthFlow: api.FlowUserSRPAuth, Username: "nadia", Password: walk.NewSecret("Winter-2026!")},
		},
		"a flow, where it is not known what the client allows": {
			"nadia", api.InvalidParameterException, "USER_PASSWORD_AUTH flow not enabled for this client", nil,
			"Choose another flow",
			walk.Start{AuthFlow: api.FlowUserPasswordAuth, Username: "nadia", Password: walk.NewSecret("Winter-2026!")},
		},
	} {
		w, _ := signIn(c.typed, c.exception, c.message)
		w.Start.AuthFlow, w.Start.Password = api.FlowUserPasswordAuth, walk.NewSecret("Winter-2026!")
		first := Failure(w, *w.Last(), c.facts).Actions[0]
		got := first.StartFrom(w.Start)
		if first.Label != c.label || got.Username != c.want.Username || got.AuthFlow != c.want.AuthFlow || got.Password.Reveal() != c.want.Password.Reveal() {
			t.Errorf("%s: %q leads to %s by %s, with a password %t", name, first.Label, got.Username, got.AuthFlow, !got.Password.IsZero())
		}
	}
}

// TestWhereSendingAgainCanHelpItIsSaid, though others are asked first.
func TestWhereSendingAgainCanHelpItIsSaid(t *testing.T) {
	for message, c := range map[string]struct{ exception, says, customer string }{
		"Request not allowed due to WAF captcha.":      {"ForbiddenException", "the same request passes later", "Try again later"},
		"Request not allowed due to WAF block.":        {"ForbiddenException", "the same request passes later", "Try again later"},
		"Unable to login because of security reasons.": {notAllowed, "from the user's usual device and network it can pass", "that you usually use"},
	} {
		w, step := refused(initiate, "", c.exception, message)
		why := Failure(w, step, nil)
		said := Next(w, "", step.Error) + " " + strings.Join(why.Notes, " ")
		if !strings.Contains(said, c.says) {
			t.Errorf("%s: %q", message, said)
		}
		if advice := Advise(w, step, why); !strings.Contains(advice.Customer, c.customer) {
			t.Errorf("%s: the customer hears %q", message, advice.Customer)
		}
	}
}
