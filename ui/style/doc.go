// Package style holds what every drawing in ui is made with: the roles that
// colours are given to, the signs with their plain forms, borders, the keys as
// data, and the few ways of cutting and joining lines so that none is ever
// wider than its place.
//
// It knows cells and colours. It does not know walks, screens or messages, and
// nothing else in ui names a colour.
package style
