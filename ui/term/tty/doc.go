// Package tty asks for a secret on the controlling terminal, without echo, even
// when standard input is a pipe.
//
// It knows keys and terminal settings. It refuses to know what the secret is
// for, and it never says it: not on the screen, not in an error.
package tty
