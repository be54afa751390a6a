package pool

import (
	"maps"
	"slices"

	"authwalk/flow/api"
)

// WhatIf is a setting of a pool, client or user that is changed on paper.
type WhatIf struct{ Setting, Value string }

// Setting is something that decides what a sign-in is asked, and what it can be.
type Setting struct {
	Name string
	// Of is the operation that shows it.
	Of     string
	Values []string
	// Value is what it is; empty where that is not known.
	Value string
}

// The values of settings that have no names of their own.
const (
	settingOn    = "on"
	settingOff   = "off"
	settingNone  = "none"
	settingThere = "registered"
	settingSet   = "set"
	notVerified  = "unverified"
	isVerified   = "verified"
)

// onPaper is what settings are read from and changed in: copies of all that is known,
// nil for what is not.
type onPaper struct {
	pool   *UserPool
	mfa    *MfaConfig
	client *Client
	user   *User
	start  Start
	facts  *Facts
}

// setting is a Setting with the way to read and to change it.
type setting struct {
	name, of string
	values   []string
	get      func(onPaper) string
	set      func(onPaper, string)
}

// Settings are those that the facts are about.
func Settings(f Facts, s Start) []Setting {
	var list []Setting
	page := copyOf(f, s)
	for _, each := range whatIfs {
		if page.has(each.of) {
			list = append(list, Setting{each.name, each.of, each.values, each.get(page)})
		}
	}
	return list
}

// With changes the facts and the start on paper. What is not known stays so.
func With(f Facts, s Start, changes ...WhatIf) (Facts, Start) {
	page := copyOf(f, s)
	for _, change := range changes {
		n := slices.IndexFunc(whatIfs, func(each setting) bool { return each.name == change.Setting })
		if n >= 0 && page.has(whatIfs[n].of) {
			whatIfs[n].set(page, change.Value)
		}
	}
	return *page.facts, page.start
}

// copyOf copies what settings change.
func copyOf(f Facts, s Start) onPaper {
	s.Parameters = maps.Clone(s.Parameters)
	if s.Parameters == nil {
		s.Parameters = map[string]string{}
	}
	page := onPaper{start: s, facts: &f}
	if f.Pool != nil {
		settings := *f.Pool
		page.pool, f.Pool = &settings, &settings
	}
	if f.Mfa != nil {
		settings := *f.Mfa
		page.mfa, f.Mfa = &settings, &settings
	}
	if f.Client != nil {
		client := *f.Client
		page.client, f.Client = &client, &client
	}
	if len(f.Users) == 1 && f.Users[0] != nil {
		page.user = f.Users[0].Clone()
		f.Users = []*User{page.user}
	}
	return page
}

func (p onPaper) has(operation string) bool {
	switch operation {
	case api.DescribeUserPool:
		return p.pool != nil
	case api.GetUserPoolMfaConfig:
		return p.mfa != nil && p.pool != nil
	case api.DescribeUserPoolClient:
		return p.client != nil
	default:
		return p.user != nil
	}
}

// The names of settings that are no member of their own.
const (
	settingSMS            = "SmsMfaConfiguration"
	settingSoftwareToken  = "SoftwareTokenMfaConfiguration"
	settingEmail          = "EmailMfaConfiguration"
	settingSender         = "EmailSendingAccount"
	settingTracking       = "DeviceConfiguration"
	settingMfa            = "MfaConfiguration"
	settingRelyingParty   = "RelyingPartyId"
	settingTriggers       = "custom auth triggers"
	settingStatus         = "UserStatus"
	settingEnabled        = "Enabled"
	settingPreferred      = "PreferredMfaSetting"
	settingAuthenticator  = "authenticator app"
	settingPasskey        = "passkey"
	settingDevice         = "remembered device"
	firstFactorOf         = "AllowedFirstAuthFactors "
	turnedOn              = "UserMFASettingList "
	flowOf                = "ExplicitAuthFlows "
	challengeOnNewDevices = "in place of the second factor"
)

// whatIfs are the settings, the likeliest to be changed first.
var whatIfs = slices.Concat([]setting{
	{
		settingMfa, api.GetUserPoolMfaConfig,
		[]string{api.MFAOff, api.MFAOptional, api.MFAOn},
		func(p onPaper) string { return p.facts.mfaConfiguration() },
		func(p onPaper, value string) { p.pool.MfaConfiguration, p.mfa.MfaConfiguration = value, value },
	},
	address(phoneNumber), address(email),
	switchedOn(smsMFA), switchedOn(softwareTokenMFA), switchedOn(emailOTP),
	{
		settingPreferred, api.AdminGetUser,
		[]string{settingNone, smsMFA, softwareTokenMFA, emailOTP},
		func(p onPaper) string { return orNone(p.user.PreferredMfaSetting) },
		func(p onPaper, value string) { p.user.PreferredMfaSetting = notNone(value) },
	},
	{settingAuthenticator, api.AdminGetUser, []string{settingNone, settingThere}, authenticatorOf, setAuthenticator},
	{settingPasskey, api.AdminGetUser, []string{settingNone, settingThere}, passkeyOf, setPasskey},
	{settingDevice, api.AdminGetUser, []string{settingNone, settingThere}, deviceOf, setDevice},
	{
		settingStatus, api.AdminGetUser,
		[]string{api.StatusConfirmed, api.StatusForceChangePassword, api.StatusResetRequired, api.StatusUnconfirmed},
		func(p onPaper) string { return p.user.Status() },
		func(p onPaper, value string) { p.user.UserStatus = value },
	},
	{
		settingEnabled, api.AdminGetUser,
		[]string{"true", "false"},
		func(p onPaper) string { return trueOrFalse(p.user.IsEnabled()) },
		func(p onPaper, value string) { enabled := value == "true"; p.user.Enabled = &enabled },
	},
	onOrOff(settingSMS, api.GetUserPoolMfaConfig,
		func(p onPaper) bool { return p.facts.offersSMS() }, setSMS),
	onOrOff(settingSoftwareToken, api.GetUserPoolMfaConfig,
		func(p onPaper) bool {
			return p.mfa.SoftwareTokenMfaConfiguration != nil && p.mfa.SoftwareTokenMfaConfiguration.Enabled
		},
		func(p onPaper, on bool) { p.mfa.SoftwareTokenMfaConfiguration = &SoftwareToken{Enabled: on} }),
	onOrOff(settingEmail, api.GetUserPoolMfaConfig,
		func(p onPaper) bool { return p.mfa.EmailMfaConfiguration != nil }, setEmail),
	{settingRelyingParty, api.GetUserPoolMfaConfig, []string{settingNone, settingSet}, relyingPartyOf, setRelyingParty},
	{settingSender, api.DescribeUserPool, []string{api.SenderCognito, api.SenderDeveloper}, senderOf, setSender},
	{settingTracking, api.DescribeUserPool, []string{settingOff, settingOn, challengeOnNewDevices}, trackingOf, setTracking},
	onOrOff(settingTriggers, api.DescribeUserPool,
		func(p onPaper) bool { return p.pool.LambdaConfig.DefineAuthChallenge != "" }, setTriggers),
}, eachOf(allowedFirst, api.FactorPassword, emailOTP, smsOTP, webAuthn), eachOf(allowedFlow,
	api.AllowUserAuth, api.AllowUserSRPAuth, api.AllowUserPasswordAuth, api.AllowAdminUserPasswordAuth, api.AllowCustomAuth))

func eachOf(make func(string) setting, names ...string) []setting {
	var list []setting
	for _, name := range names {
		list = append(list, make(name))
	}
	return list
}

func onOrOff(name, of string, get func(onPaper) bool, set func(onPaper, bool)) setting {
	return setting{
		name, of,
		[]string{settingOff, settingOn},
		func(p onPaper) string {
			if get(p) {
				return settingOn
			}
			return settingOff
		},
		func(p onPaper, value string) { set(p, value == settingOn) },
	}
}

// address is an attribute that codes go to: none, or one that is verified or not.
func address(name string) setting {
	sample := map[string]string{phoneNumber: "+15550100142", email: "someone@example.org"}[name]
	return setting{
		name, api.AdminGetUser,
		[]string{settingNone, notVerified, isVerified},
		func(p onPaper) string {
			switch attributes := p.user.UserAttributes; {
			case attributes.Get(name) == "":
				return settingNone
			case attributes.Verified(name):
				return isVerified
			default:
				return notVerified
			}
		},
		func(p onPaper, value string) {
			attributes := p.user.UserAttributes
			mark := name + "_verified"
			if value == settingNone {
				p.user.UserAttributes = attributes.Without(name).Without(mark)
				return
			}
			if attributes.Get(name) == "" {
				attributes = attributes.With(name, sample)
			}
			p.user.UserAttributes = attributes.With(mark, trueOrFalse(value == isVerified))
		},
	}
}

// switchedOn is a second factor that the user has turned on.
func switchedOn(factor string) setting {
	return onOrOff(turnedOn+factor, api.AdminGetUser,
		func(p onPaper) bool { return contains(p.user.UserMFASettingList, factor) },
		func(p onPaper, on bool) { p.user.UserMFASettingList = listed(p.user.UserMFASettingList, factor, on) })
}

func allowedFirst(factor string) setting {
	return onOrOff(firstFactorOf+factor, api.DescribeUserPool,
		func(p onPaper) bool { return contains(p.pool.firstFactors(), factor) },
		func(p onPaper, on bool) {
			policies := Policies{}
			if p.pool.Policies != nil {
				policies = *p.pool.Policies
			}
			policies.SignInPolicy = &SignInPolicy{AllowedFirstAuthFactors: listed(p.pool.firstFactors(), factor, on)}
			p.pool.Policies = &policies
		})
}

func allowedFlow(name string) setting {
	return onOrOff(flowOf+name, api.DescribeUserPoolClient,
		func(p onPaper) bool {
			return slices.ContainsFunc(api.Flows(), func(flow api.Flow) bool { return flow.Enabled == name && FlowEnabled(p.client, flow.Name) })
		},
		func(p onPaper, on bool) { p.client.ExplicitAuthFlows = listed(currentFlows(p.client), name, on) })
}

// currentFlows are the client's ExplicitAuthFlows without legacy values and defaults.
func currentFlows(c *Client) []string {
	var names []string
	for _, flow := range api.Flows() {
		if FlowEnabled(c, flow.Name) {
			names = withName(names, flow.Enabled)
		}
	}
	return names
}

func listed(names []string, name string, on bool) []string {
	without := slices.DeleteFunc(slices.Clone(names), func(each string) bool { return each == name })
	if on {
		return append(without, name)
	}
	return without
}

// authenticatorOf is empty where that is not shown: one that is turned on is
// registered.
func authenticatorOf(p onPaper) string {
	switch {
	case p.user.TotpSecret != "" || p.facts.Partial && contains(p.user.UserMFASettingList, softwareTokenMFA):
		return settingThere
	case p.facts.Partial && !p.facts.told.authenticator:
		return ""
	default:
		return settingNone
	}
}

func setAuthenticator(p onPaper, value string) {
	p.facts.told.authenticator = true
	p.user.TotpSecret = ""
	if value == settingThere {
		p.user.TotpSecret = hypotheticalName
		return
	}
	// The service turns off what is taken away.
	p.user.UserMFASettingList = listed(p.user.UserMFASettingList, softwareTokenMFA, false)
	if p.user.PreferredMfaSetting == softwareTokenMFA {
		p.user.PreferredMfaSetting = ""
	}
}

func passkeyOf(p onPaper) string {
	switch {
	case len(p.user.Passkeys) > 0:
		return settingThere
	case p.facts.Partial && !p.facts.told.passkey:
		return ""
	default:
		return settingNone
	}
}

func setPasskey(p onPaper, value string) {
	p.facts.told.passkey = true
	p.user.Passkeys = nil
	if value == settingThere {
		withPasskey(p.user)
	}
}

func deviceOf(p onPaper) string {
	device := p.user.Device(p.start.Parameters[api.KeyDeviceKey])
	if device == nil || !device.Remembered() {
		return settingNone
	}
	return settingThere
}

// setDevice remembers a device, and names it in the request.
func setDevice(p onPaper, value string) {
	p.user.Devices = nil
	delete(p.start.Parameters, api.KeyDeviceKey)
	if value == settingThere {
		p.user.Devices = []Device{{DeviceKey: hypotheticalName, DeviceRememberedStatus: api.DeviceRemembered}}
		p.start.Parameters[api.KeyDeviceKey] = hypotheticalName
	}
}

func relyingPartyOf(p onPaper) string {
	if p.facts.relyingPartyID() == "" {
		return settingNone
	}
	return settingSet
}

func setRelyingParty(p onPaper, value string) {
	config := p.mfa.passkeys()
	config.RelyingPartyID = ""
	if value == settingSet {
		config.RelyingPartyID = localhost
	}
	p.mfa.WebAuthnConfiguration = &config
}

func setSMS(p onPaper, on bool) {
	p.mfa.SmsMfaConfiguration, p.pool.SmsConfiguration = nil, nil
	if on {
		p.mfa.SmsMfaConfiguration = &SmsMfa{}
	}
}

func setEmail(p onPaper, on bool) {
	p.mfa.EmailMfaConfiguration = nil
	if on {
		p.mfa.EmailMfaConfiguration = &EmailMfa{}
	}
}

func senderOf(p onPaper) string {
	if p.pool.EmailConfiguration == nil || p.pool.EmailConfiguration.EmailSendingAccount == "" {
		return api.SenderCognito
	}
	return p.pool.EmailConfiguration.EmailSendingAccount
}

func setSender(p onPaper, value string) {
	p.pool.EmailConfiguration = &EmailConfiguration{EmailSendingAccount: value}
}

func trackingOf(p onPaper) string {
	switch {
	case !p.pool.tracksDevices():
		return settingOff
	case p.pool.remembersInPlaceOfFactor():
		return challengeOnNewDevices
	default:
		return settingOn
	}
}

func setTracking(p onPaper, value string) {
	p.pool.DeviceConfiguration = nil
	if value != settingOff {
		p.pool.DeviceConfiguration = &DeviceConfiguration{ChallengeRequiredOnNewDevice: value == challengeOnNewDevices}
	}
}

func setTriggers(p onPaper, on bool) {
	function := ""
	if on {
		function = hypotheticalName
	}
	p.pool.LambdaConfig.DefineAuthChallenge = function
	p.pool.LambdaConfig.CreateAuthChallenge = function
	p.pool.LambdaConfig.VerifyAuthChallengeResponse = function
}

func trueOrFalse(is bool) string {
	if is {
		return "true"
	}
	return "false"
}

func orNone(text string) string {
	if text == "" {
		return settingNone
	}
	return text
}

func notNone(text string) string {
	if text == settingNone {
		return ""
	}
	return text
}
