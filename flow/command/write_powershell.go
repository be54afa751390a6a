package command

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"sync"
)

// ErrInexpressible says that a language has no way to write a value.
var ErrInexpressible = errors.New("the language cannot express this")

// anonymous are the credentials of calls that are not signed.
const anonymous = "([Amazon.Runtime.AnonymousAWSCredentials]::new())"

// writePowerShell writes a call as a cmdlet of the AWS Tools for PowerShell.
func writePowerShell(call Call) (string, error) {
	name, known := Cmdlet(call.Operation)
	if !known {
		return "", fmt.Errorf("the cmdlet of %s is not known: Get-AWSCmdletName -ApiOperation %s names it: %w", call.Operation, call.Operation, ErrInexpressible)
	}
	words := []string{name}
	for _, parameter := range []struct{ name, value string }{
		{"Region", call.Region}, {"EndpointUrl", call.Endpoint}, {"ProfileName", call.Profile}, {"Select", shownBySelect(call.Show)},
	} {
		if parameter.value != "" {
			words = append(words, "-"+parameter.name+" "+quotePowerShell(parameter.value))
		}
	}
	if !call.signed() {
		words = append(words, "-Credential "+anonymous)
	}
	for _, member := range call.Members {
		parameters, err := powershellParameters(call.Operation, []string{member.Name}, member.Value)
		if err != nil {
			return "", err
		}
		words = append(words, parameters...)
	}
	return strings.Join(words, " `\n  "), nil
}

// selection is what -Select takes.
var selection = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(\*|\^?[A-Za-z_.]+)$`) })

func shownBySelect(show string) string {
	if selection().MatchString(show) {
		return show
	}
	return ""
}

// powershellParameters writes a member: as a parameter, or as one for each of its
// members.
func powershellParameters(operation string, path []string, value any) ([]string, error) {
	for _, parameter := range parametersOf(operation) {
		if strings.Join(parameter.path, ".") != strings.Join(path, ".") {
			continue
		}
		text, err := powershellValue(value)
		return []string{"-" + parameter.name + " " + text}, err
	}
	structure, is := value.(Object)
	if !is || len(structure) == 0 {
		return nil, fmt.Errorf("%s: %w", path[len(path)-1], ErrInexpressible)
	}
	var words []string
	for _, member := range structure {
		below, err := powershellParameters(operation, append(path[:len(path):len(path)], member.Name), member.Value)
		if err != nil {
			return nil, err
		}
		words = append(words, below...)
	}
	return words, nil
}

func powershellValue(value any) (string, error) {
	switch value := value.(type) {
	case string:
		return quotePowerShell(value), nil
	case bool:
		return fmt.Sprintf("$%t", value), nil
	case json.Number:
		return value.String(), nil
	case Variable:
		if value.Name == "" {
			return "", ErrElsewhere
		}
		if value.JSON {
			return "($" + value.Name + " | ConvertFrom-Json -AsHashtable)", nil
		}
		return "$" + value.Name, nil
	case List:
		text, err := writtenItems(value, powershellValue)
		return "@(" + text + ")", err
	case Object:
		return powershellTable(value)
	default:
		return "", ErrElsewhere
	}
}

// plainName is a name that needs no quotes in a hashtable.
var plainName = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]*$`) })

func powershellTable(value Object) (string, error) {
	var pairs []string
	seen := map[string]bool{}
	for _, pair := range value {
		folded := strings.ToLower(pair.Name)
		if seen[folded] {
			return "", fmt.Errorf("a hashtable has no two names that differ in case alone: %w", ErrInexpressible)
		}
		seen[folded] = true
		text, err := powershellValue(pair.Value)
		if err != nil {
			return "", err
		}
		name := pair.Name
		if !plainName().MatchString(name) {
			name = quotePowerShell(name)
		}
		pairs = append(pairs, name+" = "+text)
	}
	if len(pairs) == 0 {
		return "@{}", nil
	}
	return "@{ " + strings.Join(pairs, "; ") + " }", nil
}
