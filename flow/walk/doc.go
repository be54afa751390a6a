// Package walk holds the values that every other room speaks in: where to walk
// (Target), how a walk begins (Start), the walk itself with its steps (Walk,
// Step, Exchange), what a person is asked (Prompt, Field) and what they answer
// (Values), and what went wrong (Error).
//
// A walk is one sign-in attempt. A step is one exchange with the service and
// never changes once it has been made; a walk grows by being replaced with a
// longer one. Nothing in here talks to a network, a clock or a terminal, and
// the package imports no other room of authwalk.
//
// Values that may be secret (passwords, codes, sessions, tokens) are held by
// types that print as a mask: Secret, Values and Body. The one way to the text
// is a method whose name says so.
package walk
