package pull

import (
	"errors"
	"slices"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/document"
	"authwalk/flow/walk"
)

func isNotFound(err error) bool {
	refused, isRefusal := errors.AsType[*walk.Error](err)
	return isRefusal && refused.Exception == api.UserNotFoundException
}

// refusesName reports whether nobody has the name, or can have it: one that ends with a space.
func refusesName(err error) bool {
	refused, isRefusal := errors.AsType[*walk.Error](err)
	return isNotFound(err) || isRefusal && refused.Exception == api.InvalidParameterException
}

// readNear looks for a user whom somebody who typed a name may have meant. It gives the
// answer and the error back where there is none.
func (p *puller) readNear(name string, answer document.Node, err error) (document.Node, error) {
	for _, near := range p.nearNames(name) {
		if found, failed := p.read(api.AdminGetUser, map[string]any{"Username": near}); failed == nil {
			return found, nil
		}
	}
	return answer, err
}

// nearNames are other ways to write a name, and the users whose address it is.
func (p *puller) nearNames(name string) []string {
	trimmed := strings.TrimSpace(name)
	near := []string{trimmed, strings.ToLower(trimmed)}
	attribute := ""
	switch {
	case strings.Contains(trimmed, "@"):
		attribute = api.AttributeEmail
	case strings.HasPrefix(trimmed, "+"):
		attribute = api.AttributePhoneNumber
	}
	if attribute != "" && !strings.ContainsAny(trimmed, `"\\`) {
		listed, _ := p.read(api.ListUsers, map[string]any{"Filter": attribute + ` = "` + trimmed + `"`, "Limit": 1})
		users, _ := inside(listed, "Users").Items()
		for _, user := range users {
			near = append(near, textOf(user, "Username"))
		}
	}
	return slices.DeleteFunc(slices.Compact(near), func(other string) bool { return other == name || other == "" })
}
