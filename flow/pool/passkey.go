package pool

import (
	"encoding/base64"
	"fmt"
	"net/netip"
	"net/url"
	"slices"
	"strings"

	"authwalk/flow/api"
)

// localhost is the relying party of whoever tries passkeys out on one machine.
const localhost = "localhost"

// RelyingPartyID is the domain that the pool's passkeys are for: the one that is
// set, else the pool's own, the custom one first. A pool without any has none.
func RelyingPartyID(p *UserPool, m *MfaConfig) string {
	switch {
	case m.passkeys().RelyingPartyID != "":
		return m.passkeys().RelyingPartyID
	case p.CustomDomain != "":
		return p.CustomDomain
	case p.Domain != "":
		return p.Domain + ".auth." + p.region() + ".amazoncognito.com"
	default:
		return ""
	}
}

func (f Facts) relyingPartyID() string { return RelyingPartyID(f.Pool, f.Mfa) }

// passkeys is the WebAuthnConfiguration, empty where there is none.
func (m *MfaConfig) passkeys() WebAuthnConfig {
	if m == nil || m.WebAuthnConfiguration == nil {
		return WebAuthnConfig{}
	}
	return *m.WebAuthnConfiguration
}

// OriginFits reports whether a page of the origin may use passkeys of the relying
// party: over https, on its domain or one below, whatever the port. For localhost
// any page of this machine may, over http too.
func OriginFits(relyingPartyID, origin string) bool {
	page, err := url.Parse(origin)
	if err != nil || page.Hostname() == "" || page.Scheme+"://"+page.Host != origin || strings.HasSuffix(origin, ":") {
		return false
	}
	host := page.Hostname()
	if relyingPartyID == localhost && isLoopback(host) {
		return page.Scheme == "http" || page.Scheme == "https"
	}
	return page.Scheme == "https" && (host == relyingPartyID || strings.HasSuffix(host, "."+relyingPartyID))
}

func isLoopback(host string) bool {
	address, err := netip.ParseAddr(host)
	if err == nil {
		return address.IsLoopback()
	}
	return host == localhost || strings.HasSuffix(host, "."+localhost)
}

// isDomain reports whether the text can be the domain of a web page: labels of
// letters, digits and hyphens, and no address.
func isDomain(text string) bool {
	if _, err := netip.ParseAddr(text); err == nil {
		return false
	}
	for label := range strings.SplitSeq(text, ".") {
		if label == "" || strings.Trim(label, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" {
			return false
		}
	}
	return true
}

// Roaming reports whether the passkey is on an authenticator that goes from device to
// device. Where that was not said, one that can only be plugged in or held to a device
// counts as one (INFERRED).
func (p *Passkey) Roaming() bool {
	if p.AuthenticatorAttachment != "" || len(p.AuthenticatorTransports) == 0 {
		return p.AuthenticatorAttachment == api.AttachmentCrossPlatform
	}
	return !slices.ContainsFunc(p.AuthenticatorTransports, func(transport string) bool { return transport == "internal" || transport == "hybrid" })
}

// Passkey finds a passkey of the user by its id, or nil.
func (u *User) Passkey(id string) *Passkey {
	i := slices.IndexFunc(u.Passkeys, func(p Passkey) bool { return p.CredentialID == id })
	if i < 0 {
		return nil
	}
	return &u.Passkeys[i]
}

// Handle is the user handle that the passkey was made with.
func (p *Passkey) Handle(u *User) string {
	if p.UserHandle != "" {
		return p.UserHandle
	}
	return userHandle(u)
}

// userHandle is the user's sub as authenticators keep it.
func userHandle(u *User) string { return base64.RawURLEncoding.EncodeToString([]byte(u.Sub())) }

// passkeys are those of the user's passkeys that are for the pool's relying party.
func (f Facts) passkeys(u *User) []Passkey {
	id := f.relyingPartyID()
	if id == "" {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(u.Passkeys), func(p Passkey) bool {
		return p.RelyingPartyID != "" && p.RelyingPartyID != id
	})
}

// takesPasskeyFirst: the pool allows passkeys and the user has one, which is both
// factors where a second one is active or required.
func (f Facts) takesPasskeyFirst(u *User) bool {
	if !contains(f.Pool.firstFactors(), webAuthn) || len(f.passkeys(u)) == 0 {
		return false
	}
	return f.takesCodesFirst(u) || f.passkeyIsBothFactors(u) && u.Status() != api.StatusForceChangePassword
}

// passkeyIsBothFactors: the pool lets a passkey that verifies the user be both
// factors, and the user has turned that on.
func (f Facts) passkeyIsBothFactors(u *User) bool {
	return f.passkeysAreBothFactors() && u.WebAuthnMfaSettings != nil && u.WebAuthnMfaSettings.Enabled
}

func (f Facts) passkeysAreBothFactors() bool {
	return f.Mfa.passkeys().FactorConfiguration == api.PasskeyMultiFactor
}

// offersPasskeysToStrangers: would somebody with a passkey be offered to use it?
func (f Facts) offersPasskeysToStrangers() bool {
	return f.relyingPartyID() != "" && (f.mfaConfiguration() != api.MFAOn || f.passkeysAreBothFactors())
}

// userVerification is what authenticators are asked for.
func (f Facts) userVerification(u *User) string {
	switch {
	case u != nil && f.passkeyIsBothFactors(u):
		return api.VerificationRequired
	case f.Mfa.passkeys().UserVerification != "":
		return f.Mfa.passkeys().UserVerification
	default:
		return api.VerificationPreferred
	}
}

// checkPasskeyMFA: a passkey is both factors only where the pool says so, and never
// the only way to give a second one. The service's words are not known.
func (f Facts) checkPasskeyMFA(changed *User, wanted *WebAuthnMfaSettings) *Refusal {
	switch {
	case wanted != nil && wanted.Enabled && !f.passkeysAreBothFactors():
		return invalid("The FactorConfiguration of the user pool is not " + api.PasskeyMultiFactor)
	case f.passkeyIsBothFactors(changed) && !f.hasSecondFactor(changed):
		return invalid("Another MFA method must be enabled for the user beside WebAuthn")
	default:
		return nil
	}
}

func (f Facts) hasSecondFactor(u *User) bool {
	return len(f.activeFactors(u)) > 0 || f.mfaConfiguration() == api.MFAOn && len(f.requiredFactors(u)) > 0
}

// DeletePasskey decides on DeleteWebAuthnCredential.
func DeletePasskey(u *User, id string) (changed *User, refusal *Refusal) {
	if u.Passkey(id) == nil {
		return nil, &Refusal{api.ResourceNotFoundException, "WebAuthn credential does not exist."}
	}
	changed = u.Clone()
	changed.Passkeys = slices.DeleteFunc(changed.Passkeys, func(p Passkey) bool { return p.CredentialID == id })
	return changed, nil
}

// passkeySignedIn keeps what the passkey has counted. Of two sign-ins at once the
// later count stays.
func passkeySignedIn(u *User, id string, count uint32) {
	if passkey := u.Passkey(id); passkey != nil {
		passkey.SignCount = max(passkey.SignCount, count)
	}
}

// friendlyName is a name that no passkey of the user has.
func friendlyName(u *User) string {
	for n := 1; ; n++ {
		name := fmt.Sprintf("Passkey %d", n)
		if !slices.ContainsFunc(u.Passkeys, func(p Passkey) bool { return p.FriendlyCredentialName == name }) {
			return name
		}
	}
}
