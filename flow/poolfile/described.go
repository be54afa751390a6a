package poolfile

import (
	"reflect"
	"strings"
	"sync"

	"authwalk/flow/api"
	"authwalk/flow/pool"
)

// described are the members that the service's model knows of the settings, by
// the type that holds the settings here.
var described = sync.OnceValue(func() map[reflect.Type][]api.Member {
	found := map[reflect.Type][]api.Member{}
	note(found, reflect.TypeFor[pool.UserPool](), answer(api.DescribeUserPool, "UserPool"))
	note(found, reflect.TypeFor[pool.Client](), answer(api.DescribeUserPoolClient, "UserPoolClient"))
	note(found, reflect.TypeFor[pool.MfaConfig](), answer(api.GetUserPoolMfaConfig, ""))
	note(found, reflect.TypeFor[pool.User](), answer(api.AdminGetUser, ""))
	return found
})

// answer is what an operation answers, or what is in one of the members of that.
func answer(operation, name string) []api.Member {
	if name == "" {
		found, _ := api.FindOperation(operation)
		return found.Output
	}
	member, _ := api.Body{Operation: operation}.Find(name)
	return member.Members
}

// note keeps the members of a type, and those of the structures in it.
func note(found map[reflect.Type][]api.Member, t reflect.Type, members []api.Member) {
	found[t] = members
	for i := range t.NumField() {
		member := memberOf(members, nameOfField(t.Field(i)))
		held := t.Field(i).Type
		for held.Kind() == reflect.Pointer || held.Kind() == reflect.Slice {
			held = held.Elem()
		}
		if item := itemOf(member); item.Kind == api.Structure && held.Kind() == reflect.Struct {
			note(found, held, item.Members)
		}
	}
}

func memberOf(members []api.Member, name string) api.Member {
	for i := range members {
		if members[i].Name == name {
			return members[i]
		}
	}
	return api.Member{}
}

// itemOf is what a list consists of, and anything else itself.
func itemOf(member api.Member) api.Member {
	if member.Kind == api.List {
		return *member.Element
	}
	return member
}

// nameOfField is the name that a field has in a file.
func nameOfField(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	return name
}
