package pool

// MfaConfig is the second-factor configuration as GetUserPoolMfaConfig shows it.
type MfaConfig struct {
	MfaConfiguration              string          `json:"MfaConfiguration,omitempty"`
	SmsMfaConfiguration           *SmsMfa         `json:"SmsMfaConfiguration,omitempty"`
	SoftwareTokenMfaConfiguration *SoftwareToken  `json:"SoftwareTokenMfaConfiguration,omitempty"`
	EmailMfaConfiguration         *EmailMfa       `json:"EmailMfaConfiguration,omitempty"`
	WebAuthnConfiguration         *WebAuthnConfig `json:"WebAuthnConfiguration,omitempty"`
	Other                         Members         `json:"-"`
}

// SmsMfa makes SMS a second factor.
type SmsMfa struct {
	SmsAuthenticationMessage string            `json:"SmsAuthenticationMessage,omitempty"`
	SmsConfiguration         *SmsConfiguration `json:"SmsConfiguration,omitempty"`
	Other                    Members           `json:"-"`
}

// SoftwareToken makes an authenticator app a second factor.
type SoftwareToken struct {
	Enabled bool    `json:"Enabled"`
	Other   Members `json:"-"`
}

// EmailMfa makes email a second factor.
type EmailMfa struct {
	Message string  `json:"Message,omitempty"`
	Subject string  `json:"Subject,omitempty"`
	Other   Members `json:"-"`
}

// WebAuthnConfig is how the pool takes passkeys.
type WebAuthnConfig struct {
	RelyingPartyID      string  `json:"RelyingPartyId,omitempty"`
	UserVerification    string  `json:"UserVerification,omitempty"`
	FactorConfiguration string  `json:"FactorConfiguration,omitempty"`
	Other               Members `json:"-"`
}
