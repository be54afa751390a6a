package state

import (
	"slices"

	"authwalk/flow/pool"
)

// Group finds a group by its name, or nil.
func (p *Pool) Group(name string) *pool.Group {
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

// Groups are the groups in the order they were made.
func (p *Pool) Groups() []pool.Group {
	p.mu.RLock()
	defer p.mu.RUnlock()
	return slices.Clone(p.groups)
}

// SetGroup puts a group in, or in the place of the one with its name.
func (p *Pool) SetGroup(group pool.Group) {
	p.mu.Lock()
	defer p.mu.Unlock()
	defer p.keepSettings()
	for i := range p.groups {
		if p.groups[i].GroupName == group.GroupName {
			p.groups[i] = group
			return
		}
	}
	p.groups = append(p.groups, group)
}

// RemoveGroup deletes a group; its members are not touched.
func (p *Pool) RemoveGroup(name string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.groups = slices.DeleteFunc(p.groups, func(g pool.Group) bool { return g.GroupName == name })
	p.keepSettings()
}
