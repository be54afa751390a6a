package issue

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rsa"
	"crypto/sha1" // RSA-OAEP of RFC 7518 section 4.3 is defined over SHA-1.
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"authwalk/flow/emulator/random"
	"authwalk/flow/pool"

	"github.com/go-jose/go-jose/v4"
)

// refreshHeader is the protected header of refresh tokens with its members in
// the service's order, since clients know them by how they begin. go-jose would
// sort the members, which is why the token is put together here; it is opened
// with go-jose.
const refreshHeader = `{"cty":"JWT","enc":"A256GCM","alg":"RSA-OAEP"}`

// sealedSignIn is what a refresh token holds: the sign-in, and which of its tokens
// it is.
type sealedSignIn struct {
	*SignIn
	Number int `json:"number,omitempty"`
}

// sealRefreshToken makes a refresh token: a JWE in compact form (RFC 7516
// section 3.1).
func (k *Keys) sealRefreshToken(source io.Reader, s sealedSignIn) (string, error) {
	key, err := k.access()
	if err != nil {
		return "", err
	}
	payload, err := json.Marshal(s)
	if err != nil {
		return "", fmt.Errorf("encode a refresh token: %w", err)
	}
	contentKey, nonce := random.Bytes(source, 32), random.Bytes(source, 12)
	wrapped, err := rsa.EncryptOAEP(sha1.New(), source, &key.private.PublicKey, contentKey, nil)
	if err != nil {
		return "", fmt.Errorf("seal a refresh token: %w", err)
	}
	block, err := aes.NewCipher(contentKey)
	if err != nil {
		return "", fmt.Errorf("seal a refresh token: %w", err)
	}
	gcm, err := cipher.NewGCM(block)
	if err != nil {
		return "", fmt.Errorf("seal a refresh token: %w", err)
	}
	encode := base64.RawURLEncoding.EncodeToString
	header := encode([]byte(refreshHeader))
	sealed := gcm.Seal(nil, nonce, payload, []byte(header))
	text, tag := sealed[:len(payload)], sealed[len(payload):]
	return strings.Join([]string{header, encode(wrapped), encode(nonce), encode(text), encode(tag)}, "."), nil
}

// OpenRefreshToken reads a refresh token that was sealed with these keys; ok is
// false for anything else. Whether it has expired or been revoked is for the
// caller.
func (k *Keys) OpenRefreshToken(token string) (s *SignIn, number int, ok bool) {
	sealed, err := jose.ParseEncryptedCompact(token, []jose.KeyAlgorithm{jose.RSA_OAEP}, []jose.ContentEncryption{jose.A256GCM})
	if err != nil {
		return nil, 0, false
	}
	key, err := k.access()
	if err != nil {
		return nil, 0, false
	}
	payload, err := sealed.Decrypt(key.private)
	if err != nil {
		return nil, 0, false
	}
	opened := sealedSignIn{SignIn: &SignIn{}}
	if json.Unmarshal(payload, &opened) != nil {
		return nil, 0, false
	}
	opened.rotation = pool.RotationFrom(opened.Number)
	return opened.SignIn, opened.Number, true
}
