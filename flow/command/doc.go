// Package command reads and writes the command languages of other tools: the
// AWS CLI's shorthand for maps, structures and lists, and its skeletons of
// inputs.
//
// It knows notations, and asks flow/api what the names in them mean.
package command
