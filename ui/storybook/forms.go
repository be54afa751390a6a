package storybook

import (
	"time"

	"authwalk/flow/walk"
)

var flows = []walk.Choice{
	{Value: "USER_AUTH", Label: "USER_AUTH", Leads: "the user picks a factor", Help: "The pool offers what this user can sign in with."},
	{
		Value: "USER_SRP_AUTH", Label: "USER_SRP_AUTH", Leads: "password, proved not sent",
		Help: "The password never leaves this machine. The client proves it knows it in two round trips. Needs the pool id, and ALLOW_USER_SRP_AUTH on the app client.",
	},
	{Value: "USER_PASSWORD_AUTH", Label: "USER_PASSWORD_AUTH", Leads: "password, sent over TLS"},
	{Value: "CUSTOM_AUTH", Label: "CUSTOM_AUTH", Leads: "your Lambda decides"},
	{Value: "REFRESH_TOKEN_AUTH", Label: "REFRESH_TOKEN_AUTH", Leads: "start from a refresh token"},
	{Value: "ADMIN_USER_PASSWORD_AUTH", Label: "ADMIN_USER_PASSWORD_AUTH", Disabled: "needs AWS credentials: none"},
}

func startPrompt(filled walk.Values) walk.Prompt {
	flow := filled.Get("AuthFlow")
	if flow == "" {
		flow = "USER_SRP_AUTH"
	}
	prompt := walk.Prompt{
		Name: "Start", Sentence: "Who signs in, and where?", Button: "Start the walk",
		Help: "Nothing has been sent yet. Passwords and codes stay in memory.",
		Fields: []walk.Field{
			{Key: "Where", Label: "Where", Kind: walk.Choose, Choices: []walk.Choice{
				{Value: "aws", Label: "Amazon Cognito", Leads: "real users, real messages"},
				{Value: "emulator", Label: "An emulator", Leads: "an endpoint of your own"},
			}},
			{Key: "Region", Label: "Region", Value: walk.RegionOf(filled.Get("UserPoolId")), Optional: true, When: &walk.Condition{Key: "Where", Values: []string{"aws"}}},
			{Key: "Endpoint", Label: "Endpoint", When: &walk.Condition{Key: "Where", Values: []string{"emulator"}}},
			{Key: "UserPoolId", Label: "Pool", Optional: true, Hint: "for example eu-west-1_Ab12Cd34E", Help: "The id of the user pool. Its region is taken from it."},
			{Key: "ClientId", Label: "App client"},
			{Key: "ClientSecret", Label: "Client secret", Kind: walk.Password, Optional: true, Hint: "With a secret, SECRET_HASH is sent."},
			{Key: "AuthFlow", Label: "Flow", Kind: walk.Choose, Value: flow, Choices: flows},
		},
	}
	if flow == "REFRESH_TOKEN_AUTH" {
		prompt.Fields = append(prompt.Fields, walk.Field{Key: "REFRESH_TOKEN", Label: "Refresh token", Secret: true})
		return prompt
	}
	prompt.Fields = append(prompt.Fields,
		walk.Field{Key: "USERNAME", Label: "User name", Help: "A user name, or an alias the pool allows."},
		walk.Field{Key: "PASSWORD", Label: "Password", Kind: walk.Password, Optional: flow == "USER_AUTH"})
	return prompt
}

func tokens(verified bool) []walk.TokenView {
	signature, verdict := "not checked yet", walk.Unknown
	if verified {
		signature, verdict = "checked with the pool's keys", walk.Met
	}
	header := []walk.Claim{{Name: "alg", Text: "RS256"}, {Name: "kid", Text: "xK9example="}}
	claims := func(use, audience string) []walk.Claim {
		return []walk.Claim{
			{Name: "iss", Text: "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab12Cd34E", Check: "this pool", Verdict: walk.Met, Help: "Who made the token: the pool."},
			{Name: audience, Text: "7f3k2qv0example9p1s", Check: "this client", Verdict: walk.Met, Help: "The app client the token was made for."},
			{Name: "token_use", Text: use, Check: "right kind", Verdict: walk.Met, Help: "Which kind of token this is. Give an API the access token."},
			{Name: "sub", Text: "b2f1d0c4-58aa-4c1e-9d0e-1f2a3b4c5d9c", Help: "The user, for good: it never changes."},
			{Name: "cognito:groups", Text: `["support","beta"]`},
			{Name: "auth_time", Text: "2026-11-20 06:58:11 UTC"},
			{Name: "exp", Text: "2026-11-20 07:58:11 UTC", Check: "not over", Verdict: walk.Met},
		}
	}
	id := append(claims("id", "aud"), walk.Claim{Name: "email", Text: "jane@example.com"}, walk.Claim{Name: "custom:tenant", Text: "acme"})
	view := func(kind string, claims []walk.Claim) walk.TokenView {
		return walk.TokenView{
			Kind: kind, Header: header, Claims: claims, Signature: signature, Verified: verdict,
			Issued: Now, Expires: Now.Add(time.Hour), Raw: walk.NewSecret("eyJraWQiOiJ4SzkifQ.eyJzdWIiOiJiMmYxIn0.c2ln"),
		}
	}
	return []walk.TokenView{
		view("ID", id), view("access", claims("access", "client_id")),
		{Kind: "refresh", Opaque: "A refresh token gets new tokens without signing in again. It is encrypted for Cognito alone and cannot be decoded.", Raw: walk.NewSecret("eyJjdHkiOiJKV1QifQ.x.y.z.w")},
	}
}
