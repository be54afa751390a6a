//go:build !linux

package main

// releaseProgramPages is for Linux alone; elsewhere the system decides.
func releaseProgramPages() {}
