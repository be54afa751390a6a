package flow

import (
	"authwalk/flow/pool"
	"authwalk/flow/walk"
)

// Predicted is the map of a walk without what is ruled out.
func (c *Controller) Predicted(w walk.Walk) walk.Map {
	return c.mapped(w, nil, func(pool.Facts, pool.Start, []*pool.Branch) {})
}
