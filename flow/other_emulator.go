package flow

import (
	"errors"

	"authwalk/flow/walk"
)

// otherEmulator puts another reason in place of a refusal that came from
// another emulator than the walk began with: to it, sessions and tokens of the
// first are worth nothing, whatever it says is wrong with them.
func otherEmulator(w walk.Walk, step walk.Step, err error) error {
	failed, ok := errors.AsType[*walk.Error](err)
	if !ok || failed.Kind != walk.Refused {
		return err
	}
	for _, earlier := range w.Steps {
		if began := earlier.Exchange.Emulator; began != "" && began != step.Exchange.Emulator {
			return &walk.Error{
				Kind: walk.Unreachable, Reason: walk.OtherEmulator, Cause: err,
				Message: "another emulator than the one this sign-in began with answers at " + w.Start.Target.Where(),
			}
		}
	}
	return err
}
