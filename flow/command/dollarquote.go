package command

import "strings"

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
