package storybook

import (
	"encoding/json"
	"fmt"

	"authwalk/flow/walk"
)

// DemoUsers are some users of the demo pools, as the recordings know them.
func DemoUsers() []walk.DemoUser {
	raw, err := recordings.ReadFile("recordings/demo-users.json")
	if err != nil {
		panic(fmt.Sprintf("storybook: %v", err))
	}
	var listed []struct {
		Note    string
		Heading string
		Start   RecordedStart
	}
	if err := json.Unmarshal(raw, &listed); err != nil {
		panic(fmt.Sprintf("storybook: demo users: %v", err))
	}
	users := make([]walk.DemoUser, 0, len(listed))
	for _, user := range listed {
		start := Recording{Start: user.Start}.start(endpoint)
		users = append(users, walk.DemoUser{Username: user.Start.Username, Note: user.Note, Heading: user.Heading, Start: start})
	}
	return users
}
