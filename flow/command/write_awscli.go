package command

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"sync"
	"unicode"

	"authwalk/flow/api"
)

// lineEnd goes on with a command on the next line.
const lineEnd = " \\\n  "

// errInput says that an option cannot have a value, so that the whole input has to
// be written as JSON.
var errInput = errors.New("only JSON can have this")

// writeAWSCLI writes a call for the AWS CLI and a POSIX shell.
func writeAWSCLI(language Language, call Call) (string, error) {
	words := awsBeginning(language, call)
	options, err := awsOptions(language, call)
	if errors.Is(err, errInput) {
		var input string
		if input, err = jsonText(call.Members, nil); err == nil {
			options = []string{"--cli-input-json " + quoteSh(input)}
		}
	}
	if errors.Is(err, errNotHere) {
		return "", ErrElsewhere
	}
	return strings.Join(append(words, options...), lineEnd), err
}

// awsBeginning is a command up to its members.
func awsBeginning(language Language, call Call) []string {
	words := []string{"aws " + awsService + " " + (api.Operation{Name: call.Operation}).Command()}
	if !call.signed() {
		words = append(words, "--no-sign-request")
	}
	for _, option := range []struct{ name, value string }{
		{"region", call.Region}, {"endpoint-url", call.Endpoint}, {"profile", call.Profile}, {"query", shownByQuery(call.Show)},
	} {
		if option.value != "" {
			words = append(words, awsOption(option.name, option.value))
		}
	}
	if language == AWSCLI {
		words = append(words, "--no-cli-pager")
	}
	return words
}

// shownByQuery is what of an answer is asked for, unless it is in PowerShell's own
// notation.
func shownByQuery(show string) string {
	if show == "*" || strings.HasPrefix(show, "^") {
		return ""
	}
	return show
}

// awsOption writes an option. A value that looks like an option is tied to it.
func awsOption(name, value string) string {
	if strings.HasPrefix(value, "-") {
		return "--" + name + "=" + quoteSh(value)
	}
	return "--" + name + " " + quoteSh(value)
}

func awsOptions(language Language, call Call) ([]string, error) {
	operation, _ := api.FindOperation(call.Operation)
	var options []string
	for _, given := range call.Members {
		member, known := memberNamed(operation.Input, given.Name)
		if !known {
			return nil, errInput // which the AWS CLI refuses by name
		}
		written, err := awsValueText(member, given.Value)
		if err != nil {
			return nil, err
		}
		for i, text := range written {
			if isFetched(language, text) {
				return nil, errInput
			}
			if i > 0 {
				options[len(options)-1] += " " + quoteSh(text)
				continue
			}
			options = append(options, awsOption(member.Flag(), text))
		}
		if on, is := given.Value.(bool); is && member.Kind == api.Boolean {
			options = append(options, map[bool]string{true: "--", false: "--no-"}[on]+member.Flag())
		}
	}
	return options, nil
}

// isFetched reports whether the AWS CLI would take a text for the name of a file,
// or in version 1 of a page.
func isFetched(language Language, text string) bool {
	if _, file := fileOf(text); file {
		return true
	}
	return language == AWSCLIv1 && (strings.HasPrefix(text, "http://") || strings.HasPrefix(text, "https://"))
}

// awsValueText is a value in the words of a command line; none for a switch.
func awsValueText(member api.Member, value any) ([]string, error) {
	switch value := value.(type) {
	case string:
		if member.Kind == api.Text && isVisible(value) {
			return []string{value}, nil
		}
	case json.Number:
		if member.Kind == api.Number || member.Kind == api.Time {
			return []string{value.String()}, nil
		}
	case bool:
		if member.Kind == api.Boolean {
			return nil, nil
		}
	case Object:
		if member.Kind == api.Map || member.Kind == api.Structure {
			return shorthandOrJSON(member, value)
		}
	case List:
		if member.Kind == api.List {
			return awsList(member, value)
		}
	}
	if member.Kind != api.Document {
		return nil, errInput
	}
	text, err := jsonText(value, nil)
	return []string{text}, err
}

func shorthandOrJSON(member api.Member, value Object) ([]string, error) {
	text, can := writeShorthand(member, value)
	if can {
		return []string{text}, nil
	}
	text, err := jsonText(value, nil)
	return []string{text}, err
}

func awsList(member api.Member, items List) ([]string, error) {
	var words []string
	for _, item := range items {
		switch item := item.(type) {
		case Object:
			if text, can := writeShorthand(*member.Element, item); can {
				words = append(words, text)
			}
		case string:
			if isVisible(item) && !strings.HasPrefix(item, "-") && !strings.HasPrefix(strings.TrimSpace(item), "[") {
				words = append(words, item)
			}
		}
	}
	if len(words) == len(items) && len(items) > 0 {
		return words, nil
	}
	text, err := jsonText(items, nil)
	return []string{text}, err
}

// isVisible reports whether a text has no characters that a terminal, an editor or
// a chat could change.
func isVisible(text string) bool {
	return !strings.ContainsFunc(text, func(c rune) bool { return !unicode.IsPrint(c) })
}

// bareInShorthand is what needs no quotes there.
var bareInShorthand = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[A-Za-z0-9_.@+:/#%^~!?*()<>;$&|-]*$`) })

// writeShorthand writes a map or a structure of single values. Other ones, and
// what versions of the AWS CLI read differently, are left to JSON.
func writeShorthand(member api.Member, value Object) (string, bool) {
	var pairs []string
	for i, pair := range value {
		text, can := pair.Value.(string)
		if member.Kind == api.Structure {
			text, can = plainText(pair.Value)
		}
		isLast := i == len(value)-1
		if !can || !isVisible(text) || !isShorthandName(pair.Name) || strings.HasSuffix(text, `\`) && !isLast {
			return "", false
		}
		if _, is := memberNamed(member.Members, pair.Name); member.Kind == api.Structure && !is {
			return "", false
		}
		if !bareInShorthand().MatchString(text) {
			text = `"` + strings.ReplaceAll(strings.ReplaceAll(text, `\`, `\\`), `"`, `\"`) + `"`
		}
		pairs = append(pairs, pair.Name+"="+text)
	}
	return strings.Join(pairs, ","), len(pairs) > 0
}

func plainText(value any) (string, bool) {
	switch value := value.(type) {
	case string:
		return value, true
	case bool, json.Number:
		return fmt.Sprint(value), true
	default:
		return "", false
	}
}

func isShorthandName(name string) bool {
	return name != "" && !strings.ContainsFunc(name, func(c rune) bool { return !isNameRune(c) })
}

// bareInSh is what a POSIX shell takes as it is, also in any other shell.
var bareInSh = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[A-Za-z0-9_./:@%+,][A-Za-z0-9_./:=@%+,-]*$`) })

// quoteSh is a text as one word of a POSIX shell.
func quoteSh(text string) string {
	if bareInSh().MatchString(text) {
		return text
	}
	return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'"
}
