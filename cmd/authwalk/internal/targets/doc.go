// Package targets keeps the saved places to walk, in targets.yaml of the XDG
// configuration directory. A target never holds a secret.
package targets
