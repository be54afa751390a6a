package pull

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"sync"

	"authwalk/flow/document"
)

// tagName is the member that CloudFormation's short form of a function stands for.
func tagName(tag string) string {
	if tag == "Ref" || tag == "Condition" {
		return tag
	}
	return "Fn::" + tag
}

// pseudo are the parameters that every template has, with what can stand for them.
var pseudo = map[string]string{
	"AWS::AccountId": "000000000000", "AWS::Partition": "aws", "AWS::Region": defaultRegion, "AWS::StackName": "stack",
	"AWS::StackId": "stack", "AWS::URLSuffix": "amazonaws.com",
}

// What is resolved at most, so that a small template stays small.
const (
	// deepestFunction is how far functions may be nested.
	deepestFunction = 20
	// mostConditions is how many conditions are looked at, the same one again included.
	mostConditions = 10_000
	// longestText is how many bytes a text may have that functions make.
	longestText = 8 << 10
	// longestDefault is how many bytes a parameter's default may have.
	longestDefault = 1 << 10
)

// template is a CloudFormation template, as far as values refer to it.
type template struct {
	parameters, conditions, resources document.Node
	// variables resolves what is written ${…} outside of Fn::Sub; nil where that
	// means nothing.
	variables func(text string) (resolved, later string)
	// looked counts the conditions that were looked at.
	looked *int
}

// read is a value of the template.
func (t template) read(n document.Node) value { return t.resolve(n, 0) }

func (t template) resolve(n document.Node, depth int) value {
	if written, err := n.Text(); err == nil {
		return t.text(n, written)
	}
	name, argument, isFunction := functionOf(n)
	switch {
	case !isFunction:
		return value{node: n}
	case depth > deepestFunction:
		return value{later: "functions that are nested too deeply"}
	case name == "Ref":
		return t.ref(argument)
	case name == "Fn::GetAtt":
		return attributeOf(argument)
	case name == "Fn::Sub":
		return t.sub(argument, depth)
	case name == "Fn::Join":
		return t.join(argument, depth)
	case name == "Fn::If":
		return t.choose(argument, depth)
	default:
		return value{later: document.Printable(name)}
	}
}

// functionOf is the function that a value calls: an object of one member.
func functionOf(n document.Node) (name string, argument document.Node, isFunction bool) {
	members, err := n.Members()
	if err != nil || len(members) != 1 {
		return "", n, false
	}
	name = members[0].Name
	return name, members[0].Value, name == "Ref" || strings.HasPrefix(name, "Fn::")
}

func (t template) text(n document.Node, written string) value {
	if t.variables == nil {
		return value{node: n}
	}
	resolved, later := t.variables(written)
	if resolved == written {
		return value{node: n, later: later}
	}
	return value{node: at(n, document.NewText(resolved)), later: later}
}

// ref is what a name stands for: a parameter's default, or a resource that has no id
// yet.
func (t template) ref(argument document.Node) value {
	name, err := argument.Text()
	if err != nil {
		return value{later: "a Ref without a name"}
	}
	if name == "AWS::NoValue" {
		return value{none: true}
	}
	stands, later := t.named(name)
	if stands == "" {
		return value{later: later}
	}
	return value{node: at(argument, document.NewText(stands)), later: later}
}

// named is what stands for a name, "" where nothing can.
func (t template) named(name string) (stands, later string) {
	if known, isPseudo := pseudo[name]; isPseudo {
		return known, name
	}
	if parameter, isParameter := t.parameters.Member(name); isParameter {
		given, _ := parameter.Member("Default")
		if text, err := given.Text(); err == nil && len(text) <= longestDefault {
			return text, ""
		}
		return "", "the parameter " + document.Printable(name)
	}
	if _, isResource := t.resources.Member(name); isResource {
		return name, "the deployment of " + document.Printable(name)
	}
	return "", document.Printable(name) + ", which the template does not have"
}

// attributeOf is an attribute of a resource, known once that is deployed; its name
// stands for it.
func attributeOf(argument document.Node) value {
	name, _ := argument.Text()
	if items, err := argument.Items(); err == nil && len(items) > 0 {
		name, _ = items[0].Text()
	}
	name, _, _ = strings.Cut(name, ".")
	if name == "" {
		return value{later: "a GetAtt without a name"}
	}
	return value{node: at(argument, document.NewText(name)), later: "the deployment of " + document.Printable(name)}
}

var substituted = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\$\{[^}]*\}`) })

// sub puts what names stand for into a text.
func (t template) sub(argument document.Node, depth int) value {
	written, own := argument, document.Node{}
	if items, err := argument.Items(); err == nil && len(items) == 2 {
		written, own = items[0], items[1]
	}
	pattern, err := written.Text()
	if err != nil || len(pattern) > longestText {
		return value{later: "a Sub that cannot be read"}
	}
	var later string
	wait := func(on string) {
		if later == "" {
			later = on
		}
	}
	result := substituted().ReplaceAllStringFunc(pattern, func(found string) string {
		name := strings.TrimSpace(found[2 : len(found)-1])
		if literal, isLiteral := strings.CutPrefix(name, "!"); isLiteral {
			return "${" + literal + "}"
		}
		stands, open := t.substitute(name, own, depth)
		if open != "" {
			wait(open)
		}
		return stands
	})
	return made(argument, result, later)
}

// made is a text that a function made.
func made(place document.Node, text, later string) value {
	if len(text) > longestText {
		return value{later: "a function whose text is too long"}
	}
	return value{node: at(place, document.NewText(text)), later: later}
}

func (t template) substitute(name string, own document.Node, depth int) (stands, later string) {
	if given, isOwn := own.Member(name); isOwn {
		read := t.resolve(given, depth+1)
		text, _ := read.node.Text()
		return text, read.later
	}
	resource, _, isAttribute := strings.Cut(name, ".")
	if isAttribute {
		return resource, "the deployment of " + document.Printable(resource)
	}
	return t.named(name)
}

// join puts texts together.
func (t template) join(argument document.Node, depth int) value {
	arguments, err := argument.Items()
	if err != nil || len(arguments) != 2 {
		return value{later: "a Join that cannot be read"}
	}
	delimiter, _ := arguments[0].Text()
	items, err := arguments[1].Items()
	if err != nil {
		return value{later: "a Join of a list that is not written out"}
	}
	var parts []string
	var later string
	for _, item := range items {
		read := t.resolve(item, depth+1)
		if read.none {
			continue
		}
		part, err := read.node.Text()
		if err != nil {
			return value{later: cmp.Or(read.later, "a Join that cannot be read")}
		}
		if later == "" {
			later = read.later
		}
		parts = append(parts, part)
	}
	return made(argument, strings.Join(parts, delimiter), later)
}

// choose is the one of two values that a condition leaves, where the parameters'
// defaults decide it.
func (t template) choose(argument document.Node, depth int) value {
	arguments, err := argument.Items()
	if err != nil || len(arguments) != 3 {
		return value{later: "an If that cannot be read"}
	}
	name, _ := arguments[0].Text()
	condition, found := t.conditions.Member(name)
	holds, decided := t.holds(condition, depth+1)
	switch {
	case !found || !decided:
		return value{later: "the condition " + document.Printable(name)}
	case holds:
		return t.resolve(arguments[1], depth+1)
	default:
		return t.resolve(arguments[2], depth+1)
	}
}

// holds evaluates a condition; decided is false where it hangs on what is not in the
// template.
func (t template) holds(condition document.Node, depth int) (holds, decided bool) {
	members, err := condition.Members()
	if *t.looked++; err != nil || len(members) != 1 || depth > deepestFunction || *t.looked > mostConditions {
		return false, false
	}
	argument := members[0].Value
	if members[0].Name == "Condition" {
		name, _ := argument.Text()
		other, found := t.conditions.Member(name)
		if !found {
			return false, false
		}
		return t.holds(other, depth+1)
	}
	items, err := argument.Items()
	if err != nil || len(items) > deepestFunction {
		return false, false
	}
	switch members[0].Name {
	case "Fn::Equals":
		return t.equal(items, depth)
	case "Fn::Not":
		if len(items) != 1 {
			return false, false
		}
		holds, decided = t.holds(items[0], depth+1)
		return !holds, decided
	case "Fn::And", "Fn::Or":
		return t.every(items, members[0].Name == "Fn::And", depth)
	default:
		return false, false
	}
}

func (t template) equal(items []document.Node, depth int) (holds, decided bool) {
	if len(items) != 2 {
		return false, false
	}
	one, other := t.resolve(items[0], depth+1), t.resolve(items[1], depth+1)
	first, err := one.node.Text()
	second, wrong := other.node.Text()
	return first == second, err == nil && wrong == nil && one.later == "" && other.later == ""
}

// every reports whether all conditions hold, or with all false, any.
func (t template) every(items []document.Node, all bool, depth int) (holds, decided bool) {
	decided = true
	one := slices.ContainsFunc(items, func(item document.Node) bool {
		holds, known := t.holds(item, depth+1)
		decided = decided && known
		return known && holds != all
	})
	return one != all, one || decided
}
