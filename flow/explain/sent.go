package explain

import (
	"encoding/json"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// sent is what a request carried, as far as explanations look at it.
type sent struct {
	AuthFlow           string
	ClientID           string `json:"ClientId"`
	Session            string
	Username           string
	SecretHash         string
	RefreshToken       string
	DeviceKey          string
	AuthParameters     map[string]string
	ChallengeResponses map[string]string
}

// sentBy reads a request. What does not fit is left empty: people send wrong
// things on purpose.
func sentBy(exchange walk.Exchange) sent {
	var request sent
	_ = json.Unmarshal(exchange.Request.Reveal(), &request)
	return request
}

// parameter is a value of AuthParameters or ChallengeResponses, whichever the
// request had.
func (s sent) parameter(name string) string {
	if value := s.ChallengeResponses[name]; value != "" {
		return value
	}
	return s.AuthParameters[name]
}

func (s sent) username() string {
	if name := s.parameter(api.KeyUsername); name != "" {
		return name
	}
	return s.Username
}

func (s sent) secretHash() string {
	if hash := s.parameter(api.KeySecretHash); hash != "" {
		return hash
	}
	return s.SecretHash
}

// flow is the AuthFlow that the exchange belongs to.
func (s sent) flow(start walk.Start) string {
	if s.AuthFlow != "" {
		return s.AuthFlow
	}
	return start.AuthFlow
}

// typed is the name that the person typed. An answer carries the name that the
// service gave, which is made up for a user that does not exist.
func (f failure) typed() string {
	if first := f.walk.Steps; len(first) > 0 {
		if name := sentBy(first[0].Exchange).parameter(api.KeyUsername); name != "" {
			return name
		}
	}
	if f.walk.Start.Username != "" {
		return f.walk.Start.Username
	}
	return f.sent.username()
}
