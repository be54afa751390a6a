package document

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"sync"
	"unicode"
)

// YAML is the node in block style. Every text that could be read as something
// else is put in quotes.
func (n Node) YAML() []byte {
	var out bytes.Buffer
	writeYAML(&out, n, "")
	return out.Bytes()
}

// writeYAML writes a node whose first line is already indented.
func writeYAML(out *bytes.Buffer, n Node, indent string) {
	switch {
	case n.Kind == Map && len(n.members) > 0:
		for i, member := range n.members {
			if i > 0 {
				out.WriteString(indent)
			}
			writeMember(out, member, indent)
		}
	case n.Kind == List && len(n.items) > 0:
		for i, item := range n.items {
			if i > 0 {
				out.WriteString(indent)
			}
			out.WriteString("- ")
			writeYAML(out, item, indent+"  ")
		}
	default:
		out.WriteString(inlineYAML(n) + "\n")
	}
}

// longestKey is shorter than the names that YAML wants a question mark for.
const longestKey = 1000

func writeMember(out *bytes.Buffer, member Member, indent string) {
	name := quoteYAML(member.Name)
	if len(name) > longestKey {
		name = "? " + name + "\n" + indent
	}
	out.WriteString(name + ":")
	if len(member.Value.members) == 0 && len(member.Value.items) == 0 {
		out.WriteString(" " + inlineYAML(member.Value) + "\n")
		return
	}
	out.WriteString("\n" + indent + "  ")
	writeYAML(out, member.Value, indent+"  ")
}

func inlineYAML(n Node) string {
	switch {
	case n.Kind == Map:
		return "{}"
	case n.Kind == List:
		return "[]"
	case n.Kind == Null:
		return "null"
	case n.bare:
		return n.text
	default:
		return quoteYAML(n.text)
	}
}

var (
	plainYAML = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_./@-]*$`) })
	otherYAML = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?i)^(null|true|false|yes|no|on|off|y|n|_+)$`) })
)

func quoteYAML(text string) string {
	switch {
	case plainYAML().MatchString(text) && !otherYAML().MatchString(text):
		return text
	case strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsPrint(r) }):
		return escapeYAML(text)
	default:
		return "'" + strings.ReplaceAll(text, "'", "''") + "'"
	}
}

// escapeYAML is a text in double quotes, with escapes for all that cannot be
// seen: YAML allows few of them to stand for themselves.
func escapeYAML(text string) string {
	var out strings.Builder
	out.WriteByte('"')
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			out.WriteByte('\\')
			out.WriteRune(r)
		case r == '\n':
			out.WriteString(`\n`)
		case unicode.IsPrint(r):
			out.WriteRune(r)
		case r > 0xFFFF:
			fmt.Fprintf(&out, `\U%08X`, r)
		default:
			fmt.Fprintf(&out, `\u%04X`, r)
		}
	}
	out.WriteByte('"')
	return out.String()
}
