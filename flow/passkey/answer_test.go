package passkey

import (
	"bytes"
	"encoding/json"
	"testing"
)

// FuzzReadAnswer: what can be read can be looked at, and says the same when it is written
// and read again.
func FuzzReadAnswer(f *testing.F) {
	f.Add(`{"id":"Zg","rawId":"Zg","response":{"clientDataJSON":"e30","authenticatorData":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA","signature":"Zg=="}}`)
	f.Add(`{"id":"+/-_","response":{"signature":[1]}}`)
	f.Add("{")
	f.Fuzz(func(t *testing.T, text string) {
		read, err := ReadAnswer(text)
		if err != nil {
			return
		}
		_, _, _, _, _ = read.RelyingPartyHash(), read.Flags(), read.Counter(), read.IsPlain(), read.IsSignature()
		written, err := json.Marshal(map[string]any{"id": base64URL(read.ID), "response": map[string]string{
			"clientDataJSON": base64URL(read.Client), "authenticatorData": base64URL(read.Authenticator),
			"signature": base64URL(read.Signature), "userHandle": base64URL(read.UserHandle),
		}})
		if err != nil {
			t.Fatal(err)
		}
		again, err := ReadAnswer(string(written))
		if err != nil || again.Stated != read.Stated || !bytes.Equal(again.Signature, read.Signature) || !bytes.Equal(again.UserHandle, read.UserHandle) {
			t.Fatalf("%q became %q: %v", text, written, err)
		}
	})
}
