package ui_test

import "testing"

// The values of a proof are compared with those of another client, one by one or all at
// once; what is pasted stays, and secrets of it are hidden until they are revealed.
func TestTheValuesOfAProofAreCompared(t *testing.T) {
	s := newScene(t, "proof").press("ctrl+g").press("o", "c").run().sees("Compare with another client").sees("0 of 11 given")
	s.paste("u = 1f0c\nTIMESTAMP: Wed Jan 7 08:05:09 UTC 2026").run().sees("≠ The first value that differs is u.").sees("2 of 11 given").sees("u = 1f0c")
	s.press("ctrl+u").run().sees("0 of 11 given").paste("S = 1f0c").misses("S = 1f0c").run().sees("≠ The first value that differs is S.").misses("1f0c")
	s.press("ctrl+r").run().sees("S = 1f0c")
	s.press("ctrl+u").paste("what is it").run().sees("✗ S is neither hexadecimal nor base64.").press("esc").misses("Compare with another client")
}

// A secret is hidden too where something else in the text cannot be read, or it itself.
func TestASecretInATextThatCannotBeReadIsHidden(t *testing.T) {
	s := newScene(t, "proof").press("ctrl+g").press("o", "c").run()
	for text, problem := range map[string]string{
		"K = aabbccdd\nu = zz":          "u is neither hexadecimal nor base64",
		"K = aabbccdd\nhello":           "write each value on a line of its own",
		`{"K":"aabbccdd"`:               "this begins like JSON, but is not valid JSON",
		`{"K":"aabbccdd","u":"zz"}`:     "u is neither hexadecimal nor base64",
		"aabbccdd?":                     "a is neither hexadecimal nor base64",
		"shared: aabbccdd\nSRP_B = 0x0": "invalid SRP value from the server",
	} {
		s.press("ctrl+u").press("home").paste(text).run().sees(problem).misses("aabbccdd")
	}
	s.press("ctrl+u").paste("A = 0").run().sees("number is not between 1 and N-1")
	s.press("ctrl+u").paste("SALT = aabbccdd\nu = zz").run().sees("u is neither hexadecimal nor base64").sees("aabbccdd")
}

// TestWhatAPasskeySignedIsChecked: what was sent is, until another answer is pasted.
func TestWhatAPasskeySignedIsChecked(t *testing.T) {
	s := newScene(t, "passkey-signed").resize(80, 24).press("enter").run().sees("c compare").press("c").run()
	s.sees("10 of 10 given").sees("=  signature").misses("≠").misses("••••")
	s.paste(`{"id": "Zg"}`).run().sees("the credential has no response.clientDataJSON").sees("=  signature")
	s.press("esc").sees("c compare")
}
