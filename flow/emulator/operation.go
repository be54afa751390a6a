package emulator

import (
	"context"
	"encoding/json"
	"maps"

	"authwalk/flow/emulator/wire"
)

// families are the handlers of all operations there are, one table beside the
// handlers of each family.
var families = []map[string]handler{
	poolOperations,
	mfaConfigOperations,
	clientOperations,
	clientSecretOperations,
	createUserOperations,
	adminUserOperations,
	userListOperations,
	groupOperations,
	signUpOperations,
	recoveryOperations,
	profileOperations,
	passwordOperations,
	signOutOperations,
	signInOperations,
}

// operations finds the handler of an operation by its name.
var operations = func() map[string]handler {
	table := map[string]handler{}
	for _, family := range families {
		maps.Copy(table, family)
	}
	return table
}()

// find finds the handler of an operation for the wire.
func (e *Emulator) find(name string) wire.Handler {
	handle := operations[name]
	if handle == nil {
		return nil
	}
	return func(ctx context.Context, input json.RawMessage) (any, error) {
		c := &call{context: ctx, emulator: e, operation: name, input: input, now: e.clock.now()}
		if err := c.locate(); err != nil {
			return nil, err
		}
		if err := e.faults.strike(c); err != nil {
			return nil, err
		}
		return handle(c)
	}
}
