// Package text makes text that others wrote safe to show.
//
// Challenge parameters, attributes, claims, error messages and headers may hold
// anything: sequences that clear a screen or set a clipboard, marks that turn
// the reading order round, characters nobody can see. Line is the one place
// where such text becomes harmless; it is applied where text enters what is
// shown (screens, reports, plain lines), so that nothing after it needs care.
//
// The package knows characters and their widths. It refuses to know what a text
// means, where it came from, and any other room of authwalk.
package text
