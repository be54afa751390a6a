package srp

import (
	"encoding/base64"
	"encoding/hex"
	"errors"
)

// maxDigits bounds the text of a number before it is parsed. N has 768 digits.
const maxDigits = 1024

var (
	errNotHexadecimal = errors.New("not a hexadecimal number")
	errTooLong        = errors.New("number is too long")
	errOutOfRange     = errors.New("number is not between 1 and N-1")
	errNegative       = errors.New("number is negative: its sign byte is missing")
	errNotBase64      = errors.New("not base64")
	errZeroScrambler  = errors.New("the hash of A and B is zero")
)

// parseNumber reads hexadecimal digits of either case, and nothing else, and
// returns the number in its shortest big-endian form. Zero is the empty slice.
func parseNumber(digits string) ([]byte, error) {
	if len(digits) == 0 {
		return nil, errNotHexadecimal
	}
	if len(digits) > maxDigits {
		return nil, errTooLong
	}
	if len(digits)%2 == 1 {
		digits = "0" + digits
	}
	number, err := hex.DecodeString(digits)
	if err != nil {
		// The error of package hex quotes a digit.
		return nil, errNotHexadecimal
	}
	return shortest(number), nil
}

// parseResidue reads a number from 1 to N-1.
func parseResidue(digits string) (*element, error) {
	number, err := parseNumber(digits)
	if err != nil {
		return nil, err
	}
	return residue(number)
}

// residue checks that number is in 1 to N-1.
func residue(number []byte) (*element, error) {
	number = shortest(number)
	if len(number) > size {
		return nil, errOutOfRange
	}
	var plain element
	plain.setBytes(number)
	if plain.isZero() == 1 || plain.belowModulus() == 0 {
		return nil, errOutOfRange
	}
	return &plain, nil
}

// parseSigned reads base64 of the signed encoding and refuses negative numbers.
func parseSigned(encoding string) ([]byte, error) {
	if len(encoding) > maxDigits {
		return nil, errTooLong
	}
	encoded, err := base64.StdEncoding.DecodeString(encoding)
	if err != nil || len(encoded) == 0 {
		return nil, errNotBase64
	}
	if encoded[0] >= 0x80 {
		return nil, errNegative
	}
	return shortest(encoded), nil
}

// shortest cuts leading zero bytes off.
func shortest(number []byte) []byte {
	for len(number) > 0 && number[0] == 0 {
		number = number[1:]
	}
	return number
}

// encode is the encoding that is hashed everywhere: the shortest big-endian
// two's complement form, at least one byte. For the numbers of this protocol,
// none of them negative, that is the shortest form with a zero byte in front
// where the number is zero or would otherwise read as negative.
func encode(number []byte) []byte {
	number = shortest(number)
	signed := append([]byte{0}, number...)
	if len(number) == 0 || number[0] >= 0x80 {
		return signed
	}
	return signed[1:]
}

// text writes a number as it travels in hexadecimal: lower case, no leading zero.
func text(number []byte) string {
	digits := hex.EncodeToString(shortest(number))
	switch {
	case digits == "":
		return "0"
	case digits[0] == '0':
		return digits[1:]
	default:
		return digits
	}
}
