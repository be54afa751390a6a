package tty

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"time"
)

// settling is how long a terminal may take to answer: long, as it is asked only
// where it is known to answer, and a late answer would be taken for a secret.
const settling = 5 * time.Second

const (
	askStatus = "\x1b[5n"
	isWell    = "\x1b[0n"
)

// Settle drops what the terminal still has to say in answer to earlier
// questions, so that whoever reads next does not take it for keys. Terminals
// answer in order: it asks once more and waits for that answer.
func Settle(ctx context.Context) (err error) {
	ctx, stop := context.WithTimeout(ctx, settling)
	defer stop()
	terminal, err := open(ctx)
	if err != nil {
		return ErrNoTerminal
	}
	defer terminal.close()
	restore, err := terminal.makeRaw()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, restore()) }()
	if _, err := fmt.Fprint(terminal, askStatus); err != nil {
		return err
	}
	var said []byte
	buffer := make([]byte, 256)
	for !bytes.Contains(said, []byte(isWell)) {
		n, err := terminal.Read(buffer)
		if err != nil {
			return nil
		}
		said = append(said, buffer[:n]...)
	}
	return nil
}
