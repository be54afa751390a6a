package target

import (
	"authwalk/flow/document"
	"authwalk/flow/walk"
)

// Read reads a target under the names it has in files.
func Read(n document.Node) (walk.Target, error) {
	var target walk.Target
	err := n.Each(map[string]func(document.Node) error{
		"Name":       document.Into(&target.Name),
		"UserPoolId": document.Into(&target.UserPoolID),
		"ClientId":   document.Into(&target.ClientID),
		"Region":     document.Into(&target.Region),
		"Endpoint":   document.Into(&target.Endpoint),
		"Profile":    document.Into(&target.Profile),
		"AuthFlow":   document.Into(&target.AuthFlow),
		"Username":   document.Into(&target.Username),
		"Admin":      document.IntoBool(&target.Admin),
	})
	return target, err
}

// Of is the target that a filled start form describes, named after its client
// and user unless the form names it.
func Of(filled walk.Values) walk.Target {
	target := walk.Target{
		Name:       filled.Get("Name"),
		UserPoolID: filled.Get("UserPoolId"),
		ClientID:   filled.Get("ClientId"),
		Region:     filled.Get("Region"),
		Endpoint:   filled.Get("Endpoint"),
		Profile:    filled.Get("Profile"),
		AuthFlow:   filled.Get("AuthFlow"),
		Username:   filled.Get("USERNAME"),
		Admin:      filled.Get("Admin") == "true",
	}
	if target.Name == "" {
		target.Name = target.ClientID
		if target.Username != "" {
			target.Name = target.Username + "@" + target.ClientID
		}
	}
	return target
}
