package pull

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"sync"

	"authwalk/flow/document"
	"authwalk/flow/poolfile"
)

// Largest is how many bytes a file may have.
const Largest = 64 << 20

// longestTree is how many bytes a file of another tool has: what is longer can only be a
// list of users, who are read one by one.
const longestTree = 16 << 20

// beginning is how much of a file is looked at to tell what it is.
const beginning = 64 << 10

// Options say what of a file is wanted.
type Options struct {
	// Resource is the name that the pool has in the file, where it has several.
	Resource string
	// Secrets keeps the secrets that are in the file.
	Secrets bool
}

// From makes a pool file of what another tool has written about a pool. Files of other
// kinds are refused by name.
func From(data []byte, options Options) (Pulled, error) {
	root, err := read(data)
	if err != nil {
		if len(data) > longestTree {
			return exported(data, options)
		}
		return Pulled{}, nameSource(data, err)
	}
	found := poolsOf(root)
	if found.draft == nil {
		return exported(data, options)
	}
	n, err := found.choose(options.Resource)
	if err != nil {
		return Pulled{}, err
	}
	d := found.draft(n)
	return d.finish(options.Secrets)
}

func read(data []byte) (document.Node, error) {
	if script := object(data); script != nil {
		data = script
	}
	return document.ReadWithTags(data, tagName)
}

// poolsOf tells the kind of a file by what is in it. Without a draft it is none of
// another tool.
func poolsOf(root document.Node) pools {
	one := func(d func() draft) pools {
		return pools{[]string{""}, func(int) draft { return d() }}
	}
	auth, _ := root.Member("auth")
	switch plugin := inside(auth, "plugins", "awsCognitoAuthPlugin"); {
	case has(auth, "user_pool_id"):
		return one(func() draft { return ofOutputs(auth) })
	case has(root, "aws_user_pools_id"):
		return one(func() draft { return ofExports(root) })
	case plugin.Kind == document.Map:
		return one(func() draft { return ofMobile(plugin) })
	case has(root, "service") && (has(root, "provider") || has(root, "functions")):
		return poolsOfServerless(root)
	case inside(root, "Resources").Kind == document.Map:
		return poolsOfTemplate(root)
	case has(root, "terraform_version"), has(root, "planned_values"), isState(root):
		return poolsOfTerraform(root)
	default:
		return pools{}
	}
}

// isState reports whether a document is a terraform.tfstate, also one from which all
// that is about Terraform itself was taken.
func isState(root document.Node) bool {
	listed, _ := root.Member("resources")
	items, _ := listed.Items()
	return slices.ContainsFunc(items, func(item document.Node) bool { return has(item, "type") && has(item, "instances") })
}

func has(n document.Node, name string) bool {
	_, given := n.Member(name)
	return given
}

// choose is the place of the pool with a name, or of the only one.
func (p pools) choose(name string) (int, error) {
	listed := make([]string, len(p.names))
	for i := range p.names {
		listed[i] = document.Printable(p.names[i])
	}
	if n := slices.Index(p.names, name); n >= 0 && name != "" {
		return n, nil
	}
	switch {
	case len(p.names) == 0:
		return 0, errors.New("no user pool is in it (nested stacks and other files are not followed)")
	case name != "" && p.names[0] != "":
		return 0, fmt.Errorf("no pool in it has that name: choose one with --resource: %s", shortened(listed))
	case len(p.names) > 1:
		return 0, fmt.Errorf("several pools are in it: choose one with --resource: %s", shortened(listed))
	default:
		return 0, nil
	}
}

// exported reads a pool file, and what the service answers about a pool.
func exported(data []byte, options Options) (Pulled, error) {
	file, err := poolfile.Parse(data)
	if err != nil {
		return Pulled{}, err
	}
	return completeFile(file, nil, options.Secrets), nil
}

// terraformSource tells .tf files, whose expressions only Terraform can work out.
var terraformSource = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?m)^\s*(resource|data|module|terraform|provider|variable)\s*("[^"]*"\s*)*\{`)
})

// nameSource is what is wrong with a file that is no document.
func nameSource(data []byte, err error) error {
	if begins := data[:min(len(data), beginning)]; terraformSource().Match(begins) && bytes.Contains(data, []byte("aws_cognito")) {
		return document.Position{Line: 1, Column: 1}.Errorf(
			"this is Terraform's source: apply it (or plan it with -out PLAN), save the output of terraform show -json, and use that")
	}
	return err
}
