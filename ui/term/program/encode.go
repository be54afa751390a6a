package program

import (
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"
)

// On Windows bubbletea takes each byte it reads for a character of the machine's
// code page, so that only ASCII arrives as it was typed. Other characters go to
// it as the sequences that terminals send for keys by their code, ESC [ 233 u
// for é, inside of a marked paste, which is the one thing that it passes on as
// it came; decoded turns them into what they stand for. A third number tells a
// key from a character that really is pasted.
const (
	pasteStart = "\x1b[200~"
	pasteEnd   = "\x1b[201~"
	typedKey   = "\x1b[%d;1u"
	altKey     = "\x1b[%d;3u"
	pastedText = "\x1b[%du"
)

// encoder encodes what is read.
type encoder struct {
	last  string   // the last bytes, where the mark of a paste may begin
	paste bool     // a paste has begun and not ended
	units []string // what is encoded and did not fit; none of it may be split
	half  string   // the beginning of a character
}

// read fills p with whole units. It never fills it to the end: bubbletea takes
// a full buffer for one that goes on, and waits.
func (e *encoder) read(keys io.Reader, p []byte) (int, error) {
	if len(e.units) == 0 {
		buffer := make([]byte, len(p)/2)
		n, err := keys.Read(buffer)
		e.encode(string(buffer[:n]))
		if err != nil {
			return 0, err
		}
	}
	n := 0
	for len(e.units) > 0 && n+len(e.units[0]) < len(p) {
		n += copy(p[n:], e.units[0])
		e.units = e.units[1:]
	}
	return n, nil
}

func (e *encoder) encode(keys string) {
	keys, e.half = e.half+keys, ""
	for keys != "" {
		end := strings.IndexFunc(keys, func(r rune) bool { return r >= utf8.RuneSelf })
		if end < 0 {
			end = len(keys)
		}
		plain := keys[:end]
		e.trackPaste(plain)
		if !utf8.FullRuneInString(keys[end:]) {
			keys, e.half = plain, keys[end:]
		}
		r, size := utf8.DecodeRuneInString(keys[end:])
		keys = keys[end+size:]
		alt := false
		if size > 0 && !e.paste {
			plain, alt = strings.CutSuffix(plain, "\x1b")
		}
		if plain != "" {
			e.units = append(e.units, plain)
		}
		switch {
		case size == 0:
		case e.paste:
			e.units = append(e.units, fmt.Sprintf(pastedText, r))
		case alt:
			e.units = append(e.units, pasteStart+fmt.Sprintf(altKey, r)+pasteEnd)
		default:
			e.units = append(e.units, pasteStart+fmt.Sprintf(typedKey, r)+pasteEnd)
		}
	}
}

// trackPaste notes whether text that follows is pasted.
func (e *encoder) trackPaste(plain string) {
	e.last += plain
	if start, end := strings.LastIndex(e.last, pasteStart), strings.LastIndex(e.last, pasteEnd); start != end {
		e.paste = start > end
	}
	e.last = e.last[max(len(e.last)-len(pasteStart)+1, 0):]
}

var (
	encodedKey  = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\x1b\[(\d{3,7});([13])u$`) })
	encodedText = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\x1b\[(\d{3,7})u`) })
)

// decoded is the message that a person has typed or pasted.
func decoded(msg tea.Msg) tea.Msg {
	pressed, ok := msg.(tea.KeyMsg)
	if !ok || !pressed.Paste {
		return msg
	}
	text := string(pressed.Runes)
	if code := encodedKey().FindStringSubmatch(text); code != nil {
		return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{character(code[1])}, Alt: code[2] == "3"}
	}
	pressed.Runes = []rune(encodedText().ReplaceAllStringFunc(text, func(code string) string {
		return string(character(code[len("\x1b[") : len(code)-len("u")]))
	}))
	return pressed
}

func character(code string) rune {
	n, _ := strconv.Atoi(code) // digits alone
	return rune(n)
}
