package view

import "authwalk/flow/walk"

// ProofCheck is how values of another client compare, to be shown.
func ProofCheck(c walk.ProofCheck) walk.ProofCheck {
	all(&c.Asks, &c.Problem, &c.Verdict)
	c.Values = each(c.Values, func(v *walk.CheckedValue) {
		all(&v.Name, &v.Formula, &v.Text, &v.Direction, &v.Help, &v.Given, &v.Note)
	})
	return c
}
