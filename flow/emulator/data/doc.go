// Package data keeps records in a file, so that what was answered outlives the
// program, however it ends. The file is one of bbolt; around it stands what bbolt
// lacks: files are looked through before it sees them, since it panics or dies on
// damaged ones, and everything in them has a checksum.
package data
