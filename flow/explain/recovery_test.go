package explain

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"authwalk/flow/api"
	"authwalk/flow/pool"
	"authwalk/flow/walk"
)

// recovered is a ForgotPassword that was answered with an address.
func recovered(username string) (walk.Walk, walk.Step) {
	body, _ := json.Marshal(map[string]string{"Username": username, "ClientId": "4example0client1id"})
	w := walk.Walk{Start: walk.Start{
		Operation: api.ForgotPassword, Username: username,
		Target: walk.Target{UserPoolID: "eu-west-1_Ab12Cd34E", ClientID: "4example0client1id"},
	}}.With(walk.Step{Exchange: walk.Exchange{Operation: api.ForgotPassword, Request: walk.NewBody(body), Started: noon}})
	return w, w.Steps[0]
}

// TestACodeThatWasNotSentIsSaid: the response of a client that hides users
// names an address all the same.
func TestACodeThatWasNotSentIsSaid(t *testing.T) {
	alias := pool.UserPool{AliasAttributes: []string{"email"}, AccountRecoverySetting: &pool.AccountRecovery{
		RecoveryMechanisms: []pool.RecoveryMechanism{{Priority: 1, Name: "verified_email"}},
	}}
	disabled := nadia(api.StatusConfirmed, "email", "n@example.org", "email_verified", "true")
	off := false
	disabled.Enabled = &off
	for name, c := range map[string]struct {
		typed string
		user  *pool.User
		hides bool
		want  string
	}{
		"no address":       {"nadia", nadia(api.StatusConfirmed), true, "no verified address"},
		"not verified":     {"nadia", nadia(api.StatusConfirmed, "email", "n@example.org", "email_verified", "false"), true, "no verified address"},
		"no such user":     {"omar", nadia(api.StatusConfirmed), true, "no user signs in under this name"},
		"unverified alias": {"n@example.org", nadia(api.StatusConfirmed, "email", "n@example.org", "email_verified", "false"), true, "no user signs in under this name"},
		"disabled":         {"nadia", disabled, true, "the user is disabled"},
		"sent":             {"nadia", nadia(api.StatusConfirmed, "email", "n@example.org", "email_verified", "true"), true, ""},
		"client reveals":   {"nadia", nadia(api.StatusConfirmed), false, ""},
	} {
		facts := described(alias, c.user)
		if !c.hides {
			facts.Client.PreventUserExistenceErrors = "LEGACY"
		}
		w, step := recovered(c.typed)
		why := Step(w, step, facts)
		if said := strings.HasPrefix(why.Description, "No code was sent"); said != (c.want != "") || !strings.Contains(why.Description, c.want) {
			t.Errorf("%s: %q", name, why.Description)
		}
	}
	w, step := recovered("nadia")
	if why := Step(w, step, nil); !strings.HasPrefix(why.Description, "A code to reset") {
		t.Errorf("nothing is known, and yet %q", why.Description)
	}
}

// TestAnAdministratorGetsTheCommand for what only an administrator can do, addressed to
// where the walk goes.
func TestAnAdministratorGetsTheCommand(t *testing.T) {
	unverified := nadia(api.StatusConfirmed, "email", "n@example.org", "email_verified", "false")
	byAlias := described(pool.UserPool{AliasAttributes: []string{"email"}}, unverified)
	const about = " --user-pool-id 'eu-west-1_Ab12Cd34E' --username 'nadia'"
	const noAddress = "Cannot reset password for the user as there is no registered/verified email or phone_number"
	byPhone := described(pool.UserPool{}, nadia(api.StatusConfirmed, "phone_number", "+15555550142", "phone_number_verified", "false"))
	for name, c := range map[string]struct {
		typed, exception, message string
		facts                     *pool.Facts
		want                      string
	}{
		"disabled":            {"nadia", notAllowed, "User is disabled.", nil, "aws cognito-idp admin-enable-user" + about},
		"expired":             {"nadia", notAllowed, "Temporary password has expired and must be reset by an administrator.", nil, "aws cognito-idp admin-create-user" + about + " --message-action RESEND"},
		"unverified alias":    {"n@example.org", notAllowed, incorrect, byAlias, "aws cognito-idp admin-update-user-attributes" + about + " --user-attributes 'Name=email_verified,Value=true'"},
		"no verified address": {"nadia", badInput, noAddress, nil, "aws cognito-idp admin-update-user-attributes" + about + " --user-attributes 'Name=email_verified,Value=true'"},
		"no verified number":  {"nadia", badInput, noAddress, byPhone, "aws cognito-idp admin-update-user-attributes" + about + " --user-attributes 'Name=phone_number_verified,Value=true'"},
		"no code to resend":   {"nadia", notAllowed, "Cannot resend codes. Auto verification not turned on.", nil, "aws cognito-idp admin-confirm-sign-up" + about},
		"no sign-up":          {"nadia", notAllowed, "SignUp is not permitted for this user pool", nil, "aws cognito-idp admin-create-user" + about},
		"operation off":       {"nadia", "OperationNotEnabledException", "", nil, "aws cognito-idp describe-user-pool --user-pool-id 'eu-west-1_Ab12Cd34E'"},
		"unsupported, client": {"nadia", "UnsupportedOperationException", "", nil, "aws cognito-idp describe-user-pool-client --user-pool-id 'eu-west-1_Ab12Cd34E' --client-id '4example0client1id'"},
		"unsupported, pool":   {"nadia", "UnsupportedOperationException", "", nil, "aws cognito-idp describe-user-pool --user-pool-id 'eu-west-1_Ab12Cd34E'"},
	} {
		w, step := signIn(c.typed, c.exception, c.message)
		w.Start.Target.Endpoint = "http://127.0.0.1:9229"
		want := c.want + " --region 'eu-west-1' --endpoint-url 'http://127.0.0.1:9229'"
		actions := Failure(w, step, c.facts).Actions
		if !slices.ContainsFunc(actions, func(a walk.Action) bool { return a.Kind == walk.CopyText && a.Text == want }) {
			t.Errorf("%s: %+v", name, actions)
		}
	}
	w, step := signIn("n@example.org", notAllowed, incorrect)
	if got := actionNames(Failure(w, step, byAlias).Actions); strings.Contains(got, api.ForgotPassword) {
		t.Errorf("nobody has this name, and yet a reset code is offered: %s", got)
	}
}

// TestACauseIsSaidOnce where the rules say it already.
func TestACauseIsSaidOnce(t *testing.T) {
	locked := nadia(api.StatusConfirmed)
	locked.Tracked.FailedAttempts = 5
	facts := described(pool.UserPool{}, locked)
	w, step := signIn("nadia", notAllowed, "Password attempts exceeded")
	if causes := Failure(w, step, facts).Causes; len(causes) != 2 || !strings.Contains(causes[0], "wrong passwords") {
		t.Errorf("locked: %q", causes)
	}
	facts.Client.ExplicitAuthFlows = []string{"ALLOW_USER_SRP_AUTH"}
	w, step = signIn("nadia", "InvalidParameterException", "USER_PASSWORD_AUTH flow not enabled for this client")
	if causes := Failure(w, step, facts).Causes; len(causes) != 3 || !strings.Contains(causes[0], "ALLOW_USER_PASSWORD_AUTH") ||
		!strings.HasPrefix(causes[1], "USER_PASSWORD_AUTH was asked for by") {
		t.Errorf("flow: %q", causes)
	}
}

// TestAWaitKnowsItsEnd: when the lock ends, or else when it must have ended, by
// the clock of the server; and no count of failures is made up.
func TestAWaitKnowsItsEnd(t *testing.T) {
	w, step := signIn("nadia", notAllowed, "Password attempts exceeded")
	step.Exchange.Started = noon
	facts := described(pool.UserPool{}, nadia(api.StatusConfirmed))
	why := Failure(w, step, facts)
	if wait := why.Actions[0]; wait.Kind != walk.Wait || !wait.Until.Equal(noon.Add(15*time.Minute)) {
		t.Errorf("waits %+v", wait)
	}
	if slices.ContainsFunc(why.Reasons, func(r walk.Reason) bool { return r.Setting == "FailedAttempts" }) {
		t.Errorf("reasons %+v", why.Reasons)
	}
	facts.Users[0].Tracked.LockedUntil = pool.At(noon.Add(time.Minute))
	if wait := Failure(w, step, facts).Actions[0]; !wait.Until.Equal(noon.Add(time.Minute)) {
		t.Errorf("waits %+v", wait)
	}
}
