package wire

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"authwalk/flow/api"
)

// validate holds the members of a request against the service's interface. It
// returns them as one object again, without those the operation does not have.
// All violations go into one message, worded as the service does.
func validate(operation api.Operation, members map[string]json.RawMessage) (json.RawMessage, error) {
	v := validation{operation: operation.Name}
	input, err := v.structure("", operation.Input, members)
	if err != nil {
		return nil, err
	}
	if n := len(v.violations); n > 0 {
		errors := "error"
		if n > 1 {
			errors = "errors"
		}
		return nil, InvalidParameter(fmt.Sprintf("%d validation %s detected: %s", n, errors, strings.Join(v.violations, "; ")))
	}
	return input, nil
}

// validation collects what is wrong with one request.
type validation struct {
	operation  string
	violations []string
}

// structure checks the members of an object. path leads to it, with a final dot
// unless it is the request itself.
func (v *validation) structure(path string, declared []api.Member, members map[string]json.RawMessage) (json.RawMessage, error) {
	kept := map[string]json.RawMessage{}
	for _, member := range declared {
		at := path + firstLower(member.Name)
		raw, given := members[member.Name]
		if !given || string(raw) == `""` && slices.Contains(absentWhenBlank, v.operation+" "+at) {
			if member.Required {
				v.violate("null", at, false, "Member must not be null")
			}
			continue
		}
		checked, err := v.value(at, v.asServed(at, member), raw)
		if err != nil {
			return nil, err
		}
		kept[member.Name] = checked
	}
	return json.Marshal(kept)
}

// asServed is a member as this service takes it, where that differs from its
// declaration. Triggers can be URLs and names here.
func (v *validation) asServed(path string, member api.Member) api.Member {
	if slices.Contains(recorded, v.operation+" "+path) {
		member.Sensitive = false
	}
	if trigger, inLambdaConfig := strings.CutPrefix(path, "lambdaConfig."); inLambdaConfig && trigger != "kMSKeyID" {
		member.Pattern, member.Min = "", 0
	}
	if path == "clientName" {
		member.Pattern = chosenID + member.Pattern
	}
	return member
}

// chosenID is what the name of a client can begin with here, to choose its id.
const chosenID = `(_custom_id_:)?`

// recorded are sensitive members whose values recordings show all the same.
var recorded = []string{api.InitiateAuth + " clientId", api.VerifySoftwareToken + " userCode"}

// absentWhenBlank are members whose empty text means the same as none.
var absentWhenBlank = []string{api.SignUp + " password", api.AdminCreateUser + " temporaryPassword"}

func (v *validation) value(path string, member api.Member, raw json.RawMessage) (json.RawMessage, error) {
	switch member.Kind {
	case api.Text:
		return raw, v.text(path, member, raw)
	case api.Number:
		return raw, v.number(path, member, raw)
	case api.Boolean:
		var on bool
		if json.Unmarshal(raw, &on) != nil {
			return nil, wrongType(raw, "Boolean")
		}
		return raw, nil
	case api.List:
		return v.list(path, member, raw)
	case api.Map:
		return textsOf(raw)
	case api.Structure:
		members, err := object(raw)
		if err != nil {
			return nil, wrongType(raw, "structure")
		}
		return v.structure(path+".", member.Members, members)
	default:
		return raw, nil
	}
}

func (v *validation) text(path string, member api.Member, raw json.RawMessage) error {
	var s string
	if json.Unmarshal(raw, &s) != nil {
		return wrongType(raw, "String")
	}
	for _, constraint := range broken(member, s) {
		v.violate("'"+s+"'", path, member.Sensitive, constraint)
	}
	return nil
}

// broken lists the constraints that the text does not satisfy.
func broken(member api.Member, s string) []string {
	var broken []string
	length := utf8.RuneCountInString(s)
	if !member.Matches(s) {
		broken = append(broken, "Member must satisfy regular expression pattern: "+shownPattern(member.Pattern))
	}
	if length < member.Min {
		broken = append(broken, fmt.Sprintf("Member must have length greater than or equal to %d", member.Min))
	}
	if member.Max > 0 && length > member.Max {
		broken = append(broken, fmt.Sprintf("Member must have length less than or equal to %d", member.Max))
	}
	if member.Enum != nil && !slices.Contains(member.Enum, s) {
		broken = append(broken, "Member must satisfy enum value set: ["+strings.Join(member.Enum, ", ")+"]")
	}
	return broken
}

// shownPattern is a pattern as the service prints it. The one of passwords it
// prints as if they had two characters at least, and takes one.
func shownPattern(pattern string) string {
	if pattern == api.PasswordPattern {
		return `^[\S]+.*[\S]+$`
	}
	return strings.TrimPrefix(pattern, chosenID)
}

func (v *validation) number(path string, member api.Member, raw json.RawMessage) error {
	n, err := strconv.ParseInt(string(raw), 10, 32)
	if err != nil {
		return wrongType(raw, "Integer")
	}
	if n < int64(member.Min) {
		v.violate("'"+string(raw)+"'", path, member.Sensitive, fmt.Sprintf("Member must have value greater than or equal to %d", member.Min))
	}
	if member.Max > 0 && n > int64(member.Max) {
		v.violate("'"+string(raw)+"'", path, member.Sensitive, fmt.Sprintf("Member must have value less than or equal to %d", member.Max))
	}
	return nil
}

func (v *validation) list(path string, member api.Member, raw json.RawMessage) (json.RawMessage, error) {
	var elements []json.RawMessage
	if json.Unmarshal(raw, &elements) != nil {
		return nil, wrongType(raw, "list")
	}
	if len(elements) < member.Min {
		v.violate("'[]'", path, false, fmt.Sprintf("Member must have length greater than or equal to %d", member.Min))
	}
	if member.Max > 0 && len(elements) > member.Max {
		v.violate("", path, true, fmt.Sprintf("Member must have length less than or equal to %d", member.Max))
	}
	for i, element := range elements {
		checked, err := v.element(path, i, *member.Element, element)
		if err != nil {
			return nil, err
		}
		elements[i] = checked
	}
	return json.Marshal(elements)
}

// element checks one element of a list. A violation of a plain text names the
// list; one inside a structure says where in the list it is, counted from 1.
func (v *validation) element(path string, i int, member api.Member, raw json.RawMessage) (json.RawMessage, error) {
	if member.Kind != api.Text {
		return v.value(fmt.Sprintf("%s.%d.member", path, i+1), member, raw)
	}
	var s string
	if json.Unmarshal(raw, &s) != nil {
		return nil, wrongType(raw, "String")
	}
	if broken := broken(member, s); len(broken) > 0 {
		v.violate("'["+s+"]'", path, member.Sensitive, "Member must satisfy constraint: ["+strings.Join(broken, ", ")+"]")
	}
	return raw, nil
}

func (v *validation) violate(shown, path string, sensitive bool, constraint string) {
	if sensitive {
		v.violations = append(v.violations, fmt.Sprintf("Value at '%s' failed to satisfy constraint: %s", path, constraint))
		return
	}
	v.violations = append(v.violations, fmt.Sprintf("Value %s at '%s' failed to satisfy constraint: %s", shown, path, constraint))
}

// textsOf checks a map of texts and drops its null values.
func textsOf(raw json.RawMessage) (json.RawMessage, error) {
	members, err := object(raw)
	if err != nil {
		return nil, wrongType(raw, "map")
	}
	for _, member := range members {
		var s string
		if json.Unmarshal(member, &s) != nil {
			return nil, wrongType(member, "String")
		}
	}
	return json.Marshal(members)
}

func firstLower(name string) string {
	r, size := utf8.DecodeRuneInString(name)
	return string(unicode.ToLower(r)) + name[size:]
}
