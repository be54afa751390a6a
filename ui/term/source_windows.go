package term

import (
	"context"
	"os"

	"authwalk/ui/term/console"
)

// source is where the bytes of keys come from.
type source = *console.Keys

func newSource(file *os.File) source { return console.NewKeys(context.Background(), file) }

// OpenInput opens the console for reading keys, also where standard input is
// something else.
func OpenInput() (*os.File, error) { return console.OpenInput() }
