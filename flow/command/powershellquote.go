package command

import (
	"fmt"
	"strings"
	"unicode"
)

// backtickEscapes are what a letter behind a backtick stands for.
var backtickEscapes = map[rune]string{'n': "\n", 'r': "\r", 't': "\t", '0': "\x00", 'a': "\a", 'b': "\b", 'f': "\f", 'v': "\v", 'e': "\x1b"}

// single reads up to a closing single quote; a doubled one stands for itself.
func (p *powershellScript) single() string {
	var text strings.Builder
	for !p.atEnd() {
		c := p.next()
		p.at++
		if isSingle(c) {
			if !isSingle(p.next()) {
				break
			}
			p.at++
		}
		text.WriteRune(c)
	}
	return text.String()
}

// double reads up to a closing double quote, with escapes and what is expanded.
func (p *powershellScript) double() string {
	var text strings.Builder
	for !p.atEnd() {
		c := p.next()
		p.at++
		if isDouble(c) {
			if !isDouble(p.next()) {
				break
			}
			p.at++
			text.WriteRune(c)
			continue
		}
		p.expanded(c, &text)
	}
	return text.String()
}

// expanded writes a character of a text in double quotes: one that is escaped, or
// a variable's value.
func (p *powershellScript) expanded(c rune, text *strings.Builder) {
	switch {
	case c == '`' && p.ahead(0) == 'u' && p.ahead(1) == '{':
		p.at += 2
		digits, _ := p.until("}")
		text.WriteRune(rune(p.scan(digits).number(16, 8)))
	case c == '`' && !p.atEnd():
		c = p.next()
		p.at++
		if escaped, is := backtickEscapes[c]; is {
			text.WriteString(escaped)
		} else {
			text.WriteRune(c)
		}
	case c == '$' && p.next() == '(':
		p.at++
		text.WriteString(p.subexpression())
	case c == '$' && (p.next() == '{' || isVariableRune(p.next())):
		p.at--
		text.WriteString(p.textOf(p.dollar()))
	default:
		text.WriteRune(c)
	}
}

// subexpression reads $(…). A browser writes $([char]233) for a letter.
func (p *powershellScript) subexpression() string {
	from := p.at
	if p.next() == '[' {
		value := p.typed()
		if text, is := value.(string); is && p.take(")") {
			return text
		}
	}
	p.at = from
	p.balanced('(', ')')
	return p.elsewhere("")
}

func (p *powershellScript) textOf(value any) string {
	if text, is := value.(string); is {
		return text
	}
	return p.elsewhere("")
}

// hereString reads the lines between @' and '@ at the beginning of a line.
func (p *powershellScript) hereString(isQuote func(rune) bool, expands bool) string {
	p.at++
	p.while(func(c rune) bool { return c != '\n' })
	p.at = min(p.at+1, len(p.text))
	var lines []string
	for !p.atEnd() && (!isQuote(p.next()) || p.ahead(1) != '@') {
		lines = append(lines, p.while(func(c rune) bool { return c != '\n' }))
		p.at++
	}
	p.at = min(p.at+2, len(p.text))
	text := strings.Join(lines, "\n")
	if !expands {
		return text
	}
	inside := &powershellScript{scanner: p.scan(text), assigned: p.assigned}
	var out strings.Builder
	for !inside.atEnd() {
		c := inside.next()
		inside.at++
		inside.expanded(c, &out)
	}
	return out.String()
}

// quotePowerShell is a text as PowerShell writes it: in single quotes, and in
// double ones where something has to be escaped.
func quotePowerShell(text string) string {
	if isVisible(text) {
		var quoted strings.Builder
		for _, c := range text {
			if isSingle(c) {
				quoted.WriteRune(c)
			}
			quoted.WriteRune(c)
		}
		return "'" + quoted.String() + "'"
	}
	var quoted strings.Builder
	for _, c := range text {
		switch {
		case c == '\n':
			quoted.WriteString("`n")
		case c == '\r':
			quoted.WriteString("`r")
		case c == '\t':
			quoted.WriteString("`t")
		case c == 0:
			quoted.WriteString("`0")
		case !unicode.IsPrint(c) && c < 0x10000:
			fmt.Fprintf(&quoted, "$([char]%d)", c)
		case !unicode.IsPrint(c):
			fmt.Fprintf(&quoted, "$([char]::ConvertFromUtf32(%d))", c)
		case c == '`' || c == '$' || isDouble(c):
			quoted.WriteString("`" + string(c))
		default:
			quoted.WriteRune(c)
		}
	}
	return `"` + quoted.String() + `"`
}

// powershellWords reads the words of commands that are no cmdlets: programs that
// PowerShell runs.
func (s *scanner) powershellWords() []shellCommand {
	p := &powershellScript{scanner: s, assigned: map[string]any{}}
	var commands []shellCommand
	var current shellCommand
	end := func(piped bool) {
		if len(current.words) > 0 {
			current.piped = piped
			commands = append(commands, current)
		}
		current = shellCommand{}
	}
	for !p.atEnd() {
		p.blanks(false)
		begin := p.at
		switch {
		case p.atEnd():
		case p.take("&&"), p.take("||"), p.take(";"), p.take("\n"), p.take("&"):
			end(false)
		case p.take("|"):
			end(true)
		default:
			current.words = append(current.words, p.argumentWord())
			if p.at == begin {
				p.at++
			}
		}
	}
	end(false)
	return commands
}

// argumentWord reads one word for a program.
func (p *powershellScript) argumentWord() word {
	var text strings.Builder
	begin, quoted := p.at, false
	for !p.atEnd() {
		c := p.next()
		switch {
		case unicode.IsSpace(c) || strings.ContainsRune("|&;", c):
			return word{text.String(), string(p.text[begin:p.at]), quoted}
		case isSingle(c):
			p.at++
			text.WriteString(p.single())
			quoted = true
		case isDouble(c):
			p.at++
			text.WriteString(p.double())
			quoted = true
		case c == '(' && p.at == begin:
			text.WriteString(p.textOf(p.operand()))
		default:
			p.at++
			p.expanded(c, &text)
		}
	}
	return word{text.String(), string(p.text[begin:p.at]), quoted}
}
