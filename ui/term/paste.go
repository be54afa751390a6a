package term

import (
	"time"
	"unicode/utf8"
)

// pasteTimeout is how long the rest of a paste may take: over a bad line it
// comes late, and what is left of it must not become keys, enter among them.
const pasteTimeout = 5 * time.Second

// endsPaste reports whether bytes that came after a while are keys, though the
// end of the paste before them was lost. Hands press ^C alone and not in the
// middle of what comes, so it is heard at once.
func endsPaste(p []byte, quiet time.Duration) bool {
	return quiet > pasteTimeout || len(p) > 0 && p[0] == interrupt && quiet > together
}

// endPaste gives a paste the end that did not come.
func (k *Keys) endPaste(out []byte) []byte {
	if len(k.held) > 0 {
		out = append(out, noText)
	}
	k.drop()
	k.content = nil
	return append(out, pasteEnd...)
}

// takePasting passes everything until the end of a marked paste: what to
// refuse of it is the business of the field it goes to. What is more than any
// field takes is dropped, because bubbletea looks at all of a paste anew with
// each part of it that comes; what has passed is enough to be refused.
func (k *Keys) takePasting(out []byte, b byte) []byte {
	k.content = append(k.content, b)
	if over := len(k.content) - len(pasteEnd); over > 0 {
		k.content = k.content[over:]
	}
	k.pasted++
	if k.pasted > pasteLimit && !endsInStartOf(k.content, pasteEnd) {
		return out
	}
	out = k.takePasted(out, b)
	if string(k.content) == pasteEnd {
		k.state, k.content = ground, nil
	}
	return out
}

// noText stands for pasted bytes that are no text, in as many bytes or fewer.
// bubbletea would drop them, and nobody would see that a password had changed;
// a control character is refused by every field.
const noText = 0x00

// takePasted passes whole characters.
func (k *Keys) takePasted(out []byte, b byte) []byte {
	if len(k.held) > 0 && utf8.RuneStart(b) {
		out, k.held = append(out, noText), k.held[:0]
	}
	k.held = append(k.held, b)
	if !utf8.FullRune(k.held) {
		return out
	}
	if r, _ := utf8.DecodeRune(k.held); r == utf8.RuneError {
		out = append(out, noText)
	} else {
		out = append(out, k.held...)
	}
	k.held = k.held[:0]
	return out
}

// endsInStartOf reports whether the last bytes may be the first of a marker.
func endsInStartOf(last []byte, marker string) bool {
	for n := min(len(last), len(marker)); n > 0; n-- {
		if string(last[len(last)-n:]) == marker[:n] {
			return true
		}
	}
	return false
}
