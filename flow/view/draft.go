package view

import "authwalk/flow/walk"

// DraftCheck is what is to be known of an edited draft, to be shown.
func DraftCheck(c walk.DraftCheck) walk.DraftCheck {
	if c.Problem != nil {
		problem := *c.Problem
		all(&problem.Text)
		c.Problem = &problem
	}
	c.Changes = each(c.Changes, func(change *walk.DraftChange) { all(&change.Name, &change.Was, &change.Now) })
	c.Remarks = each(c.Remarks, func(remark *walk.DraftRemark) { all(&remark.Text) })
	return c
}
