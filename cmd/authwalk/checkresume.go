package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"authwalk/flow/api"
	"authwalk/flow/document"
	"authwalk/flow/walk"
)

// largestPlace is how many bytes a place may have: it names whom a change would hit.
const largestPlace = 64 << 20

// resume goes to the place that an earlier check has kept, if there is one.
func (e *everybody) resume(ctx context.Context) error {
	if e.flags.resume == "" {
		return nil
	}
	e.flags.resume = behindLinks(e.flags.resume)
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
	e.resumed, e.before = e.place.Token != "", e.place.Looked()
	if e.place.Done {
		e.say(fmt.Sprintf("all %d users were looked at before", e.before))
	}
	return nil
}

// behindLinks is the file that a link leads to, which need not be there yet.
func behindLinks(path string) string {
	if file, err := filepath.EvalSymlinks(path); err == nil {
		return file
	}
	file, err := os.Readlink(path)
	switch {
	case err != nil:
		return path
	case filepath.IsAbs(file):
		return file
	default:
		return filepath.Join(filepath.Dir(path), file)
	}
}

// callError is what went wrong with a call. The service remembers for a while only where
// a list was ended.
func (e *everybody) callError(err error) error {
	failed, isCall := errors.AsType[*walk.Error](err)
	if !isCall || !e.resumed || failed.Exception != api.InvalidParameterException {
		return callError(err)
	}
	e.lost = true
	return &exitError{exitRefused, fmt.Sprintf("%v. The place in %s cannot be gone on from any more: remove it, and check from the beginning", failed, e.flags.resume)}
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
