// Package poolfile reads and writes pool files: one user pool with its clients
// and users, in YAML or JSON, under the member names of the API.
//
// Texts are taken as written: a phone number or 012345 stays a text without
// quotes. Members that no rule uses are kept and written again. Errors are
// *document.Error: they have a line and a column and never quote the file,
// which may hold passwords.
package poolfile
