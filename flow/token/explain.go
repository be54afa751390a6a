package token

import "strings"

// Explain says what a claim or header member means, in one or two sentences
// for a reader who has not read the developer guide; empty for names that are
// not Cognito's.
func Explain(claim string) string {
	if said, ok := explanations[claim]; ok {
		return said
	}
	for _, prefix := range []string{"custom:", "dev:custom:", "dev:"} {
		if name, found := strings.CutPrefix(claim, prefix); found && name != "" {
			return "Custom attribute " + name + " of this pool."
		}
	}
	return ""
}

// Sources: RFC 7515 and 7519, OpenID Connect Core section 5.1, and
// https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html
// (and …-the-access-token.html).
var explanations = map[string]string{
	"alg": "How the token is signed. Cognito always uses RS256 (RSA with SHA-256); a server must accept only that.",
	"kid": "Which of the pool's keys signed the token. A server looks it up in the pool's key set. ID and access tokens use different keys.",
	"typ": "What kind of object this is. Cognito leaves it out.",
	"cty": "What is inside the encryption: a refresh token holds another token.",
	"enc": "How the content is encrypted. Cognito encrypts only refresh tokens.",

	"sub":       "The user's permanent ID in this pool. It stays the same when names and addresses change. Use it to recognise a user.",
	"iss":       "The user pool that issued the token, as a URL. A server compares it exactly and gets the keys from there.",
	"aud":       "Which app client the ID token is for. A server compares it with its own client ID. Access tokens have client_id instead.",
	"client_id": "Which app client the access token was issued to. Access tokens have this instead of aud.",
	"exp":       "When the token expires (in the token: seconds since 1970).",
	"iat":       "When the token was issued (in the token: seconds since 1970). A refresh changes it.",
	"nbf":       "When the token starts to be valid (in the token: seconds since 1970). Cognito leaves it out.",
	"auth_time": "When the user signed in (in the token: seconds since 1970). A refresh does not change it.",
	"jti":       "The ID of this token. Every token has a different one.",
	"origin_jti": "The ID of the sign-in that the token is from. All its tokens and their refreshes have the same one. Revoking the refresh token " +
		"revokes them all.",
	"event_id":  "The ID of the sign-in event in the user's sign-in history.",
	"token_use": "What the token is for: \"id\" says who the user is, \"access\" is for calling APIs. A server must not accept one as the other.",
	"scope": "What the access token allows. aws.cognito.signin.user.admin lets users read and change their own account. Sign-in through the " +
		"API gives only this scope.",
	"username":   "The user name in the pool. It can be a UUID if people sign in with an email address or phone number.",
	"device_key": "The remembered device that signed in.",
	"version":    "The format version of an access token from the OAuth endpoints.",
	"nonce":      "The value that the app sent when the sign-in started, so that it can recognise the response.",
	"at_hash":    "A hash of the access token that was issued with this ID token.",
	"amr":        "How the user proved who they are: pwd password, otp authenticator app, sms and email_otp codes, swk and hwk passkeys, mfa several factors.",
	"acr":        "How strongly the sign-in was proved: the pool's name of one of four levels. A refresh does not change it.",
	"azp":        "The client the token was issued to.",

	"cognito:username":       "The user name in the pool. It can be a UUID if people sign in with an email address or phone number.",
	"cognito:groups":         "The groups the user is in.",
	"cognito:roles":          "The IAM roles of the user's groups.",
	"cognito:preferred_role": "The IAM role of the user's group with the highest precedence.",
	"identities":             "The accounts at other identity providers that are linked to this user.",

	"address":               "The user's postal address.",
	"birthdate":             "The user's date of birth, as YYYY-MM-DD.",
	"email":                 "The user's email address. Trust it only if email_verified is true.",
	"email_verified":        "Whether the email address is verified. In tokens it is true or false, elsewhere the text \"true\" or \"false\".",
	"family_name":           "The user's family name.",
	"gender":                "The user's gender, as they gave it.",
	"given_name":            "The user's given name.",
	"locale":                "The user's language and region, such as en-GB.",
	"middle_name":           "The user's middle name.",
	"name":                  "The user's full name.",
	"nickname":              "What the user likes to be called.",
	"phone_number":          "The user's phone number with a plus sign and country code. Trust it only if phone_number_verified is true.",
	"phone_number_verified": "Whether the phone number is verified.",
	"picture":               "The URL of a picture of the user.",
	"preferred_username":    "A name that the user can choose and change; it can be a sign-in alias.",
	"profile":               "The URL of the user's profile page.",
	"updated_at":            "When the user's attributes last changed (in the token: seconds since 1970).",
	"website":               "The URL of the user's website.",
	"zoneinfo":              "The user's time zone, such as Europe/Paris.",
}
