package pull

import (
	"slices"
	"strconv"
	"strings"
	"sync"

	"authwalk/flow/api"
	"authwalk/flow/document"
)

// models are the settings as the service's own answers have them.
var models = sync.OnceValue(func() (m struct{ pool, mfa, client, group, user api.Member }) {
	m.pool, _ = api.Body{Operation: api.DescribeUserPool}.Find("UserPool")
	m.client, _ = api.Body{Operation: api.DescribeUserPoolClient}.Find("UserPoolClient")
	m.group, _ = api.Body{Operation: api.GetGroup}.Find("Group")
	m.mfa, m.user = answerOf(api.GetUserPoolMfaConfig), answerOf(api.AdminGetUser)
	return m
})

func answerOf(operation string) api.Member {
	found, _ := api.FindOperation(operation)
	return api.Member{Name: operation, Kind: api.Structure, Members: found.Output}
}

// value is a value that a file has: what it is, or when it will be known.
type value struct {
	node document.Node
	// later says in a few words on what the value depends that is not in the file;
	// the node is then what can stand in its place, or Null.
	later string
	// none tells that the file says not to set it.
	none bool
}

// fitting makes values of a file fit the service's model of them.
type fitting struct {
	// read is what a value of the file is.
	read func(document.Node) value
	// aliases are the names that the file has for members, by the model's.
	aliases map[string]string
	// ignored tells that members without a place in the model are no settings.
	ignored bool
	miss    func(format string, arguments ...any)
}

// members fits the members of an object into those of a structure. Path names it in
// sentences.
func (f fitting) members(model api.Member, n document.Node, path string) []document.Member {
	given, err := n.Members()
	if err != nil {
		f.miss("%s is left out: it should be an object", path)
		return nil
	}
	var fitted []document.Member
	for _, m := range given {
		found, known := f.find(model.Members, m.Name)
		switch {
		case !known && !f.ignored:
			f.miss("%s.%s is left out: authwalk does not know this setting", path, document.PrintableMember(m.Name))
		case !known:
		case slices.ContainsFunc(fitted, func(other document.Member) bool { return other.Name == found.Name }):
			f.miss("%s.%s is given twice, and taken once", path, found.Name)
		default:
			if node, fits := f.value(found, m.Value, path+"."+found.Name); fits {
				fitted = append(fitted, document.Member{Name: found.Name, At: m.At, Value: node})
			}
		}
	}
	return fitted
}

// find is the member with a name of the file.
func (f fitting) find(members []api.Member, name string) (api.Member, bool) {
	if alias, renamed := f.aliases[name]; renamed {
		name = alias
	}
	for i := range members {
		if plainly(members[i].Name) == plainly(name) {
			return members[i], true
		}
	}
	return api.Member{}, false
}

// plainly is a name without what sets CallbackURLs and callback_urls apart.
func plainly(name string) string { return strings.ToLower(strings.ReplaceAll(name, "_", "")) }

// value fits one value; false where there is none to set.
func (f fitting) value(model api.Member, n document.Node, path string) (document.Node, bool) {
	read := f.read(n)
	switch stands := read.node; {
	case read.none:
		return n, false
	case read.later != "" && stands.Kind == document.Text && model.Kind == api.Text && model.Enum == nil:
		f.miss("%s depends on %s: a stand-in is in its place", path, read.later)
	case read.later != "":
		f.miss("%s is left out: it depends on %s", path, read.later)
		return n, false
	}
	fitted, fits := f.known(model, read.node, path)
	if !fits && fitted.Kind != document.Null {
		f.miss("%s is left out: its value is not one that it can have", path)
	}
	return fitted, fits
}

// known fits a value that is known.
func (f fitting) known(model api.Member, n document.Node, path string) (document.Node, bool) {
	switch model.Kind {
	case api.Structure:
		// Blocks of Terraform are lists of one.
		if items, err := n.Items(); err == nil && len(items) == 1 {
			n = items[0]
		}
		if n.Kind != document.Map {
			return n, false
		}
		return at(n, document.NewMap(f.members(model, n, path)...)), true
	case api.List:
		return f.list(model, n, path)
	case api.Map:
		return f.texts(model, n, path)
	case api.Document:
		return n, false
	default:
		return n, fitsText(model, n)
	}
}

func (f fitting) list(model api.Member, n document.Node, path string) (document.Node, bool) {
	items, err := n.Items()
	if err != nil {
		return n, false
	}
	var fitted []document.Node
	for _, item := range items {
		if node, fits := f.value(*model.Element, item, path); fits {
			fitted = append(fitted, node)
		}
	}
	return at(n, document.NewList(fitted...)), true
}

func (f fitting) texts(model api.Member, n document.Node, path string) (document.Node, bool) {
	members, err := n.Members()
	if err != nil {
		return n, false
	}
	var fitted []document.Member
	for _, m := range members {
		if node, fits := f.value(*model.Element, m.Value, path+"."+document.PrintableMember(m.Name)); fits {
			fitted = append(fitted, document.Member{Name: m.Name, At: m.At, Value: node})
		}
	}
	return at(n, document.NewMap(fitted...)), true
}

// fitsText reports whether a text is one that the member can have.
func fitsText(model api.Member, n document.Node) bool {
	text, err := n.Text()
	if err != nil {
		return false
	}
	switch model.Kind {
	case api.Number:
		number, err := strconv.Atoi(text)
		return err == nil && (model.Max == 0 || number == 0 || model.Min <= number && number <= model.Max)
	case api.Boolean:
		_, err := n.Bool()
		return err == nil
	default:
		return model.Enum == nil || slices.Contains(model.Enum, text)
	}
}

// at is a node that was made of another, at its place.
func at(place, made document.Node) document.Node {
	made.At = place.At
	return made
}

func member(name string, node document.Node) document.Member {
	return document.Member{Name: name, At: node.At, Value: node}
}

func text(name, value string) document.Member { return member(name, document.NewText(value)) }

func texts(values ...string) document.Node {
	items := make([]document.Node, len(values))
	for i, value := range values {
		items[i] = document.NewText(value)
	}
	return document.NewList(items...)
}

// taken takes a member out of others.
func taken(members []document.Member, name string) (document.Node, []document.Member) {
	i := slices.IndexFunc(members, func(m document.Member) bool { return m.Name == name })
	if i < 0 {
		return document.Node{}, members
	}
	found := members[i].Value
	return found, slices.Delete(slices.Clone(members), i, i+1)
}
