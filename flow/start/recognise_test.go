package start_test

import (
	"encoding/base64"
	"testing"
	"time"

	"authwalk/flow/start"
	"authwalk/flow/walk"
)

// jwt is a token with these claims, which nobody has signed.
func jwt(claims string) string {
	part := base64.RawURLEncoding.EncodeToString
	return part([]byte(`{"alg":"RS256","kid":"a"}`)) + "." + part([]byte(claims)) + "." + part(make([]byte, 256))
}

// recognised is what the form takes of a text that has one thing, and what that is.
func recognised(text string) (walk.Values, string) {
	pasted := start.Form{}.Recognise(text, time.Time{})
	if len(pasted) != 1 || pasted[0].Continues() {
		return walk.Values{}, ""
	}
	return pasted[0].Filled, pasted[0].Summary()
}

func TestRecognise(t *testing.T) {
	const issuer = `"iss":"http://127.0.0.1:9229/eu-west-1_Walks1"`
	for name, test := range map[string]struct {
		text string
		want map[string]string
		said string
	}{
		"ID token": {
			" " + jwt(`{"token_use":"id","aud":"client0of0walks0public","cognito:username":"nadia",`+issuer+`}`) + "\n",
			map[string]string{
				"ClientId": "client0of0walks0public", "UserPoolId": "eu-west-1_Walks1", "USERNAME": "nadia", "Endpoint": "http://127.0.0.1:9229",
			},
			"an id token (decoded, not verified)",
		},
		"access token of AWS": {
			jwt(`{"token_use":"access","client_id":"c","username":"nadia","iss":"https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab12Cd34E"}`),
			map[string]string{"ClientId": "c", "UserPoolId": "eu-west-1_Ab12Cd34E", "USERNAME": "nadia"},
			"an access token (decoded, not verified)",
		},
		"refresh token": {"eyJjdHkiOiJKV1QiLCJlbmMiOiJBMjU2R0NNIiwiYWxnIjoiUlNBLU9BRVAifQ.a.b.c.d", map[string]string{
			"AuthFlow": "REFRESH_TOKEN_AUTH", "REFRESH_TOKEN": "eyJjdHkiOiJKV1QiLCJlbmMiOiJBMjU2R0NNIiwiYWxnIjoiUlNBLU9BRVAifQ.a.b.c.d",
		}, "a refresh token"},
		"pool id":    {"eu-west-1_Ab12Cd34E", map[string]string{"UserPoolId": "eu-west-1_Ab12Cd34E", "Region": "eu-west-1"}, "a user pool ID"},
		"client id":  {"4example0client1id0of0some", map[string]string{"ClientId": "4example0client1id0of0some"}, "an app client ID"},
		"a word":     {"hello", nil, ""},
		"a sentence": {"where is the client?", nil, ""},
	} {
		taken, said := recognised(test.text)
		if said != test.said || taken.Len() != len(test.want) {
			t.Errorf("%s: took %v, said %q", name, taken.Reveal(), said)
		}
		for key, text := range test.want {
			if taken.Get(key) != text {
				t.Errorf("%s: %s is %q, want %q", name, key, taken.Get(key), text)
			}
		}
	}
}
