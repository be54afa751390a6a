package emulator

import (
	"reflect"
	"testing"

	"authwalk/flow/pool"
	"authwalk/flow/poolfile"
)

// profile is what GetUser or AdminGetUser says of the user's attributes.
func profile(r reply) map[string]string {
	found := map[string]string{}
	list, _ := r.body["UserAttributes"].([]any)
	for _, item := range list {
		attribute, _ := item.(members)
		name, _ := attribute["Name"].(string)
		found[name], _ = attribute["Value"].(string)
	}
	return found
}

func (w *rawClient) profile(username string) map[string]string {
	w.t.Helper()
	return profile(w.call("AdminGetUser", members{"UserPoolId": recordedPool, "Username": username}))
}

func adminUpdate(username string, attributes ...members) func(*rawClient) reply {
	return func(w *rawClient) reply {
		return w.call("AdminUpdateUserAttributes", members{"UserPoolId": recordedPool, "Username": username, "UserAttributes": attributes})
	}
}

func selfUpdate(attributes ...members) func(*rawClient) reply {
	return func(w *rawClient) reply {
		return w.call("UpdateUserAttributes", members{"AccessToken": nadia(w).token("AccessToken"), "UserAttributes": attributes})
	}
}

func attribute(name, value string) members { return members{"Name": name, "Value": value} }

// TestAttributesTheServiceRefuses has the messages of the service.
func TestAttributesTheServiceRefuses(t *testing.T) {
	schema := func(attributes ...pool.SchemaAttribute) func(*poolfile.File) {
		return func(f *poolfile.File) { f.UserPool.SchemaAttributes = attributes }
	}
	no := false
	for name, test := range map[string]struct {
		set       func(*poolfile.File)
		ask       func(*rawClient) reply
		exception string
		message   string
	}{
		"no value":            {nil, selfUpdate(members{"Name": "name"}), invalid, "Attribute value for name must not be null"},
		"no value, admin":     {nil, adminUpdate("nadia", members{"Name": "name"}), invalid, "Attribute value for name must not be null"},
		"required":            {schema(pool.SchemaAttribute{Name: "email", Required: true}), selfUpdate(attribute("email", "")), invalid, "Invalid user attributes: user.email: Required attribute cannot be deleted.\n"},
		"required, admin":     {schema(pool.SchemaAttribute{Name: "email", Required: true}), adminUpdate("nadia", attribute("email", "")), invalid, "Invalid user attributes: user.email: Required attribute cannot be deleted.\n"},
		"sub":                 {nil, selfUpdate(attribute("sub", "x")), invalid, "Cannot modify the non-mutable attribute sub"},
		"sub of a new user":   {nil, adminCreate(members{"Username": "new", "TemporaryPassword": rightPassword, "UserAttributes": []members{attribute("sub", "x")}}), invalid, "Cannot modify the non-mutable attribute sub"},
		"several unknown":     {nil, selfUpdate(attribute("custom:a", "1"), attribute("name", "n"), attribute("b", "1")), invalid, "user.custom:a: Attribute does not exist in the schema.\nuser.b: Attribute does not exist in the schema.\n"},
		"immutable, unset":    {schema(pool.SchemaAttribute{Name: "custom:a", AttributeDataType: "String", Mutable: &no}), adminUpdate("nadia", attribute("custom:a", "1")), invalid, "user.custom:a: Attribute cannot be updated.\n"},
		"own mark":            {nil, selfUpdate(attribute("email_verified", "true")), invalid, "Cannot modify the non-mutable attribute email_verified"},
		"address is a name":   {addressesAreNames, adminUpdate("temporary", attribute("email", "nadia@example.org")), "AliasExistsException", "An account with the given email already exists."},
		"address is an alias": {addressesAreAliases, adminCreate(members{"Username": "new", "TemporaryPassword": rightPassword, "UserAttributes": []members{attribute("email", "nadia@example.org"), attribute("email_verified", "True")}}), "AliasExistsException", "An account with the email already exists."},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test.ask(newRawClient(t, test.set)).refuses(t, test.exception, test.message)
		})
	}
}

func addressesAreNames(f *poolfile.File)   { f.UserPool.UsernameAttributes = []string{"email"} }
func addressesAreAliases(f *poolfile.File) { f.UserPool.AliasAttributes = []string{"email"} }

// TestABlankValueDeletes: the attribute, and of an address its mark.
func TestABlankValueDeletes(t *testing.T) {
	for _, ask := range []func(*rawClient) reply{selfUpdate(attribute("email", "")), adminUpdate("nadia", attribute("email", ""))} {
		w := newRawClient(t, nil)
		if r := ask(w); r.status != 200 {
			t.Fatalf("%s", r.raw)
		}
		if left := w.profile("nadia"); len(left) != 1 || left["sub"] == "" {
			t.Errorf("left are %v", left)
		}
	}
}

// TestAnAddressSignsOneUserIn: in a pool with aliases an administrator moves it
// by setting it with the mark; the earlier owner keeps the address and not the
// mark.
func TestAnAddressSignsOneUserIn(t *testing.T) {
	w := newRawClient(t, addressesAreAliases)
	if r := adminUpdate("bare", attribute("email_verified", "TRUE"), attribute("email", "nadia@example.org"))(w); r.status != 200 {
		t.Fatalf("%s", r.raw)
	}
	if got := claims(t, w.signIn("nadia@example.org", rightPassword).token("AccessToken"))["username"]; got != "bare" {
		t.Errorf("the address signs %v in", got)
	}
	if left := w.profile("nadia"); left["email"] != "nadia@example.org" || left["email_verified"] != "false" {
		t.Errorf("the earlier owner has %v", left)
	}
}

// TestMarksInAnyCase: True counts wherever the mark is looked at, and comes back
// as it was sent.
func TestMarksInAnyCase(t *testing.T) {
	w := newRawClient(t, addressesAreAliases)
	adminUpdate("bare", attribute("email", "bare@example.org"), attribute("email_verified", "True"))(w)
	id := claims(t, w.signIn("bare@example.org", rightPassword).token("IdToken"))
	if id["email_verified"] != true {
		t.Errorf("the ID token says %v", id["email_verified"])
	}
	if shown := w.profile("bare")["email_verified"]; shown != "True" {
		t.Errorf("shown is %q", shown)
	}
	if r := w.call("ForgotPassword", members{"ClientId": "public", "Username": "bare"}); r.status != 200 {
		t.Errorf("%s", r.raw)
	}
}

// TestAddressClaim: a text in the profile, an object in the ID token.
func TestAddressClaim(t *testing.T) {
	w := newRawClient(t, nil)
	adminUpdate("nadia", attribute("address", "1 Quay"))(w)
	id := claims(t, nadia(w).token("IdToken"))
	if want := (members{"formatted": "1 Quay"}); !reflect.DeepEqual(id["address"], want) || w.profile("nadia")["address"] != "1 Quay" {
		t.Errorf("the ID token says %v", id["address"])
	}
}

// TestNewUsersWithoutAPassword: the pool's first factors decide, and not whether
// the message is suppressed.
func TestNewUsersWithoutAPassword(t *testing.T) {
	factors := func(names ...string) func(*poolfile.File) {
		return func(f *poolfile.File) { f.UserPool.Policies.SignInPolicy.AllowedFirstAuthFactors = names }
	}
	address := []members{attribute("email", "n@example.org")}
	for name, test := range map[string]struct {
		factors []string
		in      members
		status  string
		refusal string
	}{
		"a password is made":             {[]string{"PASSWORD"}, members{}, "FORCE_CHANGE_PASSWORD", ""},
		"a password is made, suppressed": {[]string{"PASSWORD"}, members{"MessageAction": "SUPPRESS"}, "FORCE_CHANGE_PASSWORD", ""},
		"by code":                        {[]string{"PASSWORD", "EMAIL_OTP"}, members{"UserAttributes": address}, "CONFIRMED", ""},
		"by code, blank":                 {[]string{"PASSWORD", "EMAIL_OTP"}, members{"UserAttributes": address, "TemporaryPassword": ""}, "CONFIRMED", ""},
		"by code, no address":            {[]string{"PASSWORD", "EMAIL_OTP"}, members{}, "", "User is required to have a password"},
		"passkeys":                       {[]string{"PASSWORD", "WEB_AUTHN"}, members{}, "", "User is required to have a password"},
		"passkeys, suppressed":           {[]string{"PASSWORD", "WEB_AUTHN"}, members{"MessageAction": "SUPPRESS"}, "", "User is required to have a password"},
		"given":                          {[]string{"PASSWORD", "EMAIL_OTP"}, members{"UserAttributes": address, "TemporaryPassword": rightPassword}, "FORCE_CHANGE_PASSWORD", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newRawClient(t, factors(test.factors...))
			test.in["Username"] = "new"
			r := adminCreate(test.in)(w)
			if test.refusal != "" {
				r.refuses(t, invalid, test.refusal)
				return
			}
			user, _ := r.body["User"].(members)
			if user["UserStatus"] != test.status {
				t.Errorf("%s", r.raw)
			}
		})
	}
}

// TestSpacesInsidePasswords: from sign-up to sign-in.
func TestSpacesInsidePasswords(t *testing.T) {
	w := newRawClient(t, nil)
	r := w.call("AdminSetUserPassword", members{"UserPoolId": recordedPool, "Username": "bare", "Password": "correct horse 1", "Permanent": true})
	if r.status != 200 || w.signIn("bare", "correct horse 1").token("AccessToken") == "" {
		t.Errorf("%s", r.raw)
	}
}
