package pool

import (
	"strings"
	"testing"
)

func TestFlowGating(t *testing.T) {
	for name, test := range map[string]struct {
		flows           []string
		operation, flow string
		want            string
	}{
		"A021":                {[]string{"ALLOW_USER_SRP_AUTH"}, "InitiateAuth", "USER_PASSWORD_AUTH", "InvalidParameterException: USER_PASSWORD_AUTH flow not enabled for this client"},
		"A022":                {[]string{"ALLOW_USER_AUTH"}, "InitiateAuth", "USER_SRP_AUTH", "InvalidParameterException: USER_SRP_AUTH is not enabled for the client."},
		"A023":                {[]string{"ALLOW_USER_AUTH"}, "InitiateAuth", "CUSTOM_AUTH", "InvalidParameterException: CUSTOM_AUTH is not enabled for the client."},
		"A024":                {[]string{"ALLOW_CUSTOM_AUTH"}, "InitiateAuth", "CUSTOM_AUTH", "InvalidParameterException: Custom auth lambda trigger is not configured for the user pool."},
		"A025":                {[]string{"ALLOW_USER_SRP_AUTH"}, "InitiateAuth", "USER_AUTH", "InvalidParameterException: USER_AUTH flow not enabled for this client"},
		"A026":                {[]string{"ALLOW_USER_SRP_AUTH"}, "InitiateAuth", "REFRESH_TOKEN_AUTH", "InvalidParameterException: REFRESH_TOKEN_AUTH flow not enabled for this client"},
		"A027":                {[]string{"ALLOW_USER_SRP_AUTH"}, "AdminInitiateAuth", "ADMIN_USER_PASSWORD_AUTH", "InvalidParameterException: Auth flow not enabled for this client"},
		"A028":                {[]string{"ALLOW_USER_PASSWORD_AUTH"}, "AdminInitiateAuth", "USER_PASSWORD_AUTH", "InvalidParameterException: Initiate Auth method not supported."},
		"A029":                {[]string{"ALLOW_ADMIN_USER_PASSWORD_AUTH"}, "InitiateAuth", "ADMIN_USER_PASSWORD_AUTH", "InvalidParameterException: Initiate Auth method not supported."},
		"A030":                {[]string{"ADMIN_NO_SRP_AUTH"}, "InitiateAuth", "USER_SRP_AUTH", "PASSWORD_VERIFIER"},
		"A031":                {nil, "InitiateAuth", "USER_SRP_AUTH", "PASSWORD_VERIFIER"},
		"legacy custom only":  {[]string{"CUSTOM_AUTH_FLOW_ONLY"}, "InitiateAuth", "USER_SRP_AUTH", "InvalidParameterException: USER_SRP_AUTH is not enabled for the client."},
		"legacy password":     {[]string{"USER_PASSWORD_AUTH"}, "InitiateAuth", "USER_PASSWORD_AUTH", "tokens"},
		"legacy refresh":      {[]string{"USER_PASSWORD_AUTH"}, "InitiateAuth", "REFRESH_TOKEN", "tokens"},
		"legacy admin":        {[]string{"ADMIN_NO_SRP_AUTH"}, "AdminInitiateAuth", "ADMIN_NO_SRP_AUTH", "tokens"},
		"none, password flow": {nil, "InitiateAuth", "USER_PASSWORD_AUTH", "InvalidParameterException: USER_PASSWORD_AUTH flow not enabled for this client"},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			w.file.Clients[0].ExplicitAuthFlows = test.flows
			got := w.begin(test.operation, test.flow, "USERNAME", "nadia", "PASSWORD", "Winter-2026!", "SRP_A", "a", "REFRESH_TOKEN", "r")
			expect(t, got, test.want)
		})
	}
}

func TestParametersAreCheckedInOrder(t *testing.T) {
	w := newWorld(t)
	missing := "InvalidParameterException: Missing required parameter "
	expect(t, w.initiate("USER_PASSWORD_AUTH"), missing+"USERNAME")              // A032
	expect(t, w.initiate("USER_SRP_AUTH", "USERNAME", "nadia"), missing+"SRP_A") // A033
	expect(t, w.initiate("REFRESH_TOKEN_AUTH"), missing+"REFRESH_TOKEN")         // A034
	expect(t, w.initiate("USER_SRP_AUTH", "USERNAME", "", "SRP_A", ""), missing+"USERNAME")
	got := w.initiate("USER_SRP_AUTH", "USERNAME", "nadia", "SRP_A", "wrong")
	if !strings.HasPrefix(got, "InvalidParameterException: ") {
		t.Errorf("SRP_A out of range: %s", got)
	}
}

func TestSecretHash(t *testing.T) {
	for name, test := range map[string]struct {
		operation, secret, hash string
		want                    string
	}{
		"A036": {"InitiateAuth", "s", "", "NotAuthorizedException: Client public is configured with secret but SECRET_HASH was not received"},
		"A040": {"InitiateAuth", "s", "wrong", "NotAuthorizedException: SecretHash does not match for the client: public"},
		"A042": {"RespondToAuthChallenge", "s", "wrong", "NotAuthorizedException: Unable to verify secret hash for client public"},
		"A043": {"InitiateAuth", "", "h", "InvalidParameterException: App client public is not configured for secret but secret hash was received"},
		"fits": {"InitiateAuth", "s", "h", "tokens"},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			if test.operation == "RespondToAuthChallenge" {
				temporary(w)
				expect(t, w.signIn("Winter-2026!"), "NEW_PASSWORD_REQUIRED")
			}
			w.file.Clients[0].ClientSecret = test.secret
			if test.operation == "RespondToAuthChallenge" {
				expect(t, w.respond("NEW_PASSWORD_REQUIRED", "NEW_PASSWORD", "x", "SECRET_HASH", test.hash), test.want)
				return
			}
			expect(t, w.initiate("USER_PASSWORD_AUTH", "USERNAME", "nadia", "PASSWORD", "Winter-2026!", "SECRET_HASH", test.hash), test.want)
		})
	}
	expect(t, CheckSecretHash("SignUp", &Client{ClientID: "c", ClientSecret: "s"}, false, false).Error(),
		"NotAuthorizedException: Client c is configured for secret but secret was not received") // A039
}

func TestTwoClientSecrets(t *testing.T) {
	c := &Client{ClientID: "c", ClientSecrets: []ClientSecret{{ClientSecretValue: "one"}, {ClientSecretValue: "two"}}}
	for secret, right := range map[string]bool{"one": true, "two": true, "three": false, "": false} {
		if got := CheckClientSecret(c, secret) == nil; got != right {
			t.Errorf("CheckClientSecret(%q) = %v", secret, got)
		}
	}
}

func TestRefresh(t *testing.T) {
	for state, want := range map[TokenState]string{
		TokenValid:   "tokens",
		TokenInvalid: "NotAuthorizedException: Invalid Refresh Token.",         // A120
		TokenExpired: "NotAuthorizedException: Refresh Token has expired",      // A121
		TokenRevoked: "NotAuthorizedException: Refresh Token has been revoked", // A122
	} {
		w := newWorld(t)
		w.refresh = state
		expect(t, w.initiate("REFRESH_TOKEN_AUTH", "REFRESH_TOKEN", "r"), want)
		expect(t, w.begin("GetTokensFromRefreshToken", "", "REFRESH_TOKEN", "r"), want)
	}
}

func TestIdentify(t *testing.T) {
	user := &User{Username: "Nadia", UserAttributes: Attributes{{"sub", "s-u-b"}, {"email", "N@example.org"}}}
	verified := &User{Username: "Nadia", UserAttributes: user.UserAttributes.With("email_verified", "true")}
	plain, alias := &UserPool{}, &UserPool{AliasAttributes: []string{"email"}}
	byEmail := &UserPool{UsernameAttributes: []string{"email"}, UsernameConfiguration: &UsernameConfiguration{}}
	for name, test := range map[string]struct {
		pool           *UserPool
		user           *User
		typed          string
		signsIn, found bool
	}{
		"username":           {plain, user, "Nadia", true, true},
		"case":               {plain, user, "nadia", false, false},
		"case does not show": {byEmail, user, "nadia", true, true},
		"sub":                {plain, user, "s-u-b", false, true},
		"no alias":           {plain, verified, "N@example.org", false, false},
		"alias":              {alias, verified, "N@example.org", true, true},
		"alias not verified": {alias, user, "N@example.org", false, true},
		"username attribute": {byEmail, user, "n@EXAMPLE.org", true, true},
	} {
		t.Run(name, func(t *testing.T) {
			candidates := []*User{test.user}
			if got := Identify(test.pool, candidates, test.typed) != nil; got != test.signsIn {
				t.Errorf("Identify: %v", got)
			}
			if got := Lookup(test.pool, candidates, test.typed) != nil; got != test.found {
				t.Errorf("Lookup: %v", got)
			}
		})
	}
}
