package pool

import (
	"cmp"
	"math"
	"slices"
)

// findGroup finds a group by its name, or nil.
func findGroup(groups []Group, name string) *Group {
	i := slices.IndexFunc(groups, func(g Group) bool { return g.GroupName == name })
	if i < 0 {
		return nil
	}
	return &groups[i]
}

func precedence(groups []Group, name string) int {
	if group := findGroup(groups, name); group != nil && group.Precedence != nil {
		return *group.Precedence
	}
	return math.MaxInt
}

// ByPrecedence puts names of groups in the order of their precedence, the
// lowest number first.
func ByPrecedence(groups []Group, names []string) []string {
	sorted := slices.Clone(names)
	slices.SortStableFunc(sorted, func(a, b string) int { return cmp.Compare(precedence(groups, a), precedence(groups, b)) })
	return sorted
}

// Roles are the roles of a user's groups, and the one of the group with the
// lowest precedence, empty when two groups share it with different roles.
func Roles(groups []Group, names []string) (roles []string, preferred string) {
	lowest := math.MaxInt
	for _, name := range ByPrecedence(groups, names) {
		group := findGroup(groups, name)
		if group == nil || group.RoleArn == "" {
			continue
		}
		if !slices.Contains(roles, group.RoleArn) {
			roles = append(roles, group.RoleArn)
		}
		switch precedence := precedence(groups, name); {
		case len(roles) == 1:
			lowest, preferred = precedence, group.RoleArn
		case precedence == lowest && group.RoleArn != preferred:
			preferred = ""
		}
	}
	return roles, preferred
}
