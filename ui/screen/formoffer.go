package screen

import "authwalk/flow/walk"

// offer is a value that a key fills into a field.
type offer struct {
	key   string
	value walk.Secret
	// desc is what the key row says of it.
	desc string
}

// Offer has a value at hand for the field with a key, which ^N fills in.
func (f Form) Offer(key string, value walk.Secret, desc string) Form {
	f.offer = offer{key, value, desc}
	return f
}

// isOffered tells that there is a value at hand for the focused field.
func (f Form) isOffered() bool { return f.offer.key != "" && f.focusedKey() == f.offer.key }

func (f Form) takeOffer() (Screen, Event) {
	return f.Set(walk.NewValues(map[string]string{f.offer.key: f.offer.value.Reveal()})), OfferTaken{}
}
