package command

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"authwalk/flow/api"
)

// operationOf is the operation whose input members are, by the ones that only it
// has.
func operationOf(members Object) string {
	_, pool := members.Get("UserPoolId")
	_, flow := members.Get("AuthFlow")
	_, challenge := members.Get("ChallengeName")
	switch {
	case flow && pool:
		return api.AdminInitiateAuth
	case flow:
		return api.InitiateAuth
	case challenge && pool:
		return api.AdminRespondToAuthChallenge
	case challenge:
		return api.RespondToAuthChallenge
	default:
		return ""
	}
}

// finish puts variables in place of what stands for them, and says which members
// the operation does not take.
func (r *reader) finish(call *Call) {
	members := make(Object, 0, len(call.Members))
	for _, given := range call.Members {
		described, known := call.member(given.Name)
		value := r.resolved(given.Value, given.Name)
		if !known {
			r.add(printable(given.Name), fmt.Sprintf("%s has no such member: it is left out", call.Operation))
			continue
		}
		if value, taken := r.conform(described, value, call.Language); taken {
			members = append(members, Member{given.Name, value})
		}
	}
	call.Members = members
	call.Region, call.Endpoint, call.Profile = r.known("region", call.Region), r.known("endpoint", call.Endpoint), r.known("profile", call.Profile)
	call.Show, call.Input.Path = r.known("", call.Show), r.known("file", call.Input.Path)
	if call.Input.Path != "" {
		r.add("", "the file with the input is not read: give it with --cli-input-json file://PATH")
	}
}

// printable is a name that can be shown.
func printable(name string) string {
	if isName().MatchString(name) {
		return name
	}
	return "a name of " + strconv.Itoa(len([]rune(name))) + " characters"
}

// known is a text that is not known where a part of it comes from elsewhere.
func (r *reader) known(what, text string) string {
	if !strings.ContainsRune(text, r.marker) {
		return text
	}
	if what != "" {
		r.add("", "the "+what+" comes from a variable: choose it")
	}
	return ""
}

// placeholder is what manuals write where a value belongs.
var placeholder = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(<[A-Za-z][A-Za-z0-9_ .-]*>|YOUR_[A-Z0-9_]+)$`)
})

// resolved is a value with variables where the text has marks for them.
func (r *reader) resolved(value any, name string) any {
	switch value := value.(type) {
	case string:
		return r.resolvedText(value, name)
	case File:
		value.Path = r.known("file", value.Path)
		return value
	case List:
		return value.each(func(item any) any { return r.resolved(item, name) })
	case Object:
		members := make(Object, len(value))
		for i, member := range value {
			members[i] = Member{r.known("", member.Name), r.resolved(member.Value, member.Name)}
		}
		return members
	default:
		return value
	}
}

func (r *reader) resolvedText(text, name string) any {
	if placeholder().MatchString(text) {
		r.add(printable(name), "this is a placeholder: fill it in")
		return Variable{Name: strings.Trim(text, "<>")}
	}
	parts := strings.Split(text, string(r.marker))
	if len(parts) == 1 {
		return text
	}
	if len(parts) == 3 && parts[0] == "" && parts[2] == "" {
		if n, err := strconv.Atoi(parts[1]); err == nil && n < len(r.variables) {
			return r.variables[n]
		}
	}
	r.add(printable(name), "a part of the value comes from elsewhere: fill it in")
	return Variable{}
}

// conform is a value as a member takes it. What the language at hand would refuse
// is not taken.
func (r *reader) conform(member api.Member, value any, language Language) (any, bool) {
	switch value := value.(type) {
	case Variable, File:
		return value, true
	case nil:
		r.add(member.Name, "null is not a value: it is left out")
		return nil, false
	case Object:
		return r.conformObject(member, value, language)
	case List:
		return r.conformList(member, value, language)
	}
	switch member.Kind {
	case api.Document:
		return value, true
	case api.Text:
		return r.conformText(member, value, language)
	case api.Boolean:
		if on, is := value.(bool); is {
			return on, true
		}
		if on, err := strconv.ParseBool(strings.ToLower(fmt.Sprint(value))); err == nil && len(fmt.Sprint(value)) > 1 {
			return on, true
		}
		r.add(member.Name, "this must be true or false")
		return nil, false
	case api.Number, api.Time:
		number := json.Number(fmt.Sprint(value))
		if _, err := number.Float64(); err == nil {
			return number, true
		}
		r.add(member.Name, "this must be a number")
		return nil, false
	default:
		r.add(member.Name, "this must be "+kindName(member.Kind))
		return nil, false
	}
}

func (r *reader) conformText(member api.Member, value any, language Language) (any, bool) {
	if text, is := value.(string); is {
		return text, true
	}
	switch language {
	case PowerShell:
		r.add(printable(member.Name), "PowerShell sends texts only: write the value in quotes")
	case Paws:
		r.add(printable(member.Name), "the value has no quotes: R changes some numbers, 100000 becomes 1e+05")
	default:
		r.add(printable(member.Name), "this must be a text, in quotes")
		return nil, false
	}
	return fmt.Sprint(value), true
}

func kindName(kind api.Kind) string {
	switch kind {
	case api.Map:
		return "a map"
	case api.List:
		return "a list"
	case api.Structure:
		return "a structure"
	default:
		return "a single value"
	}
}

func (r *reader) conformObject(member api.Member, given Object, language Language) (any, bool) {
	var inside func(name string) (api.Member, bool)
	switch member.Kind {
	case api.Document:
		return given, true
	case api.Map:
		inside = func(name string) (api.Member, bool) {
			element := *member.Element
			element.Name = name
			return element, true
		}
	case api.Structure:
		inside = func(name string) (api.Member, bool) { return memberNamed(member.Members, name) }
	case api.List:
		if item, taken := r.conform(*member.Element, given, language); taken {
			return List{item}, true
		}
		return nil, false
	default:
		r.add(printable(member.Name), "this must be a single value, not several")
		return nil, false
	}
	taken := make(Object, 0, len(given))
	for _, below := range given {
		described, known := inside(below.Name)
		if !known {
			r.add(printable(below.Name), member.Name+" has no such member: it is left out")
			continue
		}
		if value, fits := r.conform(described, below.Value, language); fits {
			taken = append(taken, Member{below.Name, value})
		}
	}
	return taken, true
}

func (r *reader) conformList(member api.Member, given List, language Language) (any, bool) {
	switch member.Kind {
	case api.Document:
		return given, true
	case api.List:
	case api.Text:
		r.add(printable(member.Name), "this must be one text: in the AWS CLI's shorthand, quote a value with a comma or write \\,")
		return nil, false
	default:
		r.add(printable(member.Name), "this must be "+kindName(member.Kind)+", not a list")
		return nil, false
	}
	taken := make(List, 0, len(given))
	for _, item := range given {
		if value, fits := r.conform(*member.Element, item, language); fits {
			taken = append(taken, value)
		}
	}
	return taken, true
}
