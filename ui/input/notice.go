package input

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// What a field says about what it refused or changed.
const (
	noticeTrailing  = "The line break at the end was dropped."
	noticeBreak     = "Enter inside pasted text was ignored."
	noticeControl   = "Not pasted: it contains a control character."
	noticeEncoding  = "Not pasted: it is not UTF-8 text."
	noticeClipboard = "Use your terminal's paste key."
	noticeTabs      = "Tabs were replaced by spaces."
)

// refusal says why a text cannot be added to a field that holds so many bytes,
// or "".
func refusal(added string, held, limit int) string {
	switch {
	case held+len(added) > limit:
		return fmt.Sprintf("Not added: the field holds at most %s bytes.", grouped(limit))
	case !utf8.ValidString(added), strings.ContainsRune(added, utf8.RuneError):
		return noticeEncoding
	case strings.ContainsFunc(added, unicode.IsControl):
		return noticeControl
	}
	return ""
}

// withoutBreak drops one line break at the end, however it is written.
func withoutBreak(pasted string) (string, bool) {
	for _, ending := range []string{"\r\n", "\n", "\r"} {
		if line, ok := strings.CutSuffix(pasted, ending); ok {
			return line, true
		}
	}
	return pasted, false
}

// grouped writes a number with commas between its thousands.
func grouped(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%s,%03d", grouped(n/1000), n%1000)
}
