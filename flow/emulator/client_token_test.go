package emulator

import (
	"testing"

	"authwalk/flow/poolfile"
)

// machines lets the client with a secret get tokens for itself, and sign nobody in.
func machines(f *poolfile.File) {
	f.Clients[2].ExplicitAuthFlows = []string{"ALLOW_CLIENT_TOKEN_AUTH"}
	f.Clients[2].AllowedOAuthScopes = []string{"orders/read", "orders/write", "openid"}
}

// TestClientToken: a client gets a token that is no user's, with the scopes of resource
// servers that it has.
func TestClientToken(t *testing.T) {
	w := newRawClient(t, machines)
	ask := func(client, secret string, scopes ...string) reply {
		in := members{"ClientId": client, "Secret": secret}
		if len(scopes) > 0 {
			in["Scopes"] = scopes
		}
		return w.call("GetClientToken", in)
	}
	r := ask("secret", clientSecret)
	answer, _ := r.body["ClientAuthenticationResult"].(members)
	token, _ := answer["AccessToken"].(string)
	if answer["TokenType"] != "Bearer" || answer["ExpiresIn"] != 3600.0 || len(answer) != 3 {
		t.Fatalf("%s", r.raw)
	}
	if got := claims(t, token); got["client_id"] != "secret" || got["sub"] != "secret" || got["scope"] != "orders/read orders/write" || got["token_use"] != "access" || got["username"] != nil {
		t.Errorf("%v", got)
	}
	w.call("GetUser", members{"AccessToken": token}).refuses(t, notAllowed, "Access Token does not have required scopes")
	one, _ := ask("secret", clientSecret, "orders/write").body["ClientAuthenticationResult"].(members)
	if got := claims(t, one["AccessToken"].(string)); got["scope"] != "orders/write" {
		t.Errorf("%v", got)
	}
	ask("secret", clientSecret, "orders/delete").refuses(t, invalid, "Invalid scope requested: orders/delete")
	ask("secret", clientSecret, "openid").refuses(t, invalid, "Invalid scope requested: openid")
	ask("secret", clientSecret[1:]+"9").refuses(t, notAllowed, "Client secret does not match for the client: secret")
	ask("public", clientSecret).refuses(t, invalid, "Client public has no secret.")
	w.initiateAs("secret", "USER_PASSWORD_AUTH", members{"USERNAME": "nadia", "PASSWORD": rightPassword, "SECRET_HASH": "x"}).
		refuses(t, invalid, "USER_PASSWORD_AUTH flow not enabled for this client")
	without := newRawClient(t, nil)
	without.call("GetClientToken", members{"ClientId": "secret", "Secret": clientSecret}).
		refuses(t, invalid, "ALLOW_CLIENT_TOKEN_AUTH is not enabled for the client.")
}

// TestAClientIsForMachinesOrForUsers: its flow excludes all others.
func TestAClientIsForMachinesOrForUsers(t *testing.T) {
	w := newRawClient(t, nil)
	flows := func(names ...string) reply {
		return w.call("CreateUserPoolClient", members{"UserPoolId": recordedPool, "ClientName": "machine", "GenerateSecret": true, "ExplicitAuthFlows": names})
	}
	flows("ALLOW_CLIENT_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH").refuses(t, invalid, "ALLOW_CLIENT_TOKEN_AUTH cannot be used with other auth flows.")
	if r := flows("ALLOW_CLIENT_TOKEN_AUTH"); r.status != 200 {
		t.Errorf("%s", r.raw)
	}
}
