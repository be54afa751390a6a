package emulator

import (
	"slices"

	"authwalk/flow/pool"
)

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

// allGroups are the groups in the order they were made.
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
