package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"authwalk/flow/document"
)

// largestPlace is how many bytes a place may have: it names whom a change would hit.
const largestPlace = 64 << 20

// resume goes to the place that an earlier check has kept, if there is one.
func (e *everybody) resume(ctx context.Context) error {
	if e.flags.resume == "" {
		return nil
	}
	written, err := document.ReadSecretFile(ctx, e.flags.resume, largestPlace)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if e.place, err = e.place.Continue(written); err != nil {
		return fmt.Errorf("%s: %w", e.flags.resume, err)
	}
	e.say(fmt.Sprintf("going on behind %d users", e.looked()))
	return nil
}

// keep writes the place down. The one before stays until the new one is whole.
func (e *everybody) keep() error {
	written, err := json.Marshal(e.place)
	if err != nil {
		return err
	}
	next := e.flags.resume + ".new"
	if err := os.Remove(next); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := document.WriteSecretFile(next, written); err != nil {
		return err
	}
	return os.Rename(next, e.flags.resume)
}

// forget removes the place of a check that is done.
func (e *everybody) forget() error {
	if e.flags.resume == "" {
		return nil
	}
	if err := os.Remove(e.flags.resume); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
