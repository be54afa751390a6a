package command

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"authwalk/flow/api"
)

// The kinds of skeletons.
const (
	SkeletonInput     = "input"
	SkeletonYAMLInput = "yaml-input"
	SkeletonOutput    = "output"
)

// SkeletonKinds are all kinds of skeletons.
var SkeletonKinds = []string{SkeletonInput, SkeletonYAMLInput, SkeletonOutput}

// Skeleton is the empty input of an operation, or an example of its answer, as
// --generate-cli-skeleton prints it.
func Skeleton(operation, kind string) (string, error) {
	declared, _ := api.FindOperation(operation)
	var b strings.Builder
	switch kind {
	case SkeletonInput:
		writeJSON(&b, api.Member{Kind: api.Structure, Members: declared.Input}, "", emptyText)
		b.WriteByte('\n')
	case SkeletonOutput:
		writeJSON(&b, api.Member{Kind: api.Structure, Members: declared.Output}, "", exampleText)
		b.WriteByte('\n')
	case SkeletonYAMLInput:
		writeYAML(&b, declared.Input, "", "")
	default:
		return "", errors.New("--generate-cli-skeleton must be input, yaml-input or output")
	}
	return b.String(), nil
}

// emptyText is what stands for a text that is to be filled in: nothing, or the
// first of the values it can have.
func emptyText(member api.Member) string {
	if len(member.Enum) > 0 {
		return member.Enum[0]
	}
	return ""
}

// exampleText is what stands for a text of an answer.
func exampleText(member api.Member) string {
	if len(member.Enum) > 0 {
		return member.Enum[0]
	}
	if member.Name == "" {
		return "StringType"
	}
	// As long as it has to be: the AWS CLI stops where its own example is shorter.
	return strings.Repeat(member.Name, 1+(max(member.Min, 1)-1)/len(member.Name))
}

// freeName stands for the names in a map.
const freeName = "KeyName"

func writeJSON(b *strings.Builder, member api.Member, indent string, text func(api.Member) string) {
	inner := indent + "    "
	switch member.Kind {
	case api.Structure:
		b.WriteString("{\n")
		for i, below := range member.Members {
			fmt.Fprintf(b, "%s%q: ", inner, below.Name)
			writeJSON(b, below, inner, text)
			if i < len(member.Members)-1 {
				b.WriteByte(',')
			}
			b.WriteByte('\n')
		}
		b.WriteString(indent + "}")
	case api.Map:
		fmt.Fprintf(b, "{\n%s%q: ", inner, freeName)
		writeJSON(b, *member.Element, inner, text)
		b.WriteString("\n" + indent + "}")
	case api.List:
		b.WriteString("[\n" + inner)
		writeJSON(b, *member.Element, inner, text)
		b.WriteString("\n" + indent + "]")
	case api.Text:
		quoted, _ := json.Marshal(text(member))
		b.Write(quoted)
	default:
		b.WriteString(plain(member))
	}
}

// plain is an empty value that is neither a text nor made of others.
func plain(member api.Member) string {
	switch member.Kind {
	case api.Boolean:
		return "true"
	case api.Document:
		return "{}"
	default:
		return "0"
	}
}

// writeYAML writes members one to a line, with what each is. The first line
// begins with first, so that a list can put its dash there.
func writeYAML(b *strings.Builder, members []api.Member, first, indent string) {
	for i, member := range members {
		begin := indent
		if i == 0 && first != "" {
			begin = first
		}
		b.WriteString(begin + member.Name + ":" + valueYAML(member) + "  # ")
		if member.Required {
			b.WriteString("[REQUIRED] ")
		}
		b.WriteString(member.Help)
		if len(member.Enum) > 0 {
			b.WriteString(" One of " + strings.Join(member.Enum, ", ") + ".")
		}
		b.WriteByte('\n')
		switch {
		case member.Kind == api.Structure:
			writeYAML(b, member.Members, "", indent+"  ")
		case member.Kind == api.Map:
			b.WriteString(indent + "  " + freeName + ": ''\n")
		case member.Kind == api.List && member.Element.Kind == api.Structure:
			writeYAML(b, member.Element.Members, indent+"- ", indent+"  ")
		case member.Kind == api.List:
			b.WriteString(indent + "-" + valueYAML(*member.Element) + "\n")
		}
	}
}

func valueYAML(member api.Member) string {
	switch member.Kind {
	case api.Structure, api.Map, api.List:
		return ""
	case api.Text:
		if text := emptyText(member); text != "" {
			return " " + text
		}
		return " ''"
	default:
		return " " + plain(member)
	}
}
