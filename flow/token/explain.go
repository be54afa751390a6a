package token

import "strings"

// Explain says what a claim or header member means, in one or two sentences
// for somebody who never read the developer guide; empty for names that are
// not Cognito's.
func Explain(claim string) string {
	if said, ok := explanations[claim]; ok {
		return said
	}
	for _, prefix := range []string{"custom:", "dev:custom:", "dev:"} {
		if name, found := strings.CutPrefix(claim, prefix); found && name != "" {
			return "The attribute " + name + ", which this pool defined for itself."
		}
	}
	return ""
}

// Sources: RFC 7515 and 7519, OpenID Connect Core section 5.1, and
// https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html
// (and …-the-access-token.html).
var explanations = map[string]string{
	"alg": "How the token is signed. Cognito always uses RS256 (RSA with SHA-256); a server must accept nothing else.",
	"kid": "Which of the pool's keys signed the token. A server looks it up in the pool's own key set; ID and access token have different ones.",
	"typ": "What kind of object this is. Cognito leaves it out.",
	"cty": "What is inside the encryption: a refresh token holds another token.",
	"enc": "How the content is encrypted. Only refresh tokens are, for the pool alone.",

	"sub":        "The user's id in this pool: a UUID that stays when names and addresses change. Use this to recognise a user.",
	"iss":        "Who issued the token: the address of the user pool. A server compares it exactly, and gets the keys from there.",
	"aud":        "Which app client the ID token is for. A server compares it with its own client id; access tokens have client_id instead.",
	"client_id":  "Which app client the access token was issued to. Access tokens have this in place of aud.",
	"exp":        "When the token stops being valid, in seconds since 1970.",
	"iat":        "When the token was issued, in seconds since 1970. A refresh makes it newer.",
	"nbf":        "From when on the token is valid, in seconds since 1970. Cognito leaves it out.",
	"auth_time":  "When the user signed in, in seconds since 1970. A refresh does not change it.",
	"jti":        "The id of this one token. Every token has its own.",
	"origin_jti": "The id of the sign-in the token comes from: the same in all its tokens and their refreshes. Revoking the refresh token revokes them all.",
	"event_id":   "The id of the sign-in event, as in the user's sign-in history.",
	"token_use":  "What the token is for: id says who the user is, access lets them call something. A server must not take one for the other.",
	"scope":      "What the access token allows. aws.cognito.signin.user.admin lets users read and change their own account; sign-in by API gives only that.",
	"username":   "The user's name in the pool. It is a UUID where people sign in with an e-mail address or phone number.",
	"device_key": "The remembered device that signed in.",
	"version":    "The form of an access token that came from the OAuth endpoints.",
	"nonce":      "The value that the app sent when the sign-in began, so that it can recognise its own.",
	"at_hash":    "A hash of the access token that came with this ID token.",
	"amr":        "How the user proved who they are.",
	"acr":        "How strongly the sign-in was proved.",
	"azp":        "The client the token was issued to.",

	"cognito:username":       "The user's name in the pool. It is a UUID where people sign in with an e-mail address or phone number.",
	"cognito:groups":         "The groups the user is in.",
	"cognito:roles":          "The IAM roles of the user's groups.",
	"cognito:preferred_role": "The IAM role of the user's group with the highest precedence.",
	"identities":             "The accounts at other identity providers that are linked to this user.",

	"address":               "The user's postal address.",
	"birthdate":             "The user's date of birth, as YYYY-MM-DD.",
	"email":                 "The user's e-mail address. Trust it only where email_verified is true.",
	"email_verified":        "Whether the user has proved to receive mail at the address. In tokens it is true or false, elsewhere the text \"true\" or \"false\".",
	"family_name":           "The user's family name.",
	"gender":                "The user's gender, as they gave it.",
	"given_name":            "The user's given name.",
	"locale":                "The user's language and region, such as en-GB.",
	"middle_name":           "The user's middle name.",
	"name":                  "The user's full name.",
	"nickname":              "What the user likes to be called.",
	"phone_number":          "The user's phone number with a plus sign and country code. Trust it only where phone_number_verified is true.",
	"phone_number_verified": "Whether the user has proved to receive messages at the number.",
	"picture":               "The address of a picture of the user.",
	"preferred_username":    "A name the user may choose and change; it can be a sign-in alias.",
	"profile":               "The address of the user's profile page.",
	"updated_at":            "When the user's attributes last changed, in seconds since 1970.",
	"website":               "The address of the user's website.",
	"zoneinfo":              "The user's time zone, such as Europe/Paris.",
}
