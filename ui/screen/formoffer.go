package screen

import (
	"maps"

	"authwalk/flow/walk"
	"authwalk/ui/style"
)

// offer is a value that a key fills into a field.
type offer struct {
	key   string
	value walk.Secret
	// desc is what the key row says of it.
	desc string
	// beside is what the other fields had that are typed into: the value is for this user,
	// in this pool.
	beside map[string]string
}

// Offer has a value at hand for the field with a key, which ^N fills in while the others
// name the same user.
func (f Form) Offer(key string, value walk.Secret, desc string) Form {
	f.offer = offer{key, value, desc, f.typedBeside(key)}
	return f
}

// typedBeside is what the fields have that are typed into, without one of them.
func (f Form) typedBeside(key string) map[string]string {
	typed := map[string]string{}
	for _, i := range f.items {
		if i.typed() && i.field.Key != key {
			typed[i.field.Key] = i.value()
		}
	}
	return typed
}

// Offered says what there is at hand for the field that has the focus, "" for nothing.
func (f Form) Offered() string {
	if len(f.items) == 0 || f.onButton {
		return ""
	}
	return f.offered(f.items[f.focus]).desc
}

// offered is what there is at hand for a field and is not in it, the zero value for
// nothing.
func (f Form) offered(i item) offer {
	if f.offer.key == i.field.Key && f.offer.value.Reveal() != i.value() && maps.Equal(f.offer.beside, f.typedBeside(i.field.Key)) {
		return f.offer
	}
	if known := i.field.Known; !known.IsZero() && known.Reveal() != i.value() {
		return offer{key: i.field.Key, value: known, desc: i.field.KnownAs}
	}
	return offer{}
}

// TakeOffer fills in what there is at hand for the field that has the focus.
func (f Form) TakeOffer() (Screen, Event) {
	taken := f.offered(f.items[f.focus])
	return f.Set(walk.NewValues(map[string]string{taken.key: taken.value.Reveal()})), OfferTaken{taken.desc}
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
	if known := f.offered(i); known.key != "" {
		return c.Style.Paint(style.Muted, style.Newest.Label+" "+known.desc)
	}
	return ""
}
