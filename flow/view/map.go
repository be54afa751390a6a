package view

import "authwalk/flow/walk"

// Map is a map to be shown.
func Map(m walk.Map) walk.Map {
	m.Branches = each(m.Branches, func(b *walk.Branch) {
		all(&b.Name, &b.Note)
		b.Details = lines(b.Details)
	})
	m.Settings = each(m.Settings, func(s *walk.Setting) { all(&s.Name, &s.Value, &s.Was) })
	return m
}
