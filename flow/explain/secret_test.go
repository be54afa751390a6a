package explain

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"unicode"

	"authwalk/flow/pool"
	"authwalk/flow/text"
	"authwalk/flow/walk"
)

// canaries are the secrets of a walk.
var canaries = []string{
	"canary-password", "CANARYTOTPSECRET", "canary-client-secret", "canary-code", "canary-session", "canary-hash", "canary-signature", "canary-token",
}

// secretive is a walk that is full of secrets and ends in the error.
func secretive(answered string, err *walk.Error) (walk.Walk, walk.Step) {
	body, _ := json.Marshal(map[string]any{
		"AuthFlow": "USER_SRP_AUTH", "Session": "canary-session-2", "AccessToken": "canary-token", "ChallengeResponses": map[string]string{
			"USERNAME": "nadia", "PASSWORD": "canary-password", "NEW_PASSWORD": "canary-password", "SMS_MFA_CODE": "canary-code",
			"SECRET_HASH": "canary-hash", "PASSWORD_CLAIM_SIGNATURE": "canary-signature", "TIMESTAMP": "Wed Jan 07 2026",
			"REFRESH_TOKEN": "canary-token", "ANSWER": "canary-code",
		},
	})
	w := walk.Walk{Start: walk.Start{
		Username: "jane", Password: walk.NewSecret("canary-password"), ClientSecret: walk.NewSecret("canary-client-secret"),
		Target: walk.Target{ClientID: "4example0client1id"},
	}}.With(walk.Step{
		Exchange:  walk.Exchange{Operation: initiate, Request: walk.NewBody(body)},
		Challenge: &walk.Challenge{Name: answered, Session: walk.NewSecret("canary-session"), Parameters: map[string]string{"USER_ID_FOR_SRP": "b2f1"}},
	})
	return fail(w, walk.Step{
		Answered: answered, Answer: walk.NewValues(map[string]string{"SMS_MFA_CODE": "canary-code"}),
		Exchange: walk.Exchange{Operation: err.Operation, Request: walk.NewBody(body)},
	}, err)
}

// texts are all that a why says.
func texts(why walk.Explanation) []string {
	all := append([]string{why.Description}, why.Causes...)
	all = append(append(all, why.NotCauses...), why.Notes...)
	for _, move := range why.Actions {
		all = append(all, move.Label)
	}
	for _, reason := range why.Reasons {
		all = append(all, reason.Setting, reason.Value, reason.Text)
	}
	return all
}

// secretFacts are full of secrets too.
func secretFacts() *pool.Facts {
	return &pool.Facts{
		Pool: &pool.UserPool{MfaConfiguration: "OPTIONAL"}, Mfa: &pool.MfaConfig{MfaConfiguration: "OPTIONAL"},
		Client: &pool.Client{
			ClientID: "4example0client1id", ClientSecret: "canary-client-secret",
			ExplicitAuthFlows: []string{"ALLOW_USER_SRP_AUTH", "ALLOW_USER_PASSWORD_AUTH"},
		},
		Users: []*pool.User{{Username: "nadia", Password: "canary-password", TotpSecret: "CANARYTOTPSECRET"}},
	}
}

func TestNoSecretIsQuoted(t *testing.T) {
	tell := func(t *testing.T, why walk.Explanation) {
		for _, said := range texts(why) {
			for _, canary := range canaries {
				if strings.Contains(said, canary) {
					t.Errorf("%q quotes a secret", said)
				}
			}
		}
	}
	for _, c := range pains {
		w, step := secretive(c.answered, &walk.Error{Operation: c.operation, Exception: c.exception, Message: c.message})
		tell(t, Failure(w, step, nil))
		tell(t, Failure(w, step, secretFacts()))
	}
	for challenge := range explanations {
		w, _ := secretive(challenge, &walk.Error{})
		tell(t, Challenge(w, w.Steps[0], nil))
	}
	tell(t, func() walk.Explanation {
		w, s := secretive("SMS_MFA", &walk.Error{Kind: walk.Cancelled})
		return Failure(w, s, nil)
	}())
}

func FuzzFailure(f *testing.F) {
	for _, c := range pains {
		f.Add(c.operation, c.answered, c.exception, c.message, "nadia", `{"ChallengeResponses":{"USERNAME":"nadia"}}`)
	}
	f.Add("InitiateAuth", "MFA_SETUP\x1b[2J", "X", "Missing required parameter \x1b]52;c;aGk=\a", "\u202ejane", `{"Session":1}`)
	f.Fuzz(func(t *testing.T, operation, challenge, exception, message, username, body string) {
		w := walk.Walk{Start: walk.Start{Username: username, Target: walk.Target{ClientID: username, UserPoolID: challenge, Endpoint: body}}}
		w = w.With(walk.Step{
			Exchange:  walk.Exchange{Request: walk.NewBody([]byte(body))},
			Challenge: &walk.Challenge{Name: challenge, Parameters: map[string]string{"USER_ID_FOR_SRP": username, "MFAS_CAN_SETUP": body}},
		})
		asked := Challenge(w, w.Steps[0], nil)
		err := &walk.Error{Operation: operation, Exception: exception, Message: message}
		w, step := fail(w, walk.Step{Answered: challenge, Exchange: walk.Exchange{Operation: operation, Request: walk.NewBody([]byte(body))}}, err)
		_ = Field(challenge, err, []string{"USERNAME", username})
		for _, said := range append(texts(Failure(w, step, nil)), texts(asked)...) {
			if said != text.Line(said) || strings.ContainsFunc(said, unicode.IsControl) {
				t.Fatalf("%q is not harmless", said)
			}
			if len(said) > 2000 {
				t.Fatalf("%d bytes of text", len(said))
			}
		}
	})
}

// declared are the exceptions that the API declares for the operations of a
// sign-in, and for those that explanations lead to.
var declared = strings.Fields(`
	UnsupportedOperation ResourceNotFound InvalidParameter TooManyRequests UnexpectedLambda
	InvalidUserPoolConfiguration UserLambdaValidation InvalidLambdaResponse PasswordResetRequired UserNotFound UserNotConfirmed
	InternalError InvalidSmsRoleAccessPolicy InvalidEmailRoleAccessPolicy InvalidSmsRoleTrustRelationship OperationNotEnabled Forbidden
	CodeMismatch ExpiredCode InvalidPassword PasswordHistoryPolicyViolation MFAMethodNotFound AliasExists SoftwareTokenMFANotFound
	RefreshTokenReuse UnsupportedTokenType ConcurrentModification EnableSoftwareTokenMFA UsernameExists LimitExceeded
	CodeDeliveryFailure TooManyFailedAttempts DeviceKeyExists UserPoolAddOnNotEnabled UnsupportedUserState PreconditionNotMet
	WebAuthnNotEnabled WebAuthnConfigurationMissing WebAuthnChallengeNotFound WebAuthnRelyingPartyMismatch WebAuthnClientMismatch
	WebAuthnOriginNotAllowed WebAuthnCredentialNotSupported`)

// unexplained are declared exceptions that say too little by their name alone:
// only their messages are explained.
var unexplained = strings.Fields(`NotAuthorized`)

func TestEveryDeclaredExceptionIsExplained(t *testing.T) {
	explained := func(name string) bool {
		w, step := refused(initiate, "", name+"Exception", "a text nobody has seen")
		return Failure(w, step, nil).Known
	}
	for _, name := range declared {
		if !explained(name) {
			t.Errorf("%sException is not explained", name)
		}
	}
	for _, name := range unexplained {
		if explained(name) {
			t.Errorf("%sException is explained after all", name)
		}
	}
}

func ExampleFailure() {
	w, step := refused(initiate, "", "UserNotConfirmedException", "User is not confirmed.")
	why := Failure(w, step, nil)
	fmt.Println(why.Description)
	for _, move := range why.Actions {
		fmt.Println("-", move.Label)
	}
	// Output:
	// The sign-up of this user is not confirmed. Cognito checks that first, so this says nothing about the password.
	// - Request a new confirmation code
	// - Confirm the sign-up with the code
	// - Start over with the same answers
}
