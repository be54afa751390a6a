package document

import (
	"fmt"
	"strings"
)

// Printable is a name of a document for an error or a terminal: cut short, and
// without anything that could move a cursor.
func Printable(name string) string {
	const longest = 40
	end := ""
	if runes := []rune(name); len(runes) > longest {
		name, end = string(runes[:longest]), "…"
	}
	quoted := fmt.Sprintf("%+q", name)
	return strings.Trim(quoted, `"`) + end
}

// PrintableMember is Printable for the name of a member. It ends at a colon or an
// equals sign: what follows may be a value that was written without a space.
func PrintableMember(name string) string {
	if end := strings.IndexAny(name, separators); end >= 0 {
		return Printable(name[:end]) + "…"
	}
	return Printable(name)
}

// separators stand between a name and a value in one notation or another.
const separators = ":="

func (m Member) errUnknown() error {
	if m.Value.Kind == Null {
		return m.errNoValue()
	}
	return m.At.Errorf("unknown member %s", PrintableMember(m.Name))
}

func (m Member) errTwice() error { return m.At.Errorf("%s occurs twice", PrintableMember(m.Name)) }

// errNoValue does not quote a name without a separator either: it may be what
// follows the comma in a text.
func (m Member) errNoValue() error {
	if end := strings.IndexAny(m.Name, separators); end > 0 {
		return m.At.Errorf("no space follows %s: write NAME: value, with a space after the colon", Printable(m.Name[:end]))
	}
	return m.At.Errorf("this name has no value: write NAME: value, with a space after the colon (quote a text that has a comma; '' is an empty text)")
}
