package issue

import (
	"io"
	"sync"
	"sync/atomic"
	"time"

	"authwalk/flow/emulator/random"
	"authwalk/flow/pool"
)

// SignIn is a sign-in that led to tokens. Refreshed tokens belong to it too.
type SignIn struct {
	EventID   string `json:"event_id"`
	OriginJTI string `json:"origin_jti"`
	Sub       string `json:"sub"`
	Username  string `json:"username"`
	ClientID  string `json:"client_id"`
	// DeviceKey is the device of the sign-in, and DeviceGroupKey its group where the
	// device was offered anew; both empty without device tracking.
	DeviceKey      string `json:"device_key,omitempty"`
	DeviceGroupKey string `json:"device_group_key,omitempty"`
	// AuthTime and RefreshExpires are seconds since 1970.
	AuthTime       int64 `json:"auth_time"`
	RefreshExpires int64 `json:"exp"`
	// Level and Methods are the acr and amr claims, empty where the pool has no
	// levels of assurance.
	Level   string   `json:"acr,omitempty"`
	Methods []string `json:"amr,omitempty"`

	// SessionID is the session, empty where the pool keeps no records of sessions.
	SessionID string `json:"session_id,omitempty"`

	// mu guards rotation, what has become of the refresh tokens, and used, the last
	// use of the session.
	mu       sync.Mutex
	rotation pool.Rotation
	used     SessionUse

	// record is told of every change, where there is one.
	record func(SignInRecord)

	revoked atomic.Bool
	// accessEnded is when the user was last disabled, in seconds since 1970.
	accessEnded atomic.Int64
}

// SessionUse is when a session was used, and from where.
type SessionUse struct {
	At              time.Time
	Address, Device string
}

// Use notes a use of the session.
func (s *SignIn) Use(use SessionUse) {
	s.mu.Lock()
	s.used = use
	s.mu.Unlock()
	s.Keep()
}

// LastUse is the last use of the session.
func (s *SignIn) LastUse() SessionUse {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.used
}

// NewSignIn is a sign-in of the user through the client that succeeds now.
func NewSignIn(source io.Reader, client *pool.Client, user *pool.User, now time.Time) *SignIn {
	_, _, refresh := client.Validities()
	return &SignIn{
		EventID:        random.UUID(source),
		OriginJTI:      random.UUID(source),
		Sub:            user.Sub(),
		Username:       user.Username,
		ClientID:       client.ClientID,
		AuthTime:       now.Unix(),
		RefreshExpires: now.Add(refresh).Unix(),
	}
}

// Expires is when the refresh token of the sign-in ends.
func (s *SignIn) Expires() time.Time { return time.Unix(s.RefreshExpires, 0) }

// Exchange exchanges the refresh token of this number for a new one, and returns its
// number. It fails where another request was faster.
func (s *SignIn) Exchange(number int, grace time.Duration, now time.Time) (newer int, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.rotation.State(number, grace, now) != pool.TokenValid {
		return 0, pool.TokenReuse()
	}
	s.rotation = s.rotation.Exchanged(number, now)
	return s.rotation.Live, nil
}

// Rotation is what has become of the refresh tokens.
func (s *SignIn) Rotation() pool.Rotation {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.rotation
}

// Revoke ends the refresh token and every access token.
func (s *SignIn) Revoke() {
	s.revoked.Store(true)
	s.Keep()
}

// Revoked tells whether the refresh token was ended.
func (s *SignIn) Revoked() bool { return s.revoked.Load() }

// EndAccess ends the access tokens issued until then; the refresh token stays.
func (s *SignIn) EndAccess(at time.Time) {
	s.accessEnded.Store(at.Unix())
	s.Keep()
}

// AccessRevoked tells whether an access token issued at this second was ended.
func (s *SignIn) AccessRevoked(issuedAt int64) bool {
	return s.Revoked() || issuedAt <= s.accessEnded.Load()
}
