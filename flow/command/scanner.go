package command

import (
	"strconv"
	"strings"
	"unicode"
)

// scanner goes through a text.
type scanner struct {
	*reader
	text []rune
	at   int
	// inside are commands in the words of the coming one; within counts how many
	// such commands this text stands in.
	inside []shellCommand
	within int
}

func (r *reader) scan(text string) *scanner { return &scanner{reader: r, text: []rune(text)} }

func (s *scanner) atEnd() bool { return s.at >= len(s.text) }

// next is the coming character, -1 at the end; ahead is the one n further on.
func (s *scanner) next() rune { return s.ahead(0) }

func (s *scanner) ahead(n int) rune {
	if s.at+n >= len(s.text) {
		return -1
	}
	return s.text[s.at+n]
}

func (s *scanner) take(wanted string) bool {
	n := 0
	for _, c := range wanted {
		if s.ahead(n) != c {
			return false
		}
		n++
	}
	s.at += n
	return true
}

// until reads up to a text, which is taken as well. Without it everything is read.
func (s *scanner) until(end string) (text string, found bool) {
	begin := s.at
	for !s.atEnd() {
		stop := s.at
		if s.take(end) {
			return string(s.text[begin:stop]), true
		}
		s.at++
	}
	return string(s.text[begin:]), false
}

// while reads as long as accept says.
func (s *scanner) while(accept func(rune) bool) string {
	begin := s.at
	for !s.atEnd() && accept(s.next()) {
		s.at++
	}
	return string(s.text[begin:s.at])
}

func isBlank(c rune) bool { return c != '\n' && unicode.IsSpace(c) }

func isVariableRune(c rune) bool {
	return c == '_' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

// throughout reads one thing after another up to the end. What nothing is read of is
// passed over.
func (s *scanner) throughout(read func()) {
	for !s.atEnd() {
		begin := s.at
		read()
		if s.at == begin {
			s.at++
		}
	}
}

// skipOne leaves out a character, or the text or the brackets that begin with it.
func (s *scanner) skipOne(quoted func(rune) string) {
	c := s.next()
	s.at++
	switch closing := map[rune]rune{'(': ')', '[': ']', '{': '}'}[c]; {
	case c == '"' || c == '\'' || c == '`':
		quoted(c)
	case closing != 0:
		s.balanced(c, closing)
	}
}

// literal reads a text of a programming language up to its quote. What special reads
// behind a character is no plain text.
func (s *scanner) literal(quote rune, special func(c rune, text *strings.Builder) bool) string {
	var text strings.Builder
	for !s.atEnd() {
		c := s.next()
		s.at++
		switch {
		case c == quote:
			return text.String()
		case special(c, &text):
		default:
			text.WriteRune(c)
		}
	}
	return text.String()
}

// escaped reads what stands behind a backslash: what C and its heirs have in common,
// else what other makes of the character that was read. At the end of the text there
// is nothing.
func (s *scanner) escaped(text *strings.Builder, other func(c rune, text *strings.Builder)) bool {
	if s.atEnd() {
		return false
	}
	c := s.next()
	s.at++
	switch {
	case strings.ContainsRune("bfnrtv", c):
		text.WriteString(dollarEscapes[c])
	case c == 'x':
		text.WriteRune(rune(s.number(16, 2)))
	case (c == 'u' || c == 'U') && s.take("{"):
		digits, _ := s.until("}")
		text.WriteRune(rune(s.scan(digits).number(16, 8)))
	default:
		other(c, text)
	}
	return true
}

// number reads up to most digits.
func (s *scanner) number(base, most int) uint64 {
	begin := s.at
	for s.at-begin < most {
		if _, err := strconv.ParseUint(string(s.next()), base, 8); err != nil {
			break
		}
		s.at++
	}
	n, _ := strconv.ParseUint(string(s.text[min(begin, len(s.text)):min(s.at, len(s.text))]), base, 64)
	return n
}

// surrogates is the character of a \u escape, of which a browser writes two for a
// character beyond the first 65,536.
func (s *scanner) surrogates(first uint64) rune {
	if first < 0xd800 || first >= 0xdc00 || s.next() != '\\' || s.ahead(1) != 'u' {
		return rune(first)
	}
	from := s.at
	s.at += 2
	second := s.number(16, 4)
	if second < 0xdc00 || second >= 0xe000 {
		s.at = from
		return rune(first)
	}
	return rune(0x10000 + (first-0xd800)<<10 + (second - 0xdc00))
}

// balanced reads up to the closing bracket, past those inside it and in quotes.
func (s *scanner) balanced(open, end rune) string {
	begin := s.at
	for depth := 1; !s.atEnd(); s.at++ {
		switch c := s.next(); c {
		case '\\':
			s.at++
		case '\'', '"':
			for s.at++; !s.atEnd() && s.next() != c; s.at++ {
			}
		case open:
			depth++
		case end:
			if depth--; depth == 0 {
				s.at++
				return string(s.text[begin : s.at-1])
			}
		}
	}
	s.at = len(s.text)
	return string(s.text[begin:])
}
