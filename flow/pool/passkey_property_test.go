package pool

import (
	"crypto/sha256"
	"slices"
	"testing"

	"authwalk/flow/api"

	"pgregory.net/rapid"
)

// drawPasskeys lets the pool take passkeys, or not, and the user have some.
func drawPasskeys(t *rapid.T, file *settings, user *User) {
	policy := file.UserPool.Policies.SignInPolicy
	if rapid.Bool().Draw(t, "passkeys allowed") {
		policy.AllowedFirstAuthFactors = append(policy.AllowedFirstAuthFactors, webAuthn)
	}
	file.MfaConfig.WebAuthnConfiguration = rapid.SampledFrom([]*WebAuthnConfig{
		nil,
		{RelyingPartyID: "example.org"},
		{RelyingPartyID: localhost, FactorConfiguration: api.PasskeyMultiFactor},
		{RelyingPartyID: localhost, FactorConfiguration: api.PasskeySingleFactor, UserVerification: api.VerificationRequired},
	}).Draw(t, "relying party")
	user.Passkeys = rapid.SliceOfNDistinct(rapid.SampledFrom([]Passkey{
		{CredentialID: "a", SignCount: 4}, {CredentialID: "b", RelyingPartyID: localhost}, {CredentialID: "c", RelyingPartyID: "example.com"},
	}), 0, 3, func(p Passkey) string { return p.CredentialID }).Draw(t, "passkeys")
	if rapid.Bool().Draw(t, "both factors") {
		user.WebAuthnMfaSettings = &WebAuthnMfaSettings{Enabled: rapid.Bool().Draw(t, "enabled")}
	}
}

// alterations are what can be wrong with an assertion, each alone.
var alterations = map[string]func(*Assertion){
	"type":          func(a *Assertion) { a.Client.Type = ClientDataCreate },
	"challenge":     func(a *Assertion) { a.Client.Challenge += "x" },
	"not issued":    func(a *Assertion) { a.Issued = false },
	"origin":        func(a *Assertion) { a.Client.Origin = "https://example.com" },
	"cross origin":  func(a *Assertion) { a.Client.CrossOrigin = true },
	"passkey":       func(a *Assertion) { a.CredentialID = "unknown" },
	"user handle":   func(a *Assertion) { a.UserHandle = "another" },
	"relying party": func(a *Assertion) { a.Authenticator.RelyingPartyHash[7] ^= 1 },
	"presence":      func(a *Assertion) { a.Authenticator.UserPresent = false },
	"signature":     func(a *Assertion) { a.Signed = false },
}

// right is an assertion with the user's passkey, made for the challenge.
func right(f Facts, u *User, passkey *Passkey, challenge string) *Assertion {
	count := passkey.SignCount
	if count > 0 {
		count++
	}
	return &Assertion{
		CredentialID: passkey.CredentialID, UserHandle: passkey.Handle(u), Issued: true, Signed: true,
		Client: ClientData{Type: ClientDataGet, Challenge: challenge, Origin: "https://" + f.relyingPartyID()},
		Authenticator: AuthenticatorData{
			RelyingPartyHash: sha256.Sum256([]byte(f.relyingPartyID())), UserPresent: true, UserVerified: true, SignCount: count,
		},
	}
}

// drawAssertion draws what a passkey of the user's signed, right or altered.
func (s *sessions) drawAssertion(d Decision) (a *Assertion, isRight bool) {
	user := s.facts.Users[0]
	if len(user.Passkeys) == 0 || rapid.IntRange(0, 9).Draw(s.t, "unreadable") == 0 {
		return nil, false
	}
	passkey := rapid.SampledFrom(user.Passkeys).Draw(s.t, "passkey")
	a = right(s.facts, user, &passkey, d.Progress.PasskeyChallenge)
	if rapid.Bool().Draw(s.t, "unverified") {
		a.Authenticator.UserVerified = false
		return a, s.facts.userVerification(user) != api.VerificationRequired
	}
	names := []string{"", "", ""}
	for name := range alterations {
		names = append(names, name)
	}
	slices.Sort(names)
	if name := rapid.SampledFrom(names).Draw(s.t, "alteration"); name != "" {
		alterations[name](a)
		return a, name == "challenge" && d.Progress.Challenge != webAuthn
	}
	return a, true
}

// preferPasskey turns passkeys as both factors on or off, and other factors with
// them. Users are never left with a passkey as their only second factor.
func (s *sessions) preferPasskey(t *rapid.T) {
	draw := func(name string) *FactorSetting {
		return rapid.SampledFrom([]*FactorSetting{nil, {}, {Enabled: true}}).Draw(t, name)
	}
	wanted := MfaPreference{SMS: draw("sms"), SoftwareToken: draw("totp"), Email: draw("email")}
	if rapid.Bool().Draw(t, "passkey") {
		wanted.WebAuthn = &WebAuthnMfaSettings{Enabled: rapid.Bool().Draw(t, "enabled")}
	}
	changed, refusal := SetPreference(s.facts, s.facts.Users[0], wanted, rapid.Bool().Draw(t, "admin"))
	if refusal != nil {
		return
	}
	if s.facts.passkeyIsBothFactors(changed) && !s.facts.hasSecondFactor(changed) {
		t.Fatalf("a passkey is the only second factor of %+v", changed)
	}
	if on := wanted.WebAuthn; on != nil && on.Enabled && !s.facts.passkeysAreBothFactors() {
		t.Fatal("passkeys are both factors where the pool does not say so")
	}
	s.facts.Users = []*User{changed}
}

// TestWhoIsOfferedPasskeys: those whom the pool allows them, who have one for its
// domain, and for whom it is enough.
func TestWhoIsOfferedPasskeys(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := drawFacts(t)
		user, domain := f.Users[0], ""
		if f.Mfa.WebAuthnConfiguration != nil {
			domain = f.Mfa.WebAuthnConfiguration.RelyingPartyID
		}
		has := slices.ContainsFunc(user.Passkeys, func(p Passkey) bool { return p.RelyingPartyID == "" || p.RelyingPartyID == domain })
		asked := f.mfaConfiguration() == api.MFAOn || f.mfaConfiguration() == api.MFAOptional && len(f.activeFactors(user)) > 0
		both := user.WebAuthnMfaSettings != nil && user.WebAuthnMfaSettings.Enabled && f.Mfa.WebAuthnConfiguration != nil &&
			f.Mfa.WebAuthnConfiguration.FactorConfiguration == api.PasskeyMultiFactor
		want := contains(f.Pool.firstFactors(), webAuthn) && domain != "" && has && (!asked || both) && user.Status() != api.StatusForceChangePassword
		if got := contains(f.FirstFactors(user), webAuthn); got != want {
			t.Fatalf("offered %v, want %v", got, want)
		}
		listed := contains(f.Pool.firstFactors(), webAuthn) && domain != "" && has
		if got := contains(f.ConfiguredFactors(user), webAuthn); got != listed {
			t.Fatalf("configured %v, want %v", got, listed)
		}
	})
}

// TestPasskeysComeAndGo: whatever is registered and deleted, ids and names are each
// there once, and no more than twenty.
func TestPasskeysComeAndGo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		file := newSettings()
		takePasskeys(file)
		f := Facts{Now: testNow, Pool: &file.UserPool, Mfa: file.MfaConfig, Client: &file.Clients[0]}
		user := &file.Users[0]
		id := rapid.StringMatching("[a-z]")
		t.Repeat(map[string]func(*rapid.T){
			"register": func(t *rapid.T) {
				passkey := id.Draw(t, "id")
				changed, refusal := RegisterPasskey(f, user, registration(f, passkey, user.Passkey(passkey) != nil))
				if taken := user.Passkey(passkey) != nil || len(user.Passkeys) == api.Passkeys; taken != (refusal != nil) {
					t.Fatalf("%s: %v, among %+v", passkey, refusal, user.Passkeys)
				}
				if refusal == nil {
					user = changed
				}
			},
			"delete": func(t *rapid.T) {
				passkey := id.Draw(t, "id")
				changed, refusal := DeletePasskey(user, passkey)
				if (user.Passkey(passkey) == nil) != (refusal != nil) {
					t.Fatalf("%s: %v", passkey, refusal)
				}
				if refusal == nil {
					user = changed
				}
			},
			"": func(t *rapid.T) {
				ids, names := map[string]bool{}, map[string]bool{}
				for _, passkey := range user.Passkeys {
					ids[passkey.CredentialID], names[passkey.FriendlyCredentialName] = true, true
				}
				if n := len(user.Passkeys); n > 20 || len(ids) != n || len(names) != n {
					t.Fatalf("%+v", user.Passkeys)
				}
			},
		})
	})
}
