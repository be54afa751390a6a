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
		j.skipOne(j.quoted)
	}
}

func (j *javaScript) object(depth int) any {
	members := Object{}
	j.items('}', func() {
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
	})
	return members
}

func (j *javaScript) list(depth int) any {
	items := List{}
	j.items(']', func() { items = append(items, j.value(depth+1)) })
	return items
}

// items reads what stands between commas, up to the bracket that ends it.
func (j *javaScript) items(end rune, item func()) {
	for j.blanks(); !j.atEnd() && !j.take(string(end)); j.blanks() {
		begin := j.at
		item()
		if j.blanks(); !j.take(",") && j.next() != end {
			j.skip()
			j.take(",")
		}
		if j.at == begin {
			j.at++
		}
	}
}

// quoted reads a text up to its quote.
func (j *javaScript) quoted(quote rune) string {
	return j.literal(quote, func(c rune, text *strings.Builder) bool {
		if quote == '`' && c == '$' && j.take("{") {
			j.balanced('{', '}')
			text.WriteString(j.elsewhere(""))
			return true
		}
		return c == '\\' && j.escaped(text, j.escape)
	})
}

func (j *javaScript) escape(c rune, text *strings.Builder) {
	switch c {
	case 'u':
		text.WriteRune(j.surrogates(j.number(16, 4)))
	case '0':
		text.WriteByte(0)
	case '\n':
	default:
		text.WriteRune(c)
	}
}
