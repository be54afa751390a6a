package api

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// CheckNames refuses a value, decoded from JSON, that has names which the
// member does not have: the service would leave them out in silence.
func (m Member) CheckNames(value any) error { return m.checkNames(m.Name, value) }

func (m Member) checkNames(within string, value any) error {
	switch value := value.(type) {
	case []any:
		if m.Kind != List {
			return nil
		}
		for _, item := range value {
			if err := m.Element.checkNames(within, item); err != nil {
				return err
			}
		}
	case map[string]any:
		if m.Kind != Structure {
			return nil
		}
		for _, name := range slices.Sorted(maps.Keys(value)) {
			member, known := named(m.Members, name)
			if !known {
				return fmt.Errorf("%s has no member %+q: it has %s", within, withoutValue(name), strings.Join(namesOf(m.Members), ", "))
			}
			if err := member.checkNames(name, value[name]); err != nil {
				return err
			}
		}
	}
	return nil
}

func namesOf(members []Member) []string {
	names := make([]string, len(members))
	for i := range members {
		names[i] = members[i].Name
	}
	return names
}

// withoutValue is a name that may have a value behind a sign that was meant to
// separate the two.
func withoutValue(name string) string {
	if end := strings.IndexAny(name, ":="); end > 0 {
		return name[:end]
	}
	return name
}
