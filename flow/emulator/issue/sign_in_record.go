package issue

import "authwalk/flow/pool"

// SignInRecord is a sign-in with what has become of it, to be written down.
type SignInRecord struct {
	*SignIn
	Rotation    pool.Rotation `json:"rotation"`
	Used        SessionUse    `json:"used"`
	Revoked     bool          `json:"revoked,omitempty"`
	AccessEnded int64         `json:"access_ended,omitempty"`
}

// Record has record told of every change from now on.
func (s *SignIn) Record(record func(SignInRecord)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.record = record
}

// Keep tells of the sign-in as it is now.
func (s *SignIn) Keep() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.record != nil {
		s.record(SignInRecord{s, s.rotation, s.used, s.revoked.Load(), s.accessEnded.Load()})
	}
}

// Restore is the sign-in that was written down.
func (r SignInRecord) Restore() *SignIn {
	s := r.SignIn
	if s == nil {
		s = &SignIn{}
	}
	s.rotation, s.used = r.Rotation, r.Used
	s.revoked.Store(r.Revoked)
	s.accessEnded.Store(r.AccessEnded)
	return s
}
