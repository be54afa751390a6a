package webauthn

import (
	"encoding/json"
	"testing"

	"authwalk/flow/pool"
)

func FuzzReadAttestation(f *testing.F) {
	for _, v := range vectors(f) {
		f.Add(v.created(f))
	}
	f.Fuzz(func(t *testing.T, text string) {
		a := ReadAttestation(json.RawMessage(text))
		if a == nil || !a.Supported {
			return
		}
		if a.Passkey.CredentialID == "" || keyOf(&a.Passkey) == nil {
			t.Errorf("a passkey that cannot be used: %+v", a.Passkey)
		}
	})
}

func FuzzReadAssertion(f *testing.F) {
	var user pool.User
	for _, v := range vectors(f) {
		if v.Authentication != nil {
			f.Add(v.got(f))
			user.Passkeys = append(user.Passkeys, v.owner(f).Passkeys...)
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		a := ReadAssertion(text, &user)
		if a != nil && a.Signed && user.Passkey(a.CredentialID) == nil {
			t.Errorf("signed by nobody: %+v", a)
		}
	})
}

// FuzzReadAuthenticatorData reads nothing behind the end, and leaves nothing over.
func FuzzReadAuthenticatorData(f *testing.F) {
	for _, v := range vectors(f) {
		if v.Authentication != nil {
			f.Add([]byte(v.Authentication.AuthenticatorData))
		}
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		if _, err := readAuthenticatorData(raw); err != nil {
			return
		}
		if _, err := readAuthenticatorData(append(raw, 0)); err == nil {
			t.Errorf("%x is as good with a byte more", raw)
		}
	})
}
