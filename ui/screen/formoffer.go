package screen

import (
	"maps"

	"authwalk/flow/walk"
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

// isOffered tells that there is a value at hand for the focused field.
func (f Form) isOffered() bool {
	return f.offer.key != "" && f.focusedKey() == f.offer.key && maps.Equal(f.offer.beside, f.typedBeside(f.offer.key))
}

func (f Form) takeOffer() (Screen, Event) {
	return f.Set(walk.NewValues(map[string]string{f.offer.key: f.offer.value.Reveal()})), OfferTaken{}
}
