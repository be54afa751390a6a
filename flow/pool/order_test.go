package pool

import (
	"testing"
	"time"

	"authwalk/flow/api"
)

// trouble is one thing wrong with a request, how it is put right, and what it
// is answered with until then.
type trouble struct {
	want  string
	right func(w *world, request map[string]string)
}

// TestPasswordFlowOrder: a request in which everything is wrong is refused for
// the first thing in the service's order, and as that is put right, for the
// next.
func TestPasswordFlowOrder(t *testing.T) {
	w := newWorld(t)
	client, disabled := &w.file.Clients[0], false
	flows := client.ExplicitAuthFlows
	client.ExplicitAuthFlows, client.ClientSecret = []string{"ALLOW_USER_SRP_AUTH"}, "s"
	w.user.Username, w.user.UserStatus, w.user.Enabled = "somebody", api.StatusUnconfirmed, &disabled
	w.user.Tracked.LockedUntil = At(testNow.Add(time.Minute))
	w.file.MfaConfig.MfaConfiguration = "ON"
	request := map[string]string{}
	for _, next := range []trouble{
		{"InvalidParameterException: USER_PASSWORD_AUTH flow not enabled for this client", func(*world, map[string]string) { client.ExplicitAuthFlows = flows }},
		{"InvalidParameterException: Missing required parameter USERNAME", func(_ *world, r map[string]string) { r["USERNAME"] = "nadia" }},
		{"InvalidParameterException: Missing required parameter PASSWORD", func(_ *world, r map[string]string) { r["PASSWORD"] = "nope" }},
		{"NotAuthorizedException: Client public is configured with secret but SECRET_HASH was not received", func(_ *world, r map[string]string) { r["SECRET_HASH"] = "wrong" }},
		{"NotAuthorizedException: SecretHash does not match for the client: public", func(_ *world, r map[string]string) { r["SECRET_HASH"] = "h" }},
		{"UserNotFoundException: User does not exist.", func(w *world, _ map[string]string) { w.user.Username = "nadia" }},
		{lockedOut, func(w *world, _ map[string]string) { w.now = w.now.Add(time.Hour) }},
		{"UserNotConfirmedException: User is not confirmed.", func(w *world, _ map[string]string) { w.user.UserStatus = api.StatusResetRequired }},
		{incorrect, func(_ *world, r map[string]string) { r["PASSWORD"] = "Winter-2026!" }},
		{"NotAuthorizedException: User is disabled.", func(w *world, _ map[string]string) { w.user.Enabled = nil }},
		{"PasswordResetRequiredException: Password reset required for the user", func(w *world, _ map[string]string) { temporary(w); w.user.UserStatus = api.StatusForceChangePassword }},
		{"NEW_PASSWORD_REQUIRED", func(w *world, _ map[string]string) { w.user.UserStatus = api.StatusConfirmed }},
		{"EMAIL_OTP", func(w *world, _ map[string]string) { w.file.MfaConfig.MfaConfiguration = "OFF" }},
		{"tokens", func(*world, map[string]string) {}},
	} {
		expect(t, said(w.resolve(Begin(w.facts(), Start{Operation: "InitiateAuth", AuthFlow: "USER_PASSWORD_AUTH", Parameters: request}))), next.want)
		next.right(w, request)
	}
}

// TestAnswerOrder does the same for the answer to a challenge.
func TestAnswerOrder(t *testing.T) {
	w := newWorld(t)
	w.user.UserMFASettingList = []string{emailOTP}
	expect(t, w.signIn("Winter-2026!"), "EMAIL_OTP")
	good, progress := w.state, w.progress
	w.state, w.progress = SessionState{}, Progress{}
	w.file.Clients[0].ClientSecret = "s"
	w.user.Tracked.LockedUntil = At(testNow.Add(time.Hour))
	session, request := "", map[string]string{}
	const invalidSession = "NotAuthorizedException: Invalid session for the user"
	for _, next := range []trouble{
		{"InvalidParameterException: Missing required parameter USERNAME", func(_ *world, r map[string]string) { r["USERNAME"] = "ghost" }},
		{"InvalidParameterException: Missing required parameter EMAIL_OTP_CODE", func(_ *world, r map[string]string) { r["EMAIL_OTP_CODE"] = "0" }},
		{"NotAuthorizedException: Client public is configured with secret but SECRET_HASH was not received", func(_ *world, r map[string]string) { r["SECRET_HASH"] = "wrong" }},
		{"NotAuthorizedException: Unable to verify secret hash for client public", func(_ *world, r map[string]string) { r["SECRET_HASH"] = "h" }},
		{"InvalidParameterException: Missing required parameter Session", func(*world, map[string]string) { session = "s" }},
		{invalidSession + ".", func(w *world, _ map[string]string) {
			w.progress, w.state = progress, SessionState{Known: true, Used: true, Expires: testNow.Add(-time.Second)}
			w.progress.Challenge = smsMFA
		}},
		{invalidSession + ", session can only be used once.", func(w *world, _ map[string]string) { w.state.Used = false }},
		{invalidSession + ", session is expired.", func(w *world, _ map[string]string) { w.state = good }},
		{mismatch, func(w *world, _ map[string]string) { w.progress.Challenge = emailOTP }},
		{invalidSession + ".", func(_ *world, r map[string]string) { r["USERNAME"] = "nadia" }},
		{lockedOut, func(w *world, _ map[string]string) { w.user.Tracked.LockedUntil = Time{} }},
		{mismatch, func(_ *world, r map[string]string) { r["EMAIL_OTP_CODE"] = "123456" }},
		{"tokens", func(*world, map[string]string) {}},
	} {
		event := Event{Kind: Answered, Session: w.state, Answer: &Answer{
			Operation: "RespondToAuthChallenge", ChallengeName: emailOTP, Session: session, Responses: request,
		}}
		expect(t, said(w.resolve(Resume(w.facts(), w.progress, event))), next.want)
		next.right(w, request)
	}
}
