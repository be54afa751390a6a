package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

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
	if e.place.Done {
		e.say(fmt.Sprintf("all %d users were looked at before", e.place.Looked()))
	} else {
		e.say(fmt.Sprintf("going on behind %d users", e.place.Looked()))
	}
	return nil
}

// keep writes the place down. The one before stays until the new one is whole.
func (e *everybody) keep() error {
	written, err := json.Marshal(e.place)
	if err != nil {
		return err
	}
	// Only its owner can read a temporary file, too.
	next, err := os.CreateTemp(filepath.Dir(e.flags.resume), ".authwalk-*")
	if err != nil {
		return err
	}
	_, err = next.Write(written)
	if err = errors.Join(err, next.Sync(), next.Close()); err == nil {
		err = os.Rename(next.Name(), e.flags.resume)
	}
	if err != nil {
		err = errors.Join(err, os.Remove(next.Name()))
	}
	return err
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
