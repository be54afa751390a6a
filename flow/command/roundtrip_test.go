package command_test

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"authwalk/flow/api"
	"authwalk/flow/command"
	"authwalk/ui/termtest"

	"pgregory.net/rapid"
)

// texts are the values of people and of those who wish them ill.
var texts = rapid.OneOf(
	rapid.String(),
	rapid.StringMatching(`[ -~]{0,20}`),
	rapid.StringMatching(`["'\\$%^`+"`"+`!&|<>(){}\[\],;=#~@*? -]{0,8}`),
	rapid.SampledFrom([]string{
		"", "nadia", "a@example.org", "+15551234567", "it's", `say "hi"`, `back\slash`, `ends in \`, `ends in \\`, "$(touch /tmp/x)", "`id`", "%PATH%", "${HOME}", "$HOME",
		"two\nlines", "\r\n", "\t", "\x00", "\x1b[31m", "‘curly’", "“curly”", "file://x", "fileb://x", "https://example.org/", "-dash", "--dash", "=x", "~", "[", "{", "{}", "a,b", "A=b,C=d",
		"@x", "$x", "`", "``", "\u00a0", "\u2028", "😀", "\ue000", "\ue000\ue001", "<<EOF", "'@", "\n'@", `"@`, ")\"", "]-\"", "TRUE", "NULL", "null", "1e+05", "012345", "^", "^^", "#", "# x", "!x", `\u0021`,
		"`n", "\u201e", "\u201b", "\ufeff", "%", "%%", "%1", "; rm -rf /", "& calc", "| x", "> x", "--region", "é", "e\u0301", "\u202e", "aws cognito-idp initiate-auth", "curl x",
	}),
)

// placeholders are what manuals write for a value: taken for none.
var placeholders = regexp.MustCompile(`^(<[A-Za-z][A-Za-z0-9_ .-]*>|YOUR_[A-Z0-9_]+)$`)

func drawText(t *rapid.T, label string) string {
	text := texts.Draw(t, label)
	if placeholders.MatchString(text) {
		return "placeholder"
	}
	return text
}

func drawValue(t *rapid.T, member api.Member, depth int) any {
	switch member.Kind {
	case api.Number, api.Time:
		return json.Number(rapid.SampledFrom([]string{"0", "1", "60", "100000", "-1"}).Draw(t, "number"))
	case api.Boolean:
		return rapid.Bool().Draw(t, "boolean")
	case api.List:
		items := command.List{}
		for range rapid.IntRange(0, 3).Draw(t, "items") {
			items = append(items, drawValue(t, *member.Element, depth+1))
		}
		return items
	case api.Map:
		names := rapid.OneOf(rapid.SampledFrom([]string{"USERNAME", "PASSWORD", "userAttributes.given_name", "custom:role", "a-b"}), rapid.StringMatching(`[A-Za-z_][A-Za-z0-9_.:]{0,10}`), rapid.String())
		members := command.Object{}
		for range rapid.IntRange(0, 3).Draw(t, "pairs") {
			members = withNew(members, names.Draw(t, "name"), drawValue(t, *member.Element, depth+1))
		}
		return members
	case api.Structure:
		members := command.Object{}
		for _, below := range member.Members {
			if rapid.Bool().Draw(t, below.Name) {
				members = append(members, command.Member{Name: below.Name, Value: drawValue(t, below, depth+1)})
			}
		}
		return members
	case api.Document:
		return command.Object{{Name: "id", Value: drawText(t, "id")}, {Name: "response", Value: command.Object{
			{Name: "n", Value: json.Number("1")}, {Name: "list", Value: command.List{"a", true}}, {Name: "x", Value: drawText(t, "x")},
		}}}
	default:
		return drawText(t, member.Name)
	}
}

// withNew adds a member unless one of this name in any case is there: PowerShell
// would not have both.
func withNew(members command.Object, name string, value any) command.Object {
	for _, member := range members {
		if strings.EqualFold(member.Name, name) {
			return members
		}
	}
	return append(members, command.Member{Name: name, Value: value})
}

// drawCall is a call of any operation with some of its members.
func drawCall(t *rapid.T) command.Call {
	var names []string
	for _, operation := range api.Operations() {
		if operation.Input != nil {
			names = append(names, operation.Name)
		}
	}
	operation, _ := api.FindOperation(rapid.OneOf(rapid.SampledFrom(names[:4]), rapid.SampledFrom(names)).Draw(t, "operation"))
	call := command.Call{Operation: operation.Name, Members: command.Object{}}
	for _, member := range operation.Input {
		if rapid.Bool().Draw(t, member.Name+" given") {
			call.Members = append(call.Members, command.Member{Name: member.Name, Value: drawValue(t, member, 0)})
		}
	}
	call.Region = rapid.SampledFrom([]string{"eu-west-1", "us-gov-west-1"}).Draw(t, "region")
	call.Endpoint = rapid.SampledFrom([]string{"", "http://127.0.0.1:9229", "https://idp.example.org/path"}).Draw(t, "endpoint")
	return call
}

// same reports whether a call was read as it was written.
func same(read, written command.Call) bool {
	if read.Language == command.Curl && written.Endpoint != "" && read.Region == "" {
		read.Region = written.Region // only a signature would name it
	}
	return read.Operation == written.Operation && read.Region == written.Region && read.Endpoint == written.Endpoint &&
		plain(read.Members) == plain(written.Members)
}

// plain is a value as sorted JSON.
func plain(value any) string {
	raw, err := json.Marshal(unordered(value))
	if err != nil {
		return err.Error()
	}
	return string(raw)
}

func unordered(value any) any {
	switch value := value.(type) {
	case command.Object:
		members := map[string]any{}
		for _, member := range value {
			members[member.Name] = unordered(member.Value)
		}
		return members
	case command.List:
		items := []any{}
		for _, item := range value {
			items = append(items, unordered(item))
		}
		return items
	case command.Variable:
		return map[string]any{"variable": value.Name}
	case command.File:
		return map[string]any{"file": value.Path}
	default:
		return value
	}
}

// What is written in a language is read back as it was.
func TestWhatIsWrittenIsReadBack(t *testing.T) {
	termtest.SkipWithRaceDetector(t)
	for _, language := range command.Written() {
		t.Run(string(language), func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				for range 10 {
					call := drawCall(t)
					text, err := command.Write(language, call)
					if err != nil {
						if !isInexpressible(language, call, err) {
							t.Fatalf("%s of %s: %v", call.Operation, plain(call.Members), err)
						}
						continue
					}
					calls, notes := command.Read(text)
					if len(calls) != 1 || !same(calls[0], call) {
						got := ""
						if len(calls) > 0 {
							got = plain(calls[0].Members)
						}
						t.Fatalf("wrote\n%s\nfor %s %s\nand read %d calls %s\n%v\nregion and endpoint %+v", text, call.Operation, plain(call.Members), len(calls), got, notes, calls)
					}
				}
			})
		})
	}
}

// isInexpressible reports whether a language cannot write a call.
func isInexpressible(language command.Language, call command.Call, _ error) bool {
	switch language {
	case command.Paws:
		return strings.Contains(plain(call.Members), `\u0000`) || strings.Contains(plain(call.Members), `"":`)
	case command.PowerShell:
		_, known := command.Cmdlet(call.Operation)
		return !known || strings.Contains(plain(call.Members), "{}")
	default:
		return false
	}
}
