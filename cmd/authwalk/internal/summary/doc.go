// Package summary writes what a person reads on standard output where there is
// no screen: the calls of a script's walk and what came of it, and what an
// emulator serves.
package summary
