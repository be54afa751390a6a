package walk

import (
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// Secret is a text that prints as a mask, whatever it is printed with.
//
// The text sits behind a pointer because fmt does not call methods on what it
// finds in unexported fields: it would print a plain string there.
type Secret struct{ text *string }

// NewSecret keeps text. The zero Secret is the empty text.
func NewSecret(text string) Secret {
	if text == "" {
		return Secret{}
	}
	return Secret{&text}
}

// Reveal returns the text itself.
func (s Secret) Reveal() string {
	if s.text == nil {
		return ""
	}
	return *s.text
}

// IsZero reports whether there is no text.
func (s Secret) IsZero() bool { return s.text == nil }

// Mask is what may be shown in place of a secret text: how many characters it
// has, and none of them. The number of dots is always the same.
func Mask(text string) string {
	return fmt.Sprintf("•••• (%d)", utf8.RuneCountInString(text))
}

// Format implements fmt.Formatter for every verb.
func (s Secret) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, Mask(s.Reveal())) }

// MarshalText implements encoding.TextMarshaler, and so JSON and YAML.
func (s Secret) MarshalText() ([]byte, error) { return []byte(Mask(s.Reveal())), nil }

// LogValue implements slog.LogValuer.
func (s Secret) LogValue() slog.Value { return slog.StringValue(Mask(s.Reveal())) }

// Values is an immutable set of names and texts, any of which may be secret:
// the answers of a person, or the parameters a walk begins with. It prints as
// its names only.
//
// The texts sit behind two pointers: with a verb it does not know, fmt looks
// behind one that leads to a map.
type Values struct{ texts **map[string]string }

func valuesOf(texts map[string]string) Values {
	held := &texts
	return Values{&held}
}

// NewValues copies texts.
func NewValues(texts map[string]string) Values {
	if len(texts) == 0 {
		return Values{}
	}
	return valuesOf(maps.Clone(texts))
}

// Get returns the text under name, or "".
func (v Values) Get(name string) string {
	if v.texts == nil {
		return ""
	}
	return (**v.texts)[name]
}

// Has reports whether there is a text under name, be it empty.
func (v Values) Has(name string) bool {
	if v.texts == nil {
		return false
	}
	_, ok := (**v.texts)[name]
	return ok
}

// Len is the number of names.
func (v Values) Len() int {
	if v.texts == nil {
		return 0
	}
	return len(**v.texts)
}

// Names returns the names, sorted.
func (v Values) Names() []string {
	if v.texts == nil {
		return nil
	}
	return slices.Sorted(maps.Keys(**v.texts))
}

// With returns the values with text under name.
func (v Values) With(name, text string) Values {
	texts := v.Reveal()
	texts[name] = text
	return valuesOf(texts)
}

// Without returns the values without the names.
func (v Values) Without(names ...string) Values {
	texts := v.Reveal()
	for _, name := range names {
		delete(texts, name)
	}
	return NewValues(texts)
}

// Cut parts the values whose names begin with prefix, under what follows it,
// from the others.
func (v Values) Cut(prefix string) (cut, others Values) {
	within, beside := map[string]string{}, map[string]string{}
	for name, text := range v.Reveal() {
		if rest, found := strings.CutPrefix(name, prefix); found {
			within[rest] = text
		} else {
			beside[name] = text
		}
	}
	return NewValues(within), NewValues(beside)
}

// Reveal returns a copy of the texts under their names, never nil.
func (v Values) Reveal() map[string]string {
	if v.texts == nil {
		return map[string]string{}
	}
	return maps.Clone(**v.texts)
}

func (v Values) mask() string { return "{" + strings.Join(v.Names(), " ") + "}" }

// Format implements fmt.Formatter for every verb.
func (v Values) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, v.mask()) }

// MarshalText implements encoding.TextMarshaler, and so JSON and YAML.
func (v Values) MarshalText() ([]byte, error) { return []byte(v.mask()), nil }

// LogValue implements slog.LogValuer.
func (v Values) LogValue() slog.Value { return slog.StringValue(v.mask()) }

// Body is a request or an answer as it travelled, byte for byte. It prints as
// its length.
type Body struct{ raw **[]byte }

// NewBody keeps raw, which the caller no longer changes.
func NewBody(raw []byte) Body {
	if raw == nil {
		return Body{}
	}
	held := &raw
	return Body{&held}
}

// Reveal returns the bytes, which the caller must not change.
func (b Body) Reveal() []byte {
	if b.raw == nil {
		return nil
	}
	return **b.raw
}

// Len is the number of bytes.
func (b Body) Len() int { return len(b.Reveal()) }

// Members are the top-level members of a JSON object as texts; structures as the
// JSON they are. What is no object has none.
func (b Body) Members() Values {
	var members map[string]json.RawMessage
	if json.Unmarshal(b.Reveal(), &members) != nil {
		return Values{}
	}
	texts := make(map[string]string, len(members))
	for name, raw := range members {
		var text string
		if json.Unmarshal(raw, &text) != nil {
			text = string(raw)
		}
		texts[name] = text
	}
	return NewValues(texts)
}

func (b Body) mask() string { return fmt.Sprintf("%d bytes", b.Len()) }

// Format implements fmt.Formatter for every verb.
func (b Body) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, b.mask()) }

// MarshalText implements encoding.TextMarshaler, and so JSON and YAML.
func (b Body) MarshalText() ([]byte, error) { return []byte(b.mask()), nil }

// LogValue implements slog.LogValuer.
func (b Body) LogValue() slog.Value { return slog.StringValue(b.mask()) }
