package random

import (
	"bytes"
	"regexp"
	"testing"
)

// TestIdentifiers reads a source of all byte values: the texts made of it must
// keep to their alphabet.
func TestIdentifiers(t *testing.T) {
	all := make([]byte, 256)
	for i := range all {
		all[i] = byte(i)
	}
	source := func() *bytes.Reader { return bytes.NewReader(bytes.Repeat(all, 8)) }
	for form, made := range map[string]string{
		`^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`: UUID(source()),
		`^[0-9]{300}$`:    Digits(source(), 300),
		`^[a-z0-9]{300}$`: Text(source(), 300, LowerAlphanumeric),
	} {
		if !regexp.MustCompile(form).MatchString(made) {
			t.Errorf("%s is not %s", made, form)
		}
	}
	counts := map[rune]int{}
	for _, digit := range Digits(source(), 1000) {
		counts[digit]++
	}
	for digit := '0'; digit <= '9'; digit++ {
		if counts[digit] != 100 {
			t.Errorf("of 1000 digits %d are %c", counts[digit], digit)
		}
	}
}
