// Package program runs a bubbletea model in a terminal and gives the terminal
// back as it was, on every way out: when the model quits, on the signals that
// end programs, and when there is a bug.
//
// It uses the two ends of package term and stands apart from it, because that
// package must not import bubbletea.
package program
