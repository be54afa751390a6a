// Package environment takes secrets out of the environment: they are read once
// and removed at once, so that no child and no crash report inherits them.
package environment
