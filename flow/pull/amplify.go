package pull

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"sync"

	"authwalk/flow/api"
	"authwalk/flow/document"
	"authwalk/flow/pool"
)

// ofOutputs is the pool of Amplify's amplify_outputs.json (Gen 2).
func ofOutputs(auth document.Node) draft {
	var d draft
	d.place(textOf(auth, "user_pool_id"), textOf(auth, "user_pool_client_id"), "")
	policy, _ := auth.Member("password_policy")
	d.addPolicy(textOf(policy, "min_length"), map[string]bool{
		"RequireNumbers": isOn(policy, "require_numbers"), "RequireLowercase": isOn(policy, "require_lowercase"),
		"RequireUppercase": isOn(policy, "require_uppercase"), "RequireSymbols": isOn(policy, "require_symbols"),
	})
	d.addNames(textsOf(auth, "username_attributes"), textsOf(auth, "user_verification_types"), textsOf(auth, "standard_required_attributes"))
	configuration := textOf(auth, "mfa_configuration")
	if configuration == "REQUIRED" {
		configuration = api.MFAOn
	}
	d.addMFA(configuration, textsOf(auth, "mfa_methods"))
	d.addFirstFactors(auth)
	d.addGroups(auth)
	return d
}

// addFirstFactors adds what a pool takes in place of a password.
func (d *draft) addFirstFactors(auth document.Node) {
	without, given := auth.Member("passwordless")
	if !given {
		return
	}
	factors := []string{api.FactorPassword}
	if isOn(without, "email_otp_enabled") {
		factors = append(factors, api.FactorEmailOTP)
	}
	if isOn(without, "sms_otp_enabled") {
		factors = append(factors, api.FactorSMSOTP)
	}
	if passkeys, given := without.Member("web_authn"); given {
		factors = append(factors, api.FactorWebAuthn)
		var config []document.Member
		for name, from := range map[string]string{"RelyingPartyId": "relying_party_id", "UserVerification": "user_verification"} {
			if given := textOf(passkeys, from); given != "" {
				config = append(config, text(name, given))
			}
		}
		d.mfa = append(d.mfa, member("WebAuthnConfiguration", document.NewMap(config...)))
	}
	policies, members := taken(d.pool, "Policies")
	kept, _ := policies.Members()
	d.pool = append(members, member("Policies", document.NewMap(append(slices.Clip(kept),
		member("SignInPolicy", document.NewMap(member("AllowedFirstAuthFactors", texts(factors...)))))...)))
}

// addGroups adds the groups of a list whose items are objects named after them.
func (d *draft) addGroups(auth document.Node) {
	groups, _ := auth.Member("groups")
	items, _ := groups.Items()
	for _, item := range items {
		members, _ := item.Members()
		for _, m := range members {
			d.groups = append(d.groups, document.NewMap(text("GroupName", m.Name)))
		}
	}
}

// ofExports is the pool of Amplify's aws-exports.js, or of the same as JSON (Gen 1).
func ofExports(root document.Node) draft {
	var d draft
	d.place(textOf(root, "aws_user_pools_id"), textOf(root, "aws_user_pools_web_client_id"), "")
	settings, _ := root.Member("aws_cognito_password_protection_settings")
	requires := textsOf(settings, "passwordPolicyCharacters")
	asks := func(what string) bool { return slices.Contains(requires, "REQUIRES_"+what) }
	d.addPolicy(textOf(settings, "passwordPolicyMinLength"), map[string]bool{
		"RequireNumbers": asks("NUMBERS"), "RequireLowercase": asks("LOWERCASE"), "RequireUppercase": asks("UPPERCASE"), "RequireSymbols": asks("SYMBOLS"),
	})
	d.addNames(textsOf(root, "aws_cognito_username_attributes"), textsOf(root, "aws_cognito_verification_mechanisms"), textsOf(root, "aws_cognito_signup_attributes"))
	d.addMFA(textOf(root, "aws_cognito_mfa_configuration"), textsOf(root, "aws_cognito_mfa_types"))
	return d
}

// ofMobile is the pool of Amplify's amplifyconfiguration.json of a mobile app.
func ofMobile(plugin document.Node) draft {
	var d draft
	place := inside(plugin, "CognitoUserPool", "Default")
	d.place(textOf(place, "PoolId"), textOf(place, "AppClientId"), textOf(place, "AppClientSecret"))
	settings := inside(plugin, "Auth", "Default")
	protection, _ := settings.Member("passwordProtectionSettings")
	requires := textsOf(protection, "passwordPolicyCharacters")
	asks := func(what string) bool { return slices.Contains(requires, "REQUIRES_"+what) }
	d.addPolicy(textOf(protection, "passwordPolicyMinLength"), map[string]bool{
		"RequireNumbers": asks("NUMBERS"), "RequireLowercase": asks("LOWERCASE"), "RequireUppercase": asks("UPPERCASE"), "RequireSymbols": asks("SYMBOLS"),
	})
	d.addNames(textsOf(settings, "usernameAttributes"), textsOf(settings, "verificationMechanisms"), textsOf(settings, "signupAttributes"))
	d.addMFA(textOf(settings, "mfaConfiguration"), textsOf(settings, "mfaTypes"))
	return d
}

// place is what Amplify's files always have.
func (d *draft) place(id, client, secret string) {
	if id != "" {
		d.pool = append(d.pool, text("Id", id))
	}
	if client == "" {
		d.miss("the file names no client")
		return
	}
	app := []document.Member{text("ClientId", client)}
	if secret != "" {
		app = append(app, text("ClientSecret", secret))
	}
	d.clients = append(d.clients, document.NewMap(app...))
	d.miss("the flows of the client (ExplicitAuthFlows) are not in Amplify's files: it has those that a new client has")
	d.miss("triggers (LambdaConfig) are not in Amplify's files")
}

// addPolicy adds a password policy, where there is one.
func (d *draft) addPolicy(length string, requires map[string]bool) {
	if length == "" {
		return
	}
	policy := []document.Member{text("MinimumLength", length)}
	for _, name := range []string{"RequireUppercase", "RequireLowercase", "RequireNumbers", "RequireSymbols"} {
		policy = append(policy, member(name, document.NewBool(requires[name])))
	}
	d.pool = append(d.pool, member("Policies", document.NewMap(member("PasswordPolicy", document.NewMap(policy...)))))
}

// addNames adds the attributes that stand for the username, those that are verified, and
// those that are required.
func (d *draft) addNames(usernames, verified, required []string) {
	lower := func(names []string, of ...string) []string {
		var kept []string
		for _, name := range names {
			if name = strings.ToLower(name); (of == nil || slices.Contains(of, name)) && !slices.Contains(kept, name) {
				kept = append(kept, name)
			}
		}
		return kept
	}
	if names := lower(usernames, api.AttributeEmail, api.AttributePhoneNumber); len(names) > 0 {
		d.pool = append(d.pool, member("UsernameAttributes", texts(names...)))
	}
	if names := lower(verified, api.AttributeEmail, api.AttributePhoneNumber); len(names) > 0 {
		d.pool = append(d.pool, member("AutoVerifiedAttributes", texts(names...)))
	}
	var schema []document.Node
	for _, name := range lower(required) {
		schema = append(schema, document.NewMap(text("Name", name), member("Required", document.NewBool(true))))
	}
	if len(schema) > 0 {
		d.pool = append(d.pool, member("SchemaAttributes", document.NewList(schema...)))
	}
}

// addMFA adds the second factors.
func (d *draft) addMFA(configuration string, methods []string) {
	if configuration == api.MFAOn || configuration == api.MFAOptional || configuration == api.MFAOff {
		d.pool = append(d.pool, text("MfaConfiguration", configuration))
	}
	if !d.asksForMFA() {
		return
	}
	for _, method := range methods {
		switch method {
		case api.MediumSMS:
			d.mfa = append(d.mfa, member("SmsMfaConfiguration", document.NewMap()))
		case "TOTP":
			d.mfa = append(d.mfa, member("SoftwareTokenMfaConfiguration", document.NewMap(member("Enabled", document.NewBool(true)))))
		case api.MediumEmail:
			d.mfa = append(d.mfa, member("EmailMfaConfiguration", document.NewMap()))
		}
	}
}

func (d *draft) asksForMFA() bool {
	configuration, _ := memberOf(d.pool, "MfaConfiguration").Text()
	return pool.AsksForMFA(configuration)
}

// inside is the value that a path of names leads to, Null where it leads to none.
func inside(n document.Node, path ...string) document.Node {
	for _, name := range path {
		n, _ = n.Member(name)
	}
	return n
}

func textOf(n document.Node, name string) string {
	text, _ := inside(n, name).Text()
	return text
}

func isOn(n document.Node, name string) bool {
	on, _ := inside(n, name).Bool()
	return on
}

func textsOf(n document.Node, name string) []string {
	items, _ := inside(n, name).Items()
	var found []string
	for _, item := range items {
		if text, err := item.Text(); err == nil {
			found = append(found, text)
		}
	}
	return found
}

// script is where the object of an aws-exports.js begins.
var script = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?m)^\s*(export\s+default|(export\s+)?(const|let|var)\s+\w+(\s*:\s*\w+)?\s*=|module\.exports\s*=)\s*\{`)
})

// object is the object that a JavaScript file gives a name, with blanks before it so
// that everything stays at its place; nil where there is none.
func object(data []byte) []byte {
	found := script().FindIndex(data[:min(len(data), beginning)])
	end := bytes.LastIndexByte(data, '}')
	if found == nil || end < found[1] {
		return nil
	}
	kept := slices.Clone(data[:end+1])
	blankTrailingCommas(kept[found[1]-1:])
	for i := range kept[:found[1]-1] {
		if kept[i] != '\n' {
			kept[i] = ' '
		}
	}
	return kept
}

// blankTrailingCommas blanks the commas before closing brackets, which JSON has not.
func blankTrailingCommas(data []byte) {
	comma, inText := -1, false
	for i := 0; i < len(data); i++ {
		switch c := data[i]; {
		case inText && c == '\\':
			i++
		case c == '"':
			inText, comma = !inText, -1
		case inText:
		case c == ',':
			comma = i
		case (c == '}' || c == ']') && comma >= 0:
			data[comma], comma = ' ', -1
		case c != ' ' && c != '\t' && c != '\r' && c != '\n':
			comma = -1
		}
	}
}
