// Package qr draws the QR code that hands an authenticator app its secret.
//
// A code is drawn with half blocks, two modules to a cell, because those are
// square in a terminal. The colours are always black on white, whatever the
// theme: in a terminal's own colours a code came out inverted or without its
// margin, and phones did not read it. The address is encoded in segments, the
// secret alphanumerically, so that the code of a Cognito secret fits into a
// window of 80×24 cells.
//
// The code is the factor itself. The package draws it and keeps nothing; it
// refuses to know when to show it.
package qr
