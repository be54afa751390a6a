package srp

import "errors"

// Errors of this package wrap one of these. None of them quotes a value.
var (
	// ErrBadPoolID says that a pool id is not a region, an underscore and a name.
	ErrBadPoolID = errors.New("the user pool ID must have the form region_name")
	// ErrBadServerValue says that a client must not use the server's B: it is not
	// a hexadecimal number, not between 1 and N-1, or leads to u = 0.
	ErrBadServerValue = errors.New("invalid SRP value from the server")
	// ErrBadClientValue says that a server must not use the client's A, for the
	// same reasons.
	ErrBadClientValue = errors.New("invalid SRP value from the client")
	// ErrBadSalt says that a salt is not a non-negative number of up to 4096 bits.
	ErrBadSalt = errors.New("invalid salt")
	// ErrBadSecretBlock says that a secret block is not base64.
	ErrBadSecretBlock = errors.New("secret block is not base64")
	// ErrBadVerifier says that a verifier is not a number from 1 to N-1 or, in a
	// device registration, not base64 of a signed number.
	ErrBadVerifier = errors.New("invalid password verifier")
	// ErrBadTimestamp says that a timestamp cannot be parsed.
	ErrBadTimestamp = errors.New("the timestamp must have the form EEE MMM d HH:mm:ss z yyyy in English")
)
