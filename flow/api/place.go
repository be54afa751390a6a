package api

import (
	"encoding/json"
	"time"
)

// Place is where a value stands in a body: the body itself, a member of it, an
// element of a list.
type Place struct {
	body   Body
	member Member
	// known tells that the model has the place, whole that it is the body's own.
	known, whole bool
}

// Place is that of the whole body.
func (b Body) Place() Place { return Place{body: b, known: true, whole: true} }

// Named is the place of a member of an object in the place.
func (p Place) Named(name string) Place {
	inner := Place{body: p.body, member: Member{Name: name}}
	switch {
	case p.whole:
		inner.member, inner.known = p.body.top(name)
	case p.known:
		inner.member, inner.known = p.body.inside(p.member, name)
	}
	return inner
}

// Listed is the place of an element of a list in the place.
func (p Place) Listed() Place {
	inner := Place{body: p.body}
	switch {
	case p.whole || !p.known:
	case p.member.Kind == List:
		inner.member, inner.known = *p.member.Element, true
	case p.member.Kind == Document:
		inner.member, inner.known = p.member, true
	}
	return inner
}

// Member is the member that stands in the place, without anything where the model
// has none.
func (p Place) Member() Member {
	if !p.known {
		return Member{}
	}
	return p.member
}

// IsSecret reports whether a value, as encoding/json decodes it, is to be masked
// in the place. What the model does not have is secret, and so is what has
// another shape than there.
func (p Place) IsSecret(value any) bool { return !p.known || p.member.Secret || !p.Fits(value) }

// Fits reports whether a value, or the token that opens it, has the shape that the
// model has in the place. Where it has none, everything fits.
func (p Place) Fits(value any) bool {
	kind := p.member.Kind
	switch {
	case !p.known || kind == Document || value == nil:
		return true
	case p.whole:
		kind = Structure
	}
	switch value := value.(type) {
	case json.Delim:
		return (value == '[') == (kind == List) && kind >= List
	case map[string]any:
		return kind == Map || kind == Structure
	case []any:
		return kind == List
	case bool:
		return kind == Boolean
	case json.Number, float64:
		return kind == Number || kind == Time
	case string:
		return kind == Text || kind == Time && isTime(value)
	default:
		return false
	}
}

// isTime reports whether a text is a time as the AWS CLI writes it.
func isTime(text string) bool {
	_, err := time.Parse(time.RFC3339Nano, text)
	return err == nil
}
