package flow

import (
	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// refuseChanges keeps a read-only controller from changing a live pool. A
// sign-in itself changes nothing that a person set, so it is let through.
func (c *Controller) refuseChanges(target walk.Target, operation string) *walk.Error {
	if !c.options.ReadOnly || target.IsLocal() || api.ReadsOnly(operation) {
		return nil
	}
	return &walk.Error{
		Kind: walk.BadInput, Reason: walk.ReadOnly, Operation: operation, Retry: true,
		Message: operation + " would change a live pool, and authwalk runs with --read-only",
		Next:    "Start again without --read-only, or walk against the emulator.",
	}
}
