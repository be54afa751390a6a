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
		Label:       "a challenge this version does not know",
		Description: "This challenge is not known to this version of authwalk. Its parameters are shown as they came; answer with name and value pairs.",
		Prompt:      promptGeneric,
		Reply:       sendAnswer,
	}
}

func promptGeneric(s Situation) walk.Prompt {
	name := s.Pending.Step.Challenge.Name
	return walk.Prompt{
		Name: name, Button: "Send", Free: true,
		Sentence: fmt.Sprintf("%s has no form here. Answer it with name and value pairs.", name),
		Values:   shownParameters(s.Pending.Step.Challenge),
	}
}
