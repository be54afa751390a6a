package state

import (
	"cmp"

	"authwalk/flow/emulator/random"
	"authwalk/flow/pool"
)

// NewCode makes a code of n digits for a user, nil for one who is not there yet: a
// random one unless the user or the pool has a fixed code.
func (p *Pool) NewCode(user *pool.User, n int) string {
	fixed := p.fixedCode
	if user != nil {
		fixed = cmp.Or(user.FixedCode, fixed)
	}
	if fixed != "" {
		return fixed
	}
	return random.Digits(p.random, n)
}
