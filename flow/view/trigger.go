package view

import (
	"encoding/json"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// triggerCall makes the texts of a call harmless; its event and its answer stay as
// they were.
func triggerCall(c *walk.TriggerCall) {
	result := string(c.Result)
	all(&c.Trigger, &c.Source, &c.Function, &c.Message, &c.Effect, &c.About, &result)
	c.Result = walk.TriggerResult(result)
	if address, _, found := strings.Cut(c.Function, "?"); found {
		c.Function = address + "?…" // a key may stand there
	}
}

// TriggerCall is a call of a trigger to be shown.
func TriggerCall(c walk.TriggerCall) walk.TriggerCall {
	triggerCall(&c)
	return c
}

// TriggerEvent is the event of a trigger, line by line.
func TriggerEvent(c walk.TriggerCall) []walk.Line { return Lines(api.TriggerEvent, c.Event) }

// TriggerResponse is what a function filled in, line by line: the response of the
// event that it returned, or all of what is no event.
func TriggerResponse(c walk.TriggerCall) []walk.Line {
	var returned struct {
		Response json.RawMessage `json:"response"`
	}
	if json.Unmarshal(c.Answer.Reveal(), &returned) != nil || len(returned.Response) == 0 {
		return Lines(api.TriggerEvent, c.Answer)
	}
	response, err := json.Marshal(map[string]json.RawMessage{"response": returned.Response})
	if err != nil {
		return Lines(api.TriggerEvent, c.Answer)
	}
	lines := Lines(api.TriggerEvent, walk.NewBody(response))
	if lines[0].Text == "" { // the name of the response itself
		lines = lines[1:]
	}
	for n := range lines {
		lines[n].Depth = max(lines[n].Depth-1, 0)
	}
	return lines
}

// MaskedEvent is the event of a trigger as JSON, with every secret masked.
func MaskedEvent(c walk.TriggerCall) string { return Masked(api.TriggerEvent, c.Event) }
