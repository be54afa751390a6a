// Package screen holds what can stand in the step's place: the form that every
// challenge and the start are filled in on, the demo users, the replay of a proof,
// the tokens, what became of a walk, the path looked back at, help and the
// copy menu. One file has one screen.
//
// A screen is a value: a key makes a new one, and perhaps an event that says
// what the person wants. It is drawn into whatever area it is given. It knows
// no network and no clock (the time is in the Context) and no names of
// Cognito's parameters: everything it says comes from prompts and steps.
package screen
