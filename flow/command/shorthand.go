package command

import (
	"fmt"
	"strings"
	"unicode"
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
// What the AWS CLI refuses is refused.
// https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-shorthand.html
func Shorthand(text string, load func(name, reference string) (string, error)) (map[string]any, error) {
	members, err := parseShorthand(text, func(name, reference string) (any, error) { return load(name, reference) })
	if err != nil {
		return nil, err
	}
	return plainObject(members), nil
}

func plainObject(members Object) map[string]any {
	plain := make(map[string]any, len(members))
	for _, member := range members {
		plain[member.Name] = plainValue(member.Value)
	}
	return plain
}

func plainValue(value any) any {
	switch value := value.(type) {
	case Object:
		return plainObject(value)
	case List:
		items := make([]any, len(value))
		for i, item := range value {
			items[i] = plainValue(item)
		}
		return items
	default:
		return value
	}
}

// parseShorthand is Shorthand with the members in order.
func parseShorthand(text string, load func(name, reference string) (any, error)) (Object, error) {
	p := &parser{text: []rune(text), load: load}
	members := Object{}
	seen := map[string]bool{}
	for {
		member, err := p.pair()
		if err != nil {
			return nil, err
		}
		if seen[member.Name] {
			return nil, p.fail("this name occurs twice")
		}
		seen[member.Name] = true
		members = append(members, member)
		if p.atEnd() {
			return members, nil
		}
		if p.spaces(); !p.take(',') {
			return nil, p.fail("expected a comma or the end")
		}
		p.spaces()
	}
}

type parser struct {
	text []rune
	at   int
	load func(name, reference string) (any, error)
}

func (p *parser) atEnd() bool { return p.at >= len(p.text) }

// next is the coming character, -1 at the end.
func (p *parser) next() rune {
	if p.atEnd() {
		return -1
	}
	return p.text[p.at]
}

func (p *parser) take(wanted rune) bool {
	if p.next() != wanted {
		return false
	}
	p.at++
	return true
}

func (p *parser) spaces() {
	for strings.ContainsRune(" \t\n\r\v\f", p.next()) {
		p.at++
	}
}

func (p *parser) fail(message string) error {
	return &ShorthandError{Column: p.at + 1, Message: message}
}

// pair reads name=value.
func (p *parser) pair() (Member, error) {
	name, fromFile, err := p.name()
	if err != nil {
		return Member{}, err
	}
	value, err := p.values()
	if err == nil && fromFile {
		value, err = p.loaded(name, value)
	}
	return Member{name, value}, err
}

// name reads a name and the sign that follows it: = or @=.
func (p *parser) name() (name string, fromFile bool, err error) {
	begin := p.at
	for isNameRune(p.next()) {
		p.at++
	}
	name = string(p.text[begin:p.at])
	p.spaces()
	if fromFile = p.take('@'); fromFile {
		p.spaces()
	}
	if !p.take('=') {
		if fromFile {
			return "", false, p.fail("expected =")
		}
		return "", false, p.fail("expected name=value")
	}
	p.spaces()
	return name, fromFile, nil
}

func isNameRune(c rune) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.ContainsRune("-_.#/:", c)
}

func (p *parser) loaded(name string, reference any) (any, error) {
	file, text := reference.(string)
	if !text {
		return nil, p.fail("expected a file after @=")
	}
	return p.load(name, file)
}

// values reads what follows the name: one value, or several with commas.
func (p *parser) values() (any, error) {
	if c := p.next(); c == '[' || c == '{' {
		return p.element(0)
	}
	first, err := p.first()
	if err != nil {
		return nil, err
	}
	p.spaces()
	if p.next() != ',' {
		return first, nil
	}
	return p.further(first)
}

// further reads the rest of a list without brackets: a,b,c. What turns out to be
// the next pair is left for it, and the comma before it.
func (p *parser) further(first string) (any, error) {
	list := List{first}
	for {
		comma := p.at
		p.at++
		p.spaces()
		item, err := p.second()
		p.spaces()
		if err == nil && !p.atEnd() && p.next() != ',' {
			err = p.fail("expected a comma or the end")
		}
		if err != nil && p.atEnd() {
			return nil, err
		}
		if err != nil {
			p.at = comma
			break
		}
		list = append(list, item)
		if p.atEnd() {
			break
		}
	}
	if len(list) == 1 {
		return first, nil
	}
	return list, nil
}

// element reads a [list], a {structure} or a text.
func (p *parser) element(depth int) (any, error) {
	if depth > deepest {
		return nil, p.fail("the structures are nested too deeply")
	}
	switch p.next() {
	case '[':
		return p.list(depth)
	case '{':
		return p.structure(depth)
	default:
		return p.first()
	}
}

func (p *parser) list(depth int) (any, error) {
	p.at++
	p.spaces()
	items := List{}
	for !p.take(']') {
		item, err := p.element(depth + 1)
		if err != nil {
			return nil, err
		}
		items = append(items, item)
		if err := p.separator(']', "expected a comma or ]"); err != nil {
			return nil, err
		}
	}
	return items, nil
}

func (p *parser) structure(depth int) (any, error) {
	p.at++
	p.spaces()
	members := Object{}
	seen := map[string]int{}
	for !p.take('}') {
		name, fromFile, err := p.name()
		if err != nil {
			return nil, err
		}
		value, err := p.element(depth + 1)
		if err == nil && fromFile {
			value, err = p.loaded(name, value)
		}
		if err != nil {
			return nil, err
		}
		if at, twice := seen[name]; twice {
			members[at].Value = value
		} else {
			seen[name] = len(members)
			members = append(members, Member{name, value})
		}
		if err := p.separator('}', "expected a comma or }"); err != nil {
			return nil, err
		}
	}
	return members, nil
}

// separator reads the comma between items, where the end does not follow.
func (p *parser) separator(end rune, otherwise string) error {
	p.spaces()
	if p.next() == end {
		return nil
	}
	if !p.take(',') {
		return p.fail(otherwise)
	}
	p.spaces()
	return nil
}

// first reads a text: quoted, a word, or nothing.
func (p *parser) first() (string, error) {
	if quote := p.next(); quote == '\'' || quote == '"' {
		return p.quoted(quote)
	}
	return p.word(`"',]}`), nil
}

// second reads a further text of a list without brackets.
func (p *parser) second() (string, error) {
	if quote := p.next(); quote == '\'' || quote == '"' {
		return p.quoted(quote)
	}
	begin := p.at
	word := p.word(`"',=`)
	if p.at == begin {
		return "", p.fail("expected a value")
	}
	return word, nil
}

// word reads up to one of the characters that end it. Some others cannot begin
// it.
func (p *parser) word(ends string) string {
	var word strings.Builder
	for begin := p.at; ; p.at++ {
		if p.next() == '\\' && p.at+1 < len(p.text) && p.text[p.at+1] == ',' {
			p.at++
			word.WriteByte(',')
			continue
		}
		c := p.next()
		cannotBegin := c <= ' ' || strings.ContainsRune(`"',=[{`, c)
		if !isWordRune(c) || p.at > begin && strings.ContainsRune(ends, c) || p.at == begin && cannotBegin {
			break
		}
		word.WriteRune(c)
	}
	return strings.TrimRightFunc(word.String(), unicode.IsSpace)
}

// isWordRune reports whether a text can have a character without quotes.
func isWordRune(c rune) bool { return (c >= ' ' || unicode.IsSpace(c)) && c < 0x10000 }

// quoted reads a text in quotes, in which a backslash stands before a quote or
// another backslash. A quote behind a backslash ends the text only where no
// other one does: the AWS CLI reads it so.
func (p *parser) quoted(quote rune) (string, error) {
	begin := p.at + 1
	end := -1
	for i := begin; i < len(p.text); i++ {
		if p.text[i] != quote {
			continue
		}
		end = i
		if p.text[i-1] != '\\' || i == begin {
			break
		}
	}
	if end < 0 {
		return "", p.fail("the closing quote is missing")
	}
	p.at = end + 1
	text := strings.ReplaceAll(string(p.text[begin:end]), `\`+string(quote), string(quote))
	return strings.ReplaceAll(text, `\\`, `\`), nil
}
