package operation

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"authwalk/flow/api"
	"authwalk/flow/emulator/wire"
	"authwalk/flow/pool"
)

var userListOperations = map[string]handler{api.ListUsers: listUsers}

func listUsers(c *call) (any, error) {
	var in struct {
		AttributesToGet []string
		Filter          string
		Limit           *int
		PaginationToken string
	}
	if err := c.decode(&in); err != nil {
		return nil, err
	}
	part, next, err := c.usersMatching(in.Filter, in.Limit, in.PaginationToken)
	if err != nil {
		return nil, err
	}
	rows := []listedUser{}
	for _, user := range part {
		rows = append(rows, listed(user, in.AttributesToGet))
	}
	return struct {
		Users           []listedUser
		PaginationToken string `json:",omitempty"`
	}{rows, next}, nil
}

// usersMatching is a page of the users that a filter lets through.
func (c *call) usersMatching(filter string, limit *int, token string) (part []*pool.User, next string, err error) {
	if strings.TrimSpace(filter) == "" { // the pages of a large pool must not cost all of it each
		from, to, next, err := pageOf(c.pool.CountUsers(), limit, token)
		if err != nil {
			return nil, "", err
		}
		return c.pool.UsersBetween(from, to), next, nil
	}
	matches, err := parseFilter(filter)
	if err != nil {
		return nil, "", err
	}
	users := slices.DeleteFunc(c.pool.Users(), func(u *pool.User) bool { return !matches(u) })
	return page(users, limit, token)
}

// filterForm is AttributeName FilterType "AttributeValue", where = means equal
// and ^= begins with (API_ListUsers).
var filterForm = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\s*([\w:]+)\s*(\^?=)\s*"((?:[^"\\]|\\.)*)"\s*$`) })

// searchable are the names that can be filtered by.
var searchable = map[string]func(*pool.User) string{
	"username":            func(u *pool.User) string { return u.Username },
	"cognito:user_status": func(u *pool.User) string { return u.Status() },
	"status": func(u *pool.User) string {
		if u.IsEnabled() {
			return "Enabled"
		}
		return "Disabled"
	},
}

func parseFilter(filter string) (func(*pool.User) bool, error) {
	parts := filterForm().FindStringSubmatch(filter)
	if parts == nil {
		return nil, wire.InvalidParameter("Error while parsing filter")
	}
	name, wanted := parts[1], strings.NewReplacer(`\"`, `"`, `\\`, `\`).Replace(parts[3])
	get, known := searchable[name]
	switch {
	case known:
	case isSearchableAttribute(name):
		get = func(u *pool.User) string { return u.UserAttributes.Get(name) }
	default:
		return nil, wire.InvalidParameter("Invalid search attribute: " + strconv.Quote(name))
	}
	if parts[2] == "^=" {
		return func(u *pool.User) bool { return strings.HasPrefix(get(u), wanted) }, nil
	}
	return func(u *pool.User) bool { return get(u) == wanted }, nil
}

func isSearchableAttribute(name string) bool {
	switch name {
	case api.AttributeEmail, api.AttributePhoneNumber, "name", "given_name", "family_name", api.AttributePreferredUsername, "sub":
		return true
	}
	return false
}
