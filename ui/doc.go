// Package ui is what a person sees and presses: one model that owns the
// messages, the frame around the step, and what ui asks of the controller
// (Controller).
//
// Update is a pure function of model and message: requests run in commands,
// time arrives inside messages. Everything that others wrote goes through
// flow/view, which masks and sanitises it, before it gets into the model. The
// package knows no names of Cognito's parameters, no network and no clock.
package ui
