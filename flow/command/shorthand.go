package command

import (
	"fmt"
	"strings"
)

// deepest is how far structures may be nested.
const deepest = 50

// ShorthandError is what is wrong at a character of the text, counted from 1.
// It never quotes the text, which may hold a secret.
type ShorthandError struct {
	Column  int
	Message string
}

// Error gives the place and what is wrong there.
func (e *ShorthandError) Error() string { return fmt.Sprintf("character %d: %s", e.Column, e.Message) }

// Shorthand reads the AWS CLI's notation for maps, structures and lists,
// A=b,C=d and HttpHeaders=[{headerName=a,headerValue=b}], into a map whose
// values are string, []any or map[string]any. A value that follows @= is the
// name of a file (file://PATH), which load reads for the member of this name.
// https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-shorthand.html
func Shorthand(text string, load func(name, reference string) (string, error)) (map[string]any, error) {
	p := &parser{text: []rune(text), load: load}
	members, err := p.pairs(0, p.atEnd)
	if err != nil {
		return nil, err
	}
	return members, nil
}

type parser struct {
	text []rune
	at   int
	load func(name, reference string) (string, error)
}

func (p *parser) atEnd() bool { return p.at >= len(p.text) }

func (p *parser) atBrace() bool { return p.next() == '}' }

// next is the coming character, 0 at the end.
func (p *parser) next() rune {
	if p.atEnd() {
		return 0
	}
	return p.text[p.at]
}

func (p *parser) take(wanted rune) bool {
	if p.next() != wanted || p.atEnd() {
		return false
	}
	p.at++
	return true
}

func (p *parser) spaces() {
	for p.next() == ' ' || p.next() == '\t' || p.next() == '\n' || p.next() == '\r' {
		p.at++
	}
}

func (p *parser) fail(message string) error {
	return &ShorthandError{Column: p.at + 1, Message: message}
}

// pairs reads name=value pairs until over says that they end.
func (p *parser) pairs(depth int, over func() bool) (map[string]any, error) {
	if depth > deepest {
		return nil, p.fail("the structures are nested too deeply")
	}
	members := map[string]any{}
	for p.spaces(); !over(); p.spaces() {
		name, err := p.name()
		if err != nil {
			return nil, err
		}
		if _, twice := members[name]; twice {
			return nil, p.fail("this name occurs twice")
		}
		if members[name], err = p.value(name, depth); err != nil {
			return nil, err
		}
		p.spaces()
		if over() {
			break
		}
		if !p.take(',') {
			return nil, p.fail("expected a comma or the end")
		}
	}
	return members, nil
}

// name reads a name and leaves the = to come.
func (p *parser) name() (string, error) {
	begin := p.at
	for isName(p.next()) {
		p.at++
	}
	name := string(p.text[begin:p.at])
	p.spaces()
	if name == "" || p.next() != '=' && p.next() != '@' {
		return "", p.fail("expected name=value")
	}
	return name, nil
}

func isName(c rune) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.ContainsRune("-_.#/:", c) && c != 0
}

// value reads what follows the name: one value, or several with commas.
func (p *parser) value(name string, depth int) (any, error) {
	fromFile := p.take('@')
	if !p.take('=') {
		return nil, p.fail("expected =")
	}
	p.spaces()
	first, err := p.element(depth)
	if err != nil {
		return nil, err
	}
	if fromFile {
		return p.loaded(name, first)
	}
	if _, text := first.(string); !text {
		return first, nil
	}
	return p.further(first)
}

func (p *parser) loaded(name string, reference any) (any, error) {
	file, text := reference.(string)
	if !text {
		return nil, p.fail("expected a file after @=")
	}
	return p.load(name, file)
}

// further reads the rest of a list without brackets: a,b,c. A name with =
// begins the next pair instead.
func (p *parser) further(first any) (any, error) {
	list := []any{first}
	for p.next() == ',' {
		comma := p.at
		p.at++
		p.spaces()
		if p.atEnd() || p.next() == '}' || p.beginsPair() {
			p.at = comma
			break
		}
		text, err := p.scalar()
		if err != nil {
			return nil, err
		}
		list = append(list, text)
	}
	if len(list) == 1 {
		return first, nil
	}
	return list, nil
}

func (p *parser) beginsPair() bool {
	before := p.at
	defer func() { p.at = before }()
	_, err := p.name()
	return err == nil
}

// element reads a text, a [list] or a {structure}.
func (p *parser) element(depth int) (any, error) {
	switch p.next() {
	case '[':
		p.at++
		return p.list(depth + 1)
	case '{':
		p.at++
		members, err := p.pairs(depth+1, p.atBrace)
		if err != nil {
			return nil, err
		}
		p.at++
		return members, nil
	default:
		return p.scalar()
	}
}

func (p *parser) list(depth int) (any, error) {
	if depth > deepest {
		return nil, p.fail("the structures are nested too deeply")
	}
	items := []any{}
	for p.spaces(); !p.take(']'); p.spaces() {
		item, err := p.element(depth)
		if err != nil {
			return nil, err
		}
		items = append(items, item)
		p.spaces()
		if !p.take(',') && p.next() != ']' {
			return nil, p.fail("expected a comma or ]")
		}
	}
	return items, nil
}

// scalar reads one text, quoted or up to the next comma or bracket.
func (p *parser) scalar() (string, error) {
	if quote := p.next(); quote == '\'' || quote == '"' {
		p.at++
		return p.quoted(quote)
	}
	var text strings.Builder
	for !p.atEnd() && !strings.ContainsRune(",]}", p.next()) {
		if p.next() == '\\' && p.at+1 < len(p.text) && p.text[p.at+1] == ',' {
			p.at++
		}
		text.WriteRune(p.next())
		p.at++
	}
	return strings.TrimRight(text.String(), " \t\r\n"), nil
}

func (p *parser) quoted(quote rune) (string, error) {
	begin := p.at
	var text strings.Builder
	for !p.atEnd() {
		c := p.next()
		p.at++
		switch {
		case c == quote:
			return text.String(), nil
		case c == '\\' && (p.next() == quote || p.next() == '\\'):
			c = p.next()
			p.at++
		}
		text.WriteRune(c)
	}
	p.at = begin - 1
	return "", p.fail("the closing quote is missing")
}
