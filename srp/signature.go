package srp

import (
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
)

// keyInfo and keySize are the HKDF parameters (RFC 5869) of the signing key.
const (
	keyInfo = "Caldera Derived Key"
	keySize = 16
)

// scrambler is the u of RFC 5054 section 2.5.3, as a 32-byte number.
func scrambler(clientValue, serverValue []byte) [sha256.Size]byte {
	return sha256.Sum256(append(encode(clientValue), encode(serverValue)...))
}

// checkScrambler refuses u = 0, which would take the password out of S.
func checkScrambler(u [sha256.Size]byte) error {
	if u == [sha256.Size]byte{} {
		return errZeroScrambler
	}
	return nil
}

// signingKey derives the key of the signature from the shared value S.
func signingKey(shared, u []byte) ([]byte, error) {
	return hkdf.Key(sha256.New, encode(shared), encode(u), keyInfo, keySize)
}

// sign computes the 32-byte signature.
func sign(key []byte, identity Identity, secretBlock []byte, timestamp string) []byte {
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(identity.Scope))
	mac.Write([]byte(identity.ID))
	mac.Write(secretBlock)
	mac.Write([]byte(timestamp))
	return mac.Sum(nil)
}

// signatureMatches compares a signature as it travels with the expected one in
// constant time.
func signatureMatches(claimed string, expected []byte) bool {
	if len(claimed) != base64.StdEncoding.EncodedLen(len(expected)) {
		return false // also keeps out line breaks, which decoding ignores
	}
	decoded, err := base64.StdEncoding.DecodeString(claimed)
	return err == nil && subtle.ConstantTimeCompare(decoded, expected) == 1
}
