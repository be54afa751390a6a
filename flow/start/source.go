package start

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"authwalk/flow/command"
	"authwalk/flow/document"
)

const (
	fileReference = "file://"
	standardInput = "-"
	// standardInputFile is read as it stands: to open it anew would wait for
	// another writer.
	standardInputFile = "/dev/stdin"
)

// source reads what flags refer to. Standard input can be read once.
type source struct {
	ctx   context.Context
	stdin io.Reader
	taken bool
}

// reader is document.ReadFile or document.ReadSecretFile.
type reader func(ctx context.Context, path string, largest int64) ([]byte, error)

// readerOf is the reader for the value of a member.
func readerOf(name string) reader {
	if IsSecret(name) {
		return document.ReadSecretFile
	}
	return document.ReadFile
}

// read returns a flag's text, and whether it stood on the command line itself.
func (s *source) read(given string, from reader) (text string, inline bool, err error) {
	switch {
	case given == standardInput:
		text, err = s.input()
	case strings.HasPrefix(given, fileReference):
		text, err = s.file(given, from)
	default:
		return given, true, nil
	}
	return trim(text), false, err
}

func (s *source) input() (string, error) {
	if s.taken {
		return "", errors.New("standard input (-) can be given to one flag only")
	}
	s.taken = true
	data, err := document.ReadAll(s.ctx, s.stdin, document.Largest)
	return string(data), err
}

// file reads file://PATH.
func (s *source) file(reference string, from reader) (string, error) {
	path, isFile := strings.CutPrefix(reference, fileReference)
	if !isFile {
		return "", errors.New("@= takes file://PATH")
	}
	switch path {
	case standardInputFile:
		return s.input()
	case "":
		return "", errors.New("file:// names no file: write file://PATH, such as file://secret or file:///home/nadia/secret")
	}
	path, err := document.ExpandHome(path)
	if err != nil {
		return "", err
	}
	data, err := from(s.ctx, path, document.Largest)
	return string(data), err
}

// structure reads a map or a structure, in shorthand or JSON.
func (s *source) structure(given string) (map[string]any, error) {
	text, inline, err := s.read(given, document.ReadFile)
	if err != nil {
		return nil, err
	}
	if strings.HasPrefix(strings.TrimSpace(text), "{") {
		return s.json(text, inline)
	}
	// What @= loads is no longer on the command line, so it is looked for apart.
	loaded := map[string]bool{}
	members, err := command.Shorthand(text, func(name, reference string) (string, error) {
		found, err := s.file(reference, readerOf(name))
		found = trim(found)
		loaded[found] = true
		return found, err
	})
	if err != nil {
		return nil, err
	}
	if inline {
		err = refuseSecrets(members, loaded)
	}
	return members, err
}

func (s *source) json(text string, inline bool) (map[string]any, error) {
	node, err := document.Read([]byte(text))
	if err != nil {
		return nil, err
	}
	if _, err := node.Entries(); err != nil {
		return nil, err
	}
	members, _ := node.Plain().(map[string]any)
	if inline {
		err = refuseSecrets(members, nil)
	}
	return members, err
}

// texts reads a map of texts.
func (s *source) texts(given string) (map[string]string, error) {
	members, err := s.structure(given)
	if err != nil {
		return nil, err
	}
	texts := map[string]string{}
	for name, value := range members {
		text, isText := value.(string)
		if !isText {
			return nil, fmt.Errorf("%s must be a string (quote it if it contains a comma)", name)
		}
		texts[name] = text
	}
	return texts, nil
}

// raw reads a structure and keeps it as JSON.
func (s *source) raw(given string) (json.RawMessage, error) {
	members, err := s.structure(given)
	if err != nil {
		return nil, err
	}
	return json.Marshal(members)
}
