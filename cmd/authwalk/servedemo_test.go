package main

import (
	"crypto/rand"
	"crypto/rsa"
	"sync"
	"testing"
	"time"

	"authwalk/flow/emulator"
	"authwalk/flow/poolfile"
)

// signingKeys are made once for all emulators of a run: it takes longer than
// most tests.
var signingKeys = sync.OnceValues(func() ([]*rsa.PrivateKey, error) {
	access, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		return nil, err
	}
	id, err := rsa.GenerateKey(rand.Reader, 2048)
	return []*rsa.PrivateKey{access, id}, err
})

// servePools runs an emulator of the pools until the test ends.
func servePools(t *testing.T, files []*poolfile.File) *emulator.Emulator {
	t.Helper()
	keys, err := signingKeys()
	if err != nil {
		t.Fatal(err)
	}
	served, err := emulator.New(emulator.Options{Files: files, Listen: "127.0.0.1:0", Keys: keys})
	if err != nil {
		t.Fatal(err)
	}
	if err := served.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	return served
}

// serveDemo runs an emulator of the demo pools until the test ends.
func serveDemo(t *testing.T) *emulator.Emulator {
	t.Helper()
	files, err := emulator.Demo(time.Now())
	if err != nil {
		t.Fatal(err)
	}
	return servePools(t, files)
}
