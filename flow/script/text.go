package script

import (
	"encoding/base32"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Text is a text of a script with its references not yet looked up. It prints
// as a mask, because a script may hold passwords.
type Text struct{ parts []part }

// part is a literal text or a reference, and what follows its colon.
type part struct {
	kind kind
	text string
}

type kind int

const (
	literal kind = iota
	fromOutbox
	fromTOTP
	fromEnv
	fromFile
	fromPrompt
)

var (
	errUnclosed = errors.New("${ has no closing brace (write $${ for a literal ${)")
	errUnknown  = errors.New("unknown reference: use ${outbox}, ${totp}, ${totp:BASE32}, ${env:NAME}, ${file:PATH} or ${prompt} (write $${ for a " +
		"literal ${)")
	errBase32 = errors.New("the secret of ${totp:…} is not Base32")
)

// ParseText finds the references in a text. $${ stands for ${ itself; a dollar
// that no brace follows stands for itself.
func ParseText(text string) (Text, error) {
	var parsed Text
	var written strings.Builder
	for text != "" {
		switch {
		case strings.HasPrefix(text, "$${"):
			written.WriteString("${")
			text = text[len("$${"):]
		case strings.HasPrefix(text, "${"):
			inside, rest, closed := strings.Cut(text[len("${"):], "}")
			if !closed {
				return Text{}, errUnclosed
			}
			reference, err := parseReference(inside)
			if err != nil {
				return Text{}, err
			}
			parsed.literal(written.String())
			parsed.parts = append(parsed.parts, reference)
			written.Reset()
			text = rest
		default:
			written.WriteByte(text[0])
			text = text[1:]
		}
	}
	parsed.literal(written.String())
	return parsed, nil
}

func (t *Text) literal(text string) {
	if text != "" {
		t.parts = append(t.parts, part{text: text})
	}
}

func parseReference(inside string) (part, error) {
	name, argument, has := strings.Cut(inside, ":")
	switch {
	case inside == "outbox":
		return part{kind: fromOutbox}, nil
	case inside == "prompt":
		return part{kind: fromPrompt}, nil
	case inside == "totp":
		return part{kind: fromTOTP}, nil
	case name == "totp" && has:
		secret := normalBase32(argument)
		if _, err := base32.StdEncoding.WithPadding(base32.NoPadding).DecodeString(secret); err != nil || secret == "" {
			return part{}, errBase32
		}
		return part{fromTOTP, secret}, nil
	case name == "env" && argument != "":
		return part{fromEnv, argument}, nil
	case name == "file" && argument != "":
		return part{fromFile, argument}, nil
	default:
		return part{}, errUnknown
	}
}

// normalBase32 is the secret as apps show it, without blanks, dashes, padding
// and small letters.
func normalBase32(secret string) string {
	return strings.ToUpper(strings.NewReplacer(" ", "", "-", "", "=", "").Replace(secret))
}

// resolve puts what find returns in place of the references.
func (t Text) resolve(find func(part) (string, error)) (string, error) {
	var resolved strings.Builder
	for _, p := range t.parts {
		text := p.text
		if p.kind != literal {
			var err error
			if text, err = find(p); err != nil {
				return "", err
			}
		}
		resolved.WriteString(text)
	}
	return resolved.String(), nil
}

// Format implements fmt.Formatter for every verb.
func (t Text) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "••••") }
