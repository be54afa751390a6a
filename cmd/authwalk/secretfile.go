package main

import (
	"context"

	"authwalk/flow/document"
)

// readSecretFile reads the files that a person names on screen.
func readSecretFile(ctx context.Context) func(path string) ([]byte, error) {
	return func(path string) ([]byte, error) {
		path, err := document.ExpandHome(path)
		if err != nil {
			return nil, err
		}
		return document.ReadSecretFile(ctx, path, document.Largest)
	}
}

func writeSecretFile(path string, data []byte) error {
	path, err := document.ExpandHome(path)
	if err != nil {
		return err
	}
	return document.WriteSecretFile(path, data)
}
