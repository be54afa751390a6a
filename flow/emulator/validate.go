package emulator

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// validate holds the members of a request against the service's model. It
// returns them as one object again, without those the operation does not have.
// All violations go into one message, worded as in reference section 1.5.
func validate(operation string, members map[string]json.RawMessage) (json.RawMessage, error) {
	v := validation{operation: operation}
	input, err := v.structure("", inputs[operation], members)
	if err != nil {
		return nil, err
	}
	if n := len(v.violations); n > 0 {
		errors := "error"
		if n > 1 {
			errors = "errors"
		}
		return nil, invalidParameter(fmt.Sprintf("%d validation %s detected: %s", n, errors, strings.Join(v.violations, "; ")))
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
func (v *validation) structure(path, declared string, members map[string]json.RawMessage) (json.RawMessage, error) {
	kept := map[string]json.RawMessage{}
	for field := range strings.FieldsSeq(declared) {
		field, required := strings.CutSuffix(field, "*")
		name, described, renamed := strings.Cut(field, ":")
		if !renamed {
			described = name
		}
		raw, given := members[name]
		if !given {
			if required {
				v.violate("null", path+firstLower(name), false, "Member must not be null")
			}
			continue
		}
		checked, err := v.value(path+firstLower(name), v.rule(described), raw)
		if err != nil {
			return nil, err
		}
		kept[name] = checked
	}
	return json.Marshal(kept)
}

// rule finds what a member may hold. Recordings of InitiateAuth show
// the client id, although the model calls it sensitive.
func (v *validation) rule(name string) value {
	rule := values[name]
	if v.operation == "InitiateAuth" && name == "ClientId" {
		rule.sensitive = false
	}
	return rule
}

func (v *validation) value(path string, rule value, raw json.RawMessage) (json.RawMessage, error) {
	switch rule.kind {
	case textKind:
		return raw, v.text(path, rule, raw)
	case numberKind:
		return raw, v.number(path, rule, raw)
	case flagKind:
		var on bool
		if json.Unmarshal(raw, &on) != nil {
			return nil, wrongType(raw, "Boolean")
		}
		return raw, nil
	case listKind:
		return v.list(path, rule, raw)
	case mapKind:
		return textsOf(raw)
	default:
		members, err := object(raw)
		if err != nil {
			return nil, wrongType(raw, "structure")
		}
		return v.structure(path+".", rule.members, members)
	}
}

func (v *validation) text(path string, rule value, raw json.RawMessage) error {
	var s string
	if json.Unmarshal(raw, &s) != nil {
		return wrongType(raw, "String")
	}
	for _, constraint := range rule.broken(s) {
		v.violate("'"+s+"'", path, rule.sensitive, constraint)
	}
	return nil
}

// broken lists the constraints that the text does not satisfy.
func (rule value) broken(s string) []string {
	var broken []string
	length := utf8.RuneCountInString(s)
	if rule.pattern != "" && !matches(rule.pattern, s) {
		broken = append(broken, "Member must satisfy regular expression pattern: "+rule.pattern)
	}
	if length < rule.min {
		broken = append(broken, fmt.Sprintf("Member must have length greater than or equal to %d", rule.min))
	}
	if rule.max > 0 && length > rule.max {
		broken = append(broken, fmt.Sprintf("Member must have length less than or equal to %d", rule.max))
	}
	if rule.oneOf != nil && !slices.Contains(rule.oneOf, s) {
		broken = append(broken, "Member must satisfy enum value set: ["+strings.Join(rule.oneOf, ", ")+"]")
	}
	return broken
}

func (v *validation) number(path string, rule value, raw json.RawMessage) error {
	n, err := strconv.Atoi(string(raw))
	if err != nil {
		return wrongType(raw, "Integer")
	}
	if n < rule.min {
		v.violate("'"+string(raw)+"'", path, rule.sensitive, fmt.Sprintf("Member must have value greater than or equal to %d", rule.min))
	}
	if n > rule.max {
		v.violate("'"+string(raw)+"'", path, rule.sensitive, fmt.Sprintf("Member must have value less than or equal to %d", rule.max))
	}
	return nil
}

func (v *validation) list(path string, rule value, raw json.RawMessage) (json.RawMessage, error) {
	var elements []json.RawMessage
	if json.Unmarshal(raw, &elements) != nil {
		return nil, wrongType(raw, "list")
	}
	if len(elements) < rule.min {
		v.violate("'[]'", path, false, fmt.Sprintf("Member must have length greater than or equal to %d", rule.min))
	}
	if rule.max > 0 && len(elements) > rule.max {
		v.violate("", path, true, fmt.Sprintf("Member must have length less than or equal to %d", rule.max))
	}
	for i, element := range elements {
		checked, err := v.element(path, i, *rule.element, element)
		if err != nil {
			return nil, err
		}
		elements[i] = checked
	}
	return json.Marshal(elements)
}

// element checks one element of a list. A violation of a plain text names the
// list; one inside a structure says where in the list it is, counted from 1.
func (v *validation) element(path string, i int, rule value, raw json.RawMessage) (json.RawMessage, error) {
	if rule.kind != textKind {
		return v.value(fmt.Sprintf("%s.%d.member", path, i+1), rule, raw)
	}
	var s string
	if json.Unmarshal(raw, &s) != nil {
		return nil, wrongType(raw, "String")
	}
	if broken := rule.broken(s); len(broken) > 0 {
		v.violate("'["+s+"]'", path, rule.sensitive, "Member must satisfy constraint: ["+strings.Join(broken, ", ")+"]")
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

// compiled holds the patterns of the model, each compiled when first needed.
var compiled sync.Map

func matches(pattern, s string) bool {
	known, found := compiled.Load(pattern)
	if !found {
		known, _ = compiled.LoadOrStore(pattern, regexp.MustCompile(`\A(?:`+pattern+`)\z`))
	}
	return known.(*regexp.Regexp).MatchString(s)
}
