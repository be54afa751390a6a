package explain

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"

	"authwalk/flow/walk"
)

// hashRows are refusals of SECRET_HASH, and of its absence.
var hashRows = []row{
	{
		id: "pain-03", exception: "NotAuthorizedException",
		message: `Client \S+ is configured (with secret but SECRET_HASH|for secret but secret) was not received`,
		says:    "The app client has a secret, and this call came without SECRET_HASH. Every call of a sign-in needs it.",
		found: func(f failure) []string {
			if f.challenge() == nil {
				return []string{"No client secret was given at the start."}
			}
			return []string{"The hash was sent at the start and left out of this answer."}
		},
		causes: []string{
			"The app has the wrong kind of client: web and mobile apps use one without a secret.",
		},
		notCauses: []string{"the password: it was not looked at"},
		notes:     []string{"A secret cannot be taken off a client: a public app needs a new client."},
		moves:     []walk.Action{editStart},
		next:      "Give the client secret at the start, or use a client without one.",
	},
	{
		id: "pain-04", exception: "NotAuthorizedException",
		message:   `Unable to verify secret hash for client.*|SecretHash does not match for the client.*`,
		says:      "The app client has a secret, and SECRET_HASH did not match it.",
		found:     wrongHash,
		notCauses: []string{"the password: this message is only about the hash"},
		moves:     []walk.Action{editStart, startOver},
		clock:     true,
		next:      "Check the client secret, and that the hash is made from the USERNAME sent with it.",
	},
	{
		id: "pain-05", exception: "NotAuthorizedException", flows: []string{"REFRESH_TOKEN_AUTH", "REFRESH_TOKEN"},
		message: `Unable to verify secret hash for client.*|SecretHash does not match for the client.*`,
		says: "The refresh came with a SECRET_HASH that does not match. A refresh carries no user name, so the hash must be " +
			"over the real one.",
		found: refreshHash,
		causes: []string{
			"The hash was made from the address that was typed, not from cognito:username (often a UUID, the sub).",
			"The client secret is not this client's.",
		},
		notCauses: []string{"the refresh token: this message is only about the hash"},
		notes:     []string{"The ID token's cognito:username and GetUser's Username both hold the real name."},
		moves:     []walk.Action{editStart},
		next:      "Start the refresh with the real user name, cognito:username of the ID token.",
	},
	{
		id: "pain-06", exception: "InvalidParameterException", message: `.*client \S+ is not configured for secret but.*`,
		says:      "SECRET_HASH was sent to an app client that has no secret.",
		causes:    []string{"The client secret belongs to another client, or the settings were copied."},
		notCauses: []string{"the password: it was not looked at"},
		moves:     []walk.Action{editStart},
		next:      "Leave the client secret empty, or choose the client it belongs to.",
	},
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
			"The secret or the client id is another client's.",
			"Key and message are swapped: the secret is the key, USERNAME and client id the message.",
		}
	}
	if hmac.Equal([]byte(sent), []byte(secretHash(secret, carried, client))) {
		return []string{
			"The client secret is not this client's: the hash is right for the name and the secret given.",
			"The secret was replaced on the client since.",
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
		"It was made over another name, or with key and message swapped.",
	}
}

// refreshHash tells whether the hash is over the name that was typed.
func refreshHash(f failure) []string {
	start := f.walk.Start
	made := secretHash(start.ClientSecret.Reveal(), start.Username, start.Target.ClientID)
	if start.ClientSecret.IsZero() || !hmac.Equal([]byte(f.sent.secretHash()), []byte(made)) {
		return nil
	}
	return []string{fmt.Sprintf("The hash was made from %s, which may be an address and not the real name.", name(start.Username))}
}

// names are what the user has been called in this walk.
func (f failure) names() []string {
	names := []string{f.walk.Start.Username}
	for _, step := range f.before() {
		if step.Challenge != nil {
			names = append(names, step.Challenge.Parameters["USER_ID_FOR_SRP"], step.Challenge.Parameters["USERNAME"])
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
