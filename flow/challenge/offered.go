package challenge

import (
	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// Offered are the choices that a challenge came with; none for one that is no choice.
func Offered(c walk.Challenge) []string {
	switch c.Name {
	case api.ChallengeSelectChallenge:
		return bounded(c.Available)
	case api.ChallengeSelectMFAType:
		return listParameter(c.Parameters[api.KeyMFAsCanChoose])
	default:
		return nil
	}
}
