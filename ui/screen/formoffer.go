package screen

import (
	"authwalk/flow/walk"
	"authwalk/ui/style"
)

// Offered says what there is at hand for the field that has the focus, "" for nothing.
func (f Form) Offered() string {
	if len(f.items) == 0 || f.onButton || !f.items[f.focus].hasKnown() {
		return ""
	}
	return f.items[f.focus].field.KnownAs
}

// hasKnown tells that there is a value at hand for a field, which is not in it.
func (i item) hasKnown() bool {
	known := i.field.Known
	return !known.IsZero() && known.Reveal() != i.value()
}

// TakeOffer fills in what there is at hand for the field that has the focus.
func (f Form) TakeOffer() (Screen, Event) {
	taken := f.items[f.focus].field
	return f.Set(walk.NewValues(map[string]string{taken.Key: taken.Known.Reveal()})), OfferTaken{taken.KnownAs}
}

// atHand says beside an empty field which key fills it in.
func (f Form) atHand(c Context, i item) string {
	switch {
	case i.value() != "":
		return ""
	case f.awaitsArrived(c, i):
		return c.Style.Paint(style.OK, c.Style.Signs.Done+" "+c.Arrived)
	case i.field.MadeHere:
		return c.Style.Paint(style.Muted, style.Newest.Label+" makes it")
	}
	if i.hasKnown() {
		return c.Style.Paint(style.Muted, style.Newest.Label+" "+i.field.KnownAs)
	}
	return ""
}
