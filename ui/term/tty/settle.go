package tty

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"time"
)

// settling is how long a terminal may take to answer.
const settling = 500 * time.Millisecond

const (
	askStatus = "\x1b[5n"
	isWell    = "\x1b[0n"
)

// Settle drops what the terminal still has to say in answer to earlier
// questions, so that whoever reads next does not take it for keys. Terminals
// answer in order: it asks once more and waits for that answer, for half a
// second where none comes.
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
