// Package document reads YAML and JSON files as they were written: every
// scalar stays the text it is in the file (012345, +1555… and 007 are not
// numbers), every value knows its line and column, and no error quotes what
// the file holds, which may be a password.
//
// It knows nothing of scripts, targets or Cognito.
package document
