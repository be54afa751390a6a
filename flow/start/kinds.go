package start

import (
	"authwalk/flow/api"
	"authwalk/flow/document"
)

// checkKinds refuses a value that is not of the member's kind, where it stands.
// Names that a structure does not have are not looked at.
func checkKinds(n document.Node, member api.Member) error {
	switch member.Kind {
	case api.Structure:
		return checkStructure(n, member)
	case api.Map:
		entries, err := n.Entries()
		for _, entry := range entries {
			if err := checkKinds(entry.Value, *member.Element); err != nil {
				return err
			}
		}
		return err
	case api.List:
		items, err := n.Items()
		for _, item := range items {
			if err := checkKinds(item, *member.Element); err != nil {
				return err
			}
		}
		return err
	case api.Document:
		return nil
	default:
		_, err := n.Text()
		return err
	}
}

func checkStructure(n document.Node, member api.Member) error {
	entries, err := n.Entries()
	for _, entry := range entries {
		for i := range member.Members {
			if member.Members[i].Name != entry.Name {
				continue
			}
			if err := checkKinds(entry.Value, member.Members[i]); err != nil {
				return err
			}
		}
	}
	return err
}
