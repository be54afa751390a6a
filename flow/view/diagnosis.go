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

// History is what happened as it may be drawn.
func History(h walk.History) walk.History {
	all(&h.Title, &h.HandOn)
	h.Notes = lines(h.Notes)
	h.Groups = each(h.Groups, func(g *walk.HistoryGroup) {
		all(&g.Text, &g.When)
		g.Details = lines(g.Details)
		g.Attempts = each(g.Attempts, func(a *walk.HistoryAttempt) {
			all(&a.Text, &a.NotAgain, &a.Start.Username, &a.Start.AuthFlow, &a.Start.Operation, &a.Start.Target.ClientID, &a.Start.Target.UserPoolID, &a.Start.Target.Region)
			a.Details = lines(a.Details)
		})
	})
	return h
}
