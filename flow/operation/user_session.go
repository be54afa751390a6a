package operation

import (
	"encoding/json"
	"slices"

	"authwalk/flow/api"
	"authwalk/flow/challenge"
	"authwalk/flow/walk"
)

// keySession is the key of the field that names a session.
const keySession = "SessionId"

var listUserSessions = withToken(api.ListUserSessions)

// revokeUserSession ends one of the user's sessions: one that ListUserSessions has
// shown, or one whose ID is given.
var revokeUserSession = Operation{
	Name: api.RevokeUserSession,
	Prompt: func(s challenge.Situation) walk.Prompt {
		field := walk.Field{Key: keySession, Label: "Session ID", Kind: walk.Text, Help: "ListUserSessions shows them. The current session cannot be ended here."}
		if choices := otherSessions(s.Walk); len(choices) > 0 {
			field.Label, field.Kind, field.Choices = "Session", walk.Choose, choices
		}
		return walk.Prompt{
			Name: api.RevokeUserSession, Button: "End the session", Sentence: "Ends another session of the user: its tokens are revoked.",
			Fields: []walk.Field{field},
		}
	},
	Request: func(_ challenge.Tools, s challenge.Situation, given walk.Values) (walk.Request, error) {
		if given.Get(keySession) == "" {
			return walk.Request{}, challenge.CannotSend(walk.MissingMember, keySession, "name the session: list the sessions first")
		}
		return tokenRequest(api.RevokeUserSession, s, map[string]any{keySession: given.Get(keySession)})
	},
}

// otherSessions are those that the newest ListUserSessions has shown, without the
// current one.
func otherSessions(w walk.Walk) []walk.Choice {
	for _, step := range slices.Backward(w.Steps) {
		if step.Exchange.Operation != api.ListUserSessions || step.Error != nil {
			continue
		}
		var sessions []struct {
			SessionID        string `json:"SessionId"`
			DeviceType       string
			LastIPAddress    string
			IsCurrentSession bool
		}
		_ = json.Unmarshal([]byte(step.Members.Get("Sessions")), &sessions)
		var choices []walk.Choice
		for _, session := range sessions {
			if !session.IsCurrentSession && session.SessionID != "" {
				choices = append(choices, walk.Choice{
					Value: session.SessionID, Label: session.SessionID, Leads: session.DeviceType + " " + session.LastIPAddress,
				})
			}
		}
		return choices
	}
	return nil
}
