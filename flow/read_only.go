package flow

import (
	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// mayChange keeps a read-only controller from changing a live pool. A sign-in
// changes nothing that a person set, so it is let through.
func (c *Controller) mayChange(target walk.Target, operation string) error {
	if !c.options.ReadOnly || target.IsLocal() || api.ReadsOnly(operation) {
		return nil
	}
	return &walk.Error{
		Kind: walk.BadInput, Reason: walk.ReadOnly,
		Message: operation + " would change a live pool: blocked by --read-only",
		Next:    "Start again without --read-only, or use the emulator.",
	}
}

// Blocked says why an operation may not be made, "" where it may.
func (c *Controller) Blocked(target walk.Target, operation string) string {
	if err := c.mayChange(target, operation); err != nil {
		return "blocked by --read-only"
	}
	return ""
}

// Changes reports whether an operation changes something that a person has
// set, or sends a user a message.
func (c *Controller) Changes(operation string) bool {
	known, found := api.FindOperation(operation)
	return found && known.Effect == api.Changes
}

// Irreversible reports whether an operation deletes or ends what nobody can bring back.
func (c *Controller) Irreversible(operation string) bool {
	known, found := api.FindOperation(operation)
	return found && known.Irreversible
}
