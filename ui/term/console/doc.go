// Package console reads keys from the console of Windows. Elsewhere it is
// empty: a terminal there is a file.
package console
