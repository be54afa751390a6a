package explain

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// hashRows are refusals of SECRET_HASH, and of its absence.
var hashRows = []row{
	{
		id: "pain-03", exception: api.NotAuthorizedException,
		message:     `Client \S+ is configured (with secret but SECRET_HASH|for secret but secret) was not received`,
		description: "SECRET_HASH is missing. The app client has a secret, so every request of a sign-in needs it.",
		observed: func(f failure) []string {
			if f.challenge() == nil {
				return []string{"No client secret was given at the start."}
			}
			return []string{"The hash was sent at the start but is missing in this answer."}
		},
		causes: []string{
			"The app uses the wrong client: web and mobile apps use one without a secret.",
		},
		ruledOut: []string{"the password (not checked yet)"},
		notes:    []string{"You cannot remove a client's secret; create a client without one."},
		actions:  []walk.Action{atSecret("Enter the client secret")},
		next:     "Enter the client secret at the start, or use a client without one.",
	},
	{
		id: "pain-04", exception: api.NotAuthorizedException,
		message:      `Unable to verify secret hash for client.*|SecretHash does not match for the client.*`,
		description:  "The app client has a secret, and SECRET_HASH does not match it.",
		observed:     wrongHash,
		ruledOut:     []string{"the password (the message is only about the hash)"},
		actions:      []walk.Action{atSecret("Check the client secret"), startOver},
		clockMatters: true,
		next:         "Check the client secret. The hash must be made from the USERNAME sent with it.",
	},
	{
		id: "pain-05", exception: api.NotAuthorizedException, flows: []string{api.FlowRefreshTokenAuth, api.FlowRefreshToken},
		message:     `Unable to verify secret hash for client.*|SecretHash does not match for the client.*`,
		description: "The refresh was sent with a SECRET_HASH that does not match. It must be made from the real user name, not from an alias.",
		saysReason:  true,
		observed:    refreshHash,
		causes:      []string{"The client secret belongs to another client."},
		ruledOut:    []string{"the refresh token (the message is only about the hash)"},
		notes:       []string{"The ID token's cognito:username and GetUser's Username both hold the real name."},
		actionsHere: enterRealName,
		actions:     []walk.Action{editStart},
		next:        "Enter the real user name (cognito:username of the ID token), then refresh.",
	},
	{
		id: "pain-06", exception: api.InvalidParameterException, message: `.*client \S+ is not configured for secret but.*`,
		description: "SECRET_HASH was sent to an app client that has no secret.",
		causes:      []string{"The client secret belongs to another client, or the settings were copied."},
		ruledOut:    []string{"the password (not checked yet)"},
		actions:     []walk.Action{{Kind: walk.EditStart, Label: "Leave the client secret empty", Field: "ClientSecret", WithoutSecret: true}},
		next:        "Leave the client secret empty, or choose the client it belongs to.",
	},
}

// atSecret changes the sign-in details, beginning at the client secret.
func atSecret(label string) walk.Action {
	return walk.Action{Kind: walk.EditStart, Label: label, Field: "ClientSecret"}
}

// wrongHash makes the hash again over the names of the walk and says which one
// it was made from.
func wrongHash(f failure) []string {
	sent, carried := f.sent.secretHash(), f.sent.username()
	secret, client := f.walk.Start.ClientSecret.Reveal(), f.walk.Start.Target.ClientID
	if _, err := hex.DecodeString(sent); sent != "" && err == nil && len(sent) == hex.EncodedLen(sha256.Size) {
		return []string{"SECRET_HASH is hex. It must be Base64 of the 32 bytes."}
	}
	if secret == "" || sent == "" {
		return []string{
			"The hash was made from another name than the USERNAME sent with it.",
			"The secret or the client ID belongs to another client.",
			"Key and message are swapped: the secret is the key, USERNAME and client ID are the message.",
		}
	}
	if hmac.Equal([]byte(sent), []byte(secretHash(secret, carried, client))) {
		return []string{
			"The client secret belongs to another client: the hash is correct for the name and the secret given.",
			"The secret of the client was replaced.",
		}
	}
	for _, other := range f.names() {
		if hmac.Equal([]byte(sent), []byte(secretHash(secret, other, client))) {
			return []string{fmt.Sprintf(
				"SECRET_HASH was made from %s, but USERNAME is %s. It must be made from the name sent with it.", name(other), name(carried),
			)}
		}
	}
	return []string{
		"SECRET_HASH was not made from the secret given at the start.",
		"It was made from another name, or with key and message swapped.",
	}
}

// refreshHash tells whether the hash is over the name that was typed, and whether that is
// the real one, as far as this is known.
func refreshHash(f failure) []string {
	const typed = "The hash was made from the address that was typed, not from cognito:username (often a UUID, the sub)."
	start, real := f.walk.Start, f.realName()
	made := secretHash(start.ClientSecret.Reveal(), start.Username, start.Target.ClientID)
	switch {
	case start.ClientSecret.IsZero() || !hmac.Equal([]byte(f.sent.secretHash()), []byte(made)):
		return []string{typed}
	case real == "":
		return []string{fmt.Sprintf("The hash was made from %s, which might be an alias and not the real name.", name(start.Username))}
	case real == start.Username:
		return nil
	default:
		return []string{fmt.Sprintf("The hash was made from %s. The real user name is %s.", name(start.Username), name(real))}
	}
}

// realName is the user name of the user who was typed, "" where it is not known.
func (f failure) realName() string {
	if user := f.facts.identify(f.typed()).User; user != nil {
		return user.Username
	}
	return ""
}

// enterRealName begins at the user name, where the one that was typed is only an alias.
func enterRealName(f failure) []walk.Action {
	real := f.realName()
	if real == "" || real == f.walk.Start.Username {
		return nil
	}
	return signInAs(real)
}

// names are what the user has been called in this walk.
func (f failure) names() []string {
	names := []string{f.walk.Start.Username}
	for _, step := range f.before() {
		if step.Challenge != nil {
			names = append(names, step.Challenge.Parameters[api.KeyUserIDForSRP], step.Challenge.Parameters[api.KeyUsername])
		}
		names = append(names, sentBy(step.Exchange).username())
	}
	return names
}

// secretHash is Base64(HMAC-SHA-256(secret, username || client id)).
// https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html
func secretHash(secret, username, client string) string {
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write([]byte(username + client))
	return base64.StdEncoding.EncodeToString(mac.Sum(nil))
}
