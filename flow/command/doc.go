// Package command reads and writes the command languages of other tools: commands
// of the AWS CLI, its shorthand for maps, structures and lists and its skeletons of
// inputs, cmdlets of the AWS Tools for PowerShell, calls of paws for R, curl, and
// what browsers copy as fetch.
//
// Between all of them stands one value, Call. Read finds calls in a text, Write
// writes one. The package knows notations, and asks flow/api what the names in them
// mean; it runs nothing, and opens no file.
package command
