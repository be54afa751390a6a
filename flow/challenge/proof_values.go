package challenge

import (
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"authwalk/flow/api"
)

// The values of a proof, by the names that derivations have.
const (
	valueSecret    = "a"
	valueA         = "A"
	valueB         = "B"
	valueSalt      = "salt"
	valueU         = "u"
	valueX         = "x"
	valueS         = "S"
	valueKey       = "K"
	valueBlock     = "secret block"
	valueTime      = "time"
	valueSignature = "signature"
)

// valueNames are what else people and the API call them, in lower case where case says
// nothing.
var valueNames = map[string]string{
	"srp_a": valueA, "largea": valueA, "srp_b": valueB, "largeb": valueB, "serverb": valueB, "smalla": valueSecret,
	"scrambler": valueU, "private key": valueX, "shared": valueS, "premaster": valueS, "hkdf": valueKey, "key": valueKey,
	"salt": valueSalt, "secret_block": valueBlock, "secretblock": valueBlock, valueBlock: valueBlock, "timestamp": valueTime, valueTime: valueTime, valueSignature: valueSignature,
	strings.ToLower(api.KeyClaimSecretBlock): valueBlock, strings.ToLower(api.KeyClaimSignature): valueSignature,
}

// valueNamed is the value that a name stands for, "" for none.
func valueNamed(name string) string {
	name = strings.Trim(strings.TrimSpace(name), `"'`)
	switch name {
	case valueSecret, valueA, valueB, valueU, valueX, valueS, valueKey:
		return name
	case "U", "X", "k", "s", "b": // also letters for something else: said with the right case only
		return ""
	}
	return valueNames[strings.ToLower(name)]
}

// readValues reads what another client has: a JSON object such as a request, lines with a
// name and a value, or one value alone for the name that is looked at.
func readValues(text, lookedAt string) (map[string]string, error) {
	text = strings.TrimSpace(text)
	given := map[string]string{}
	if strings.HasPrefix(text, "{") {
		var object map[string]any
		if err := json.Unmarshal([]byte(text), &object); err != nil {
			return nil, errors.New("this begins like JSON, but is not valid JSON")
		}
		collectValues(given, object)
		if len(given) == 0 {
			return nil, errors.New("the JSON has no value of a proof, such as SRP_A, TIMESTAMP or PASSWORD_CLAIM_SIGNATURE")
		}
		return given, nil
	}
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		name, value, named := cutName(line)
		switch {
		case line == "":
		case named:
			given[name] = value
		case strings.Count(text, "\n") == 0:
			given[lookedAt] = line
		default:
			return nil, errors.New("write each value on a line of its own, as its name, = and the value")
		}
	}
	return given, nil
}

// isSecret tells that a value is one that nobody else may see.
func isSecret(name string) bool {
	return slices.Contains([]string{valueSecret, valueX, valueS, valueKey, valueSignature}, name)
}

// namesSecret tells that the name of a secret value stands in a text, which need not be
// one that can be read.
func namesSecret(text string) bool {
	words := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" \t\n,{}=:\"'", r) })
	return slices.ContainsFunc(words, func(word string) bool { return isSecret(valueNamed(word)) })
}

// cutName cuts a line at the sign after the name of a value.
func cutName(line string) (name, value string, named bool) {
	for _, sign := range []string{"=", ":"} {
		before, after, cut := strings.Cut(line, sign)
		if name := valueNamed(before); cut && name != "" {
			return name, strings.Trim(strings.TrimSpace(after), `"',`), true
		}
	}
	return "", "", false
}

// collectValues finds the values of a proof in an object, however deep.
func collectValues(given map[string]string, object map[string]any) {
	for name, held := range object {
		switch held := held.(type) {
		case map[string]any:
			collectValues(given, held)
		case string:
			if known := valueNamed(name); known != "" {
				given[known] = held
			}
		}
	}
}

// number is a number that was given, without leading zeros: hexadecimal in any notation,
// or else base64.
func number(name, text string) ([]byte, error) {
	digits := strings.NewReplacer(" ", "", ":", "", "_", "").Replace(strings.TrimPrefix(strings.TrimPrefix(text, "0x"), "0X"))
	if len(digits)%2 == 1 {
		digits = "0" + digits
	}
	read, err := hex.DecodeString(digits)
	if err != nil {
		if read, err = base64.StdEncoding.DecodeString(text); err != nil {
			return nil, fmt.Errorf("%s is neither hexadecimal nor base64", name)
		}
	}
	for len(read) > 0 && read[0] == 0 {
		read = read[1:]
	}
	return read, nil
}
