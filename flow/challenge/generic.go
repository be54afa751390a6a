package challenge

import (
	"fmt"

	"authwalk/flow/walk"
)

// generic is the entry for a name the catalogue does not know: its parameters
// are shown, and any answer can be given by name. A challenge invented
// tomorrow can be walked today.
func generic(name string) Challenge {
	return Challenge{
		Name:        name,
		Label:       "unknown challenge",
		Description: "authwalk does not know this challenge. Its parameters are shown as Cognito sent them. Answer with name=value pairs.",
		Prompt:      promptGeneric,
		Reply:       sendAnswer,
	}
}

func promptGeneric(s Situation) walk.Prompt {
	asked := s.asked()
	return walk.Prompt{
		Name: asked.Name, Button: "Send", Free: true,
		Sentence: fmt.Sprintf("authwalk does not know %s. Answer with name=value pairs.", asked.Name),
		Values:   shownParameters(asked),
	}
}
