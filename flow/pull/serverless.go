package pull

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"authwalk/flow/document"
)

// poolsOfServerless are the pools of a serverless.yml: those among its resources, and
// those that its functions' events make.
func poolsOfServerless(root document.Node) pools {
	s := serverless{root}
	var resources, parameters, conditions []document.Member
	elsewhere := ""
	for _, part := range s.parts() {
		if written, err := part.Text(); err == nil && elsewhere == "" {
			written, _, _ = strings.Cut(written, ",")
			elsewhere = document.Printable(written)
		}
		for name, into := range map[string]*[]document.Member{"Resources": &resources, "Parameters": &parameters, "Conditions": &conditions} {
			members, _ := inside(part, name).Members()
			*into = append(*into, members...)
		}
	}
	events := s.events()
	for _, event := range events {
		named := func(m document.Member) bool { return m.Name == event.resource }
		if !event.existing && !slices.ContainsFunc(resources, named) {
			resources = append(resources, member(event.resource, document.NewMap(text("Type", typePool),
				member("Properties", document.NewMap(text("UserPoolName", event.pool))))))
		}
	}
	t := template{
		parameters: document.NewMap(parameters...), conditions: document.NewMap(conditions...), resources: document.NewMap(resources...),
		variables: s.resolve, looked: new(int),
	}
	found := t.pools()
	made := found.draft
	found.draft = func(n int) draft {
		d := made(n)
		for _, event := range events {
			name, _ := memberOf(d.pool, "Name").Text()
			if event.resource == found.names[n] || event.pool == name {
				d.addTrigger(event.trigger, event.function)
			}
		}
		if elsewhere != "" {
			d.miss("some resources are left out: they are in another file, %s", elsewhere)
		}
		return d
	}
	return found
}

// serverless is a serverless.yml.
type serverless struct{ root document.Node }

// parts are the templates of its resources: one, or a list.
func (s serverless) parts() []document.Node {
	resources, _ := s.root.Member("resources")
	if items, err := resources.Items(); err == nil {
		return items
	}
	return []document.Node{resources}
}

// poolEvent is an event of a function that makes it a trigger of a pool.
type poolEvent struct {
	// resource is the pool's name in the template, where the event makes it.
	pool, resource, trigger, function string
	existing                          bool
}

func (s serverless) events() []poolEvent {
	functions, _ := inside(s.root, "functions").Members()
	service, _ := s.resolve("${self:service}-${sls:stage}-")
	var found []poolEvent
	for _, function := range functions {
		events, _ := inside(function.Value, "events").Items()
		for _, event := range events {
			about, given := event.Member("cognitoUserPool")
			if !given {
				continue
			}
			pool, _ := s.resolve(textOf(about, "pool"))
			name := service + function.Name
			if own := textOf(function.Value, "name"); own != "" {
				name, _ = s.resolve(own)
			}
			found = append(found, poolEvent{pool, "CognitoUserPool" + normalised(pool), textOf(about, "trigger"), name, isOn(about, "existing")})
		}
	}
	return found
}

// normalised is a name as Serverless puts it into the names of resources.
func normalised(name string) string {
	if name == "" {
		return ""
	}
	name = strings.NewReplacer("-", "Dash", "_", "Underscore").Replace(name)
	name = regexp.MustCompile(`[^0-9A-Za-z]`).ReplaceAllString(name, "")
	if name == "" {
		return ""
	}
	return strings.ToUpper(name[:1]) + name[1:]
}

// deepestVariable is how far variables may lead to others.
const deepestVariable = 5

// variable is the innermost of Serverless's variables in a text.
var variable = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`\$\{(self|sls|opt|aws|env|param|ssm|cf|file|s3|git|strToBool)(?::|\([^)]*\))[^${}]*\}`)
})

// resolve puts what the file itself says in the place of variables.
func (s serverless) resolve(written string) (resolved, later string) {
	if !strings.Contains(written, "${") {
		return written, ""
	}
	text := written
	for range deepestVariable {
		before := text
		text = variable().ReplaceAllStringFunc(text, func(found string) string {
			if stands, known := s.variable(found[2 : len(found)-1]); known {
				return stands
			}
			return found
		})
		if len(text) > longestText {
			return written, "variables whose text is too long"
		}
		if text == before {
			break
		}
	}
	if open := variable().FindString(text); open != "" {
		// What follows a comma may be a secret's default.
		open, _, _ = strings.Cut(open, ",")
		return text, document.Printable(open)
	}
	return text, ""
}

// variable is what a variable stands for: a place in the file, the stage, or what it
// says to take otherwise.
func (s serverless) variable(written string) (stands string, known bool) {
	written, otherwise, hasOtherwise := strings.Cut(written, ",")
	source, address, _ := strings.Cut(strings.TrimSpace(written), ":")
	switch {
	case source == "self" && address == "":
	case source == "self":
		if text, err := inside(s.root, strings.Split(address, ".")...).Text(); err == nil && len(text) <= longestDefault {
			return text, true
		}
	case source == "sls" && address == "stage", source == "opt" && address == "stage" && !hasOtherwise:
		if stage := textOf(inside(s.root, "provider"), "stage"); stage != "" && len(stage) <= longestDefault {
			return stage, true
		}
		return "dev", true
	case source == "aws" && address == "region":
		return defaultRegion, true
	}
	otherwise = strings.TrimSpace(otherwise)
	if quoted := strings.Trim(otherwise, `'"`); hasOtherwise && len(quoted) < len(otherwise) {
		return quoted, true
	}
	return "", false
}
