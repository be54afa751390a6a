// Package document reads and writes YAML and JSON.
//
// Every file and input that people hand over comes through here: pool files,
// scripts, targets, input files. Texts stay as they were written (012345 is
// six digits), everything has a line and a column, nothing is repeated in an
// error, since any value may be a secret, and no input takes more memory or
// time than its size deserves: size, depth and number of values are bounded
// before anything is built from them. Anchors and aliases are refused, and tags
// where nobody asks for them.
package document
