package emulator

import (
	"bytes"
	"errors"
	"regexp"
	"strings"
	"testing"

	"authwalk/flow/pool"
)

func FuzzFilter(f *testing.F) {
	for _, filter := range []string{"", `email = "a"`, `sub ^= "\"x\\"`, `status="Enabled"`, `username = `, `"`, `custom:a = "b"`} {
		f.Add(filter)
	}
	user := &pool.User{Username: "nadia", UserAttributes: pool.Attributes{{Name: "email", Value: "nadia@example.org"}}}
	f.Fuzz(func(t *testing.T, filter string) {
		matches, err := parseFilter(filter)
		var refused *exception
		switch {
		case err != nil && !errors.As(err, &refused):
			t.Errorf("%q: %v is no refusal", filter, err)
		case err == nil:
			matches(user)
		}
	})
}

func FuzzSignatureHeader(f *testing.F) {
	f.Add(algorithm+" Credential=A/20260107/us-east-1/cognito-idp/aws4_request, SignedHeaders=host, Signature="+strings.Repeat("0", 64), "20260107T080509Z")
	f.Add(algorithm+" ,=,Credential=////", "")
	f.Fuzz(func(t *testing.T, header, date string) {
		s, err := parseSignature(header, date)
		if err == nil && (len(s.scope) != 4 || len(s.signature) != 32 || s.accessKeyID == "") {
			t.Errorf("%q is read as %+v", header, s)
		}
	})
}

// TestIdentifiers reads a source of all byte values: the texts made of it must
// keep to their alphabet.
func TestIdentifiers(t *testing.T) {
	all := make([]byte, 256)
	for i := range all {
		all[i] = byte(i)
	}
	source := func() *bytes.Reader { return bytes.NewReader(bytes.Repeat(all, 8)) }
	for form, made := range map[string]string{
		`^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`: newUUID(source()),
		`^[0-9]{300}$`:    newDigits(source(), 300),
		`^[a-z0-9]{300}$`: newText(source(), 300, lowerAlphanumeric),
		`^AYABe.{500,}$`:  newSessionID(source()),
	} {
		if !regexp.MustCompile(form).MatchString(made) {
			t.Errorf("%s is not %s", made, form)
		}
	}
	counts := map[rune]int{}
	for _, digit := range newDigits(source(), 1000) {
		counts[digit]++
	}
	for digit := '0'; digit <= '9'; digit++ {
		if counts[digit] != 100 {
			t.Errorf("of 1000 digits %d are %c", counts[digit], digit)
		}
	}
}

func TestPages(t *testing.T) {
	items := []int{1, 2, 3, 4, 5}
	var seen []int
	token := ""
	for {
		part, next, err := page(items, pointer(2), token, 60)
		if err != nil {
			t.Fatal(err)
		}
		seen = append(seen, part...)
		if token = next; token == "" {
			break
		}
	}
	if len(seen) != 5 || seen[4] != 5 {
		t.Errorf("the pages hold %v", seen)
	}
	for _, bad := range []string{"x", "-1", "6"} {
		if _, _, err := page(items, nil, bad, 60); err == nil {
			t.Errorf("token %s is taken", bad)
		}
	}
}
