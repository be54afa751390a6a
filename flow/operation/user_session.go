package operation

import (
	"authwalk/flow/api"
	"authwalk/flow/challenge"
	"authwalk/flow/walk"
)

// keySession is the key of the field that names a session.
const keySession = "SessionId"

var listUserSessions = withToken(api.ListUserSessions)

// revokeUserSession ends one of the user's sessions: one that ListUserSessions has
// shown, or one whose ID is given.
var revokeUserSession = func() Operation {
	o := withToken(api.RevokeUserSession)
	request := o.Request
	o.Request = func(tools challenge.Tools, s challenge.Situation, given walk.Values) (walk.Request, error) {
		if given.Get(keySession) == "" {
			return walk.Request{}, challenge.CannotSend(walk.MissingMember, keySession, "name the session: list the sessions first")
		}
		return request(tools, s, given)
	}
	return o
}()
