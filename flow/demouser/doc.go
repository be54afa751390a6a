// Package demouser makes the list of people to sign in as from the pools of an
// emulator.
package demouser
