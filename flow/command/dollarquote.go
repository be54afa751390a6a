package command

import (
	"strconv"
	"strings"
)

// dollarEscapes are what a letter behind a backslash stands for in $'…'.
var dollarEscapes = map[rune]string{
	'a': "\a", 'b': "\b", 'e': "\x1b", 'E': "\x1b", 'f': "\f", 'n': "\n", 'r': "\r", 't': "\t", 'v': "\v",
	'\\': `\`, '\'': "'", '"': `"`, '?': "?",
}

// dollarQuoted reads what stands in $'…', up to the closing quote.
func (s *scanner) dollarQuoted(text *strings.Builder) {
	var raw []byte // \x and octal numbers are bytes, several of which are a character
	defer func() { text.WriteString(strings.ToValidUTF8(string(raw), "\ufffd")) }()
	for !s.atEnd() {
		c := s.next()
		s.at++
		if c == '\'' {
			return
		}
		if c != '\\' || s.atEnd() {
			raw = append(raw, string(c)...)
			continue
		}
		c = s.next()
		s.at++
		switch {
		case dollarEscapes[c] != "":
			raw = append(raw, dollarEscapes[c]...)
		case c == 'x':
			raw = append(raw, byte(s.number(16, 2)))
		case c == 'u':
			raw = append(raw, string(s.surrogates(s.number(16, 4)))...)
		case c == 'U':
			raw = append(raw, string(rune(s.number(16, 8)))...)
		case c == 'c':
			raw = append(raw, byte(s.next())&0x1f)
			s.at++
		case '0' <= c && c <= '7':
			s.at--
			raw = append(raw, byte(s.number(8, 3)))
		default:
			raw = append(raw, '\\')
			raw = append(raw, string(c)...)
		}
	}
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
