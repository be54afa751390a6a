package pool

import (
	"testing"
	"time"
)

func TestSessionsInOrder(t *testing.T) {
	const session = "NotAuthorizedException: Invalid session for the user"
	for name, test := range map[string]struct {
		set  func(w *world)
		name string
		want string
	}{
		"A084 unknown":       {func(w *world) { w.state = SessionState{}; w.progress = Progress{} }, "nadia", session + "."},
		"A081 used":          {func(w *world) { w.state.Used = true; w.now = w.now.Add(time.Hour) }, "nadia", session + ", session can only be used once."},
		"A082 expired":       {func(w *world) { w.now = w.now.Add(3*time.Minute + time.Second) }, "nadia", session + ", session is expired."},
		"of another client":  {func(w *world) { w.progress.ClientID = "other" }, "nadia", session + "."},
		"of an admin flow":   {func(w *world) { w.progress.Operation = "AdminInitiateAuth" }, "nadia", session + "."},
		"of another user":    {func(*world) {}, "ghost", session + "."},
		"in time":            {func(w *world) { w.now = w.now.Add(3 * time.Minute) }, "nadia", "tokens"},
		"under a used alias": {func(w *world) { w.progress.Typed = "nadia@example.org" }, "nadia@example.org", "tokens"},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			w.user.UserMFASettingList = []string{"EMAIL_OTP"}
			expect(t, w.signIn("Winter-2026!"), "EMAIL_OTP")
			test.set(w)
			expect(t, w.respondWith("session", "EMAIL_OTP", "USERNAME", test.name, "EMAIL_OTP_CODE", w.code), test.want)
		})
	}
	t.Run("A175 missing", func(t *testing.T) {
		w := newWorld(t)
		expect(t, w.respondWith("", "MFA_SETUP", "USERNAME", "nadia"), "InvalidParameterException: Missing required parameter Session")
	})
}
