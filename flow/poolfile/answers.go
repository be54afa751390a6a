package poolfile

import (
	"slices"

	"authwalk/flow/document"
)

// understand makes a pool file of what the API answers: DescribeUserPool,
// DescribeUserPoolClient, GetUserPoolMfaConfig, ListUsers and AdminGetUser,
// alone, merged into one object, or what is inside of them.
func (r *reader) understand(root document.Node) (document.Node, error) {
	if root.Kind == document.List {
		return r.listed(root)
	}
	members, err := root.Members()
	if err != nil {
		return root, errUnknown(root)
	}
	if isNamed(members, "UserPool", "MfaConfig", "Clients", "Users", "Groups", "Faults", "UserPoolClient", "User") {
		return r.merged(root, members)
	}
	switch {
	case isNamed(members, "UserPools"):
		return root, root.Errorf("a list of pools has only their names: save the output of describe-user-pool for one of them")
	case isNamed(members, "UserPoolClients"):
		return root, root.Errorf("a list of clients has only their names: save the output of describe-user-pool-client for one of them")
	case isNamed(members, "start", "answers"):
		return root, root.Errorf("this is a script: use authwalk run")
	case isNamed(members, "AuthFlow"):
		return root, root.Errorf("this is the input of a sign-in: use authwalk walk with --cli-input-json or --cli-input-yaml")
	case isNamed(members, "PoolName"):
		return root, root.Errorf("this is the input of create-user-pool: start authwalk emulate, and create the pool there with --endpoint-url")
	case isNamed(members, "Username"):
		return wrapped(root), r.user(root)
	case isNamed(members, "ClientId"):
		return wrapped(root, document.Member{Name: "Clients", At: root.At, Value: listOf(root)}), nil
	case isNamed(members, "MfaConfiguration") && len(members) == 1, isNamed(members, factorMembers...):
		return r.merged(root, members)
	case isNamed(members, "Policies", "SchemaAttributes", "LambdaConfig", "UserPoolTier", "EstimatedNumberOfUsers"):
		return wrapped(root, document.Member{Name: "UserPool", At: root.At, Value: root}), nil
	default:
		return root, errUnknown(root)
	}
}

// factorMembers are members of GetUserPoolMfaConfig that nothing else has at
// its top.
var factorMembers = []string{"SmsMfaConfiguration", "SoftwareTokenMfaConfiguration", "EmailMfaConfiguration", "WebAuthnConfiguration"}

func errUnknown(n document.Node) error {
	return n.Errorf("this is not a pool file: expected UserPool, Clients or Users, with the API's member names (example in docs/emulator.md)")
}

func isNamed(members []document.Member, names ...string) bool {
	return slices.ContainsFunc(members, func(m document.Member) bool { return slices.Contains(names, m.Name) })
}

// listed reads a bare list of users.
func (r *reader) listed(root document.Node) (document.Node, error) {
	items, err := root.Items()
	if err != nil || len(items) == 0 {
		return root, errUnknown(root)
	}
	for _, item := range items {
		if _, isUser := item.Member("Username"); !isUser {
			return root, errUnknown(item)
		}
		if err := r.user(item); err != nil {
			return root, err
		}
	}
	return wrapped(root), nil
}

// merged sorts the members of several answers in one object into a pool file.
func (r *reader) merged(root document.Node, members []document.Member) (document.Node, error) {
	var kept, factors []document.Member
	var clients []document.Node
	for _, m := range members {
		switch {
		case m.Name == "UserPoolClient":
			clients = append(clients, m.Value)
		case m.Name == "Clients":
			items, err := m.Value.Items()
			if err != nil {
				return root, foreignOr(m.Value, "Clients")
			}
			clients = append(clients, items...)
		case m.Name == "Users" && m.Value.Kind != document.List:
			return root, foreignOr(m.Value, "Users")
		case m.Name == "User":
			if err := r.user(m.Value); err != nil {
				return root, err
			}
		case m.Name == "MfaConfiguration" || slices.Contains(factorMembers, m.Name):
			factors = append(factors, m)
		case m.Name == "ResponseMetadata":
		default:
			kept = append(kept, m)
		}
	}
	if len(clients) > 0 {
		kept = append(kept, document.Member{Name: "Clients", At: root.At, Value: listOf(clients...)})
	}
	if len(factors) > 0 {
		if isNamed(kept, "MfaConfig") {
			return root, factors[0].At.Errorf("%s is set here and in MfaConfig", factors[0].Name)
		}
		config := document.NewMap(factors...)
		config.At = factors[0].At
		kept = append(kept, document.Member{Name: "MfaConfig", At: config.At, Value: config})
	}
	return wrapped(root, kept...), nil
}

func wrapped(root document.Node, members ...document.Member) document.Node {
	file := document.NewMap(members...)
	file.At = root.At
	return file
}

func listOf(items ...document.Node) document.Node {
	list := document.NewList(items...)
	list.At = items[0].At
	return list
}

// renamed is the object with a member under its other name.
func renamed(n document.Node, from, to string) (document.Node, error) {
	value, given := n.Member(from)
	if !given {
		return n, nil
	}
	if _, both := n.Member(to); both {
		return n, value.Errorf("%s and %s are both set", from, to)
	}
	members, err := n.Members()
	if err != nil {
		return n, err
	}
	for i := range members {
		if members[i].Name == from {
			members[i].Name = to
		}
	}
	return wrapped(n, members...), nil
}
