package tty

import (
	"io"
	"unicode/utf8"
)

// limit is the most bytes of a secret.
const limit = 4096

// line is a secret while it is typed.
type line struct {
	text    []byte
	refused error
}

// readLine reads bytes as keys of a terminal in raw mode until enter.
func readLine(keys io.Reader) (string, error) {
	var l line
	var buffer [256]byte
	defer clear(buffer[:])
	for {
		n, err := keys.Read(buffer[:])
		for _, key := range buffer[:n] {
			if done, err := l.press(key); done {
				return string(l.text), err
			}
		}
		if err != nil {
			return "", ErrEnded
		}
	}
}

// press takes one byte and reports whether the line is done.
func (l *line) press(key byte) (done bool, err error) {
	switch {
	case key == '\r', key == '\n':
		return l.finish()
	case key == 0x03: // ctrl+c
		return true, l.forget(ErrInterrupted)
	case key == 0x04 && len(l.text) == 0: // ctrl+d
		return true, ErrEnded
	case key == 0x08, key == 0x7f: // backspace
		_, size := utf8.DecodeLastRune(l.text)
		l.text = l.text[:len(l.text)-size]
	case key == 0x15, key == 0x17: // ctrl+u; ctrl+w too, as words are not seen
		l.text, l.refused = l.text[:0], nil
	case key < ' ':
		l.refused = ErrControl
	case len(l.text) == limit:
		l.refused = ErrTooLong
	default:
		l.text = append(l.text, key)
	}
	return false, nil
}

// finish ends the line with its text, or with why it was refused.
func (l *line) finish() (bool, error) {
	if l.refused == nil && !utf8.Valid(l.text) {
		l.refused = ErrControl
	}
	if l.refused != nil {
		return true, l.forget(l.refused)
	}
	return true, nil
}

// forget wipes what has been typed.
func (l *line) forget(err error) error {
	clear(l.text)
	l.text = nil
	return err
}
