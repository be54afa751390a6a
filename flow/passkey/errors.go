package passkey

import "errors"

// Why an authenticator does not do what it is asked.
var (
	// ErrMalformed: the options are not what Web Authentication says.
	ErrMalformed = errors.New("the passkey options cannot be read")
	// ErrRelyingParty: no browser takes the name of the relying party.
	ErrRelyingParty = errors.New("not a domain that a passkey can be for")
	// ErrNoAlgorithm: the relying party does not take signatures of this kind.
	ErrNoAlgorithm = errors.New("the options do not allow ES256, the only algorithm that authwalk signs with")
	// ErrNotPlatform: the options want an authenticator that is plugged in.
	ErrNotPlatform = errors.New("the options ask for a separate security key, which authwalk is not")
	// ErrExcluded: the user has a passkey of this authenticator.
	ErrExcluded = errors.New("this user has a passkey here already")
	// ErrOtherRelyingParty: the passkey is for another domain.
	ErrOtherRelyingParty = errors.New("the passkey is for another domain")
	// ErrNotAllowed: the relying party asks for other passkeys.
	ErrNotAllowed = errors.New("the options do not list this passkey")
	// ErrNotPresent: nobody pressed a key.
	ErrNotPresent = errors.New("a passkey signs only while its user is present")
	// ErrNotVerified: the options want to know who pressed the key.
	ErrNotVerified = errors.New("the options require user verification")
	// ErrNoRandomness: no key can be drawn.
	ErrNoRandomness = errors.New("this machine gave no random number")
)
