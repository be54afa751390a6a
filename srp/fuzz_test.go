package srp

import (
	"encoding/hex"
	"errors"
	"math/big"
	"regexp"
	"strings"
	"testing"
)

var hexadecimal = regexp.MustCompile(`^[0-9a-fA-F]+$`)

func FuzzParseNumber(f *testing.F) {
	for _, digits := range append(badNumbers, "fff", "0FFF", "80", "007f", "7fff") {
		f.Add(digits)
	}
	f.Fuzz(func(t *testing.T, digits string) {
		got, err := parseNumber(digits)
		if (err == nil) != (len(digits) <= 1024 && hexadecimal.MatchString(digits)) {
			t.Fatalf("%q: error %v", digits, err)
		}
		if err != nil {
			return
		}
		want, _ := new(big.Int).SetString(digits, 16)
		if new(big.Int).SetBytes(got).Cmp(want) != 0 || text(got) != want.Text(16) {
			t.Fatalf("%q is read as %x and written as %s", digits, got, text(got))
		}
		encoded := encode(got)
		if encoded[0] >= 0x80 || new(big.Int).SetBytes(encoded).Cmp(want) != 0 {
			t.Fatalf("%q is encoded as %x", digits, encoded)
		}
		if len(encoded) > 1 && encoded[0] == 0 && encoded[1] < 0x80 {
			t.Fatalf("%q is encoded too long, as %x", digits, encoded)
		}
		_, err = parseResidue(digits)
		if inRange := want.Sign() > 0 && want.Cmp(bigN) < 0; inRange != (err == nil) {
			t.Fatalf("%q: in range %v, error %v", digits, inRange, err)
		}
	})
}

func FuzzPoolName(f *testing.F) {
	for _, id := range []string{"us-east-1_AbCdEf123", "", "_", "a_", "_a", "a_b_c"} {
		f.Add(id)
	}
	f.Fuzz(func(t *testing.T, id string) {
		name, err := PoolName(id)
		if err != nil {
			if name != "" || !errors.Is(err, ErrBadPoolID) {
				t.Fatalf("name %q, error %v", name, err)
			}
			return
		}
		region := strings.TrimSuffix(id, "_"+name)
		if region == "" || name == "" || region+"_"+name != id || strings.Contains(region, "_") {
			t.Fatalf("%q is cut into %q and %q", id, region, name)
		}
	})
}

func FuzzProve(f *testing.F) {
	f.Add("pool", "user", "password", "1f", "2e", "AAEC", "now")
	for _, bad := range badNumbers {
		f.Add("", "", "", bad, bad, "", "")
	}
	client := newClient(exponent{1, 2, 3, 4})
	f.Fuzz(func(t *testing.T, scope, id, password, salt, b, secretBlock, timestamp string) {
		proof, err := client.Prove(Identity{scope, id}, password, Challenge{salt, b, secretBlock}, timestamp)
		switch {
		case err == nil:
			if len(proof.Signature) != 44 {
				t.Fatalf("signature %q", proof.Signature)
			}
		case !errors.Is(err, ErrBadSalt) && !errors.Is(err, ErrBadServerValue) && !errors.Is(err, ErrBadSecretBlock):
			t.Fatal(err)
		}
	})
}

func FuzzParseDeviceVerifier(f *testing.F) {
	f.Add("AA==", "AQ==")
	f.Add("", "gA==")
	f.Fuzz(func(t *testing.T, salt, passwordVerifier string) {
		verifier, err := ParseDeviceVerifier(salt, passwordVerifier)
		if err != nil {
			if !errors.Is(err, ErrBadSalt) && !errors.Is(err, ErrBadVerifier) {
				t.Fatal(err)
			}
			return
		}
		if _, err := residue(verifier.V); err != nil {
			t.Fatalf("%s: %v", hex.EncodeToString(verifier.V), err)
		}
	})
}
