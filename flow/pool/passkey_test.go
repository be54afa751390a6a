package pool

import (
	"crypto/sha256"
	"strings"
	"testing"
	"time"

	"authwalk/flow/api"
)

// takePasskeys lets the pool take passkeys for localhost.
func takePasskeys(file *settings) {
	policy := file.UserPool.Policies.SignInPolicy
	policy.AllowedFirstAuthFactors = append(policy.AllowedFirstAuthFactors, webAuthn)
	file.MfaConfig.WebAuthnConfiguration = &WebAuthnConfig{RelyingPartyID: localhost}
}

// registration is a right one.
func registration(f Facts, id string, taken bool) PasskeyRegistration {
	return PasskeyRegistration{
		Attestation: &Attestation{
			Passkey: Passkey{CredentialID: id, PublicKey: "key"},
			Client:  ClientData{Type: ClientDataCreate, Challenge: "challenge", Origin: "http://localhost:3000"},
			Authenticator: AuthenticatorData{
				RelyingPartyHash: sha256.Sum256([]byte(f.relyingPartyID())), UserPresent: true, UserVerified: true, SignCount: 3,
			},
			Supported: true, Signed: true,
		},
		Issued: PasskeyChallenge{Text: "challenge", ClientID: f.Client.ClientID, Expires: f.Now},
		Taken:  taken,
	}
}

func TestOrigins(t *testing.T) {
	for origin, fits := range map[string]string{
		"https://example.org": "example.org", "https://auth.example.org": "example.org", "https://example.org:8443": "example.org",
		"https://auth.example.org:1": "auth.example.org", "http://localhost": localhost, "http://localhost:3000": localhost,
		"https://localhost:3000": localhost, "http://app.localhost:3000": localhost, "http://127.0.0.1:5173": localhost,
		"http://[::1]:5173": localhost, "http://127.9.9.9": localhost,
	} {
		if !OriginFits(fits, origin) {
			t.Errorf("%s does not fit %s", origin, fits)
		}
	}
	for origin, fits := range map[string]string{
		"http://example.org": "example.org", "https://example.com": "example.org", "https://badexample.org": "example.org",
		"https://example.org.example.com": "example.org", "https://example.org/": "example.org", "https://example.org:": "example.org",
		"https://example.org?a": "example.org", "https://u@example.org": "example.org", "https://.example.org.": "example.org",
		"https://EXAMPLE.org": "example.org", "https://example.org": "auth.example.org", "": "example.org", "null": "example.org",
		"https://": "example.org", "https://localhost.example.org": localhost, "http://128.0.0.1": localhost, "ftp://localhost": localhost,
		"http://badlocalhost": localhost, "http://localhost ": localhost, "http://localhost:x": localhost, "http://127.0.0.1": "127.0.0.1",
		"https://example.org#": "example.org", "//localhost": localhost, "http:localhost": localhost,
	} {
		if OriginFits(fits, origin) {
			t.Errorf("%s fits %s", origin, fits)
		}
	}
}

func TestRelyingParties(t *testing.T) {
	p := &UserPool{ID: "eu-west-1_Ab12Cd34E"}
	expect(t, RelyingPartyID(p, nil), "")
	p.Domain = "shop"
	expect(t, RelyingPartyID(p, &MfaConfig{}), "shop.auth.eu-west-1.amazoncognito.com")
	p.CustomDomain = "auth.example.org"
	expect(t, RelyingPartyID(p, &MfaConfig{WebAuthnConfiguration: &WebAuthnConfig{}}), "auth.example.org")
	expect(t, RelyingPartyID(p, &MfaConfig{WebAuthnConfiguration: &WebAuthnConfig{RelyingPartyID: "example.org"}}), "example.org")
}

// TestRegistrationsAreRefused: each for one reason, with its exception.
func TestRegistrationsAreRefused(t *testing.T) {
	required := func(w *world, _ *PasskeyRegistration) {
		w.file.MfaConfig.WebAuthnConfiguration.UserVerification = api.VerificationRequired
	}
	for name, test := range map[string]struct {
		alter func(*world, *PasskeyRegistration)
		want  string
	}{
		"right":           {func(*world, *PasskeyRegistration) {}, ""},
		"verified":        {required, ""},
		"passkeys off":    {func(w *world, _ *PasskeyRegistration) { w.file.UserPool.Policies = nil }, api.WebAuthnNotEnabledException},
		"no domain":       {func(w *world, _ *PasskeyRegistration) { w.file.MfaConfig.WebAuthnConfiguration = nil }, api.WebAuthnConfigurationMissingException},
		"twenty":          {func(w *world, _ *PasskeyRegistration) { w.user.Passkeys = make([]Passkey, 20) }, api.LimitExceededException},
		"nothing started": {func(_ *world, r *PasskeyRegistration) { r.Issued = PasskeyChallenge{} }, api.WebAuthnChallengeNotFoundException},
		"too late":        {func(w *world, _ *PasskeyRegistration) { w.now = w.now.Add(time.Second) }, api.WebAuthnChallengeNotFoundException},
		"other challenge": {func(_ *world, r *PasskeyRegistration) { r.Attestation.Client.Challenge = "another" }, api.WebAuthnChallengeNotFoundException},
		"other client":    {func(_ *world, r *PasskeyRegistration) { r.Issued.ClientID = "another" }, api.WebAuthnClientMismatchException},
		"unreadable":      {func(_ *world, r *PasskeyRegistration) { r.Attestation = nil }, api.InvalidParameterException},
		"no registration": {func(_ *world, r *PasskeyRegistration) { r.Attestation.Client.Type = ClientDataGet }, api.InvalidParameterException},
		"other page":      {func(_ *world, r *PasskeyRegistration) { r.Attestation.Client.Origin = "https://example.org" }, api.WebAuthnOriginNotAllowedException},
		"in a frame":      {func(_ *world, r *PasskeyRegistration) { r.Attestation.Client.CrossOrigin = true }, api.WebAuthnOriginNotAllowedException},
		"other domain":    {func(_ *world, r *PasskeyRegistration) { r.Attestation.Authenticator.RelyingPartyHash[0] ^= 1 }, api.WebAuthnRelyingPartyMismatchException},
		"other algorithm": {func(_ *world, r *PasskeyRegistration) { r.Attestation.Supported = false }, api.WebAuthnCredentialNotSupportedException},
		"not verified": {
			func(w *world, r *PasskeyRegistration) {
				required(w, r)
				r.Attestation.Authenticator.UserVerified = false
			},
			api.WebAuthnCredentialNotSupportedException,
		},
		"nobody there":    {func(_ *world, r *PasskeyRegistration) { r.Attestation.Authenticator.UserPresent = false }, api.InvalidParameterException},
		"wrong signature": {func(_ *world, r *PasskeyRegistration) { r.Attestation.Signed = false }, api.InvalidParameterException},
		"known id":        {func(_ *world, r *PasskeyRegistration) { r.Taken = true }, api.InvalidParameterException},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			takePasskeys(w.file)
			r := registration(w.facts(), "id", false)
			test.alter(w, &r)
			before := len(w.user.Passkeys)
			changed, refusal := RegisterPasskey(w.facts(), w.user, r)
			switch {
			case len(w.user.Passkeys) != before:
				t.Error("the user was changed in place")
			case test.want == "" && refusal != nil:
				t.Error(refusal)
			case test.want != "" && (refusal == nil || refusal.Exception != test.want):
				t.Errorf("%v, want %s", refusal, test.want)
			case test.want == "" && changed.Passkeys[before].SignCount != 3:
				t.Errorf("%+v", changed.Passkeys)
			}
		})
	}
}

// passkeyWorld has a user with a passkey who is asked for it.
func passkeyWorld(t *testing.T) (*world, Decision) {
	t.Helper()
	w := newWorld(t)
	takePasskeys(w.file)
	w.user.Passkeys = []Passkey{{CredentialID: "a", SignCount: 4}}
	return w, w.preferPasskey()
}

func (w *world) preferPasskey() Decision {
	w.t.Helper()
	return w.resolve(Begin(w.facts(), Start{
		Operation: api.InitiateAuth, AuthFlow: api.FlowUserAuth, Parameters: pairs([]string{"USERNAME", "nadia", "PREFERRED_CHALLENGE", webAuthn}),
	}))
}

// TestAssertionsAreRefused: for whatever is altered, in our words why, with the
// session spent.
func TestAssertionsAreRefused(t *testing.T) {
	w, d := passkeyWorld(t)
	expect(t, said(d), webAuthn)
	w.assertion = right(w.facts(), w.user, &w.user.Passkeys[0], d.Progress.PasskeyChallenge)
	expect(t, w.respond(webAuthn, "CREDENTIAL", "c"), "tokens")
	expect(t, w.respond(webAuthn, "CREDENTIAL", "c"), "NotAuthorizedException: Invalid session for the user, session can only be used once.")
	if got := w.user.Passkeys[0].SignCount; got != 5 {
		t.Errorf("count %d", got)
	}
	cases := map[string]func(*Assertion){
		"count":    func(a *Assertion) { a.Authenticator.SignCount = 4 },
		"no count": func(a *Assertion) { a.Authenticator.SignCount = 0 },
	}
	for name, alter := range alterations {
		cases[name] = alter
	}
	reasons := map[string]bool{}
	for name, alter := range cases {
		w, d := passkeyWorld(t)
		w.assertion = right(w.facts(), w.user, &w.user.Passkeys[0], d.Progress.PasskeyChallenge)
		alter(w.assertion)
		d = w.answer(webAuthn, "CREDENTIAL", "c")
		expect(t, said(d), "NotAuthorizedException: Credential data is not valid")
		if d.Refusal != nil {
			reasons[d.Because[0].Text] = true
		}
		if !w.state.Used || w.user.Passkeys[0].SignCount != 4 {
			t.Errorf("%s: the session is spent: %v, count %d", name, w.state.Used, w.user.Passkeys[0].SignCount)
		}
	}
	if len(reasons) != 9 {
		t.Errorf("%d reasons: %v", len(reasons), reasons)
	}
	w, _ = passkeyWorld(t)
	expect(t, w.respond(webAuthn), "InvalidParameterException: Missing required parameter CREDENTIAL")
}

// TestPasskeysSayWhereTheyAre: one on a security key is another method than one of the
// device.
func TestPasskeysSayWhereTheyAre(t *testing.T) {
	for where, method := range map[string]string{
		"": "swk", api.AttachmentPlatform: "swk", api.AttachmentCrossPlatform: "hwk", " usb nfc": "hwk", " internal": "swk", " usb internal": "swk",
		" hybrid": "swk", api.AttachmentPlatform + " usb": "swk", api.AttachmentCrossPlatform + " internal": "hwk",
	} {
		attachment, transports, _ := strings.Cut(where, " ")
		w := newWorld(t)
		takePasskeys(w.file)
		w.file.UserPool.AcrConfiguration = &AcrConfiguration{}
		w.user.Passkeys = []Passkey{{CredentialID: "a", AuthenticatorAttachment: attachment, AuthenticatorTransports: strings.Fields(transports)}}
		d := w.preferPasskey()
		w.assertion = right(w.facts(), w.user, &w.user.Passkeys[0], d.Progress.PasskeyChallenge)
		d = w.answer(webAuthn, "CREDENTIAL", "c")
		if d.Tokens == nil || strings.Join(d.Tokens.Assurance.Methods, " ") != method || d.Tokens.Assurance.Level != "urn:cognito:loa:3" {
			t.Errorf("%s: %s %+v", where, said(d), d.Tokens)
		}
	}
}

// TestPasskeysAsBothFactors: with user verification, in place of the second factor.
func TestPasskeysAsBothFactors(t *testing.T) {
	both := func(t *testing.T, mfa string) (*world, Decision) {
		w := newWorld(t)
		takePasskeys(w.file)
		w.file.MfaConfig.MfaConfiguration = mfa
		w.file.MfaConfig.WebAuthnConfiguration.FactorConfiguration = api.PasskeyMultiFactor
		w.user.TotpSecret, w.user.UserMFASettingList = "S", []string{softwareTokenMFA}
		w.user.Passkeys = []Passkey{{CredentialID: "a"}}
		w.user.WebAuthnMfaSettings = &WebAuthnMfaSettings{Enabled: true}
		return w, w.preferPasskey()
	}
	for _, mfa := range []string{api.MFAOptional, api.MFAOn} {
		w, d := both(t, mfa)
		if d.Challenge == nil || !strings.Contains(d.Challenge.Parameters["CREDENTIAL_REQUEST_OPTIONS"], `"userVerification":"required"`) {
			t.Fatalf("%s: %s", mfa, said(d))
		}
		w.assertion = right(w.facts(), w.user, &w.user.Passkeys[0], d.Progress.PasskeyChallenge)
		expect(t, w.respond(webAuthn, "CREDENTIAL", "c"), "tokens")

		w, d = both(t, mfa)
		w.assertion = right(w.facts(), w.user, &w.user.Passkeys[0], d.Progress.PasskeyChallenge)
		w.assertion.Authenticator.UserVerified = false
		expect(t, w.respond(webAuthn, "CREDENTIAL", "c"), "NotAuthorizedException: Credential data is not valid")

		w, d = both(t, mfa)
		w.assertion = right(w.facts(), w.user, &w.user.Passkeys[0], d.Progress.PasskeyChallenge)
		w.user.WebAuthnMfaSettings = nil
		expect(t, w.respond(webAuthn, "CREDENTIAL", "c"), softwareTokenMFA)

		w, _ = both(t, mfa)
		w.user.Password, w.user.TemporaryPassword = "", "Winter-2026!"
		expect(t, said(w.preferPasskey()), api.ChallengeSelectChallenge)
	}
}

// TestAPasskeyThatVerifiedNobodyIsOneFactor: also where passkeys become both factors
// while the device of the sign-in proves itself.
func TestAPasskeyThatVerifiedNobodyIsOneFactor(t *testing.T) {
	w, _ := passkeyWorld(t)
	w.file.UserPool.DeviceConfiguration = &DeviceConfiguration{}
	w.user.Devices = []Device{{DeviceKey: "known"}}
	d := w.preferPasskey()
	w.assertion = right(w.facts(), w.user, &w.user.Passkeys[0], d.Progress.PasskeyChallenge)
	w.assertion.Authenticator.UserVerified = false
	expect(t, w.respond(webAuthn, "CREDENTIAL", "c", "DEVICE_KEY", "known"), api.ChallengeDeviceSRPAuth)
	w.file.MfaConfig.WebAuthnConfiguration.FactorConfiguration = api.PasskeyMultiFactor
	w.user.TotpSecret, w.user.UserMFASettingList = "S", []string{softwareTokenMFA}
	w.user.WebAuthnMfaSettings = &WebAuthnMfaSettings{Enabled: true}
	expect(t, w.respond(api.ChallengeDeviceSRPAuth, "DEVICE_KEY", "known", "SRP_A", "a"), api.ChallengeDevicePasswordVerifier)
	expect(t, w.respond(api.ChallengeDevicePasswordVerifier, "DEVICE_KEY", "known", "PASSWORD_CLAIM_SECRET_BLOCK", "b",
		"PASSWORD_CLAIM_SIGNATURE", "s", "TIMESTAMP", "t"), softwareTokenMFA)
}

// TestPasskeysAsBothFactorsAreTurnedOn where the pool says so, and never as the only
// second factor.
func TestPasskeysAsBothFactorsAreTurnedOn(t *testing.T) {
	on, off := &WebAuthnMfaSettings{Enabled: true}, &WebAuthnMfaSettings{}
	w := newWorld(t)
	takePasskeys(w.file)
	set := func(wanted MfaPreference) string {
		changed, refusal := SetPreference(w.facts(), w.user, wanted, false)
		if refusal != nil {
			return refusal.Message
		}
		w.user = changed
		return ""
	}
	const single = "The FactorConfiguration of the user pool is not MULTI_FACTOR_WITH_USER_VERIFICATION"
	const alone = "Another MFA method must be enabled for the user beside WebAuthn"
	expect(t, set(MfaPreference{WebAuthn: on}), single)
	w.file.MfaConfig.WebAuthnConfiguration.FactorConfiguration = api.PasskeyMultiFactor
	expect(t, set(MfaPreference{WebAuthn: on}), alone)
	expect(t, set(MfaPreference{WebAuthn: on, Email: &FactorSetting{Enabled: true}}), "")
	expect(t, set(MfaPreference{Email: &FactorSetting{}}), alone)
	expect(t, set(MfaPreference{WebAuthn: off, Email: &FactorSetting{}}), "")
	if w.user.WebAuthnMfaSettings.Enabled {
		t.Error("still on")
	}
}

// TestStrangersSeemToHaveAPasskey, always the same one, and none is right.
func TestStrangersSeemToHaveAPasskey(t *testing.T) {
	w := newWorld(t)
	takePasskeys(w.file)
	w.user = w.user.Clone()
	w.user.Username = "other"
	first, second := w.preferPasskey(), w.preferPasskey()
	expect(t, said(first), webAuthn)
	expect(t, first.Challenge.Parameters["CREDENTIAL_REQUEST_OPTIONS"], second.Challenge.Parameters["CREDENTIAL_REQUEST_OPTIONS"])
	w.assertion = &Assertion{Issued: true, Signed: true, Client: ClientData{Type: ClientDataGet, Challenge: second.Progress.PasskeyChallenge}}
	expect(t, w.respond(webAuthn, "CREDENTIAL", "c"), "NotAuthorizedException: Credential data is not valid")
}

// TestPasskeysArePredicted with and without a second factor.
func TestPasskeysArePredicted(t *testing.T) {
	start := Start{Operation: api.InitiateAuth, AuthFlow: api.FlowUserAuth, Parameters: map[string]string{"USERNAME": "nadia"}}
	w, _ := passkeyWorld(t)
	partial := w.facts()
	partial.Partial = true
	partial.Users = []*User{{Username: "nadia", UserStatus: api.StatusConfirmed}}
	for name, f := range map[string]Facts{"known": w.facts(), "partial": partial, "nothing": {Now: testNow}} {
		paths := Predict(f, start).Paths
		found := false
		for _, path := range paths {
			found = found || strings.Join(path, " ") == "SELECT_CHALLENGE WEB_AUTHN"
		}
		if !found {
			t.Errorf("%s: %v", name, paths)
		}
	}
}
