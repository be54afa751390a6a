package emulator

import (
	"math"
	"slices"

	"authwalk/flow/pool"
)

// readable are the attributes that a client may read; without a list of its
// own it may read all of them.
func readable(client *pool.Client, attributes pool.Attributes) pool.Attributes {
	if len(client.ReadAttributes) == 0 {
		return attributes
	}
	return slices.DeleteFunc(slices.Clone(attributes), func(a pool.Attribute) bool {
		return a.Name != "sub" && !slices.Contains(client.ReadAttributes, a.Name)
	})
}

// group finds a group by its name, or nil.
func (p *poolState) group(name string) *pool.Group {
	p.mu.RLock()
	defer p.mu.RUnlock()
	for i := range p.groups {
		if p.groups[i].GroupName == name {
			group := p.groups[i]
			return &group
		}
	}
	return nil
}

func (p *poolState) precedence(name string) int {
	if group := p.group(name); group != nil && group.Precedence != nil {
		return *group.Precedence
	}
	return math.MaxInt
}

// byPrecedence puts groups in the order of their precedence, the lowest number
// first.
func (p *poolState) byPrecedence(names []string) []string {
	sorted := slices.Clone(names)
	slices.SortStableFunc(sorted, func(a, b string) int {
		x, y := p.precedence(a), p.precedence(b)
		switch {
		case x < y:
			return -1
		case x > y:
			return 1
		}
		return 0
	})
	return sorted
}

// roles are the roles of the user's groups, and the one of the group with the
// lowest precedence, empty when two groups share it with different roles.
func (p *poolState) roles(user *pool.User) (roles []string, preferred string) {
	lowest := math.MaxInt
	for _, name := range p.byPrecedence(user.Groups) {
		group := p.group(name)
		if group == nil || group.RoleArn == "" {
			continue
		}
		if !slices.Contains(roles, group.RoleArn) {
			roles = append(roles, group.RoleArn)
		}
		switch precedence := p.precedence(name); {
		case len(roles) == 1:
			lowest, preferred = precedence, group.RoleArn
		case precedence == lowest && group.RoleArn != preferred:
			preferred = ""
		}
	}
	return roles, preferred
}

func (p *poolState) allGroups() []pool.Group {
	p.mu.RLock()
	defer p.mu.RUnlock()
	return slices.Clone(p.groups)
}

// setGroup puts a group in, or in the place of the one with its name.
func (p *poolState) setGroup(group pool.Group) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for i := range p.groups {
		if p.groups[i].GroupName == group.GroupName {
			p.groups[i] = group
			return
		}
	}
	p.groups = append(p.groups, group)
}

func (p *poolState) removeGroup(name string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.groups = slices.DeleteFunc(p.groups, func(g pool.Group) bool { return g.GroupName == name })
}
