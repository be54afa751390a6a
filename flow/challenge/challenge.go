package challenge

import (
	"io"
	"slices"
	"time"

	"authwalk/flow/api"
	"authwalk/flow/passkey"
	"authwalk/flow/walk"
)

// Challenge is an entry of the catalogue.
type Challenge struct {
	// Name is the ChallengeName.
	Name string
	// Label says in a few words what it is, for lists.
	Label string
	// Description explains it to a reader who has not read the developer guide.
	Description string
	// Prompt is what a person is asked.
	Prompt func(Situation) walk.Prompt
	// Reply makes the request for an answer. Values given under the names of
	// the API win over what would be computed.
	Reply func(Tools, Situation, walk.Values) (walk.Request, error)
}

// Tools is what an entry may use besides its arguments.
type Tools struct {
	// Now is the time by the local clock.
	Now time.Time
	// Random is the source of secret numbers.
	Random io.Reader
	// Notation reads maps and structures as people write them; nil for JSON
	// alone.
	Notation Notation
	// Handshakes are the SRP handshakes under way; nil where no proof is to be computed,
	// as for a preview.
	Handshakes *Handshakes
	// KeepAuthenticator keeps the secret of an authenticator app before the service
	// is told that it works.
	KeepAuthenticator func(Situation, walk.Secret) error
	// KeepDevice keeps the secret of a device that is about to be registered, so
	// that it outlives whatever happens next.
	KeepDevice func(Situation, Device) error
	// KeepPasskey keeps a passkey that is about to be registered, or that a file
	// gave.
	KeepPasskey func(Situation, passkey.Passkey) error
	// CountPasskey counts one more signature of a passkey that is known here, keeps
	// the count, and returns the passkey with its key.
	CountPasskey func(Situation, passkey.Passkey) (passkey.Passkey, error)
	// UnlockPasskey returns a passkey that is known here with its key.
	UnlockPasskey func(Situation, passkey.Passkey) (passkey.Passkey, error)
	// ReadSecretFile reads a file that others must not be able to read.
	ReadSecretFile func(path string) ([]byte, error)
	// WriteSecretFile makes one.
	WriteSecretFile func(path string, data []byte) error
}

// ComputedLater stands in a preview for what is computed when the request is sent.
const ComputedLater = "computed when it is sent"

// previews tells that the request is only to be shown: nothing is computed or spent for it.
func (t Tools) previews() bool { return t.Handshakes == nil }

// Known is what has been learned of the pool, client and user beside the walk
// itself. The zero value knows nothing.
type Known struct {
	// Policy is the pool's password policy as a checklist; nil when unknown.
	Policy []walk.Rule
	// SessionValidity is the client's AuthSessionValidity, 0 when unknown.
	SessionValidity time.Duration
	// Levels are the names of the pool's levels of assurance, the lowest first; none
	// where it is not known to have any.
	Levels []string
	// Level is the level that the tokens have by their claim acr, "" for none.
	Level string
	// Sessions tells that the pool keeps records of sessions.
	Sessions bool
	// Device is the remembered device that the sign-in goes on with.
	Device Device
	// ForeignSRPA tells that the secret behind the SRP_A that was sent is not known here.
	ForeignSRPA bool
	// Passkeys are those that are kept here for the pool, without their keys, the
	// oldest first.
	Passkeys []passkey.Passkey
	// PasskeysKept says how those are kept, and KeepsPasskeys how another will be, to
	// go on from "kept"; "" where that is not known.
	PasskeysKept, KeepsPasskeys string
	// PasskeysFault is why those that are kept here cannot be used.
	PasskeysFault error
	// NoPasskeys tells that the pool is known to take none.
	NoPasskeys bool
}

// Situation is where a walk stands when an entry is asked.
type Situation struct {
	Walk    walk.Walk
	Pending walk.Pending
	Known   Known
}

// asked is the pending challenge, an empty one where it was answered: then it
// is only looked at again.
func (s Situation) asked() *walk.Challenge {
	if s.Pending.Step.Challenge == nil {
		return &walk.Challenge{}
	}
	return s.Pending.Step.Challenge
}

// Parameter is a ChallengeParameter of the pending challenge.
func (s Situation) Parameter(name string) string {
	return s.asked().Parameters[name]
}

// Username is the name to answer with: the canonical one, as soon as the
// service has named it, else what the person typed.
func (s Situation) Username() string {
	for _, step := range slices.Backward(s.Walk.Steps) {
		if step.Challenge == nil {
			continue
		}
		for _, name := range []string{api.KeyUserIDForSRP, api.KeyUsername} {
			if canonical := step.Challenge.Parameters[name]; canonical != "" {
				return canonical
			}
		}
	}
	return s.Walk.Start.Username
}

// Password is the newest password the person gave in this walk.
func (s Situation) Password() walk.Secret {
	for _, step := range slices.Backward(s.Walk.Steps) {
		for _, key := range []string{api.KeyNewPassword, api.KeyPassword} {
			if text := step.Answer.Get(key); text != "" {
				return walk.NewSecret(text)
			}
		}
	}
	return s.Walk.Start.Password
}
