package flow

import (
	"strings"

	"authwalk/flow/walk"
)

// refuseChanges keeps a read-only controller from changing a live pool. A
// sign-in itself changes nothing that a person set, so it is let through.
func (c *Controller) refuseChanges(target walk.Target, operation string) *walk.Error {
	if !c.options.ReadOnly || target.IsLocal() || readsOnly(operation) {
		return nil
	}
	return &walk.Error{
		Kind: walk.BadInput, Reason: walk.ReadOnly, Operation: operation, Retry: true,
		Message: operation + " would change a live pool, and authwalk runs with --read-only",
		Next:    "Start again without --read-only, or walk against the emulator.",
	}
}

func readsOnly(operation string) bool {
	if isSignIn(operation) {
		return true
	}
	operation = strings.TrimPrefix(operation, "Admin")
	for _, reading := range []string{"Get", "List", "Describe"} {
		if strings.HasPrefix(operation, reading) {
			return !strings.HasPrefix(operation, "GetUserAttributeVerificationCode")
		}
	}
	return false
}
