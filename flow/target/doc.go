// Package target keeps places to walk under names, in one file that never holds
// a secret.
package target
