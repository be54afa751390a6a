// Package storybook holds every state of the interface worth looking at, by
// name, made from invented values: goldens, the size sweep, pictures and the
// hidden storybook command are all made from the one list.
//
// It drives the real model with keys. Its controller is invented and talks to
// nothing.
package storybook
