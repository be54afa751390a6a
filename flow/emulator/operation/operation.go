package operation

import (
	"context"
	"encoding/json"
	"log/slog"
	"maps"
	"slices"
	"sync"

	"authwalk/flow/emulator/state"
	"authwalk/flow/emulator/trigger"
	"authwalk/flow/emulator/wire"
)

// handler answers one operation. The result is encoded as the answer's body; a
// nil result is the empty answer. Refusals are made with wire.Refuse.
type handler func(c *call) (any, error)

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
	deviceOperations,
	passkeyOperations,
	signInOperations,
	clientTokenOperations,
	authEventOperations,
	userSessionOperations,
	tagOperations,
	domainOperations,
	resourceServerOperations,
	identityProviderOperations,
	riskOperations,
	logDeliveryOperations,
	loginBrandingOperations,
	uiCustomizationOperations,
}

// operations finds the handler of an operation by its name.
var operations = sync.OnceValue(func() map[string]handler {
	table := map[string]handler{}
	for _, family := range families {
		maps.Copy(table, family)
	}
	return table
})

// Names are the operations that are served, in order.
func Names() []string { return slices.Sorted(maps.Keys(operations())) }

// Issuer is the iss claim of a pool's tokens.
type Issuer func(ctx context.Context, poolID string) string

// Handler is what answers an operation over the store, nil for one that is not
// served. The issuer of a pool's tokens may depend on the request; functions calls what pools have
// behind their triggers; the log takes what an operator should know.
func Handler(name string, store *state.Store, functions *trigger.Caller, issuer Issuer, log *slog.Logger) wire.Handler {
	handle := operations()[name]
	if handle == nil {
		return nil
	}
	return func(ctx context.Context, input json.RawMessage) (any, error) {
		c := &call{context: ctx, store: store, functions: functions, issuerOf: issuer, log: log, operation: name, input: input, now: store.Clock.Now()}
		if err := c.locate(); err != nil {
			return nil, err
		}
		if err := c.injectFaults(); err != nil {
			return nil, err
		}
		return handle(c)
	}
}
