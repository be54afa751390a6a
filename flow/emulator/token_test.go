package emulator

import (
	"context"
	"crypto"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"math/big"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	cognito "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
	"github.com/go-jose/go-jose/v4"
)

const (
	web      = "authwalkdemoweb"
	everyday = "us-east-1_AuthwalkD"
	winter   = "Winter-2026!"
)

// verified checks a token's signature with nothing but the published key set
// and the standard library, and returns its header and claims.
func (s *service) verified(token string) (header, claims map[string]any) {
	s.t.Helper()
	parts := strings.Split(token, ".")
	if len(parts) != 3 {
		s.t.Fatalf("a token of %d parts", len(parts))
	}
	decode(s.t, parts[0], &header)
	decode(s.t, parts[1], &claims)
	key := s.publishedKey(header["kid"].(string), claims["iss"].(string))
	sum := sha256.Sum256([]byte(parts[0] + "." + parts[1]))
	signature, err := base64.RawURLEncoding.DecodeString(parts[2])
	if err != nil {
		s.t.Fatal(err)
	}
	if err := rsa.VerifyPKCS1v15(key, crypto.SHA256, sum[:], signature); err != nil {
		s.t.Fatalf("the signature of %v: %v", claims["token_use"], err)
	}
	return header, claims
}

func decode(t *testing.T, part string, into any) {
	t.Helper()
	text, err := base64.RawURLEncoding.DecodeString(part)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, into); err != nil {
		t.Fatal(err)
	}
}

func (s *service) publishedKey(kid, issuer string) *rsa.PublicKey {
	s.t.Helper()
	r, err := http.NewRequestWithContext(s.t.Context(), http.MethodGet, issuer+"/.well-known/jwks.json", nil)
	if err != nil {
		s.t.Fatal(err)
	}
	_, body := s.send(r)
	var set struct {
		Keys []struct{ Alg, E, Kid, Kty, N, Use string }
	}
	if err := json.Unmarshal([]byte(body), &set); err != nil {
		s.t.Fatalf("%v in %s", err, body)
	}
	if len(set.Keys) != 2 {
		s.t.Errorf("%d keys", len(set.Keys))
	}
	for _, key := range set.Keys {
		if key.Kid == kid && key.Alg == "RS256" && key.Kty == "RSA" && key.Use == "sig" && key.E == "AQAB" {
			n, err := base64.RawURLEncoding.DecodeString(key.N)
			if err != nil {
				s.t.Fatal(err)
			}
			return &rsa.PublicKey{N: new(big.Int).SetBytes(n), E: 65537}
		}
	}
	s.t.Fatalf("no key %s in %s", kid, body)
	return nil
}

func TestTokens(t *testing.T) {
	s := newDemo(t)
	result := must(s.passwordSignIn(web, "gina", winter))(t).AuthenticationResult
	accessHeader, access := s.verified(*result.AccessToken)
	idHeader, id := s.verified(*result.IdToken)

	for _, header := range []map[string]any{accessHeader, idHeader} {
		if len(header) != 2 || header["alg"] != "RS256" || len(header["kid"].(string)) != 44 {
			t.Errorf("A133: header %v", header)
		}
	}
	if accessHeader["kid"] == idHeader["kid"] {
		t.Error("A134: one key for both tokens")
	}
	now, exp := float64(signingTime.Unix()), float64(signingTime.Add(time.Hour).Unix())
	issuer := s.Endpoint() + "/" + everyday
	wantClaims(t, "A131", access, map[string]any{
		"iss": issuer, "token_use": "access", "scope": "aws.cognito.signin.user.admin", "client_id": web, "username": "gina",
		"iat": now, "exp": exp, "auth_time": now, "sub": id["sub"], "event_id": id["event_id"], "origin_jti": id["origin_jti"],
	})
	wantClaims(t, "A132", id, map[string]any{
		"iss": issuer, "token_use": "id", "aud": web, "cognito:username": "gina", "email": "gina@example.org",
		"email_verified": true, "iat": now, "exp": exp, "auth_time": now,
	})
	for name, claims := range map[string]map[string]any{"aud": access, "email": access, "version": access, "client_id": id, "scope": id, "username": id} {
		if _, there := claims[name]; there {
			t.Errorf("%s in the %s token", name, claims["token_use"])
		}
	}
	groups, _ := json.Marshal(access["cognito:groups"])
	if string(groups) != `["editors","readers"]` {
		t.Errorf("A136: groups %s", groups)
	}
	if access["jti"] == id["jti"] {
		t.Error("one jti for both tokens")
	}
	parts := strings.Split(*result.RefreshToken, ".")
	var header map[string]string
	decode(t, parts[0], &header)
	if len(parts) != 5 || !strings.HasPrefix(*result.RefreshToken, "eyJjdHki") || header["enc"] != "A256GCM" || header["alg"] != "RSA-OAEP" || header["cty"] != "JWT" {
		t.Errorf("A135: %d parts, header %v", len(parts), header)
	}
}

func wantClaims(t *testing.T, id string, claims, want map[string]any) {
	t.Helper()
	for name, value := range want {
		if claims[name] != value {
			t.Errorf("%s: %s is %v, want %v", id, name, claims[name], value)
		}
	}
}

func (s *service) refresh(clientID, token string) (*cognito.InitiateAuthOutput, error) {
	return s.sdk.InitiateAuth(context.Background(), &cognito.InitiateAuthInput{
		AuthFlow: "REFRESH_TOKEN_AUTH", ClientId: &clientID, AuthParameters: map[string]string{"REFRESH_TOKEN": token},
	})
}

func TestRefreshedTokensBelongToTheSignIn(t *testing.T) {
	s := newDemo(t)
	first := must(s.passwordSignIn(web, "nadia", winter))(t).AuthenticationResult
	s.control(http.MethodPost, "clock", `{"advance":"10m"}`, nil)
	again := must(s.refresh(web, *first.RefreshToken))(t).AuthenticationResult
	if again.RefreshToken != nil {
		t.Error("A116: a refresh gives a refresh token")
	}
	_, before := s.verified(*first.AccessToken)
	_, after := s.verified(*again.AccessToken)
	for _, name := range []string{"auth_time", "origin_jti", "sub"} {
		if before[name] != after[name] {
			t.Errorf("%s changed from %v to %v", name, before[name], after[name])
		}
	}
	if before["jti"] == after["jti"] || after["iat"].(float64)-before["iat"].(float64) != 600 {
		t.Errorf("the refreshed token is not a new one: %v", after)
	}
}

func TestAccessTokensThatAreTurnedDown(t *testing.T) {
	s := newDemo(t)
	result := must(s.passwordSignIn(web, "nadia", winter))(t).AuthenticationResult
	getUser := func(token string) error {
		_, err := s.sdk.GetUser(context.Background(), &cognito.GetUserInput{AccessToken: &token})
		return err
	}
	s.refused(getUser(*result.IdToken), "NotAuthorizedException", "Invalid Access Token") // A127
	s.refused(getUser("no-token"), "NotAuthorizedException", "Invalid Access Token")      // A158
	parts := strings.Split(*result.AccessToken, ".")
	forged := parts[0] + "." + parts[1] + "." + strings.Repeat("A", 342)
	s.refused(getUser(forged), "NotAuthorizedException", "Could not verify signature for Access Token") // A128
	none := base64.RawURLEncoding.EncodeToString([]byte(`{"alg":"none"}`)) + "." + parts[1] + "."
	s.refused(getUser(none), "NotAuthorizedException", "Invalid Access Token")

	_, claims := s.verified(*result.AccessToken)
	claims["scope"] = "openid"
	s.refused(getUser(signed(t, testKeys()[0], claims)), "NotAuthorizedException", "Access Token does not have required scopes") // A130

	s.control(http.MethodPost, "clock", `{"advance":"1h"}`, nil)
	s.refused(getUser(*result.AccessToken), "NotAuthorizedException", "Access Token has expired") // A129
}

// signed makes a token of these claims.
func signed(t *testing.T, key *rsa.PrivateKey, claims map[string]any) string {
	t.Helper()
	signer, err := jose.NewSigner(jose.SigningKey{Algorithm: jose.RS256, Key: key}, nil)
	if err != nil {
		t.Fatal(err)
	}
	payload, err := json.Marshal(claims)
	if err != nil {
		t.Fatal(err)
	}
	signature, err := signer.Sign(payload)
	if err != nil {
		t.Fatal(err)
	}
	token, err := signature.CompactSerialize()
	if err != nil {
		t.Fatal(err)
	}
	return token
}

func TestSigningOut(t *testing.T) {
	s := newDemo(t)
	ctx := t.Context()
	other := must(s.passwordSignIn(web, "nadia", winter))(t).AuthenticationResult
	result := must(s.passwordSignIn(web, "nadia", winter))(t).AuthenticationResult

	must(s.sdk.RevokeToken(ctx, &cognito.RevokeTokenInput{ClientId: aws.String(web), Token: result.RefreshToken}))(t)
	_, err := s.refresh(web, *result.RefreshToken)
	s.refused(err, "NotAuthorizedException", "Refresh Token has been revoked") // A122
	_, err = s.sdk.GetUser(ctx, &cognito.GetUserInput{AccessToken: result.AccessToken})
	s.refused(err, "NotAuthorizedException", "Access Token has been revoked")
	must(s.sdk.RevokeToken(ctx, &cognito.RevokeTokenInput{ClientId: aws.String(web), Token: result.RefreshToken}))(t)
	must(s.sdk.RevokeToken(ctx, &cognito.RevokeTokenInput{ClientId: aws.String(web), Token: aws.String("never-issued")}))(t) // A125
	_, err = s.sdk.RevokeToken(ctx, &cognito.RevokeTokenInput{ClientId: aws.String(web), Token: other.AccessToken})
	s.refused(err, "UnsupportedTokenTypeException", "Only refresh tokens can be revoked.")

	must(s.sdk.GlobalSignOut(ctx, &cognito.GlobalSignOutInput{AccessToken: other.AccessToken}))(t)
	_, err = s.sdk.GetUser(ctx, &cognito.GetUserInput{AccessToken: other.AccessToken})
	s.refused(err, "NotAuthorizedException", "Access Token has been revoked") // A126
	_, err = s.refresh(web, *other.RefreshToken)
	s.refused(err, "NotAuthorizedException", "Refresh Token has been revoked")

	later := must(s.passwordSignIn(web, "nadia", winter))(t).AuthenticationResult
	must(s.sdk.GetUser(ctx, &cognito.GetUserInput{AccessToken: later.AccessToken}))(t)
	_, err = s.refresh("authwalkdemosrponly", *later.RefreshToken)
	s.refused(err, "NotAuthorizedException", "Invalid Refresh Token.") // A120
	s.control(http.MethodPost, "clock", `{"advance":"721h"}`, nil)
	_, err = s.refresh(web, *later.RefreshToken)
	s.refused(err, "NotAuthorizedException", "Refresh Token has expired") // A121
}

func TestValidityAndReadAttributes(t *testing.T) {
	s := newDemo(t)
	ctx := t.Context()
	client := must(s.sdk.CreateUserPoolClient(ctx, &cognito.CreateUserPoolClientInput{
		UserPoolId: aws.String(everyday), ClientName: aws.String("short"),
		ExplicitAuthFlows:   []types.ExplicitAuthFlowsType{"ALLOW_USER_PASSWORD_AUTH"},
		AccessTokenValidity: aws.Int32(10), IdTokenValidity: aws.Int32(1),
		TokenValidityUnits: &types.TokenValidityUnitsType{AccessToken: "minutes", IdToken: "days"},
		ReadAttributes:     []string{"given_name"},
	}))(t).UserPoolClient
	result := must(s.passwordSignIn(*client.ClientId, "nadia", winter))(t).AuthenticationResult
	_, access := s.verified(*result.AccessToken)
	_, id := s.verified(*result.IdToken)
	if result.ExpiresIn != 600 || access["exp"].(float64)-access["iat"].(float64) != 600 || id["exp"].(float64)-id["iat"].(float64) != 86400 {
		t.Errorf("ExpiresIn %d, access %v, id %v", result.ExpiresIn, access, id)
	}
	if _, there := id["email"]; there || id["given_name"] != "Nadia" {
		t.Errorf("unreadable attributes in %v", id)
	}
	me := must(s.sdk.GetUser(ctx, &cognito.GetUserInput{AccessToken: result.AccessToken}))(t)
	if len(me.UserAttributes) != 2 {
		t.Errorf("GetUser tells %v", me.UserAttributes)
	}
}

func TestDiscovery(t *testing.T) {
	s := newDemo(t)
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, s.Endpoint()+"/"+everyday+"/.well-known/openid-configuration", nil)
	if err != nil {
		t.Fatal(err)
	}
	_, body := s.send(r)
	var discovered struct {
		Issuer string `json:"issuer"`
		Keys   string `json:"jwks_uri"`
	}
	if err := json.Unmarshal([]byte(body), &discovered); err != nil {
		t.Fatal(err)
	}
	if issuer := s.Endpoint() + "/" + everyday; discovered.Issuer != issuer || discovered.Keys != issuer+"/.well-known/jwks.json" {
		t.Errorf("%+v", discovered)
	}
}
