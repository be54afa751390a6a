package emulator

import (
	"encoding/json"
	"testing"

	"authwalk/flow/pool"
	"authwalk/flow/poolfile"
)

const nadiaSub = "1c7d9a52-0f3e-4b86-8a0e-5d2f9c66b7aa"

// passkeys lets the pool take passkeys for localhost.
func passkeys(f *poolfile.File) {
	f.UserPool.Policies.SignInPolicy.AllowedFirstAuthFactors = []string{"PASSWORD", "EMAIL_OTP", "WEB_AUTHN"}
	f.MfaConfig.WebAuthnConfiguration = &pool.WebAuthnConfig{RelyingPartyID: "localhost", UserVerification: "preferred"}
}

// startPasskey is StartWebAuthnRegistration.
func (w *rawClient) startPasskey(accessToken string) members {
	w.t.Helper()
	r := w.call("StartWebAuthnRegistration", members{"AccessToken": accessToken})
	options, ok := r.body["CredentialCreationOptions"].(members)
	if !ok {
		w.t.Fatalf("%d %s", r.status, r.raw)
	}
	return options
}

// register makes a passkey of nadia's and returns it with her tokens.
func (w *rawClient) register(a *authenticator) reply {
	w.t.Helper()
	signedIn := nadia(w)
	if r := w.complete(signedIn, a.create(w.startPasskey(signedIn.token("AccessToken")))); r.status != 200 {
		w.t.Fatalf("%s", r.raw)
	}
	return signedIn
}

func (w *rawClient) complete(signedIn reply, credential any) reply {
	w.t.Helper()
	return w.call("CompleteWebAuthnRegistration", members{"AccessToken": signedIn.token("AccessToken"), "Credential": credential})
}

// preferPasskey begins USER_AUTH with a passkey.
func (w *rawClient) preferPasskey(username string) reply {
	w.t.Helper()
	return w.initiate("USER_AUTH", members{"USERNAME": username, "PREFERRED_CHALLENGE": "WEB_AUTHN"})
}

// givePasskey answers WEB_AUTHN.
func (w *rawClient) givePasskey(r reply, a *authenticator) reply {
	w.t.Helper()
	return w.respond(r, "WEB_AUTHN", "nadia", members{"CREDENTIAL": a.get(r.parameter("CREDENTIAL_REQUEST_OPTIONS"), nadiaSub)})
}

var passkeyRows = []recordedRow{
	{
		id: "A107", evidence: verified, condition: "preference WEB_AUTHN, a passkey", set: passkeys,
		ask: func(w *rawClient) reply {
			w.register(newAuthenticator(w.t))
			return w.preferPasskey("nadia")
		},
		holds: func(t *testing.T, w *rawClient, r reply) {
			challenge("WEB_AUTHN")(t, w, r)
			available("PASSWORD_SRP PASSWORD EMAIL_OTP WEB_AUTHN")(t, w, r)
			if !json.Valid([]byte(r.parameter("CREDENTIAL_REQUEST_OPTIONS"))) {
				t.Errorf("options: %s", r.raw)
			}
		},
	},
	{
		id: "A111", evidence: verified, condition: "passkeys are not allowed", exception: "WebAuthnNotEnabledException", message: "?",
		ask: func(w *rawClient) reply {
			return w.call("StartWebAuthnRegistration", members{"AccessToken": nadia(w).token("AccessToken")})
		},
	},
	{
		id: "A112", evidence: verified, condition: "unknown CredentialId", set: passkeys, exception: "ResourceNotFoundException", message: "?",
		ask: func(w *rawClient) reply {
			signedIn := w.register(newAuthenticator(w.t))
			return w.call("DeleteWebAuthnCredential", members{"AccessToken": signedIn.token("AccessToken"), "CredentialId": "AAAA"})
		},
	},
}
