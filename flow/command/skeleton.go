package command

import (
	"embed"
	"errors"
)

//go:embed skeleton
var skeletons embed.FS

// Skeleton is the empty input of an operation, or an example of its answer, as
// --generate-cli-skeleton prints it. Kind is input, yaml-input or output.
func Skeleton(operation, kind string) (string, error) {
	name, known := map[string]string{
		"input": operation + ".json", "yaml-input": operation + ".yaml", "output": "output.json",
	}[kind]
	if !known {
		return "", errors.New("--generate-cli-skeleton is input, yaml-input or output")
	}
	text, err := skeletons.ReadFile("skeleton/" + name)
	return string(text), err
}
