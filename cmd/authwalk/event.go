package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"regexp"
	"sync"

	"authwalk/flow/document"
	"authwalk/flow/walk"
)

// notInFileNames are the characters that the occasions of triggers do not have:
// the name comes from a server.
var notInFileNames = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`[^A-Za-z0-9_]`) })

// mostEvents is how many events of one occasion a folder takes.
const mostEvents = 1000

// saveEvent writes the event of a trigger into the working folder, where the tests
// of its function are. It replaces no file, and nobody else can read it: an event
// can hold a password.
func saveEvent(call walk.TriggerCall) (string, error) {
	var text bytes.Buffer
	if err := json.Indent(&text, call.Event.Reveal(), "", "  "); err != nil {
		return "", fmt.Errorf("the event is not JSON: %w", err)
	}
	text.WriteByte('\n')
	occasion := notInFileNames().ReplaceAllString(call.Source, "")
	for n := 1; n <= mostEvents; n++ {
		path, err := filepath.Abs(fmt.Sprintf("%.64s-%d.json", occasion, n))
		if err != nil {
			return "", err
		}
		if err := document.WriteSecretFile(path, text.Bytes()); !errors.Is(err, document.ErrExists) {
			return path, err
		}
	}
	return "", fmt.Errorf("there are %d events of %s here already", mostEvents, occasion)
}
