package command

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"sync"
	"unicode"

	"authwalk/flow/api"
)

// writePaws writes a call for R: a client, and the call with it.
func writePaws(call Call) (string, error) {
	client, err := pawsClient(call)
	if err != nil {
		return "", err
	}
	text, err := pawsCall(call)
	return "svc <- " + client + "\n" + text, err
}

// pawsClient makes a client. Without being told so, paws signs what needs no
// signature.
func pawsClient(call Call) (string, error) {
	credentials := Object{{"anonymous", true}}
	if call.signed() {
		credentials = Object{}
		if call.Profile != "" {
			credentials = Object{{"profile", call.Profile}}
		}
	}
	var arguments Object
	for _, argument := range (Object{{"region", call.Region}, {"endpoint", call.Endpoint}}) {
		if argument.Value != "" {
			arguments = append(arguments, argument)
		}
	}
	if len(credentials) > 0 {
		arguments = append(arguments, Member{"credentials", credentials})
	}
	text, err := rPairs(arguments)
	return "paws::" + pawsService + "(" + text + ")", err
}

func pawsCall(call Call) (string, error) {
	operation, _ := api.FindOperation(call.Operation)
	var lines []string
	for _, member := range call.Members {
		text, err := rPairs(Object{member})
		if err != nil {
			return "", err
		}
		lines = append(lines, "\n  "+text)
	}
	return "svc$" + pawsName(operation) + "(" + strings.Join(lines, ",") + ")", nil
}

func rPairs(members Object) (string, error) {
	pairs := make([]string, len(members))
	for i, member := range members {
		text, err := rValue(member.Value)
		if err != nil {
			return "", err
		}
		name, err := rNameText(member.Name)
		if err != nil {
			return "", err
		}
		pairs[i] = name + " = " + text
	}
	return strings.Join(pairs, ", "), nil
}

func rValue(value any) (string, error) {
	switch value := value.(type) {
	case string:
		return quoteR(value, '"')
	case bool:
		return strings.ToUpper(fmt.Sprint(value)), nil
	case json.Number:
		return value.String(), nil
	case Variable:
		if value.Name == "" {
			return "", ErrElsewhere
		}
		if value.JSON {
			return "jsonlite::fromJSON(" + value.Name + ", simplifyVector = FALSE)", nil
		}
		return value.Name, nil
	case List:
		text, err := writtenItems(value, rValue)
		return "list(" + text + ")", err
	case Object:
		text, err := rPairs(value)
		return "list(" + text + ")", err
	default:
		return "", ErrElsewhere
	}
}

// plainRName is a name that needs no backticks.
var plainRName = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_.]*$`) })

// rWords are names that R keeps for itself.
var rWords = map[string]bool{
	"if": true, "else": true, "repeat": true, "while": true, "function": true, "for": true, "next": true, "break": true, "in": true,
	"TRUE": true, "FALSE": true, "NULL": true, "Inf": true, "NaN": true, "NA": true,
}

func rNameText(name string) (string, error) {
	if plainRName().MatchString(name) && !rWords[name] {
		return name, nil
	}
	if name == "" {
		return "", fmt.Errorf("no name in R is empty: %w", ErrInexpressible)
	}
	return quoteR(name, '`')
}

// quoteR is a text as R writes it.
func quoteR(text string, quote rune) (string, error) {
	var quoted strings.Builder
	quoted.WriteRune(quote)
	for _, c := range text {
		switch {
		case c == 0:
			return "", fmt.Errorf("no text in R has zero characters: %w", ErrInexpressible)
		case c == '\n':
			quoted.WriteString(`\n`)
		case c == '\r':
			quoted.WriteString(`\r`)
		case c == '\t':
			quoted.WriteString(`\t`)
		case c == '\\' || c == quote:
			quoted.WriteString(`\` + string(c))
		case unicode.IsPrint(c):
			quoted.WriteRune(c)
		case c < 0x10000:
			fmt.Fprintf(&quoted, `\u%04x`, c)
		default:
			fmt.Fprintf(&quoted, `\U%08x`, c)
		}
	}
	quoted.WriteRune(quote)
	return quoted.String(), nil
}
