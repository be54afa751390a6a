package command

import (
	"strings"
	"unicode"
)

// cmd reads the commands of Windows' cmd.exe: first what it does itself (carets,
// %NAME%, ends of commands), then how a program parts its words.
func (s *scanner) cmd() []shellCommand {
	var commands []shellCommand
	var line strings.Builder
	quoted := false
	end := func(piped bool) {
		if words := s.scan(line.String()).programWords(); len(words) > 0 {
			commands = append(commands, shellCommand{words: words, piped: piped})
		}
		line.Reset()
		quoted = false
	}
	for !s.atEnd() {
		c := s.next()
		switch {
		case !quoted && s.take("^\n"):
			s.while(isBlank)
			line.WriteByte(' ')
		case !quoted && c == '^':
			s.at++
			if !s.atEnd() {
				line.WriteRune(s.next())
				s.at++
			}
		case c == '%' && s.cmdVariable(&line):
		case !quoted && (s.take("&&") || s.take("||") || s.take("&")), c == '\n' && s.take("\n"):
			end(false)
		case !quoted && s.take("|"):
			end(true)
		default:
			if c == '"' {
				quoted = !quoted
			}
			line.WriteRune(c)
			s.at++
		}
	}
	end(false)
	return commands
}

// cmdVariable reads %NAME%, which is expanded in quotes, too.
func (s *scanner) cmdVariable(line *strings.Builder) bool {
	n := 1
	for isVariableRune(s.ahead(n)) {
		n++
	}
	if n == 1 || s.ahead(n) != '%' {
		return false
	}
	line.WriteString(s.elsewhere(string(s.text[s.at+1 : s.at+n])))
	s.at += n + 1
	return true
}

// programWords parts a line as programs do on Windows: words are in double quotes,
// and backslashes are doubled before those alone.
func (s *scanner) programWords() []word {
	var words []word
	for {
		s.while(unicode.IsSpace)
		if s.atEnd() {
			return words
		}
		var text strings.Builder
		begin, inside, quoted := s.at, false, false
		for !s.atEnd() && (inside || !unicode.IsSpace(s.next())) {
			switch {
			case s.next() == '\\':
				s.backslashes(&text)
			case inside && s.take(`""`):
				text.WriteByte('"')
			case s.take(`"`):
				inside, quoted = !inside, true
			default:
				text.WriteRune(s.next())
				s.at++
			}
		}
		words = append(words, word{text.String(), string(s.text[begin:s.at]), quoted})
	}
}

// backslashes reads backslashes and the quote that they may stand before.
func (s *scanner) backslashes(text *strings.Builder) {
	count := len(s.while(func(c rune) bool { return c == '\\' }))
	if s.next() != '"' {
		text.WriteString(strings.Repeat(`\`, count))
		return
	}
	text.WriteString(strings.Repeat(`\`, count/2))
	if count%2 == 1 {
		text.WriteByte('"')
		s.at++
	}
}
