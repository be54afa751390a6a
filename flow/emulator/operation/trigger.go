package operation

import "authwalk/flow/pool"

// callTrigger answers for a function that the pool calls. None is run here, which
// is said on the wire and in the log.
func (c *call) callTrigger(need pool.Need) pool.Event {
	c.log.Warn("a trigger did not run: this emulator runs no functions",
		"trigger", need.Name, "pool", c.pool.ID, "operation", c.operation)
	return pool.Event{Kind: need.Kind, Text: "NotSupported: this emulator runs no functions"}
}
