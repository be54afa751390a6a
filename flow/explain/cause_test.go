package explain

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"authwalk/flow/api"
	"authwalk/flow/pool"
	"authwalk/flow/walk"
)

var noon = time.Date(2026, 1, 7, 12, 0, 0, 0, time.UTC)

// answered is a walk whose PASSWORD_VERIFIER was answered with the responses
// and refused.
func answered(start walk.Start, responses map[string]string, message string) (walk.Walk, walk.Step) {
	body, _ := json.Marshal(map[string]any{"ChallengeResponses": responses})
	w := walk.Walk{Start: start}.With(walk.Step{
		Exchange: walk.Exchange{Operation: initiate, Started: noon},
		Challenge: &walk.Challenge{
			Name: "PASSWORD_VERIFIER", Parameters: map[string]string{"USER_ID_FOR_SRP": "b2f1", "USERNAME": "b2f1"},
		},
	})
	return fail(w, walk.Step{
		Answered: "PASSWORD_VERIFIER",
		Exchange: walk.Exchange{
			Operation: respond, Request: walk.NewBody(body), Started: noon.Add(time.Second), ServerTime: noon.Add(time.Second),
		},
	}, &walk.Error{Operation: respond, Exception: notAllowed, Message: message})
}

func secretClient() walk.Start {
	return walk.Start{
		Username: "jane@example.com", ClientSecret: walk.NewSecret("client-secret"),
		Target: walk.Target{ClientID: "4example0client1id", UserPoolID: "eu-west-1_Ab12Cd34E", Region: "eu-west-1"},
	}
}

func TestTheHashIsTracedToItsName(t *testing.T) {
	const client = "4example0client1id"
	for _, c := range []struct{ name, hash, want string }{
		{"typed name", secretHash("client-secret", "jane@example.com", client), "SECRET_HASH was made from jane@example.com, but USERNAME is b2f1."},
		{"right name", secretHash("client-secret", "b2f1", client), "The client secret belongs to another client"},
		{"other secret", secretHash("another", "b2f1", client), "SECRET_HASH was not made from the secret given"},
		{"hex", strings.Repeat("ab", 32), "SECRET_HASH is hex"},
	} {
		t.Run(c.name, func(t *testing.T) {
			w, step := answered(secretClient(), map[string]string{"USERNAME": "b2f1", "SECRET_HASH": c.hash},
				"Unable to verify secret hash for client 4example0client1id")
			why := Failure(w, step, nil)
			if len(why.Causes) == 0 || !strings.HasPrefix(why.Causes[0], c.want) {
				t.Errorf("causes %q", why.Causes)
			}
			if !slices.Contains(why.NotCauses, "this machine's clock (within 2 s of the server's)") {
				t.Errorf("not causes %q", why.NotCauses)
			}
		})
	}
}

// The expected value was made with openssl dgst -sha256 -hmac.
func TestSecretHashIsCognitos(t *testing.T) {
	const want = "FGPF1gVvOy3essUy/ZwKfBC2AHa+KjFPOFrkt2M3xUs="
	if got := secretHash("client-secret", "nadia", "4example0client1id"); got != want {
		t.Errorf("got %s", got)
	}
}

func TestProofOfAnotherName(t *testing.T) {
	w, step := answered(walk.Start{Username: "jane@example.com"},
		map[string]string{"USERNAME": "jane@example.com", "TIMESTAMP": "Wed Jan 07 12:00:00 UTC 2026"}, "Incorrect username or password.")
	why := Failure(w, step, nil)
	if !strings.HasPrefix(why.Causes[0], "TIMESTAMP must look like") || !strings.Contains(why.Causes[1], "but USER_ID_FOR_SRP is b2f1.") {
		t.Errorf("causes %q", why.Causes)
	}
	if lines := linesOf(why); lines > 17 {
		t.Errorf("takes %d lines", lines)
	}
}

func TestARightTimestampIsNoCause(t *testing.T) {
	w, step := answered(walk.Start{}, map[string]string{"USERNAME": "b2f1", "TIMESTAMP": "Wed Jan 7 12:00:00 UTC 2026"}, "Incorrect username or password.")
	if why := Failure(w, step, nil); !strings.HasPrefix(why.Causes[0], "The password is wrong, or the user does not exist") {
		t.Errorf("causes %q", why.Causes)
	}
}

func TestHiddenExistence(t *testing.T) {
	for _, c := range []struct {
		name, typed string
		facts       *pool.Facts
		want        string
	}{
		{"nothing known", "nadia", nil, "many clients hide which"},
		{"hides", "nadia", &pool.Facts{Client: &pool.Client{PreventUserExistenceErrors: "ENABLED"}}, "this client hides which"},
		{"reveals", "nadia", &pool.Facts{Client: &pool.Client{PreventUserExistenceErrors: "LEGACY"}}, "would have said so"},
	} {
		t.Run(c.name, func(t *testing.T) {
			body := fmt.Sprintf(`{"AuthFlow":"USER_PASSWORD_AUTH","AuthParameters":{"USERNAME":%q}}`, c.typed)
			w, step := fail(walk.Walk{}, walk.Step{Exchange: walk.Exchange{Operation: initiate, Request: walk.NewBody([]byte(body))}},
				&walk.Error{Operation: initiate, Exception: notAllowed, Message: "Incorrect username or password."})
			if why := Failure(w, step, c.facts); !strings.Contains(why.Causes[0], c.want) {
				t.Errorf("causes %q", why.Causes)
			}
		})
	}
}

func TestALateAnswerSaysHowLate(t *testing.T) {
	w := walk.Walk{}.With(walk.Step{
		Exchange:  walk.Exchange{Started: noon, Elapsed: time.Second},
		Challenge: &walk.Challenge{Name: "SMS_MFA", Session: walk.NewSecret("AYABe")},
	})
	w, step := fail(w, walk.Step{Answered: "SMS_MFA", Exchange: walk.Exchange{Operation: respond, Started: noon.Add(253 * time.Second)}},
		&walk.Error{Operation: respond, Exception: notAllowed, Message: "Invalid session for the user, session is expired."})
	want := "The answer was sent 4 min 12 s after the challenge. A session is valid for 3 min, unless the app client sets AuthSessionValidity."
	if why := Failure(w, step, nil); why.Causes[0] != want {
		t.Errorf("causes %q", why.Causes)
	}
	why := Failure(w, step, &pool.Facts{Client: &pool.Client{AuthSessionValidity: 4}})
	if !strings.HasSuffix(why.Causes[0], "A session is valid for 4 min with this app client.") {
		t.Errorf("causes %q", why.Causes)
	}
}

func TestAnOlderSessionIsNoticed(t *testing.T) {
	w := waiting("MFA_SETUP").With(walk.Step{
		Exchange: walk.Exchange{Operation: "AssociateSoftwareToken"}, Members: walk.NewValues(map[string]string{"Session": "AYABe-2"}),
	})
	w, step := fail(w, walk.Step{
		Exchange: walk.Exchange{Operation: "VerifySoftwareToken", Request: walk.NewBody([]byte(`{"Session":"AYABe"}`))},
	}, &walk.Error{Operation: "VerifySoftwareToken", Exception: notAllowed, Message: "Invalid session for the user."})
	if why := Failure(w, step, nil); why.Causes[0] != "The answer did not use the newest session." {
		t.Errorf("causes %q", why.Causes)
	}
}

func TestTheHashOfARefreshIsTracedToo(t *testing.T) {
	start := secretClient()
	start.AuthFlow = "REFRESH_TOKEN_AUTH"
	body, _ := json.Marshal(map[string]any{
		"AuthFlow": start.AuthFlow, "AuthParameters": map[string]string{
			"SECRET_HASH": secretHash("client-secret", start.Username, start.Target.ClientID),
		},
	})
	w, step := fail(walk.Walk{Start: start}, walk.Step{Exchange: walk.Exchange{Operation: initiate, Request: walk.NewBody(body)}},
		&walk.Error{Operation: initiate, Exception: notAllowed, Message: "SecretHash does not match for the client: 4example0client1id"})
	if why := Failure(w, step, nil); why.Causes[0] != "The hash was made from jane@example.com, which might be an alias and not the real name." {
		t.Errorf("causes %q", why.Causes)
	}
}

func TestWrongPlaces(t *testing.T) {
	for _, c := range []struct {
		target walk.Target
		want   string
	}{
		{walk.Target{ClientID: "eu-west-1_Ab12Cd34E"}, "looks like a pool ID"},
		{walk.Target{ClientID: "c", UserPoolID: "Ab12Cd34E"}, "no region in front"},
		{walk.Target{ClientID: "c", UserPoolID: "eu-west-1_Ab12Cd34E", Region: "us-east-1"}, "The region is us-east-1, but the pool ID is of eu-west-1."},
		{walk.Target{ClientID: "c", UserPoolID: "eu-west-1_Ab12Cd34E", Endpoint: "http://127.0.0.1:9229"}, "127.0.0.1:9229 serves other pools"},
		{walk.Target{ClientID: "c", Region: "us-east-1"}, "another region than us-east-1"},
	} {
		w, step := refused(initiate, "", "ResourceNotFoundException", "User pool client c does not exist.")
		w.Start.Target = c.target
		if why := Failure(w, step, nil); !strings.Contains(strings.Join(why.Causes, " "), c.want) {
			t.Errorf("%+v: causes %q", c.target, why.Causes)
		}
	}
}

// TestWhatIsMissingIsTold: the app client or the pool, and the pool is not doubted where it
// was read. No user is to be looked at.
func TestWhatIsMissingIsTold(t *testing.T) {
	known := &pool.Facts{Pool: &pool.UserPool{ID: "eu-west-1_Ab12Cd34E"}, NoClient: true}
	const clientGone, poolGone = "User pool client 4example0client1id does not exist.", "User pool eu-west-1_Ab12Cd34E does not exist."
	for _, c := range []struct {
		message, endpoint string
		facts             *pool.Facts
		want, cause, at   string
	}{
		{clientGone, "", nil, "There is no app client 4example0client1id in eu-west-1, with this account.", "mistyped", "ClientId"},
		{clientGone, "http://127.0.0.1:9229", known, "There is no app client 4example0client1id at 127.0.0.1:9229.", "is there, but has no app client", "ClientId"},
		{poolGone, "", nil, "There is no user pool eu-west-1_Ab12Cd34E in eu-west-1, with this account.", "mistyped", "UserPoolId"},
	} {
		w, step := refused(initiate, "", "ResourceNotFoundException", c.message)
		w.Start.Target.Endpoint = c.endpoint
		why := Failure(w, step, c.facts)
		if !strings.HasPrefix(why.Description, c.want) || !strings.Contains(why.Causes[0], c.cause) || why.Actions[0].Field != c.at || !why.NoUser {
			t.Errorf("%s: %q, causes %q, first %+v, no user %v", c.message, why.Description, why.Causes, why.Actions[0], why.NoUser)
		}
	}
}

// TestAProofForAnotherPoolIsNoWrongPassword, where it is known that the pool or its client
// is not there.
func TestAProofForAnotherPoolIsNoWrongPassword(t *testing.T) {
	for want, facts := range map[string]*pool.Facts{
		"There is no user pool eu-west-1_Ab12Cd34E here.": {NoPool: true},
		"The app client 4example0client1id is not in":     {Pool: &pool.UserPool{}, NoClient: true},
	} {
		w, step := refused(respond, api.ChallengePasswordVerifier, notAllowed, incorrect)
		why := Failure(w, step, facts)
		if len(why.Causes) != 1 || !strings.HasPrefix(why.Causes[0], want) || !strings.HasPrefix(why.Description, "The password could not be checked") || why.Actions[0].Field != "UserPoolId" || !why.NoUser || why.LocksAfter > 0 || slices.Contains(why.Actions, forgotPassword) {
			t.Errorf("%q, causes %q, first %+v", why.Description, why.Causes, why.Actions[0])
		}
	}
}

func TestTheMissingFlowIsNamed(t *testing.T) {
	w, step := refused(initiate, "", badInput, "USER_PASSWORD_AUTH flow not enabled for this client")
	why := Failure(w, step, &pool.Facts{Client: &pool.Client{ExplicitAuthFlows: []string{"ALLOW_USER_SRP_AUTH"}}})
	if why.Causes[0] != "ExplicitAuthFlows of the client lacks ALLOW_USER_PASSWORD_AUTH." || why.Causes[1] != "The client has ALLOW_USER_SRP_AUTH." {
		t.Errorf("causes %q", why.Causes)
	}
}

func TestAClockThatIsOffIsACause(t *testing.T) {
	w, step := refused(walk.AdminInitiateAuth, "", "InvalidSignatureException", "Signature expired")
	step.Exchange.Started, step.Exchange.ServerTime = noon, noon.Add(17*time.Minute)
	if why := Failure(w, step, nil); why.Causes[0] != "This machine's clock is 17 min behind the server's." || len(why.NotCauses) != 1 {
		t.Errorf("%+v", why)
	}
}

// A firewall that asks for a captcha says so, and no rule is guessed.
func TestACaptchaIsNamed(t *testing.T) {
	for message, want := range map[string]string{
		"Request not allowed due to WAF captcha.": "asks for a captcha, which only browsers can show.",
		"Request not allowed due to WAF block.":   "blocked the request.",
	} {
		w, step := refused(initiate, "", "ForbiddenException", message)
		why := Failure(w, step, nil)
		if !strings.Contains(why.Description, want) || strings.Contains(message, "captcha") == (len(why.Causes) > 0) {
			t.Errorf("%s: %q, causes %q", message, why.Description, why.Causes)
		}
		if got := strings.Join(why.NotCauses, "; "); !strings.HasPrefix(got, "the user name (not checked yet)") {
			t.Errorf("%s: rules out %q", message, got)
		}
	}
}

// A client of machines is not to be mended flow by flow: it signs nobody in.
func TestAClientOfMachinesIsToldFromAMissingFlow(t *testing.T) {
	w, step := refused(initiate, "", badInput, "USER_PASSWORD_AUTH flow not enabled for this client")
	facts := &pool.Facts{
		Pool: &pool.UserPool{ID: "eu-west-1_Ab12Cd34E"}, Client: &pool.Client{ClientID: "4example0client1id", ExplicitAuthFlows: []string{"ALLOW_CLIENT_TOKEN_AUTH"}},
	}
	if why := Failure(w, step, facts); !slices.Contains(why.Causes, "This client cannot sign users in: it gets tokens for itself (GetClientToken).") {
		t.Errorf("%q", why.Causes)
	}
	facts.Client.ExplicitAuthFlows = []string{"ALLOW_USER_SRP_AUTH"}
	if why := Failure(w, step, facts); strings.Contains(strings.Join(why.Causes, " "), "cannot sign users in") {
		t.Errorf("%q", why.Causes)
	}
}
