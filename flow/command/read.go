package command

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"
)

// longest is how much of a paste is read: far more than any command has.
const longest = 4 << 20

// mostCalls is how many calls of one text are read.
const mostCalls = 100

// NoCommand is the only reason where a text has nothing that looks like a command.
const NoCommand = "there is no command in this text"

// Read finds the calls in a text: commands of the AWS CLI, cmdlets, calls of paws,
// curl and fetch commands, or the JSON of a request. The notes say what of it was
// not understood, and what was understood in a way that a person should know of.
// Nothing is run, no variable is expanded and no file is opened.
func Read(text string) ([]Call, []Note) {
	if len(text) > longest {
		return nil, []Note{{Reason: fmt.Sprintf("the text is longer than %d MiB: paste the command alone", longest>>20)}}
	}
	r := &reader{}
	text = clean(strings.ToValidUTF8(text, "\ufffd"))
	if r.marker = freeRune(text); r.marker == 0 {
		return nil, []Note{{Reason: "this is not text"}}
	}
	r.read(text)
	for i := range r.calls {
		r.finish(&r.calls[i])
	}
	return r.calls, r.all()
}

// reader is the reading of one text.
type reader struct {
	notes
	calls []Call
	// marker is a character that the text does not have. A value that comes from
	// elsewhere stands in a text as its number between two of them.
	marker    rune
	variables []Variable
	// foreign counts commands that have nothing to do with Cognito.
	foreign int
}

// freeRune is a character for private use that a text does not have, be it
// escaped; 0 where it has every one that is tried.
func freeRune(text string) rune {
	text = strings.ToLower(text)
	for c := rune(0xe000); c < 0xe040; c++ {
		if !strings.ContainsRune(text, c) && !strings.Contains(text, strconv.FormatInt(int64(c), 16)) && !strings.Contains(text, strconv.Itoa(int(c))) {
			return c
		}
	}
	return 0
}

// elsewhere is what stands in a text for a value that is not in it.
func (r *reader) elsewhere(name string) string {
	r.variables = append(r.variables, Variable{Name: name})
	return string(r.marker) + strconv.Itoa(len(r.variables)-1) + string(r.marker)
}

// dialects find the first word of a command in each language.
var dialects = sync.OnceValue(func() []dialect {
	return []dialect{
		{regexp.MustCompile(`(?i)\b[a-z]+-CGIP[a-z]+|\bInvoke-(WebRequest|RestMethod)\b|\b(iwr|irm)\s`), (*reader).powershell},
		{regexp.MustCompile(`\bcognitoidentityprovider\b|\bcognitoidentityprovider_[a-z_]+\s*\(|[A-Za-z_.][\w.]*\$[a-z_]+_[a-z_]+\s*\(|\bpaws(\.security\.identity)?::`), (*reader).paws},
		{regexp.MustCompile(`\bfetch\s*\(`), (*reader).fetch},
		{regexp.MustCompile(`(?m)(^|[\s/\\&;|($!` + "`" + `])(aws|awslocal|curl)(\.exe|\.cmd)?\s`), (*reader).shell},
	}
})

type dialect struct {
	begins *regexp.Regexp
	read   func(*reader, string)
}

// read takes the text for the language whose command comes first in it.
func (r *reader) read(text string) {
	if strings.HasPrefix(text, "{") {
		r.input(text)
		return
	}
	first := dialectOf(text[:min(len(text), beginning)])
	if first == nil {
		first = dialectOf(text)
	}
	if first == nil {
		r.nothing(text)
		return
	}
	first.read(r, text)
	switch {
	case len(r.calls) == 0 && r.foreign > 0:
		r.add("", "this is not a call of Cognito's user pools")
	case len(r.calls) == 0 && len(r.list) == 0:
		r.nothing(text)
	case r.foreign == 1:
		r.add("", "one command that is not a call of Cognito's user pools is left out")
	case r.foreign > 1:
		r.add("", fmt.Sprintf("%d commands that are not calls of Cognito's user pools are left out", r.foreign))
	}
}

// beginning is how much of a text is looked at first for the language of it.
const beginning = 1 << 14

// dialectOf is the language whose command comes first, nil where there is none.
func dialectOf(text string) *dialect {
	first, at := (*dialect)(nil), len(text)
	for i, candidate := range dialects() {
		if found := candidate.begins.FindStringIndex(text); found != nil && found[0] < at {
			first, at = &dialects()[i], found[0]
		}
	}
	return first
}

// nothing says what a text is that has no command.
func (r *reader) nothing(text string) {
	switch {
	case strings.Contains(text, "initiate_auth(") || strings.Contains(text, "respond_to_auth_challenge("):
		r.add("", "boto3 is not read: give the parameters as JSON")
	case strings.HasPrefix(text, "http "), strings.HasPrefix(text, "https "):
		r.add("", "HTTPie is not read: copy the request as curl")
	default:
		r.add("", NoCommand)
	}
}

// input reads the JSON of a request. Its members say which operation it is of.
func (r *reader) input(text string) {
	members, err := ParseJSON(text)
	if err != nil {
		r.add("", err.Error())
		return
	}
	operation := operationOf(members)
	if operation == "" {
		r.add("", "this is JSON, but not the input of a sign-in or of an answer to a challenge")
		return
	}
	r.calls = append(r.calls, Call{Operation: operation, Members: members, Language: JSON})
}

// took keeps a call that was read.
func (r *reader) took(call Call) {
	if len(r.calls) == mostCalls {
		r.add("", fmt.Sprintf("only the first %d calls are read", mostCalls))
		return
	}
	r.calls = append(r.calls, call)
}
