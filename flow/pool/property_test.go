package pool

import (
	"reflect"
	"slices"
	"testing"
	"time"

	"authwalk/flow/api"

	"pgregory.net/rapid"
)

// waiting is a session of the property test: what was proved on the way to it,
// and whether it is spent.
type waiting struct {
	progress Progress
	state    SessionState
	proved   []string
}

// sessions is a pool under arbitrary requests and arbitrary findings.
type sessions struct {
	t       *rapid.T
	facts   Facts
	waiting []*waiting
	// signed tells that the last assertion was drawn right.
	signed bool
}

func drawFacts(t *rapid.T) Facts {
	file := newSettings()
	flag := rapid.Bool()
	file.MfaConfig.MfaConfiguration = rapid.SampledFrom([]string{"OFF", "OPTIONAL", "ON"}).Draw(t, "mfa")
	if flag.Draw(t, "hides") {
		file.Clients[0].PreventUserExistenceErrors = "ENABLED"
	}
	user := &file.Users[0]
	user.UserStatus = rapid.SampledFrom([]string{api.StatusConfirmed, api.StatusConfirmed, api.StatusForceChangePassword, api.StatusResetRequired, api.StatusUnconfirmed}).Draw(t, "status")
	user.Tracked.Imported = flag.Draw(t, "imported")
	if flag.Draw(t, "disabled") && flag.Draw(t, "really") {
		user.Enabled = new(bool)
	}
	if flag.Draw(t, "phone") {
		user.UserAttributes = append(user.UserAttributes, Attribute{"phone_number", "+15550100142"})
	}
	if flag.Draw(t, "bare") {
		user.UserAttributes = Attributes{{"given_name", "N"}}
	}
	if flag.Draw(t, "totp") {
		user.TotpSecret = "S"
	}
	file.UserPool.DeviceConfiguration = rapid.SampledFrom([]*DeviceConfiguration{
		nil, {}, {ChallengeRequiredOnNewDevice: true},
	}).Draw(t, "tracking")
	user.Devices = []Device{
		{DeviceKey: "known"}, {DeviceKey: "other"}, {DeviceKey: "unremembered", DeviceRememberedStatus: api.DeviceNotRemembered},
	}
	drawPasskeys(t, file, user)
	user.UserMFASettingList = rapid.SliceOfNDistinct(
		rapid.SampledFrom([]string{smsMFA, softwareTokenMFA, emailOTP}), 0, 3, rapid.ID).Draw(t, "factors")
	return Facts{
		Now: testNow, Pool: &file.UserPool, Mfa: file.MfaConfig, Client: &file.Clients[0], Users: []*User{user},
		SimulatedID: "5f0c9a52-0f3e-4b86-8a0e-5d2f9c66b7aa",
	}
}

func (s *sessions) drawEvent(d Decision) Event {
	t := s.t
	event := Event{Kind: d.Need.Kind, OK: rapid.Bool().Draw(t, "ok")}
	switch d.Need.Kind {
	case MakePasskeyChallenge:
		event.Text = rapid.StringMatching("[a-z]{4}").Draw(t, "challenge")
	case VerifyAssertion:
		event.Assertion, s.signed = s.drawAssertion(d)
	case VerifyTOTP:
		event.OK = false
		event.Steps = rapid.SliceOfN(rapid.Int64Range(1, 5), 0, 2).Draw(t, "steps")
	case CheckRefreshToken:
		event.Token = rapid.SampledFrom([]TokenState{TokenValid, TokenInvalid, TokenExpired, TokenRevoked}).Draw(t, "token")
		event.Username = "nadia"
		event.DeviceKey = drawDevice(t)
	case MakeID:
		event.Text = "1c7d9a52"
	case CheckSignUpSession:
		event.Session = SessionState{Known: event.OK, Expires: testNow}
	}
	return event
}

// drawDevice is the key of one of the user's devices, of none, or "".
func drawDevice(t *rapid.T) string {
	return rapid.SampledFrom([]string{"", "", "known", "known", "other", "unremembered", "unknown"}).Draw(t, "device")
}

// proof is what an event proves, "" for nothing. A passkey that verified the user may
// be both factors.
func (s *sessions) proof(e Event, p Progress) string {
	switch {
	case e.Kind == VerifyAssertion && s.signed && e.Assertion.Authenticator.UserVerified:
		return "both"
	case e.Kind == VerifyAssertion && s.signed:
		return "first"
	case e.OK && (e.Kind == VerifyPassword || e.Kind == VerifyProof || e.Kind == CheckSignUpSession):
		return "first"
	case e.OK && e.Kind == VerifyCode && p.FirstFactor == "":
		return "first"
	case e.OK && e.Kind == VerifyCode, len(e.Steps) > 0:
		return "second"
	case e.OK && e.Kind == VerifyDeviceProof:
		return "device " + p.DeviceKey
	case e.Kind == CheckRefreshToken && e.Token == TokenValid:
		return "refresh"
	default:
		return ""
	}
}

// settle meets needs by lot, until there is a decision, and holds it to what is
// true of all decisions.
func (s *sessions) resolve(d Decision, from *waiting) {
	var proved []string
	if from != nil {
		proved = slices.Clone(from.proved)
	}
	for d.Need != nil {
		checkOneKind(s.t, d)
		event := s.drawEvent(d)
		if got := s.proof(event, d.Progress); got != "" {
			proved = append(proved, got)
		}
		next := Resume(s.facts, d.Progress, event)
		if again := Resume(s.facts, d.Progress, event); !reflect.DeepEqual(next, again) {
			s.t.Fatalf("two decisions on the same: %+v and %+v", next, again)
		}
		stray := Resume(s.facts, d.Progress, Event{Kind: "Stray", OK: true})
		if stray.Need == nil || stray.Need.Kind != d.Need.Kind {
			s.t.Fatalf("an event of another kind was taken for %s", d.Need.Kind)
		}
		d = next
	}
	checkOneKind(s.t, d)
	spent := slices.ContainsFunc(d.Changes, func(c Change) bool { return c.Kind == SessionSpent })
	if from != nil {
		if from.state.Used && d.Refusal == nil {
			s.t.Fatalf("a spent session was taken: %+v", d)
		}
		if d.Refusal == nil && !spent {
			s.t.Fatalf("success left the session unspent: %+v", d)
		}
		from.state.Used = from.state.Used || spent
	}
	s.facts = s.facts.after(d)
	if d.Challenge != nil {
		s.waiting = append(s.waiting, &waiting{d.Progress, SessionState{Known: true, Expires: testNow.Add(time.Minute)}, proved})
	}
	if d.Tokens != nil {
		s.checkTokens(d, from, proved)
	}
}

func (s *sessions) checkTokens(d Decision, from *waiting, proved []string) {
	s.checkDevice(d, proved)
	if d.Tokens.Refreshed {
		if !slices.Contains(proved, "refresh") {
			s.t.Fatal("refreshed without a valid token")
		}
		return
	}
	both := slices.Contains(proved, "both")
	if !both && !slices.Contains(proved, "first") {
		s.t.Fatalf("tokens without a first factor: %+v", d)
	}
	setUp := from != nil && slices.Contains(proved, "set up")
	instead := s.facts.Pool.remembersInPlaceOfFactor() && slices.Contains(proved, "device "+d.Progress.DeviceKey)
	if s.facts.mfaConfiguration() == "ON" && !setUp && !instead && (!both || !s.facts.passkeyIsBothFactors(s.facts.Users[0])) && !slices.Contains(proved, "second") {
		s.t.Fatalf("tokens without a second factor: %+v", d)
	}
	if user := s.facts.Users[0]; !user.IsEnabled() || user.Status() != api.StatusConfirmed {
		s.t.Fatalf("tokens for a user who is %s, enabled %v", user.Status(), user.IsEnabled())
	}
}

// checkDevice: tokens belong to the device that was named, which has proved itself
// if it is remembered, or to a new one; without tracking to none.
func (s *sessions) checkDevice(d Decision, proved []string) {
	named, got := d.Progress.DeviceKey, d.Tokens.DeviceKey
	device := s.facts.Users[0].Device(named)
	switch {
	case !s.facts.Pool.tracksDevices():
		if d.Tokens.NewDevice.Key != "" {
			s.t.Fatalf("a device without tracking: %+v", d.Tokens)
		}
	case d.Tokens.Refreshed && named != "" && device == nil:
		s.t.Fatalf("refreshed from a device that is not confirmed: %+v", d.Tokens)
	case d.Tokens.Refreshed:
	case named == "" && (d.Tokens.NewDevice.Key == "" || got != d.Tokens.NewDevice.Key):
		s.t.Fatalf("no new device: %+v", d.Tokens)
	case named != "" && (d.Tokens.NewDevice.Key != "" || got != named || device == nil):
		s.t.Fatalf("%s named: %+v", named, d.Tokens)
	case named != "" && device.Remembered() && !slices.Contains(proved, "device "+named):
		s.t.Fatalf("tokens for a remembered device that has proved nothing: %+v", d)
	}
}

func (s *sessions) begin() {
	parameters := map[string]string{}
	for _, name := range []string{"USERNAME", "PASSWORD", "SRP_A", "REFRESH_TOKEN"} {
		if rapid.IntRange(0, 9).Draw(s.t, name) > 0 {
			parameters[name] = "nadia"
		}
	}
	if rapid.IntRange(0, 9).Draw(s.t, "ghost") == 0 {
		parameters["USERNAME"] = "ghost"
	}
	parameters["DEVICE_KEY"] = drawDevice(s.t)
	parameters["PREFERRED_CHALLENGE"] = rapid.SampledFrom([]string{"", "PASSWORD", "PASSWORD_SRP", emailOTP, smsOTP, webAuthn}).Draw(s.t, "preferred")
	start := Start{
		Operation:  rapid.SampledFrom([]string{"InitiateAuth", "AdminInitiateAuth", "GetTokensFromRefreshToken"}).Draw(s.t, "operation"),
		AuthFlow:   rapid.SampledFrom([]string{api.FlowUserPasswordAuth, api.FlowAdminUserPasswordAuth, api.FlowUserSRPAuth, api.FlowUserAuth, api.FlowRefreshTokenAuth, api.FlowCustomAuth}).Draw(s.t, "flow"),
		Parameters: parameters,
	}
	if rapid.IntRange(0, 9).Draw(s.t, "after sign-up") == 0 {
		start.Session = "s"
	}
	s.resolve(Begin(s.facts, start), nil)
}

func (s *sessions) answer() {
	if len(s.waiting) == 0 {
		s.t.Skip("nothing waits")
	}
	from := rapid.SampledFrom(s.waiting).Draw(s.t, "session")
	name := from.progress.Challenge
	if rapid.IntRange(0, 9).Draw(s.t, "other challenge") == 0 {
		name = rapid.SampledFrom([]string{smsMFA, softwareTokenMFA, emailOTP, webAuthn, "MFA_SETUP", "PASSWORD", "CUSTOM_CHALLENGE"}).Draw(s.t, "challenge")
	}
	responses := map[string]string{
		"USERNAME": from.progress.Username, "SMS_MFA_CODE": "1", "EMAIL_OTP_CODE": "1", "SMS_OTP_CODE": "1",
		"SOFTWARE_TOKEN_MFA_CODE": "1", "PASSWORD": "p", "CREDENTIAL": "c", "SRP_A": "a", "NEW_PASSWORD": "Spring-2026",
		"PASSWORD_CLAIM_SECRET_BLOCK": "b", "PASSWORD_CLAIM_SIGNATURE": "s", "TIMESTAMP": "t",
	}
	responses["DEVICE_KEY"] = drawDevice(s.t)
	if rapid.Bool().Draw(s.t, "same device") {
		responses["DEVICE_KEY"] = from.progress.DeviceKey
	}
	if len(from.progress.Offered) > 0 {
		responses["ANSWER"] = rapid.SampledFrom(from.progress.Offered).Draw(s.t, "choice")
	}
	if rapid.Bool().Draw(s.t, "email") {
		responses["EMAIL"] = "n@example.org"
	}
	if name == "MFA_SETUP" && from.progress.Challenge == name {
		from.progress.TotpVerified = rapid.Bool().Draw(s.t, "verified")
		if from.progress.TotpVerified {
			from.proved = append(from.proved, "set up")
		}
	}
	s.resolve(Resume(s.facts, from.progress, Event{Kind: Answered, Session: from.state, Answer: &Answer{
		Operation: respondTo(from.progress), ChallengeName: name, Session: "s", Responses: responses,
	}}), from)
}

// updateDevices remembers, no longer remembers, or forgets a device.
func (s *sessions) updateDevices(t *rapid.T) {
	user, key := s.facts.Users[0], drawDevice(t)
	changed, refusal := SetDeviceStatus(user, key, rapid.SampledFrom([]string{api.DeviceRemembered, api.DeviceNotRemembered, ""}).Draw(t, "status"), s.facts.Now)
	if rapid.IntRange(0, 3).Draw(t, "forget") == 0 {
		changed, refusal = ForgetDevice(user, key)
	}
	if (refusal != nil) != (user.Device(key) == nil) {
		t.Fatalf("%q: %v", key, refusal)
	}
	if refusal == nil {
		s.facts.Users = []*User{changed}
	}
}

func TestWhateverHappens(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := &sessions{t: t, facts: drawFacts(t)}
		t.Repeat(map[string]func(*rapid.T){
			"begin":  func(*rapid.T) { s.begin() },
			"answer": func(*rapid.T) { s.answer() },
			"update": func(t *rapid.T) { s.updateDevices(t) },
			"prefer": func(t *rapid.T) { s.preferPasskey(t) },
			"wait":   func(t *rapid.T) { s.facts.Now = s.facts.Now.Add(time.Second) },
		})
	})
}

func TestPredictionsAreDecisions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := drawFacts(t)
		flow := rapid.SampledFrom([]string{api.FlowUserPasswordAuth, api.FlowUserAuth}).Draw(t, "flow")
		start := Start{Operation: "InitiateAuth", AuthFlow: flow, Parameters: map[string]string{
			"USERNAME": "nadia", "DEVICE_KEY": drawDevice(t),
		}}
		for _, path := range Predict(f, start).Paths {
			for _, name := range path {
				if _, ok := Explain(f, start, name); !ok {
					t.Fatalf("%s of %v is possible and not explained", name, path)
				}
			}
		}
	})
}
