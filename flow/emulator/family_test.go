package emulator

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"authwalk/flow/pool"
	"authwalk/flow/poolfile"
)

// TestTriggersOfAPasswordSignIn: who is called in which order, with the metadata
// that each of them sees.
func TestTriggersOfAPasswordSignIn(t *testing.T) {
	w := newRawClient(t, nil)
	f := w.calls(agree, "PreAuthentication", "PostAuthentication", "PreTokenGeneration")
	r := w.call("InitiateAuth", members{
		"ClientId": "public", "AuthFlow": "USER_PASSWORD_AUTH", "AuthParameters": members{"USERNAME": "temporary", "PASSWORD": rightPassword},
		"ClientMetadata": members{"from": "start"},
	})
	in := w.response(r, "NEW_PASSWORD_REQUIRED", "temporary", members{"NEW_PASSWORD": "Spring-2026"})
	in["ClientMetadata"] = members{"from": "answer"}
	tokens(t, w, w.call("RespondToAuthChallenge", in))
	want := []string{"PreAuthentication_Authentication", "PostAuthentication_Authentication", "TokenGeneration_NewPasswordChallenge"}
	if got := f.sources(); !slices.Equal(got, want) {
		t.Fatalf("called %v", got)
	}
	request := func(i int) members { return f.events[i]["request"].(members) }
	if got := request(0); !reflect.DeepEqual(got["validationData"], members{"from": "start"}) || got["clientMetadata"] != nil {
		t.Errorf("PreAuthentication saw %v", got)
	}
	for i := 1; i <= 2; i++ {
		if got := request(i); !reflect.DeepEqual(got["clientMetadata"], members{"from": "answer"}) {
			t.Errorf("%s saw %v", want[i], got)
		}
	}
}

// TestPreSignUpConfirms: the function confirms the user and verifies the address,
// and PostConfirmation follows at once.
func TestPreSignUpConfirms(t *testing.T) {
	w := newRawClient(t, nil)
	f := w.calls(func(event members) any {
		if event["triggerSource"] == "PreSignUp_SignUp" {
			return members{"autoConfirmUser": true, "autoVerifyEmail": true, "autoVerifyPhone": false}
		}
		return nil
	}, "PreSignUp", "PostConfirmation", "CustomMessage")
	r := w.call("SignUp", members{
		"ClientId": "public", "Username": "new", "Password": rightPassword, "UserAttributes": withAttribute("email", "new@example.org"),
		"ValidationData": withAttribute("captcha", "7"), "ClientMetadata": members{"from": "test"},
	})
	if r.body["UserConfirmed"] != true || r.body["CodeDeliveryDetails"] != nil {
		t.Errorf("answered %s", r.raw)
	}
	tokens(t, w, w.signIn("new", rightPassword))
	if w.profile("new")["email_verified"] != "true" {
		t.Error("the email is not verified")
	}
	if got := f.sources(); !slices.Equal(got, []string{"PreSignUp_SignUp", "PostConfirmation_ConfirmSignUp"}) {
		t.Errorf("called %v", got)
	}
	want := members{
		"userAttributes": members{"email": "new@example.org"}, "validationData": members{"captcha": "7"}, "clientMetadata": members{"from": "test"},
	}
	if got := f.events[0]["request"]; !reflect.DeepEqual(got, want) {
		t.Errorf("PreSignUp saw %v", got)
	}
}

// TestPostConfirmationCallsBack: the function changes the user while the
// confirmation waits for it. It is called once, and nothing is lost.
func TestPostConfirmationCallsBack(t *testing.T) {
	w := newRawClient(t, func(f *poolfile.File) { f.Groups = []pool.Group{{GroupName: "members"}} })
	f := w.calls(func(event members) any {
		r := w.call("AdminAddUserToGroup", members{"UserPoolId": recordedPool, "Username": event["userName"], "GroupName": "members"})
		if r.status != 200 {
			t.Errorf("%s", r.raw)
		}
		return nil
	}, "PostConfirmation")
	signUpAs("new", rightPassword, withAttribute("email", "new@example.org"))(w)
	r := w.call("ConfirmSignUp", members{"ClientId": "public", "Username": "new", "ConfirmationCode": w.code("new")})
	if r.status != 200 || len(f.events) != 1 {
		t.Fatalf("%s after %d calls", r.raw, len(f.events))
	}
	if groups := claims(t, w.signIn("new", rightPassword).token("IdToken"))["cognito:groups"]; !reflect.DeepEqual(groups, []any{"members"}) {
		t.Errorf("in the groups %v", groups)
	}
}

// TestMigration: the user comes with the password that was typed, once.
func TestMigration(t *testing.T) {
	w := newRawClient(t, nil)
	f := w.calls(func(event members) any {
		if event["userName"] != "old" {
			return nil
		}
		return members{"userAttributes": members{"email": "old@example.org", "email_verified": "true"}, "finalUserStatus": "CONFIRMED"}
	}, "UserMigration")
	tokens(t, w, w.signIn("old", "any password"))
	tokens(t, w, w.signIn("old", "any password"))
	if len(f.events) != 1 || f.events[0]["request"].(members)["password"] != "any password" {
		t.Errorf("called with %v", f.events)
	}
	w.signIn("old", "wrong").refuses(t, notAllowed, "Incorrect username or password.")
	w.signIn("ghost", "x").refuses(t, "UserNotFoundException", "User does not exist.")
	w.signInHiding("ghost", "x").refuses(t, notAllowed, "Incorrect username or password.")
}

// TestMigrationThatNeedsAReset: without CONFIRMED the user exists and has to reset
// the password.
func TestMigrationThatNeedsAReset(t *testing.T) {
	w := newRawClient(t, nil)
	f := w.calls(func(members) any {
		return members{"userAttributes": members{"email": "old@example.org", "email_verified": "true"}, "finalUserStatus": "RESET_REQUIRED"}
	}, "UserMigration")
	w.signIn("old", "x").refuses(t, "PasswordResetRequiredException", "Password reset required for the user")
	r := w.call("ForgotPassword", members{"ClientId": "public", "Username": "other"})
	if r.status != 200 || w.code("other") == "" {
		t.Errorf("%s", r.raw)
	}
	if got := f.sources(); !slices.Equal(got, []string{"UserMigration_Authentication", "UserMigration_ForgotPassword"}) {
		t.Errorf("called %v", got)
	}
}

// TestPreTokenGenerationV1 has texts for the ID token, and groups for both.
func TestPreTokenGenerationV1(t *testing.T) {
	w := newRawClient(t, nil)
	f := w.calls(func(members) any {
		return members{"claimsOverrideDetails": members{
			"claimsToAddOrOverride": members{"tier": "gold", "sub": "somebody else"}, "claimsToSuppress": []string{"email", "iss"},
			"groupOverrideDetails": members{"groupsToOverride": []string{"a", "b"}, "iamRolesToOverride": []string{"r"}, "preferredRole": "r"},
		}}
	}, "PreTokenGeneration")
	r := w.signIn("nadia", rightPassword)
	id, access := claims(t, r.token("IdToken")), claims(t, r.token("AccessToken"))
	groups := []any{"a", "b"}
	if id["tier"] != "gold" || id["email"] != nil || id["sub"] == "somebody else" || id["iss"] == nil ||
		!reflect.DeepEqual(id["cognito:groups"], groups) || id["cognito:preferred_role"] != "r" {
		t.Errorf("the ID token has %v", id)
	}
	if access["tier"] != nil || !reflect.DeepEqual(access["cognito:groups"], groups) || access["cognito:roles"] != nil {
		t.Errorf("the access token has %v", access)
	}
	tokens(t, w, w.initiate("REFRESH_TOKEN_AUTH", members{"REFRESH_TOKEN": r.token("RefreshToken")}))
	w.call("GetTokensFromRefreshToken", members{"ClientId": "public", "RefreshToken": r.token("RefreshToken")})
	if got := f.sources(); !slices.Equal(got, []string{"TokenGeneration_Authentication", "TokenGeneration_RefreshTokens", "TokenGeneration_Authentication"}) {
		t.Errorf("called %v", got)
	}
	if configuration := f.events[0]["request"].(members)["groupConfiguration"]; !reflect.DeepEqual(configuration, members{
		"groupsToOverride": []any{}, "iamRolesToOverride": []any{}, "preferredRole": nil,
	}) {
		t.Errorf("told of %v", configuration)
	}
}

// TestPreTokenGenerationV2AndV3 reach both tokens, with any JSON, and the scopes.
func TestPreTokenGenerationV2AndV3(t *testing.T) {
	for version, number := range map[string]string{"V2_0": "2", "V3_0": "3"} {
		w := newRawClient(t, nil)
		f := w.calls(func(members) any {
			return members{"claimsAndScopeOverrideDetails": members{
				"idTokenGeneration":     members{"claimsToSuppress": []string{"email"}},
				"accessTokenGeneration": members{"claimsToAddOrOverride": members{"limits": members{"orders": 3}}, "scopesToAdd": []string{"orders/read"}},
			}}
		}, "PreTokenGeneration")
		settings, _ := w.emulator.data().Pool(recordedPool).Settings()
		w.emulator.data().Pool(recordedPool).Reconfigure(func(p *pool.UserPool, _ *pool.MfaConfig) {
			p.LambdaConfig.PreTokenGenerationConfig = &pool.TriggerVersion{LambdaArn: settings.LambdaConfig.PreTokenGeneration, LambdaVersion: version}
		})
		r := w.signIn("nadia", rightPassword)
		id, access := claims(t, r.token("IdToken")), claims(t, r.token("AccessToken"))
		if id["email"] != nil || !reflect.DeepEqual(access["limits"], members{"orders": 3.0}) || access["scope"] != "aws.cognito.signin.user.admin orders/read" {
			t.Errorf("%s: ID %v, access %v", version, id, access)
		}
		if event := f.events[0]; event["version"] != number || !reflect.DeepEqual(event["request"].(members)["scopes"], []any{"aws.cognito.signin.user.admin"}) {
			t.Errorf("%s: called with %v", version, event)
		}
	}
}

// TestCustomMessageWordsMessages: of codes and of invitations, each with its
// source.
func TestCustomMessageWordsMessages(t *testing.T) {
	w := newRawClient(t, nil)
	f := w.calls(func(event members) any {
		name, _ := event["request"].(members)["usernameParameter"].(string)
		return members{"emailMessage": "Hello " + name + ", it is {####}.", "smsMessage": "It is {####}."}
	}, "CustomMessage")
	signUpAs("new", rightPassword, withAttribute("email", "new@example.org"))(w)
	w.call("ResendConfirmationCode", members{"ClientId": "public", "Username": "new"})
	adminCreate(members{"Username": "invited", "UserAttributes": withAttribute("email", "i@example.org")})(w)
	w.signIn("sms", rightPassword)
	for username, want := range map[string]string{"new": "Hello , it is ", "invited": "Hello invited, it is ", "sms": "It is "} {
		if body := w.emulator.messagesOf(username, "")[0].Body; !strings.HasPrefix(body, want) || strings.Contains(body, "{") {
			t.Errorf("%s was told %q", username, body)
		}
	}
	want := []string{"CustomMessage_SignUp", "CustomMessage_ResendCode", "CustomMessage_AdminCreateUser", "CustomMessage_Authentication"}
	if got := f.sources(); !slices.Equal(got, want) {
		t.Errorf("called %v", got)
	}
}

// TestTriggerCallsAreShown with the bearer token alone, those of a user or all.
func TestTriggerCallsAreShown(t *testing.T) {
	w := newRawClient(t, triggers("builtin:refuse", "PreAuthentication"))
	w.signIn("nadia", rightPassword)
	w.signIn("sms", rightPassword)
	for name, want := range map[string]int{"": 2, "nadia": 1, "nobody": 0} {
		if calls := w.emulator.triggerCalls(name, recordedPool); len(calls) != want || want > 0 && calls[0].Error == "" {
			t.Errorf("of %q: %+v", name, calls)
		}
	}
}
