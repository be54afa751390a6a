package passkey

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"math/big"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// present is a person who pressed a key and confirmed who they are.
var present = Person{Present: true, Verified: true}

// creation is what Cognito asks a new passkey with.
func creation() CreationOptions {
	return CreationOptions{
		RelyingParty: "auth.example.org", UserHandle: []byte("1c7d9a52-0f3e-4b86-8a0e-5d2f9c66b7aa"), UserName: "nadia", UserDisplayName: "Nadia",
		Challenge: []byte("0123456789abcdef"), Algorithms: []int{ES256, -257}, Verification: VerificationPreferred,
	}
}

func create(t testing.TB) Registration {
	t.Helper()
	made, err := Create(creation(), nil, present, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func request(p Passkey) RequestOptions {
	return RequestOptions{RelyingParty: p.RelyingParty, Challenge: []byte("fedcba9876543210"), Allow: [][]byte{p.ID}, Verification: VerificationPreferred}
}

// verify checks an assertion as a relying party does that knows the COSE key.
func verify(t rapid.TB, cose []byte, a Assertion) {
	t.Helper()
	if len(cose) != coseLength {
		t.Fatalf("the COSE key has %d bytes", len(cose))
	}
	point := slices.Concat([]byte{4}, cose[10:42], cose[45:77])
	key, err := ecdsa.ParseUncompressedPublicKey(elliptic.P256(), point)
	if err != nil {
		t.Fatalf("the coordinates are no point: %v", err)
	}
	if !ecdsa.VerifyASN1(key, digest(a.Authenticator, digest(a.Client)), a.Signature) {
		t.Fatal("the signature does not verify")
	}
}

// TestAPasskeySigns: whatever is asked for, the flags say what the person did, the
// counter goes up by one, and the registered key verifies the signature.
func TestAPasskeySigns(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		level := rapid.SampledFrom([]string{VerificationRequired, VerificationPreferred, VerificationDiscouraged})
		options := creation()
		options.RelyingParty = rapid.SampledFrom([]string{"localhost", "auth.example.org", "a.b-c.example"}).Draw(t, "relying party")
		options.Challenge = rapid.SliceOfN(rapid.Byte(), 1, 64).Draw(t, "challenge")
		options.UserHandle = rapid.SliceOfN(rapid.Byte(), 1, longestUserHandle).Draw(t, "user handle")
		options.Verification = level.Draw(t, "verification")
		person := Person{rapid.Bool().Draw(t, "present"), rapid.Bool().Draw(t, "verified")}

		made, err := Create(options, nil, person, rand.Reader)
		refused := refusal(person, options.Verification)
		if !errors.Is(err, refused) {
			t.Fatalf("Create: %v, want %v", err, refused)
		}
		if refused != nil {
			return
		}
		data := made.Authenticator
		flags := Flags(data[32])
		if flags&UserPresent == 0 || (flags&UserVerified != 0) != person.Verified || flags&AttestedData == 0 || flags&(BackupEligible|BackedUp) != 0 || flags != made.Flags() {
			t.Fatalf("registered with the flags %08b", flags)
		}
		if !bytes.Equal(data[:32], digest([]byte(options.RelyingParty))) || binary.BigEndian.Uint32(data[33:]) != 0 || !bytes.Equal(data[37:53], make([]byte, 16)) {
			t.Fatalf("authenticator data %x", data)
		}
		p := made.Passkey
		p.BackupEligible, p.BackedUp = rapid.Bool().Draw(t, "backup eligible"), rapid.Bool().Draw(t, "backed up")
		p.Uncounted = rapid.Bool().Draw(t, "uncounted")
		for signed := uint32(1); signed <= 3; signed++ {
			asked := request(p)
			asked.Verification = level.Draw(t, "verification")
			if rapid.Bool().Draw(t, "any passkey") {
				asked.Allow = nil
			}
			if p, err = p.Counted(); err != nil {
				t.Fatal(err)
			}
			a, err := p.Sign(asked, person)
			refused := refusal(person, asked.Verification)
			if !errors.Is(err, refused) {
				t.Fatalf("Sign: %v, want %v", err, refused)
			}
			if refused != nil {
				continue
			}
			verify(t, made.Authenticator[len(made.Authenticator)-coseLength:], a)
			flags := Flags(a.Authenticator[32])
			want := signed
			if p.Uncounted {
				want = 0
			}
			if flags != a.Flags() || flags&UserPresent == 0 || (flags&UserVerified != 0) != person.Verified || flags&AttestedData != 0 ||
				(flags&BackupEligible != 0) != p.BackupEligible || (flags&BackedUp != 0) != p.BackedUp ||
				binary.BigEndian.Uint32(a.Authenticator[33:]) != want || len(a.Authenticator) != 37 {
				t.Fatalf("authenticator data %x", a.Authenticator)
			}
			again, err := p.Sign(asked, person)
			if err != nil || !bytes.Equal(again.Credential, a.Credential) {
				t.Fatal("the same was signed otherwise")
			}
		}
	})
}

// refusal is why nothing is signed for the person, nil where it is.
func refusal(person Person, verification string) error {
	switch {
	case !person.Present:
		return ErrNotPresent
	case !person.Verified && verification == VerificationRequired:
		return ErrNotVerified
	default:
		return nil
	}
}

// TestCredentialsAreWhatWebAuthnSays compares every member.
func TestCredentialsAreWhatWebAuthnSays(t *testing.T) {
	made := create(t)
	p, err := made.Passkey.Counted()
	if err != nil {
		t.Fatal(err)
	}
	a, err := p.Sign(request(p), present)
	if err != nil {
		t.Fatal(err)
	}
	id := base64URL(p.ID)
	data := made.Authenticator
	for name, test := range map[string]struct {
		got  []byte
		want map[string]any
	}{
		"registration": {made.Credential, map[string]any{
			"id": id, "rawId": id, "type": "public-key", "authenticatorAttachment": "platform", "clientExtensionResults": map[string]any{},
			"response": map[string]any{
				"clientDataJSON":    base64URL([]byte(`{"type":"webauthn.create","challenge":"MDEyMzQ1Njc4OWFiY2RlZg","origin":"https://auth.example.org","crossOrigin":false}`)),
				"authenticatorData": base64URL(data), "transports": []any{"internal"}, "publicKey": base64URL(p.PublicKey()), "publicKeyAlgorithm": -7.0,
				"attestationObject": base64URL(slices.Concat([]byte("\xa3cfmtdnonegattStmt\xa0hauthDataY\x00"), []byte{byte(len(data))}, data)),
			},
		}},
		"assertion": {a.Credential, map[string]any{
			"id": id, "rawId": id, "type": "public-key", "authenticatorAttachment": "platform", "clientExtensionResults": map[string]any{},
			"response": map[string]any{
				"clientDataJSON":    base64URL([]byte(`{"type":"webauthn.get","challenge":"ZmVkY2JhOTg3NjU0MzIxMA","origin":"https://auth.example.org","crossOrigin":false}`)),
				"authenticatorData": base64URL(a.Authenticator), "signature": base64URL(a.Signature), "userHandle": base64URL(p.UserHandle),
			},
		}},
	} {
		var got map[string]any
		if err := json.Unmarshal(test.got, &got); err != nil {
			t.Fatal(err)
		}
		if gotText, wantText := fmt.Sprint(got), fmt.Sprint(test.want); gotText != wantText {
			t.Errorf("%s\n got %s\nwant %s", name, gotText, wantText)
		}
	}
	if len(data) > math.MaxUint8 {
		t.Errorf("the authenticator data has %d bytes", len(data))
	}
}

func TestWhatAnAuthenticatorRefuses(t *testing.T) {
	p := create(t).Passkey
	for want, change := range map[error]func(*CreationOptions){
		ErrNoAlgorithm: func(o *CreationOptions) { o.Algorithms = []int{-257} },
		ErrNotPlatform: func(o *CreationOptions) { o.Attachment = "cross-platform" },
		ErrExcluded:    func(o *CreationOptions) { o.Exclude = [][]byte{[]byte("another"), p.ID} },
	} {
		options := creation()
		change(&options)
		if _, err := Create(options, []Passkey{p}, present, rand.Reader); !errors.Is(err, want) {
			t.Errorf("%v, want %v", err, want)
		}
	}
	excluded := creation()
	excluded.Exclude = [][]byte{p.ID}
	elsewhere := p
	elsewhere.RelyingParty = "other.example.org"
	if _, err := Create(excluded, []Passkey{elsewhere}, present, rand.Reader); err != nil {
		t.Errorf("a passkey of another domain keeps this one from being made: %v", err)
	}
	for want, change := range map[error]func(*RequestOptions){
		ErrOtherRelyingParty: func(o *RequestOptions) { o.RelyingParty = "auth.examp1e.org" },
		ErrNotAllowed:        func(o *RequestOptions) { o.Allow = [][]byte{[]byte("another")} },
	} {
		options := request(p)
		change(&options)
		if _, err := p.Sign(options, present); !errors.Is(err, want) {
			t.Errorf("%v, want %v", err, want)
		}
		if usable := options.Usable([]Passkey{p}); len(usable) > 0 {
			t.Errorf("%v: %v is offered", want, usable)
		}
	}
	if usable := request(p).Usable([]Passkey{elsewhere, p}); len(usable) != 1 || !bytes.Equal(usable[0].ID, p.ID) {
		t.Errorf("%v is offered", usable)
	}
	p.Counter = math.MaxUint32
	if _, err := p.Counted(); err == nil {
		t.Error("the counter begins again")
	}
	for name, random := range map[string]string{"no randomness": "", "zeros alone": strings.Repeat("\x00", 10_000)} {
		if _, err := Create(creation(), nil, present, strings.NewReader(random)); !errors.Is(err, ErrNoRandomness) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestTheSameRandomnessMakesTheSamePasskey(t *testing.T) {
	var credentials []string
	for range 2 {
		made, err := Create(creation(), nil, present, strings.NewReader(strings.Repeat("authwalk", 10)))
		if err != nil {
			t.Fatal(err)
		}
		credentials = append(credentials, string(made.Credential))
	}
	if credentials[0] != credentials[1] {
		t.Error("it makes two")
	}
}

// shortKeys is how many keys with a coordinate that begins with zeros are tried;
// make soak asks for ten thousand.
func shortKeys(t *testing.T) int {
	text := os.Getenv("AUTHWALK_SOAK_KEYS")
	if text == "" {
		return 60
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// TestCoordinatesHaveOneLength: also where a coordinate is a small number, it has 32
// bytes, and the key verifies.
func TestCoordinatesHaveOneLength(t *testing.T) {
	for left := shortKeys(t); left > 0; {
		key, err := newKey(rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		point, err := key.PublicKey.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		if point[1] != 0 && point[33] != 0 {
			continue
		}
		left--
		p := create(t).Passkey
		p.Key = key
		cose := p.coseKey()
		y := new(big.Int).SetBytes(point[33:])
		if length := len(p.attestedData()); length != 16+2+idLength+coseLength || !bytes.Equal(cose[45:], y.FillBytes(make([]byte, 32))) {
			t.Fatalf("%x is written as %x", point, cose)
		}
		a, err := p.Sign(request(p), present)
		if err != nil {
			t.Fatal(err)
		}
		verify(t, cose, a)
	}
}

func TestAPrivateKeyIsNeverPrinted(t *testing.T) {
	made := create(t)
	secret := made.Passkey.MarshalKey()
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%x", "%d"} {
		printed := fmt.Sprintf(verb, made.Passkey)
		if printed != "passkey of nadia for auth.example.org" {
			t.Errorf("%s prints %s", verb, printed)
		}
	}
	if text := string(made.Credential); strings.Contains(text, base64.RawURLEncoding.EncodeToString(secret)) {
		t.Error("the private key is sent")
	}
}
