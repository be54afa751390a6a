package srp

import (
	"crypto/sha256"
	"strings"
)

// Identity is whose password is proved. For a user, Scope is the pool name (see
// [PoolName]) and ID the USER_ID_FOR_SRP of the challenge. For a device, Scope is
// the device group key and ID the device key. Both are hashed as given.
type Identity struct {
	Scope, ID string
}

// PoolName returns what follows the first underscore of a pool id, which is what
// Cognito hashes: "AbCdEf123" for "us-east-1_AbCdEf123". It returns ErrBadPoolID
// if there is no underscore, or nothing before or after it.
func PoolName(poolID string) (string, error) {
	region, name, _ := strings.Cut(poolID, "_")
	if region == "" || name == "" {
		return "", ErrBadPoolID
	}
	return name, nil
}

// passwordExponent is the x of RFC 5054 section 2.4, as a 32-byte number.
func passwordExponent(identity Identity, password string, salt []byte) [sha256.Size]byte {
	inner := sha256.Sum256([]byte(identity.Scope + identity.ID + ":" + password))
	return sha256.Sum256(append(encode(salt), inner[:]...))
}
