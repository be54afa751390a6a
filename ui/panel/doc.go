// Package panel draws what stands beside the step: the path as a sequence, the
// wire, the explanation, the inbox. One file has one panel. A panel makes rows
// that are drawn when they are looked at, so that a path of thousands of steps
// costs no more than what is seen of it.
//
// It knows walk's values and style. It takes no keys and keeps nothing: which
// panel is scrolled, and how far, is told to Draw.
package panel
