package srp

import (
	"encoding/base64"
	"fmt"
	"io"
)

// devicePasswordSize is the number of random bytes in the password of a device.
const devicePasswordSize = 40

// DeviceRegistration is what ConfirmDevice is called with, and the password to
// keep for signing in from the device later.
type DeviceRegistration struct {
	// Password is base64 of random bytes; the text itself is the password.
	Password string
	// Salt and PasswordVerifier are base64 of the signed encoding, the members of
	// DeviceSecretVerifierConfig.
	Salt, PasswordVerifier string
}

// RegisterDevice makes up a password for a device and its verifier. It fails only if
// random, which has to be a cryptographic source, does.
func RegisterDevice(groupKey, deviceKey string, random io.Reader) (DeviceRegistration, error) {
	drawn, err := randomBytes(random, devicePasswordSize+saltSize)
	if err != nil {
		return DeviceRegistration{}, fmt.Errorf("draw a device password: %w", err)
	}
	password := base64.StdEncoding.EncodeToString(drawn[:devicePasswordSize])
	verifier := DeriveVerifier(Identity{groupKey, deviceKey}, password, drawn[devicePasswordSize:])
	return DeviceRegistration{
		Password:         password,
		Salt:             base64.StdEncoding.EncodeToString(encode(verifier.Salt)),
		PasswordVerifier: base64.StdEncoding.EncodeToString(encode(verifier.V)),
	}, nil
}

// ParseDeviceVerifier reads the salt and verifier of a ConfirmDevice call, base64 of
// the signed encoding. It returns ErrBadSalt or ErrBadVerifier for what is not base64,
// is negative because the sign byte was left out, or is a verifier outside 1 to N-1.
func ParseDeviceVerifier(salt, passwordVerifier string) (Verifier, error) {
	saltNumber, err := parseSigned(salt)
	if err != nil {
		return Verifier{}, fmt.Errorf("%w: %w", ErrBadSalt, err)
	}
	v, err := parseSigned(passwordVerifier)
	if err == nil {
		_, err = residue(v)
	}
	if err != nil {
		return Verifier{}, fmt.Errorf("%w: %w", ErrBadVerifier, err)
	}
	return Verifier{Salt: saltNumber, V: v}, nil
}
