package pool

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// TestWhateverHappensToAccounts: after any requests in any order an address
// signs in one user only, a sub stays, what is required is there, and every
// password meets the policy.
func TestWhateverHappensToAccounts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := newAccounts(t)
		if rapid.Bool().Draw(t, "user names are addresses") {
			usernamesAreEmails(a)
		}
		if rapid.Bool().Draw(t, "users are hidden") {
			hideUsers(a)
		}
		if rapid.Bool().Draw(t, "the address is required") {
			requireEmail(a)
		}
		t.Repeat(map[string]func(*rapid.T){
			"request": func(t *rapid.T) { a.make(drawRequest(t, a)) },
			"wait": func(t *rapid.T) {
				a.now = a.now.Add(time.Duration(rapid.IntRange(1, 90).Draw(t, "minutes")) * time.Minute)
			},
			"": func(t *rapid.T) {
				a.t = t
				checkAccounts(t, a)
			},
		})
	})
}

func drawRequest(t *rapid.T, a *accounts) AccountRequest {
	names := []string{"nadia", "omar", "pia", "rosa", "nadia@example.org", "pia@example.org", "rosa@example.org", "sub-nadia"}
	for _, user := range a.users {
		names = append(names, user.Username)
	}
	operations := []string{}
	for operation := range accountRules {
		operations = append(operations, operation)
	}
	slices.Sort(operations)
	addresses := []string{"nadia@example.org", "pia@example.org", "rosa@example.org", ""}
	q := AccountRequest{
		Operation:          rapid.SampledFrom(operations).Draw(t, "operation"),
		Username:           rapid.SampledFrom(names).Draw(t, "name"),
		Password:           rapid.SampledFrom([]string{"", "Spring-2026!", "Winter-2026!", "weak"}).Draw(t, "password"),
		PreviousPassword:   rapid.SampledFrom([]string{"Spring-2026!", "Winter-2026!"}).Draw(t, "previous password"),
		Code:               rapid.SampledFrom([]string{"000000", "123456"}).Draw(t, "code"),
		ForceAliasCreation: rapid.Bool().Draw(t, "force"),
		Permanent:          rapid.Bool().Draw(t, "permanent"),
		MessageAction:      rapid.SampledFrom([]string{"", "SUPPRESS", "RESEND"}).Draw(t, "message"),
		AttributeNames:     []string{rapid.SampledFrom([]string{"email", "preferred_username", "custom:team"}).Draw(t, "attribute")},
	}
	if rapid.Bool().Draw(t, "with address") {
		q.UserAttributes = append(q.UserAttributes, Attribute{"email", rapid.SampledFrom(addresses).Draw(t, "address")})
	}
	if rapid.Bool().Draw(t, "with mark") {
		q.UserAttributes = append(q.UserAttributes, Attribute{"email_verified", rapid.SampledFrom([]string{"true", "True", "no"}).Draw(t, "mark")})
	}
	if rapid.Bool().Draw(t, "with alias") {
		q.UserAttributes = append(q.UserAttributes, Attribute{"preferred_username", rapid.SampledFrom([]string{"boss", "chief", ""}).Draw(t, "alias")})
	}
	return q
}

func checkAccounts(t *rapid.T, a *accounts) {
	signsIn := map[string]string{}
	for _, user := range a.users {
		for _, attribute := range []string{"email", "preferred_username"} {
			address := user.UserAttributes.Get(attribute)
			usable := slices.Contains(a.file.UserPool.UsernameAttributes, attribute) ||
				slices.Contains(a.file.UserPool.AliasAttributes, attribute) && (attribute == "preferred_username" || user.UserAttributes.Verified(attribute))
			if address == "" || !usable {
				continue
			}
			if other := signsIn[address]; other != "" {
				t.Fatalf("%s signs in %s and %s", address, other, user.Username)
			}
			signsIn[address] = user.Username
		}
		if sub := user.Sub(); sub == "" || !strings.HasPrefix(sub, "sub-") && strings.Trim(sub, "n") != "" {
			t.Fatalf("%s has the sub %q", user.Username, sub)
		}
		if mark := user.UserAttributes.Get("email_verified"); user.UserAttributes.Get("email") == "" && strings.EqualFold(mark, "true") {
			t.Fatalf("%s has no address, and it is verified", user.Username)
		}
		if password := user.CurrentPassword(); password != "" && CheckPassword(&a.file.UserPool, "SignUp", password) != nil {
			t.Fatalf("%s has the password %q", user.Username, password)
		}
	}
}
