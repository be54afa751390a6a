package token_test

import (
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"testing"

	"authwalk/flow/token"
)

func part(text string) string { return base64.RawURLEncoding.EncodeToString([]byte(text)) }

func TestDecodeKeepsOrderAndRawValues(t *testing.T) {
	const claims = `{"z":1.50,"sub":"nadia","a":{"y":1,"x":[1, 2]},"big":12345678901234567890,"exp":1780318800}`
	decoded := decode(t, part(`{"kid":"k","alg":"RS256"}`)+"."+part(claims)+".")
	var got []string
	for _, claim := range decoded.Claims() {
		got = append(got, claim.Name+"="+string(claim.Raw))
	}
	want := []string{"z=1.50", `sub="nadia"`, `a={"y":1,"x":[1, 2]}`, "big=12345678901234567890", "exp=1780318800"}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("claims %q, want %q", got, want)
	}
	if got := decoded.Expires().Unix(); got != 1780318800 {
		t.Errorf("expires %d", got)
	}
	if len(decoded.Header()) != 2 || decoded.Header()[0].Name != "kid" {
		t.Errorf("header %v", decoded.Header())
	}
	if got := decoded.Claim("sub").Text(); got != "nadia" {
		t.Errorf("sub %q", got)
	}
}

func TestDecodeRefuses(t *testing.T) {
	head, claims := part(`{"alg":"RS256","kid":"k"}`), part(`{"sub":"nadia"}`)
	for name, text := range map[string]string{
		"empty":                   "",
		"one part":                head,
		"two parts":               head + "." + claims,
		"four parts":              head + "." + claims + ".c2ln.c2ln",
		"padding":                 head + "." + claims + "=.c2ln",
		"standard alphabet":       head + "." + claims + ".+/+/",
		"line break":              head + ".\n" + claims + ".c2ln",
		"blank before":            " " + head + "." + claims + ".c2ln",
		"stray bits":              head + "." + claims + ".c2lnZB",
		"header is an array":      part(`[]`) + "." + claims + ".c2ln",
		"header is null":          part(`null`) + "." + claims + ".c2ln",
		"claims are not JSON":     head + "." + part(`{"sub":}`) + ".c2ln",
		"claims with a tail":      head + "." + part(`{"sub":"a"} {}`) + ".c2ln",
		"name twice":              head + "." + part(`{"sub":"a","sub":"b"}`) + ".c2ln",
		"name twice, escaped":     head + "." + part(`{"sub":"a","s\u0075b":"b"}`) + ".c2ln",
		"name twice, deep":        head + "." + part(`{"a":[{"b":{"c":1,"d":[],"c":2}}]}`) + ".c2ln",
		"name twice in header":    part(`{"alg":"RS256","alg":"none"}`) + "." + claims + ".c2ln",
		"not UTF-8":               head + "." + part("{\"sub\":\"\xff\"}") + ".c2ln",
		"signature not base64url": head + "." + claims + ".ä",
	} {
		t.Run(name, func(t *testing.T) {
			if decoded, err := token.Decode(text); err == nil || decoded.Claims() != nil {
				t.Errorf("decoded %v, error %v", decoded.Claims(), err)
			}
		})
	}
}

func TestDecodeAllowsEqualNamesInDifferentObjects(t *testing.T) {
	decode(t, part(`{"alg":"RS256"}`)+"."+part(`{"a":{"x":1},"b":{"x":"x"},"x":["x","x",{"x":"a","a":"x"}]}`)+".")
}

func TestDecodeGivesUpOnLengthBeforeAnythingElse(t *testing.T) {
	dots := strings.Repeat(".", 10_000_000)
	if _, err := token.Decode(dots); !errors.Is(err, token.ErrTooLong) {
		t.Error(err)
	}
	allocations := testing.AllocsPerRun(10, func() { _, _ = token.Decode(dots) })
	if allocations > 0 {
		t.Errorf("%v allocations for a text that is only too long", allocations)
	}
	if _, err := token.Decode(strings.Repeat(".", token.MaxLength)); !errors.Is(err, token.ErrNotToken) {
		t.Error(err)
	}
}

func TestOpaqueTokens(t *testing.T) {
	refresh := part(`{"cty":"JWT","enc":"A256GCM","alg":"RSA-OAEP"}`) + ".a.b.c.d"
	if !strings.HasPrefix(refresh, "eyJjdHki") || !token.IsOpaque(refresh) {
		t.Error("a refresh token is not recognised")
	}
	if _, err := token.Decode(refresh); !errors.Is(err, token.ErrOpaque) {
		t.Error(err)
	}
	for _, text := range []string{"", "....", "a.b.c.d.e", part(`{"alg":"RS256"}`) + ".a.b.c.d", strings.Repeat(".", 10_000_000)} {
		if token.IsOpaque(text) {
			t.Errorf("%.20q taken for a refresh token", text)
		}
	}
}

func TestTimesAreWholeSecondsOrNothing(t *testing.T) {
	for raw, want := range map[string]bool{
		"0": true, "1780318800": true, "253402300799": true,
		"253402300800": false, "-1": false, "1.5": false, "1e9": false, `"1780318800"`: false, "null": false, "[1]": false,
		"9223372036854775808": false,
	} {
		claim := token.Claim{Name: "exp", Raw: []byte(raw)}
		if _, ok := claim.Time(); ok != want {
			t.Errorf("%s is a time: %v", raw, ok)
		}
	}
}

func TestPrintingAnUnverifiedTokenShowsNothingOfIt(t *testing.T) {
	text := sign(t, idClaims())
	for _, format := range []string{"%v", "%+v", "%#v", "%s", "%d", "%x"} {
		if shown := fmt.Sprintf(format, decode(t, text)); strings.Contains(shown, "nadia") || strings.Contains(shown, text[:20]) {
			t.Errorf("%s shows %s", format, shown)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(part(`{"alg":"RS256","kid":"k"}`) + "." + part(`{"sub":"nadia","a":{"b":[1]}}`) + ".c2ln")
	f.Add(part(`{"enc":"A256GCM"}`) + ".a.b.c.d")
	f.Add("..")
	f.Fuzz(func(t *testing.T, text string) {
		decoded, err := token.Decode(text)
		if err != nil {
			if decoded.Claims() != nil || decoded.Header() != nil {
				t.Error("a token beside an error")
			}
			return
		}
		seen := map[string]bool{}
		for _, claim := range decoded.Claims() {
			if seen[claim.Name] {
				t.Errorf("%q twice", claim.Name)
			}
			seen[claim.Name] = true
			_ = claim.Text()
		}
		_, _ = decoded.Use(), decoded.Expires()
	})
}

func FuzzDecodeClaims(f *testing.F) {
	f.Add(`{"a":1,"b":{"a":2}}`)
	f.Add(`{"a":1,"a":2}`)
	f.Add(`{"\ud800":1,"\udfff":2}`)
	f.Fuzz(func(t *testing.T, claims string) {
		decoded, err := token.Decode(part(`{"alg":"RS256"}`) + "." + part(claims) + ".")
		if err == nil && len(decoded.Header()) != 1 {
			t.Error("header lost")
		}
	})
}
