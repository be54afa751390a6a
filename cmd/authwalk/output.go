package main

import "io"

// output is standard output. It keeps the first error, because help and
// skeletons are written by code that does not look at errors.
type output struct {
	to  io.Writer
	err error
}

// Write implements io.Writer.
func (o *output) Write(data []byte) (int, error) {
	n, err := o.to.Write(data)
	if o.err == nil {
		o.err = err
	}
	return n, err
}
