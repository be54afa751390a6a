package start

import (
	"embed"
	"fmt"

	"authwalk/flow/walk"
)

//go:embed skeleton
var skeletons embed.FS

// Skeleton is what --generate-cli-skeleton prints, and whether it was asked
// for. The error says what the flag can be.
func (f *Flags) Skeleton() (string, bool, error) {
	operation := walk.InitiateAuth
	if f.admin {
		operation = walk.AdminInitiateAuth
	}
	names := map[string]string{
		"input": operation + ".json", "yaml-input": operation + ".yaml", "output": "output.json",
	}
	if f.skeleton == "" {
		return "", false, nil
	}
	name, known := names[f.skeleton]
	if !known {
		return "", true, fmt.Errorf("--generate-cli-skeleton is input, yaml-input or output")
	}
	text, err := skeletons.ReadFile("skeleton/" + name)
	return string(text), true, err
}
