package explain

import (
	"cmp"
	"slices"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// usesSession are the operations that a session is sent with.
var usesSession = []string{
	walk.RespondToAuthChallenge, walk.AdminRespondToAuthChallenge, api.AssociateSoftwareToken, api.VerifySoftwareToken,
}

// Retry reports whether the challenge that was pending before the error still
// waits for an answer. The walk does not have the failed step yet; answered is
// the ChallengeName that the step answered, empty for a helper call.
func Retry(w walk.Walk, answered string, err *walk.Error) bool {
	if _, waiting := w.Pending(); !waiting || err == nil {
		return false
	}
	if err.Kind != walk.Refused {
		return err.Reason != walk.AskedAgain && err.Reason != walk.OtherEmulator
	}
	if !slices.Contains(usesSession, err.Operation) {
		return true
	}
	where := at(err.Operation, answered, w.Start.AuthFlow)
	if challenge, known := api.FindChallenge(where.answered); known && challenge.Wrong == api.StartOver {
		return false
	}
	if exception, known := api.FindException(err.Exception); known && exception.Again {
		return true
	}
	found, _ := find(where, err)
	return found.retryable
}

// Next is one sentence on what to do about the error, "" when there is nothing
// to say. What the error says itself comes first.
func Next(w walk.Walk, answered string, err *walk.Error) string {
	if err == nil {
		return ""
	}
	if err.Next != "" {
		return err.Next
	}
	found, _ := find(at(err.Operation, answered, w.Start.AuthFlow), err)
	if found.nextHere != nil {
		return cmp.Or(found.nextHere(err.Message), found.next)
	}
	return found.next
}
