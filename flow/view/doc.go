// Package view is what of a walk is shown: its exchanges line by line, its
// tokens claim by claim, the words that stand in them, with what is secret
// marked and what came from elsewhere made harmless. Screens, plain lines,
// reports and records all show the same, because they all take it from here.
//
// It refuses to know how anything is drawn, and makes no calls.
package view
