package pool

import (
	"slices"
	"strings"

	"authwalk/flow/api"
)

// User is a user as AdminGetUser shows it, with what a pool file may add
// (Password and so on) and what the service itself keeps track of.
type User struct {
	Username             string     `json:"Username" required:"true"`
	UserAttributes       Attributes `json:"UserAttributes,omitempty"`
	UserStatus           string     `json:"UserStatus,omitempty"`
	Enabled              *bool      `json:"Enabled,omitempty"`
	UserCreateDate       Time       `json:"UserCreateDate,omitzero"`
	UserLastModifiedDate Time       `json:"UserLastModifiedDate,omitzero"`
	UserMFASettingList   []string   `json:"UserMFASettingList,omitempty"`
	PreferredMfaSetting  string     `json:"PreferredMfaSetting,omitempty"`
	// WebAuthnMfaSettings turns passkeys on as both factors. No operation shows it.
	WebAuthnMfaSettings *WebAuthnMfaSettings `json:"WebAuthnMfaSettings,omitempty"`

	// Password is a permanent password, TemporaryPassword one to be replaced;
	// a user has at most one of them.
	Password          string `json:"Password,omitempty"`
	TemporaryPassword string `json:"TemporaryPassword,omitempty"`
	// TotpSecret is the Base32 secret of a verified authenticator app.
	TotpSecret string `json:"TotpSecret,omitempty"`
	// TotpName is the FriendlyDeviceName of the authenticator.
	TotpName string `json:"TotpName,omitempty"`
	// FixedCode is what every code for the user is, in place of a random one.
	FixedCode string    `json:"FixedCode,omitempty"`
	Groups    []string  `json:"Groups,omitempty"`
	Devices   []Device  `json:"Devices,omitempty"`
	Passkeys  []Passkey `json:"Passkeys,omitempty"`
	// Note says in a line what the user is there to show.
	Note string `json:"Note,omitempty"`
	// Walk is how the demo begins with the user; nil for the usual way.
	Walk    *Walk   `json:"Walk,omitempty"`
	Tracked Tracked `json:"Tracked,omitzero"`
	Other   Members `json:"-"`
}

// Walk is how a walk begins with a user: an operation, and members of its
// request. What it leaves out follows from the pool and its client.
type Walk struct {
	// Heading is what the user stands under in the list of demo users.
	Heading        string            `json:"Heading,omitempty"`
	Operation      string            `json:"Operation,omitempty"`
	ClientID       string            `json:"ClientId,omitempty"`
	AuthFlow       string            `json:"AuthFlow,omitempty"`
	AuthParameters map[string]string `json:"AuthParameters,omitempty"`
	ClientMetadata map[string]string `json:"ClientMetadata,omitempty"`
}

// Tracked is what the service remembers of a user and shows to nobody.
type Tracked struct {
	// FailedAttempts counts wrong passwords and second-factor codes; LockedUntil
	// is when the next attempt is looked at, LastAttempt when the last was.
	FailedAttempts int  `json:"FailedAttempts,omitempty"`
	LockedUntil    Time `json:"LockedUntil,omitzero"`
	LastAttempt    Time `json:"LastAttempt,omitzero"`
	// PasswordSet is when the password was set.
	PasswordSet Time `json:"PasswordSet,omitzero"`
	// PasswordHistory are earlier passwords, newest first.
	PasswordHistory []string `json:"PasswordHistory,omitempty"`
	// Imported tells that the user came with an import job and has no password.
	Imported bool `json:"Imported,omitempty"`
	// TotpSteps are the newest time steps (seconds since 1970 by 30) whose codes
	// have been accepted.
	TotpSteps []int64 `json:"TotpSteps,omitempty"`
	// PendingTotpSecret was handed out by AssociateSoftwareToken and has not been
	// verified.
	PendingTotpSecret string `json:"PendingTotpSecret,omitempty"`
	// SignedOut is when the user's tokens were last revoked altogether.
	SignedOut Time `json:"SignedOut,omitzero"`
	// Codes are the codes outside of a sign-in that wait to be given back.
	Codes []PendingCode `json:"Codes,omitempty"`
	Other Members       `json:"-"`
}

// PendingCode is a code that was sent and waits to be given back.
type PendingCode struct {
	// Purpose is SignUp, ForgotPassword or VerifyAttribute.
	Purpose string `json:"Purpose"`
	// Attribute is what the code verifies, Value its new value where it is not
	// yet the user's.
	Attribute string  `json:"Attribute,omitempty"`
	Value     string  `json:"Value,omitempty"`
	Code      string  `json:"Code"`
	Issued    Time    `json:"Issued"`
	Tries     int     `json:"Tries,omitempty"`
	Other     Members `json:"-"`
}

// Device is a remembered device (API_DeviceType) with its verifier, Base64 as
// in ConfirmDevice. A pool file may give its Password instead.
type Device struct {
	DeviceKey                   string     `json:"DeviceKey"`
	DeviceGroupKey              string     `json:"DeviceGroupKey,omitempty"`
	DeviceAttributes            Attributes `json:"DeviceAttributes,omitempty"`
	DeviceRememberedStatus      string     `json:"DeviceRememberedStatus,omitempty"`
	DeviceCreateDate            Time       `json:"DeviceCreateDate,omitzero"`
	DeviceLastModifiedDate      Time       `json:"DeviceLastModifiedDate,omitzero"`
	DeviceLastAuthenticatedDate Time       `json:"DeviceLastAuthenticatedDate,omitzero"`
	Salt                        string     `json:"Salt,omitempty"`
	PasswordVerifier            string     `json:"PasswordVerifier,omitempty"`
	Password                    string     `json:"Password,omitempty"`
	Other                       Members    `json:"-"`
}

// WebAuthnMfaSettings tells whether a passkey is both factors for the user
// (API_WebAuthnMfaSettingsType).
type WebAuthnMfaSettings struct {
	Enabled bool    `json:"Enabled"`
	Other   Members `json:"-"`
}

// Passkey is a registered passkey (API_WebAuthnCredentialDescription) with its
// keys. CredentialID, UserHandle and the keys are Base64url without padding: the
// public key in SPKI, the private key in PKCS#8, as browsers and their test tools
// have them.
type Passkey struct {
	CredentialID           string `json:"CredentialId"`
	FriendlyCredentialName string `json:"FriendlyCredentialName,omitempty"`
	// RelyingPartyID is that of the pool where a file says nothing.
	RelyingPartyID          string   `json:"RelyingPartyId,omitempty"`
	AuthenticatorAttachment string   `json:"AuthenticatorAttachment,omitempty"`
	AuthenticatorTransports []string `json:"AuthenticatorTransports,omitempty"`
	CreatedAt               Time     `json:"CreatedAt,omitzero"`
	// UserHandle is the user's sub where a file says nothing.
	UserHandle string `json:"UserHandle,omitempty"`
	PublicKey  string `json:"PublicKey,omitempty"`
	// PrivateKey is in pool files alone, for a passkey that a test or a demo signs
	// in with. The public key may be missing then.
	PrivateKey string  `json:"PrivateKey,omitempty"`
	SignCount  uint32  `json:"SignCount,omitempty"`
	Other      Members `json:"-"`
}

// Attribute is a name and a value (API_AttributeType).
type Attribute struct {
	Name  string `json:"Name"`
	Value string `json:"Value,omitempty"`
}

// Attributes are a user's attributes in the order they were given.
type Attributes []Attribute

// Get returns the value of the attribute, or "".
func (a Attributes) Get(name string) string {
	for _, attribute := range a {
		if attribute.Name == name {
			return attribute.Value
		}
	}
	return ""
}

// Has reports whether the attribute is listed, even with an empty value.
func (a Attributes) Has(name string) bool {
	return slices.ContainsFunc(a, func(attribute Attribute) bool { return attribute.Name == name })
}

// With returns the attributes with name set to value. The original is unchanged.
func (a Attributes) With(name, value string) Attributes {
	changed := slices.Clone(a)
	for i := range changed {
		if changed[i].Name == name {
			changed[i].Value = value
			return changed
		}
	}
	return append(changed, Attribute{name, value})
}

// Without returns the attributes without name. The original is unchanged.
func (a Attributes) Without(name string) Attributes {
	return slices.DeleteFunc(slices.Clone(a), func(attribute Attribute) bool { return attribute.Name == name })
}

// Verified reports whether the address attribute (email or phone_number) has
// been verified. The mark is a text, and its letters may have any case.
func (a Attributes) Verified(name string) bool {
	return strings.EqualFold(a.Get(markOf(name)), "true")
}

// Sub is the user's unchangeable id, a UUID.
func (u *User) Sub() string { return u.UserAttributes.Get("sub") }

// IsEnabled reports whether the user may sign in; a file that says nothing
// means yes.
func (u *User) IsEnabled() bool { return u.Enabled == nil || *u.Enabled }

// Status is UserStatus, or what follows from the kind of password when a file
// says nothing.
func (u *User) Status() string {
	switch {
	case u.UserStatus != "":
		return u.UserStatus
	case u.TemporaryPassword != "":
		return api.StatusForceChangePassword
	default:
		return api.StatusConfirmed
	}
}

// CurrentPassword is the password that signs in, permanent or temporary; "" for
// users without one.
func (u *User) CurrentPassword() string {
	if u.TemporaryPassword != "" {
		return u.TemporaryPassword
	}
	return u.Password
}

// Clone returns a copy that shares no memory the rules could change.
func (u *User) Clone() *User {
	clone := *u
	clone.UserAttributes = slices.Clone(u.UserAttributes)
	clone.UserMFASettingList = slices.Clone(u.UserMFASettingList)
	clone.Groups = slices.Clone(u.Groups)
	clone.Devices = slices.Clone(u.Devices)
	clone.Passkeys = slices.Clone(u.Passkeys)
	clone.Tracked.PasswordHistory = slices.Clone(u.Tracked.PasswordHistory)
	clone.Tracked.TotpSteps = slices.Clone(u.Tracked.TotpSteps)
	clone.Tracked.Codes = slices.Clone(u.Tracked.Codes)
	return &clone
}
