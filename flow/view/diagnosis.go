package view

import "authwalk/flow/walk"

// Diagnosis is a diagnosis as it may be drawn.
func Diagnosis(d walk.Diagnosis) walk.Diagnosis {
	all(&d.Title, &d.Customer, &d.Administrator, &d.HandOn)
	d.Findings = each(d.Findings, func(f *walk.Finding) {
		f.Text, f.Details = Line(f.Text), lines(f.Details)
	})
	d.Card = each(d.Card, func(c *walk.CardLine) { all(&c.Label, &c.Text) })
	d.Notes = lines(d.Notes)
	d.Repairs = each(d.Repairs, func(r *walk.Repair) { all(&r.Label) })
	return d
}
