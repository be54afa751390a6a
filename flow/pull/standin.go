package pull

import (
	"cmp"
	"crypto/sha256"
	"encoding/base32"
	"strings"
	"unicode"
)

// Stand-ins take the place of what is not known before a deployment, or not told. They
// have the right shape, are the same every time, and protect nothing.
const (
	clientIDLength     = 26
	clientSecretLength = 52
	poolIDLength       = 9
	totpSecretLength   = 32
	// nameLength is how much of a name is kept at the beginning, for people.
	nameLength    = 12
	defaultRegion = "us-east-1"
)

// standIn is a text of lower case letters and digits that begins with a name.
func standIn(name string, length int) string {
	begins := strings.Map(func(r rune) rune {
		switch {
		case r > unicode.MaxASCII:
			return -1
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			return unicode.ToLower(r)
		}
		return -1
	}, name)
	return (begins[:min(len(begins), nameLength)] + strings.ToLower(digest(name)))[:length]
}

// digest is a text of 52 letters and digits, another for each name.
func digest(name string) string {
	sum := sha256.Sum256([]byte(name))
	return base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(sum[:])
}

func poolID(region, name string) string {
	return cmp.Or(region, defaultRegion) + "_" + digest("pool " + name)[:poolIDLength]
}

func clientID(name string) string { return standIn(name, clientIDLength) }

func clientSecret(name string) string { return standIn("standin"+name, clientSecretLength) }

func totpSecret(name string) string { return digest("totp " + name)[:totpSecretLength] }
