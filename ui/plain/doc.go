// Package plain walks the same walks as the screens, as lines: nothing is drawn
// anew or placed, and every prompt, field, error and choice is read in order.
// It is for screen readers, for terminals that cannot draw, and for pipes.
//
// It asks and tells. It refuses to know Cognito's parameters, and what is behind
// the lines that it writes and reads.
package plain
