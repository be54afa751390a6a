package text

import (
	"fmt"
	"unicode/utf8"
)

// Mask is what is shown in place of a secret: how many characters it has, and
// none of them. The number of dots is always the same.
func Mask(secret string) string {
	return fmt.Sprintf("•••• (%d)", utf8.RuneCountInString(secret))
}
