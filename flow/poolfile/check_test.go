package poolfile_test

import (
	"strings"
	"testing"

	"authwalk/flow/poolfile"
)

func TestContradictionsAreRefusedByLine(t *testing.T) {
	const secret = "Hunter2Secret"
	const publicKey = "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEpu-O0VjG1P2y1vLuXYnTpLCZZn7fasAJmsg7PlfHN_b_RkGMpE7aCpVUEf9dzaDrdlZNeSJPm1U87ZuBVK2q2Q"
	const privateKey = "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgTtPfApqGQKGq4Xk8dlkIB_Wjaurj2XQEJKRXeAo804-hRANCAASAhHNGeZMOdS1D" +
		"ro4uYdgmbWwKkZnahmvXfyEVaOckDNeskLk3B7veojZmVEXbNnx0XctE-1QTkie7NqemfgfE"
	client := func(settings string) string {
		return "UserPool: {}\nClients:\n  - ClientId: a\n    " + settings + "\n"
	}
	user := func(settings string) string {
		return "UserPool: {}\nUsers:\n  - Username: a\n    " + settings + "\n"
	}
	for name, test := range map[string]struct{ text, want string }{
		"client ids": {
			"Clients:\n  - {ClientId: a}\n  - {ClientId: b}\n  - {ClientId: a}\n", "line 4, column 16: Clients has this entry twice",
		},
		"groups":           {"UserPool: {}\nGroups:\n  - {GroupName: a}\n  - {GroupName: a}\n", "line 4, column 17: Groups has this entry twice"},
		"schema":           {"UserPool:\n  SchemaAttributes: [{Name: custom:a},\n    {Name: custom:a}]\n", "line 3, column 12: SchemaAttributes has this entry twice"},
		"attributes":       {user("UserAttributes: [{Name: email, Value: a}, {Name: email, Value: b}]"), "line 4, column 54: UserAttributes has this entry twice"},
		"a user's groups":  {"Groups: [{GroupName: g}]\n" + user("Groups: [g, g]"), "line 5, column 17: Groups has this entry twice"},
		"a user's devices": {user("Devices: [{DeviceKey: a}, {DeviceKey: a}]"), "line 4, column 43: Devices has this entry twice"},
		"a user's passkeys": {
			user("Passkeys:\n    - {CredentialId: AAAA, PublicKey: " + publicKey + "}\n    - {CredentialId: AAAA, PublicKey: " + publicKey + "}"),
			"line 6, column 22: Passkeys has this entry twice",
		},
		"an id that is none":              {user("Passkeys: [{CredentialId: a}]"), "line 4, column 31: CredentialId is not Base64url"},
		"a passkey without an id":         {user("Passkeys: [{FriendlyCredentialName: a}]"), "line 4, column 16: CredentialId is not Base64url"},
		"a passkey without a key":         {user("Passkeys: [{CredentialId: AAAA}]"), "line 4, column 31: CredentialId is not enough without a PublicKey or a PrivateKey"},
		"a user handle that is none":      {user("Passkeys: [{CredentialId: AAAA, UserHandle: '?'}]"), "line 4, column 49: UserHandle is not Base64url"},
		"a public key that is none":       {user("Passkeys: [{CredentialId: AAAA, PublicKey: " + secret + "}]"), "line 4, column 48: PublicKey is not a key of ES256"},
		"a private key that is none":      {user("Passkeys: [{CredentialId: AAAA, PrivateKey: " + secret + "}]"), "line 4, column 49: PrivateKey is not a key of ES256"},
		"a private key beside the public": {user("Passkeys:\n    - CredentialId: AAAA\n      PublicKey: " + publicKey + "\n      PrivateKey: " + secret), "line 7, column 19: PrivateKey is not a key of ES256"},
		"a private key of another": {
			user("Passkeys:\n    - CredentialId: AAAA\n      PublicKey: " + publicKey + "\n      PrivateKey: " + privateKey),
			"line 7, column 19: PrivateKey is not the one of the PublicKey",
		},
		"usernames": {"Users:\n  - {Username: a}\n  - {Username: a}\n", "line 3, column 5: another user already has this Username"},
		"usernames in other letters": {
			"UserPool: {UsernameConfiguration: {CaseSensitive: false}}\nUsers:\n  - {Username: nadia}\n  - {Username: Nadia}\n",
			"line 4, column 5: another user already has this Username",
		},
		"subs": {
			"Users:\n  - {Username: a, UserAttributes: [{Name: sub, Value: x}]}\n  - {Username: b, UserAttributes: [{Name: sub, Value: x}]}\n",
			"line 3, column 5: another user already has this sub",
		},
		"addresses that are usernames": {
			"UserPool: {UsernameAttributes: [email]}\nUsers:\n  - {Username: a, UserAttributes: [{Name: email, Value: x@example.org}]}\n" +
				"  - {Username: b, UserAttributes: [{Name: email, Value: x@example.org}]}\n",
			"line 4, column 5: another user already has this email",
		},
		"verified aliases": {
			"UserPool: {AliasAttributes: [email]}\nUsers:\n  - {Username: a, UserAttributes: [{Name: email, Value: x@example.org}, {Name: email_verified, Value: 'true'}]}\n" +
				"  - {Username: b, UserAttributes: [{Name: email, Value: x@example.org}, {Name: email_verified, Value: 'True'}]}\n",
			"line 4, column 5: another user already has this email",
		},
		"preferred usernames": {
			"UserPool: {AliasAttributes: [preferred_username]}\nUsers:\n  - {Username: a, UserAttributes: [{Name: preferred_username, Value: x}]}\n" +
				"  - {Username: b, UserAttributes: [{Name: preferred_username, Value: x}]}\n",
			"line 4, column 5: another user already has this preferred_username",
		},
		"an unknown group":           {user("Groups: [staff]"), "line 4, column 14: this group is not in Groups"},
		"the first unknown group":    {"Users:\n  - {Username: a, Groups: [x]}\n  - {Username: b, Groups: [y]}\n", "line 2, column 28: this group is not in Groups"},
		"an unknown client":          {user("Walk: {ClientId: other}"), "line 4, column 22: this client is not in Clients"},
		"a client of another pool":   {"UserPool: {Id: us-east-1_A}\nClients: [{ClientId: a, UserPoolId: us-east-1_B}]\n", "line 2, column 37: the client's UserPoolId is not the pool"},
		"a session of a minute":      {client("AuthSessionValidity: 1"), "line 4, column 26: AuthSessionValidity must be from 3 to 15"},
		"a session of an hour":       {client("AuthSessionValidity: 60"), "line 4, column 26: AuthSessionValidity must be from 3 to 15"},
		"a negative validity":        {client("AccessTokenValidity: -1"), "line 4, column 26: AccessTokenValidity must be from 1 to 86400"},
		"an access token of days":    {client("AccessTokenValidity: 25"), "line 4, column 26: access and ID tokens must be valid"},
		"a validity past all time":   {client("RefreshTokenValidity: 315360000"), "line 4, column 27: access and ID tokens must be valid"},
		"a count past all counters":  {user("Passkeys: [{CredentialId: a, SignCount: 4294967296}]"), "line 4, column 45: SignCount must be a whole number from 0 to 4294967295"},
		"a count below zero":         {user("Passkeys: [{CredentialId: a, SignCount: -1}]"), "line 4, column 45: SignCount must be a whole number from 0 to 4294967295"},
		"a validity past all number": {client("RefreshTokenValidity: 99999999999999999999"), "line 4, column 27: RefreshTokenValidity must be a whole number"},
		"a refresh token too short":  {"Clients:\n  - {ClientId: a, RefreshTokenValidity: 60, TokenValidityUnits: {RefreshToken: minutes}, IdTokenValidity: 2}\n", "line 2, column 41: access and ID tokens"},
		"a short password policy":    {"UserPool:\n  Policies: {PasswordPolicy: {MinimumLength: 3}}\n", "line 2, column 46: MinimumLength must be from 6 to 99"},
		"a grace period of minutes":  {client("RefreshTokenRotation: {Feature: ENABLED, RetryGracePeriodSeconds: 61}"), "line 4, column 71: RetryGracePeriodSeconds must be from 0 to 60"},
		"a temporary year": {"UserPool:\n  Policies: {PasswordPolicy: {TemporaryPasswordValidityDays: 366}}\n", "line 2, column 62: TemporaryPasswordValidityDays must be " +
			"from 0 to 365"},
		"a fault less than never":     {"UserPool: {}\nFaults: [{Operation: SignUp, Kind: drop, Times: -1}]\n", "line 2, column 49: Times must be 0 (always) or more"},
		"every time before the first": {"UserPool: {}\nFaults: [{Operation: SignUp, Kind: drop, Every: -3}]\n", "line 2, column 49: Every must be 0 (always) or more"},
		"a delay into the past":       {"UserPool: {}\nFaults: [{Operation: SignUp, Kind: delay, Delay: -2s}]\n", "line 2, column 50: Delay must not be negative"},
		"two passwords":               {user("Password: " + secret + "\n    TemporaryPassword: " + secret), "line 5, column 24: set Password or TemporaryPassword"},
		"a secret that is none":       {user("TotpSecret: " + secret + "!"), "line 4, column 17: TotpSecret must be Base32"},
		"an empty secret":             {user("TotpSecret: ''"), "line 4, column 17: TotpSecret must be Base32"},
		"attributes by two names":     {user("UserAttributes: []\n    Attributes: []"), "line 5, column 17: Attributes and UserAttributes are both set"},
		"two second-factor settings": {"UserPool: {}\nMfaConfig: {}\nMfaConfiguration: 'ON'\n", "line 3, column 1: MfaConfiguration is set here and in " +
			"MfaConfig"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := poolfile.Parse([]byte(test.text))
			if err == nil || !strings.HasPrefix(err.Error(), test.want) {
				t.Fatalf("got %v, want %s", err, test.want)
			}
			if strings.Contains(err.Error(), secret) {
				t.Errorf("the error quotes the file: %v", err)
			}
		})
	}
}

func TestWhatDoesNotContradictIsRead(t *testing.T) {
	for _, text := range []string{
		"Users: [{Username: nadia}, {Username: Nadia}]",
		"UserPool: {UsernameAttributes: [email]}\nUsers: [{Username: a}, {Username: b}]",
		"UserPool: {AliasAttributes: [email]}\nUsers: [{Username: a, UserAttributes: [{Name: email, Value: x}, {Name: email_verified, Value: 'true'}]}, " +
			"{Username: b, UserAttributes: [{Name: email, Value: x}]}]",
		"Clients: [{ClientId: a, AccessTokenValidity: 0, RefreshTokenValidity: 3650, AuthSessionValidity: 15}]",
		"Clients: [{ClientId: a, AccessTokenValidity: 86400, TokenValidityUnits: {AccessToken: seconds}}]",
		"Users: [{Username: a, TotpSecret: jbsw y3dp ehpk 3pxp}]",
		"Groups: [{GroupName: g}]\nUsers: [{Username: a, Groups: [g]}, {Username: b, Groups: [g]}]",
		"Clients: [{ClientId: a}]\nUsers: [{Username: a, Walk: {ClientId: a}}]",
	} {
		if _, err := poolfile.Parse([]byte(text)); err != nil {
			t.Errorf("%s: %v", text, err)
		}
	}
}
