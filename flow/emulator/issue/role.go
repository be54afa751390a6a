package issue

import (
	"cmp"
	"math"
	"slices"

	"authwalk/flow/pool"
)

// find finds a group by its name, or nil.
func find(groups []pool.Group, name string) *pool.Group {
	i := slices.IndexFunc(groups, func(g pool.Group) bool { return g.GroupName == name })
	if i < 0 {
		return nil
	}
	return &groups[i]
}

func precedence(groups []pool.Group, name string) int {
	if group := find(groups, name); group != nil && group.Precedence != nil {
		return *group.Precedence
	}
	return math.MaxInt
}

// byPrecedence puts names of groups in the order of their precedence, the
// lowest number first.
func byPrecedence(groups []pool.Group, names []string) []string {
	sorted := slices.Clone(names)
	slices.SortStableFunc(sorted, func(a, b string) int { return cmp.Compare(precedence(groups, a), precedence(groups, b)) })
	return sorted
}

// roles are the roles of a user's groups, and the one of the group with the
// lowest precedence, empty when two groups share it with different roles.
func roles(groups []pool.Group, names []string) (roles []string, preferred string) {
	lowest := math.MaxInt
	for _, name := range byPrecedence(groups, names) {
		group := find(groups, name)
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
