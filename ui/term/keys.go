package term

import (
	"bytes"
	"strings"
	"time"
)

// Keys parts the bytes that come from a terminal: what a person pressed passes
// unchanged, what the terminal says of itself is dropped, even when either is
// split over reads. Its zero value is ready.
//
// Where a terminal does not mark pasted text (bracketed paste), the line breaks
// in it are the same bytes as the enter key. Hands do not press enter within 30
// milliseconds of a letter, so an enter that arrives that fast is passed as
// ctrl+j, which the fields of ui/input take for a pasted line break and which
// no screen takes for enter. Once the terminal has shown that it marks pastes,
// by doing it or by saying so, enter always is enter.
type Keys struct {
	state   state
	held    []byte    // an unfinished sequence, not yet passed
	content []byte    // the content of an answer being dropped
	last    time.Time // when the last bytes came
	marks   bool      // the terminal marks pasted text
	enter   guard

	pasted int // bytes of the paste that is coming

	// OnBackground is told whether the background is dark when the terminal
	// says so.
	OnBackground func(dark bool)
}

type state int

const (
	ground  state = iota
	escape        // after ESC
	control       // in a control sequence, after ESC [
	mouse         // three bytes more
	single        // one byte more
	opening       // after ESC ] ESC P or ESC _: an answer, or a key with alt
	answer        // in the string of an answer
	answerEscape
	report // in an answer that began like a key, with ESC [ and a sign
	pasting
	character // in a character of several bytes
)

const (
	interrupt     = 0x03 // ^C
	pasteStart    = "\x1b[200~"
	pasteEnd      = "\x1b[201~"
	longest       = 64   // bytes of a key's sequence
	longestAnswer = 4096 // bytes of an answer
	answerTimeout = time.Second
	pasteLimit    = 256 << 10 // bytes: twice what the largest field takes
)

// Feed takes bytes that came at a time and returns those that are keys. The
// result is no longer than what is held, p and the end of a paste together.
func (k *Keys) Feed(p []byte, at time.Time) []byte {
	quiet := at.Sub(k.last)
	out := make([]byte, 0, len(k.held)+len(p)+len(pasteEnd))
	switch {
	case k.answering() && quiet > answerTimeout:
		k.state = ground // its end was lost; do not swallow keys for ever
	case k.state == pasting && endsPaste(p, quiet):
		out = k.endPaste(out)
	}
	k.last = at
	k.enter.begin(at, k.marks)
	for _, b := range p {
		out = k.take(out, b)
	}
	return out
}

// Held reports whether an unfinished sequence waits for more bytes. The rest of
// a paste is not waited for: it comes by itself.
func (k *Keys) Held() bool { return len(k.held) > 0 && k.state != pasting }

// Flush returns what is held, for when no more bytes came: an escape was the
// escape key. Half a control sequence is none.
func (k *Keys) Flush() []byte {
	switch {
	case k.state == pasting:
		return nil
	case k.state == control && k.size() > len("[") && !isKey().Match(k.held[k.begun():]): // its end may come late
		return k.begin(nil, report, k.held[len(k.held)-1])
	}
	return k.pass(nil)
}

// pass lets the held bytes through.
func (k *Keys) pass(out []byte) []byte {
	out = append(out, k.held...)
	k.drop()
	return out
}

// drop forgets the held bytes.
func (k *Keys) drop() { k.held, k.state = k.held[:0], ground }

// hold keeps a byte until the sequence is finished.
func (k *Keys) hold(b byte, next state) {
	k.held = append(k.held, b)
	k.state = next
}

// take is one step of the machine: it appends to out what may pass.
func (k *Keys) take(out []byte, b byte) []byte {
	switch k.state {
	case escape:
		return k.takeEscape(out, b)
	case control:
		return k.takeControl(out, b)
	case mouse:
		if b < ' ' {
			return k.take(k.refuse(out), b)
		}
		k.held = append(k.held, b)
		if k.size() == len("[Mbxy") {
			return k.pass(out)
		}
		return out
	case single:
		if b < ' ' {
			return k.take(k.pass(out), b)
		}
		k.held = append(k.held, b)
		return k.pass(out)
	case opening:
		return k.takeOpening(out, b)
	case answer, answerEscape:
		return k.takeAnswer(out, b)
	case report:
		return k.takeReport(out, b)
	case pasting:
		return k.takePasting(out, b)
	case character:
		return k.takeCharacter(out, b)
	}
	return k.takeGround(out, b)
}

func (k *Keys) takeGround(out []byte, b byte) []byte {
	switch {
	case b == 0x1b:
		k.hold(b, escape)
		return out
	case b >= 0xc0:
		k.hold(b, character)
		return out
	case b == '\r':
		return k.enter.press(out)
	case b >= ' ' && b != 0x7f:
		k.enter.text(out)
	}
	return append(out, b)
}

func (k *Keys) takeEscape(out []byte, b byte) []byte {
	switch b {
	case 0x1b: // alt+escape, or the alt of a sequence that follows
		if len(k.held) > 1 {
			out = k.pass(out)
		}
		k.hold(b, escape)
	case '[':
		k.hold(b, control)
	case 'O':
		k.hold(b, single)
	case ']', 'P', '_':
		k.hold(b, opening)
	case interrupt: // quits, also where a busy machine reads it together with the escape key
		k.drop()
		return append(out, b)
	default: // a key with alt
		if b < 0xc0 {
			k.held = append(k.held, b)
			return k.pass(out)
		}
		k.hold(b, character)
	}
	return out
}

func (k *Keys) takeControl(out []byte, b byte) []byte {
	first := k.size() == len("[")
	switch {
	case first && (b < 0x20 || b > 0x7e): // alt and [, then a key
		return k.take(k.pass(out), b)
	case b < 0x20 || b > 0x7e: // cut off by a key
		return k.take(k.cutOff(out), b)
	case len(k.held) >= longest:
		return k.begin(out, report, b)
	case first && strings.IndexByte("?>=", b) >= 0:
		return k.begin(out, report, b)
	case b < 0x40:
		k.hold(b, control)
		return out
	case first && b == 'M':
		k.hold(b, mouse)
		return out
	case first && b == '[': // a function key of the Linux console
		k.hold(b, single)
		return out
	}
	k.held = append(k.held, b)
	return k.finish(out, string(k.held[k.begun():]))
}

// finish passes or drops a whole control sequence.
func (k *Keys) finish(out []byte, sequence string) []byte {
	if isAnswer(sequence) || !isKey().MatchString(sequence) {
		return k.refuse(out)
	}
	out = k.pass(out)
	if sequence == pasteStart {
		k.state, k.marks, k.content, k.pasted = pasting, true, nil, 0
	}
	return out
}

// cutOff drops half a control sequence, which another key follows.
func (k *Keys) cutOff(out []byte) []byte {
	if isKey().Match(k.held[k.begun():]) {
		return k.pass(out)
	}
	return k.refuse(out)
}

// takeCharacter collects the bytes of one character, because bubbletea takes
// half of one for an unknown byte.
func (k *Keys) takeCharacter(out []byte, b byte) []byte {
	if b&0xc0 != 0x80 {
		return k.take(k.pass(out), b)
	}
	k.held = append(k.held, b)
	lead := k.held[0]
	if lead == 0x1b {
		lead = k.held[k.begun()+1]
	}
	if k.size() < width(lead) {
		return out
	}
	if k.held[0] != 0x1b {
		k.enter.text(out)
	}
	return k.pass(out)
}

// begun is the place of the last escape in what is held.
func (k *Keys) begun() int { return bytes.LastIndexByte(k.held, 0x1b) }

// size is the number of bytes held behind the last escape.
func (k *Keys) size() int { return len(k.held) - k.begun() - 1 }

// width is the number of bytes of the UTF-8 character that begins with lead.
func width(lead byte) int {
	switch {
	case lead >= 0xf0:
		return 4
	case lead >= 0xe0:
		return 3
	}
	return 2
}
