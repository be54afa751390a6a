package emulator

import (
	"encoding/base64"
	"slices"
	"strings"
	"testing"
	"time"

	"authwalk/flow/pool"
	"authwalk/flow/poolfile"
)

func nadia(w *rawClient) reply { return w.signIn("nadia", rightPassword) }

// badSignature is a token whose last letters have been changed.
func badSignature(token string) string {
	parts := strings.Split(token, ".")
	parts[2] = strings.Repeat("A", len(parts[2]))
	return strings.Join(parts, ".")
}

func getUserWith(token func(w *rawClient) string) func(*rawClient) reply {
	return func(w *rawClient) reply { return w.call("GetUser", members{"AccessToken": token(w)}) }
}

func refreshWith(token func(w *rawClient) string) func(*rawClient) reply {
	return func(w *rawClient) reply { return w.initiate("REFRESH_TOKEN_AUTH", members{"REFRESH_TOKEN": token(w)}) }
}

// rotating lets the client public rotate refresh tokens.
func rotating(grace int) func(*poolfile.File) {
	return func(f *poolfile.File) {
		f.Clients[0].RefreshTokenRotation = &pool.RefreshTokenRotation{Feature: "ENABLED", RetryGracePeriodSeconds: grace}
		f.Clients[0].ExplicitAuthFlows = []string{"ALLOW_USER_PASSWORD_AUTH"}
	}
}

func (w *rawClient) exchange(token string) reply {
	w.t.Helper()
	return w.call("GetTokensFromRefreshToken", members{"ClientId": "public", "RefreshToken": token})
}

func claim(t *testing.T, claims members, name string, want any) {
	t.Helper()
	if claims[name] != want {
		t.Errorf("%s = %v, want %v", name, claims[name], want)
	}
}

var tokenRows = []recordedRow{
	{
		id: "A113", evidence: verified, condition: "SRP, known user",
		ask: func(w *rawClient) reply {
			_, r := w.beginSRP("public", "nadia")
			return r
		},
		holds: func(t *testing.T, w *rawClient, r reply) {
			challenge("PASSWORD_VERIFIER")(t, w, r)
			if _, there := r.body["Session"]; there {
				t.Error("there is a Session")
			}
			for _, name := range []string{"USERNAME", "USER_ID_FOR_SRP", "SALT", "SRP_B", "SECRET_BLOCK"} {
				if r.parameter(name) == "" {
					t.Errorf("no %s", name)
				}
			}
			if block, err := base64.StdEncoding.DecodeString(r.parameter("SECRET_BLOCK")); err != nil || len(block) < 1000 {
				t.Errorf("a SECRET_BLOCK of %d bytes: %v", len(block), err)
			}
		},
	},
	{
		id: "A114", evidence: verified, condition: "SRP, right proof", holds: tokens,
		ask: func(w *rawClient) reply { return w.srp("nadia", rightPassword, nil) },
	},
	{
		id: "A115", evidence: verified, condition: "tokens issued", ask: nadia,
		holds: func(t *testing.T, _ *rawClient, r reply) {
			parameters, isObject := r.body["ChallengeParameters"].(members)
			if !isObject || len(parameters) != 0 || len(r.body) != 2 {
				t.Errorf("%s", r.raw)
			}
		},
	},
	{
		id: "A116", evidence: verified, condition: "refresh", ask: refreshWith(func(w *rawClient) string { return nadia(w).token("RefreshToken") }),
		holds: func(t *testing.T, w *rawClient, r reply) {
			tokens(t, w, r)
			if r.token("RefreshToken") != "" {
				t.Error("there is a RefreshToken")
			}
		},
	},
	{
		id: "A120", evidence: verified, condition: "refresh token of another client", exception: notAllowed, message: "Invalid Refresh Token.",
		ask: refreshWith(func(w *rawClient) string { return w.signInHiding("nadia", rightPassword).token("RefreshToken") }),
	},
	{
		id: "A121", evidence: reported, condition: "refresh token too old", exception: notAllowed, message: "Refresh Token has expired",
		ask: refreshWith(func(w *rawClient) string {
			token := nadia(w).token("RefreshToken")
			w.wait(31 * 24 * time.Hour)
			return token
		}),
	},
	{
		id: "A122", evidence: reported, condition: "refresh token revoked", exception: notAllowed, message: "Refresh Token has been revoked",
		ask: refreshWith(func(w *rawClient) string {
			token := nadia(w).token("RefreshToken")
			w.call("RevokeToken", members{"ClientId": "public", "Token": token})
			return token
		}),
	},
	{
		id: "A123", evidence: verified, condition: "rotated-out token after the grace period", set: rotating(10),
		exception: "RefreshTokenReuseException", message: "Refresh token reuse detected",
		ask: func(w *rawClient) reply {
			first := nadia(w).token("RefreshToken")
			w.exchange(first)
			w.wait(10 * time.Second)
			return w.exchange(first)
		},
	},
	{
		id: "A124", evidence: verified, condition: "newest token, after reuse", set: rotating(0), holds: tokens,
		ask: func(w *rawClient) reply {
			first := nadia(w).token("RefreshToken")
			newest := w.exchange(first).token("RefreshToken")
			w.exchange(first).refuses(w.t, "RefreshTokenReuseException", "Refresh token reuse detected")
			return w.exchange(newest)
		},
	},
	{
		id: "A125", evidence: verified, condition: "token never issued",
		ask: func(w *rawClient) reply {
			return w.call("RevokeToken", members{"ClientId": "public", "Token": "never-issued"})
		},
	},
	{
		id: "A126", evidence: verified, condition: "after GlobalSignOut", exception: notAllowed, message: "Access Token has been revoked",
		ask: getUserWith(func(w *rawClient) string {
			token := nadia(w).token("AccessToken")
			w.call("GlobalSignOut", members{"AccessToken": token})
			return token
		}),
	},
	{
		id: "A127", evidence: verified, condition: "ID token", exception: notAllowed, message: "Invalid Access Token",
		ask: getUserWith(func(w *rawClient) string { return nadia(w).token("IdToken") }),
	},
	{
		id: "A128", evidence: verified, condition: "bad signature", exception: notAllowed, message: "Could not verify signature for Access Token",
		ask: getUserWith(func(w *rawClient) string { return badSignature(nadia(w).token("AccessToken")) }),
	},
	{
		id: "A129", evidence: reported, condition: "expired token", exception: notAllowed, message: "Access Token has expired",
		ask: getUserWith(func(w *rawClient) string {
			token := nadia(w).token("AccessToken")
			w.wait(2 * time.Hour)
			return token
		}),
	},
	{
		id: "A130", evidence: reported, condition: "token without the scope", exception: notAllowed, message: "Access Token does not have required scopes",
		ask: getUserWith(func(w *rawClient) string {
			claims := claims(w.t, nadia(w).token("AccessToken"))
			claims["scope"] = "openid"
			return signed(w.t, testKeys()[0], claims)
		}),
	},
	{
		id: "A131", evidence: verified, condition: "access token claims", ask: nadia,
		holds: func(t *testing.T, _ *rawClient, r reply) {
			access := claims(t, r.token("AccessToken"))
			claim(t, access, "scope", "aws.cognito.signin.user.admin")
			claim(t, access, "client_id", "public")
			claim(t, access, "aud", nil)
		},
	},
	{
		id: "A132", evidence: verified, condition: "ID token claims", ask: nadia,
		holds: func(t *testing.T, _ *rawClient, r reply) {
			id := claims(t, r.token("IdToken"))
			claim(t, id, "aud", "public")
			claim(t, id, "token_use", "id")
			claim(t, id, "sub", claims(t, r.token("AccessToken"))["sub"])
		},
	},
	{
		id: "A133", evidence: verified, condition: "JWT header", ask: nadia,
		holds: func(t *testing.T, _ *rawClient, r reply) {
			for _, name := range []string{"AccessToken", "IdToken"} {
				header := tokenPart(t, r.token(name), 0)
				claim(t, header, "alg", "RS256")
				if len(header) != 2 || header["kid"] == nil {
					t.Errorf("%s: %v", name, header)
				}
			}
		},
	},
	{
		id: "A134", evidence: verified, condition: "kid", ask: nadia,
		holds: func(t *testing.T, _ *rawClient, r reply) {
			if tokenPart(t, r.token("AccessToken"), 0)["kid"] == tokenPart(t, r.token("IdToken"), 0)["kid"] {
				t.Error("both tokens have one kid")
			}
		},
	},
	{
		id: "A135", evidence: verified, condition: "refresh token", ask: nadia,
		holds: func(t *testing.T, _ *rawClient, r reply) {
			token := r.token("RefreshToken")
			header := tokenPart(t, token, 0)
			claim(t, header, "enc", "A256GCM")
			claim(t, header, "alg", "RSA-OAEP")
			if parts := strings.Count(token, ".") + 1; parts != 5 || !strings.HasPrefix(token, "eyJjdHki") {
				t.Errorf("%d parts, %.8s", parts, token)
			}
		},
	},
	{
		id: "A136", evidence: verified, condition: "user in a group", ask: nadia,
		set: func(f *poolfile.File) {
			f.Groups = []pool.Group{{GroupName: "gold"}}
			f.Users[0].Groups = []string{"gold"}
		},
		holds: func(t *testing.T, _ *rawClient, r reply) {
			groups, _ := claims(t, r.token("AccessToken"))["cognito:groups"].([]any)
			if !slices.Equal(groups, []any{"gold"}) {
				t.Errorf("cognito:groups = %v", groups)
			}
		},
	},
}
