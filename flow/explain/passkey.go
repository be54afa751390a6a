package explain

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/url"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// passkeyRows are the troubles of passkeys.
var passkeyRows = []row{
	{
		id: "passkey-refused", exception: api.NotAuthorizedException, answered: []string{api.ChallengeWebAuthn},
		description: "Cognito did not accept the passkey's signature.",
		observed:    credentialFaults,
		causes: []string{
			"The passkey was made for another relying party (domain), or belongs to another user.",
			"The answer is for an older challenge: each sign-in makes a new one.",
		},
		actions: []walk.Action{startOver, editStart},
		passes:  true,
		next:    "Start over, or choose another factor.",
	},
	{
		id: "passkey-refused-at-once", exception: api.NotAuthorizedException, message: "Credential data is not valid",
		answered:    []string{api.ChallengeSelectChallenge},
		description: "Cognito did not accept the passkey's signature that came with the choice.",
		causes: []string{
			"CREDENTIAL is for a challenge that was already used, expired, or belongs to another user or app client.",
			"The passkey was made for another relying party (domain), or belongs to another user.",
		},
		actions: []walk.Action{startOver, editStart},
		passes:  true,
		next:    "Start over, and choose WEB_AUTHN without CREDENTIAL: Cognito then sends a challenge.",
	},
	{
		id: "passkey-data", exception: api.InvalidParameterException, message: "Credential data is not valid",
		operations:  []string{api.CompleteWebAuthnRegistration},
		description: "Cognito could not read the new passkey, or its signature is wrong.",
		causes: []string{
			"Credential is not the whole object that the browser returned: id, rawId, type and response with clientDataJSON and attestationObject.",
			"A binary value is not Base64url, or Credential is a string; it must be a JSON object.",
			"This passkey is registered already.",
		},
		actions: []walk.Action{registerPasskey, startOver, editStart},
		next:    "Start the registration again, and send what the browser's toJSON() returns, unchanged.",
	},
	{
		id: "passkey-limit", exception: api.LimitExceededException,
		operations:  []string{api.StartWebAuthnRegistration, api.CompleteWebAuthnRegistration},
		description: fmt.Sprintf("The user has as many passkeys as Cognito allows: %d.", api.Passkeys),
		actions:     []walk.Action{deletePasskey, startOver, editStart},
		next:        "Delete a passkey that is no longer used.",
	},
	{
		id: "passkeys-off", exception: api.WebAuthnNotEnabledException,
		description: "This pool does not allow passkeys.",
		causes:      []string{"AllowedFirstAuthFactors of the pool's SignInPolicy lacks WEB_AUTHN."},
		actions:     []walk.Action{startOver, editStart},
		next:        "Choose another factor, or ask an administrator to allow WEB_AUTHN in the pool's SignInPolicy.",
	},
	{
		id: "passkey-settings", exception: api.WebAuthnConfigurationMissingException,
		description: "The pool allows passkeys, but no domain is set for them.",
		causes:      []string{"RelyingPartyId is missing in the pool's WebAuthnConfiguration, and the pool has no custom domain."},
		actions:     []walk.Action{startOver, editStart},
		next:        "Choose another factor, or ask an administrator to set RelyingPartyId in the pool's WebAuthnConfiguration.",
	},
	{
		id: "passkey-late", exception: api.WebAuthnChallengeNotFoundException,
		description: "Cognito does not know the challenge that this passkey answers.",
		causes:      []string{"The registration took too long, or a newer one was started."},
		actions:     []walk.Action{registerPasskey, startOver, editStart},
		next:        "Start the registration again.",
	},
	{
		id: "passkey-origin", exception: api.WebAuthnOriginNotAllowedException,
		description: "The passkey was made on a page that the pool does not allow.",
		causes:      []string{"The origin is not on the relying party's domain."},
		actions:     []walk.Action{registerPasskey, startOver, editStart},
		next:        "Register from the relying party's own domain.",
	},
	{
		id: "passkey-domain", exception: api.WebAuthnRelyingPartyMismatchException,
		description: "The passkey was made for another domain.",
		causes:      []string{"RelyingPartyId of the pool was changed, or the passkey belongs to another service."},
		actions:     []walk.Action{registerPasskey, startOver, editStart},
		next:        "Register a passkey for the pool's RelyingPartyId.",
	},
	{
		id: "passkey-client", exception: api.WebAuthnClientMismatchException,
		description: "The registration was started with another app client.",
		causes:      []string{"The access token belongs to another app client."},
		actions:     []walk.Action{registerPasskey, startOver, editStart},
		next:        "Start and finish with the same app client.",
	},
	{
		id: "passkey-kind", exception: api.WebAuthnCredentialNotSupportedException,
		description: "Cognito does not support this kind of passkey.",
		causes:      []string{"Its signature algorithm or its attestation is not on Cognito's list."},
		actions:     []walk.Action{registerPasskey, startOver, editStart},
		next:        "Use another authenticator.",
	},
}

// credentialFaults are what is wrong with the CREDENTIAL that was sent, as far as it
// can be told without the public key.
func credentialFaults(f failure) []string {
	asked := f.challenge()
	if asked == nil || asked.Challenge == nil {
		return nil
	}
	var options struct {
		Challenge, RpID, UserVerification string
		AllowCredentials                  []struct{ ID string }
	}
	if json.Unmarshal([]byte(asked.Challenge.Parameters[api.KeyCredentialOptions]), &options) != nil {
		return nil
	}
	sent, fault := readCredential(f.sent.parameter(api.KeyCredential))
	if fault != "" {
		return []string{fault}
	}
	listed := len(options.AllowCredentials) == 0
	for _, allowed := range options.AllowCredentials {
		listed = listed || allowed.ID == sent.id
	}
	var faults []string
	for _, check := range []struct {
		fails bool
		says  string
	}{
		{sent.clientData.Type != "webauthn.get", "The client data is not of a sign-in: its type is not webauthn.get."},
		{sent.clientData.Challenge != options.Challenge, "It was signed for another challenge: each sign-in makes a new one."},
		{!originFits(sent.clientData.Origin, options.RpID), "It was signed on a page that does not belong to the relying party."},
		{!listed, "The options do not list the passkey that signed it."},
		{sent.flags&userPresent == 0, "The authenticator does not say that the user was present."},
		{sent.flags&userVerified == 0 && options.UserVerification == "required", "The options require user verification, and the user was not verified."},
	} {
		if check.fails {
			faults = append(faults, check.says)
		}
	}
	return faults
}

// The flags of the authenticator data, and where they are in it.
const (
	userPresent  = 1 << 0
	userVerified = 1 << 2
	flagsAt      = 32
)

// assertion is what can be read of a CREDENTIAL.
type assertion struct {
	id         string
	clientData struct{ Type, Challenge, Origin string }
	flags      byte
}

// readCredential reads a CREDENTIAL, or says which part of it cannot be read.
func readCredential(text string) (sent assertion, fault string) {
	var read struct {
		ID       string
		Response struct{ ClientDataJSON, AuthenticatorData, Signature string }
	}
	if json.Unmarshal([]byte(text), &read) != nil {
		return sent, "CREDENTIAL is not the JSON of a passkey's answer."
	}
	for _, member := range []struct{ name, text string }{
		{"id", read.ID},
		{"response.clientDataJSON", read.Response.ClientDataJSON},
		{"response.authenticatorData", read.Response.AuthenticatorData},
		{"response.signature", read.Response.Signature},
	} {
		if _, err := base64.RawURLEncoding.DecodeString(member.text); err != nil || member.text == "" {
			return sent, "CREDENTIAL lacks " + member.name + ", or it is not Base64url without padding."
		}
	}
	sent.id = read.ID
	client, _ := base64.RawURLEncoding.DecodeString(read.Response.ClientDataJSON)
	if json.Unmarshal(client, &sent.clientData) != nil {
		return sent, "response.clientDataJSON of CREDENTIAL is not JSON."
	}
	data, _ := base64.RawURLEncoding.DecodeString(read.Response.AuthenticatorData)
	if len(data) <= flagsAt {
		return sent, "response.authenticatorData of CREDENTIAL is too short."
	}
	sent.flags = data[flagsAt]
	return sent, ""
}

// originFits reports whether a page can be of the relying party: under its domain,
// by https, or by http on this machine.
func originFits(origin, relyingParty string) bool {
	page, err := url.Parse(origin)
	if err != nil {
		return false
	}
	host := page.Hostname()
	under := host == relyingParty || strings.HasSuffix(host, "."+relyingParty)
	return under && (page.Scheme == "https" || page.Scheme == "http" && relyingParty == "localhost")
}
