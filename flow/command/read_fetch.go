package command

import (
	"encoding/json"
	"strings"
	"unicode"
)

// fetch reads what a browser copies as fetch, or a program has: fetch(address,
// {headers, body}).
func (r *reader) fetch(text string) {
	s := r.scan(text)
	for {
		if _, found := s.until("fetch"); !found {
			return
		}
		s.while(unicode.IsSpace)
		if !s.take("(") {
			continue
		}
		j := &javaScript{scanner: s}
		address, _ := j.value(0).(string)
		j.blanks()
		options := Object{}
		if s.take(",") {
			options, _ = j.value(0).(Object)
		}
		request := httpRequest{url: address, language: Fetch}
		for _, option := range options {
			switch option.Name {
			case "headers":
				request.headers, _ = option.Value.(Object)
			case "body":
				request.body = option.Value
			}
		}
		r.request(request)
	}
}

// javaScript reads values of JavaScript.
type javaScript struct{ *scanner }

// blanks skips what stands between values, comments included.
func (j *javaScript) blanks() {
	for {
		j.while(unicode.IsSpace)
		switch {
		case j.take("//"):
			j.while(func(c rune) bool { return c != '\n' })
		case j.take("/*"):
			j.until("*/")
		default:
			return
		}
	}
}

// value reads a literal. Anything else comes from elsewhere, and is skipped.
func (j *javaScript) value(depth int) any {
	j.blanks()
	switch c := j.next(); {
	case depth > deepest:
		j.at = len(j.text)
		return nil
	case c == '"' || c == '\'' || c == '`':
		j.at++
		text := j.quoted(c)
		if j.blanks(); j.next() == '+' {
			j.skip()
			return j.elsewhere("")
		}
		return text
	case c == '{':
		j.at++
		return j.object(depth)
	case c == '[':
		j.at++
		return j.list(depth)
	case j.take("JSON.stringify("):
		value := j.value(depth + 1)
		j.blanks()
		j.take(")")
		return value
	case c == '-' || unicode.IsDigit(c):
		number := json.Number(j.while(func(c rune) bool { return unicode.IsDigit(c) || strings.ContainsRune("+-.eE", c) }))
		if _, err := number.Float64(); err != nil {
			return j.elsewhere("")
		}
		return number
	default:
		return j.named()
	}
}

func (j *javaScript) named() any {
	name := j.while(isVariableRune)
	switch name {
	case "true", "false":
		return name == "true"
	case "null", "undefined":
		return nil
	}
	j.skip()
	return j.elsewhere(name)
}

// skip leaves out the rest of an expression.
func (j *javaScript) skip() {
	for !j.atEnd() && !strings.ContainsRune(",}])", j.next()) {
		switch c := j.next(); c {
		case '"', '\'', '`':
			j.at++
			j.quoted(c)
		case '(':
			j.at++
			j.balanced('(', ')')
		case '[':
			j.at++
			j.balanced('[', ']')
		case '{':
			j.at++
			j.balanced('{', '}')
		default:
			j.at++
		}
	}
}

func (j *javaScript) object(depth int) any {
	members := Object{}
	for j.blanks(); !j.atEnd() && !j.take("}"); j.blanks() {
		begin := j.at
		name := ""
		if c := j.next(); c == '"' || c == '\'' {
			j.at++
			name = j.quoted(c)
		} else {
			name = j.while(func(c rune) bool { return isVariableRune(c) || c == '$' })
		}
		var value any = j.elsewhere(name) // {name} alone stands for a variable
		if j.blanks(); j.take(":") {
			value = j.value(depth + 1)
		}
		members = append(members, Member{name, value})
		if j.blanks(); !j.take(",") && j.next() != '}' {
			j.skip()
			j.take(",")
		}
		if j.at == begin {
			j.at++
		}
	}
	return members
}

func (j *javaScript) list(depth int) any {
	items := List{}
	for j.blanks(); !j.atEnd() && !j.take("]"); j.blanks() {
		begin := j.at
		items = append(items, j.value(depth+1))
		if j.blanks(); !j.take(",") && j.next() != ']' {
			j.skip()
			j.take(",")
		}
		if j.at == begin {
			j.at++
		}
	}
	return items
}

// quoted reads a text up to its quote.
func (j *javaScript) quoted(quote rune) string {
	var text strings.Builder
	for !j.atEnd() {
		c := j.next()
		j.at++
		switch {
		case c == quote:
			return text.String()
		case quote == '`' && c == '$' && j.take("{"):
			j.balanced('{', '}')
			text.WriteString(j.elsewhere(""))
		case c == '\\' && !j.atEnd():
			c = j.next()
			j.at++
			j.escape(c, &text)
		default:
			text.WriteRune(c)
		}
	}
	return text.String()
}

func (j *javaScript) escape(c rune, text *strings.Builder) {
	switch {
	case c == 'u' && j.take("{"):
		digits, _ := j.until("}")
		inside := j.scan(digits)
		text.WriteRune(rune(inside.number(16, 8)))
	case c == 'u':
		text.WriteRune(j.surrogates(j.number(16, 4)))
	case c == 'x':
		text.WriteRune(rune(j.number(16, 2)))
	case c == '0':
		text.WriteByte(0)
	case c == '\n':
	case strings.ContainsRune("bfnrtv", c):
		text.WriteString(dollarEscapes[c])
	default:
		text.WriteRune(c)
	}
}
