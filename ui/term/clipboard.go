package term

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"strings"
	"time"

	"github.com/aymanbagabas/go-osc52/v2"
)

// ErrTooLong is the error for a text that terminals do not take.
var ErrTooLong = errors.New("too long for the terminal's clipboard (limit 70 kB): copy a single value instead")

// clipboardLimit is the most bytes to copy: in base64 they stay under the
// shortest limit of a common terminal, about 100 kB for a whole sequence.
const clipboardLimit = 70_000

// Copy hands a text to the clipboard of the person's terminal with OSC 52,
// which works over ssh too. Inside of tmux, whose default is to ignore what
// programs send, it is given to tmux. Nobody says whether it arrived, so the
// result is only how it was sent. The clipboard is never read.
func (o *Output) Copy(ctx context.Context, text string) (how string, err error) {
	switch {
	case len(text) > clipboardLimit:
		return "", ErrTooLong
	case os.Getenv("TMUX") != "":
		return "sent to tmux and its terminal's clipboard", toTmux(ctx, text)
	}
	sequence := osc52.New(text)
	if os.Getenv("STY") != "" {
		sequence = sequence.Screen()
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	return "sent to your terminal's clipboard (OSC 52)", o.drain.write(sequence.String())
}

// toTmux loads a text into tmux's newest buffer and passes it on to the
// terminal outside. The child gets only what it needs of the environment.
func toTmux(ctx context.Context, text string) error {
	ctx, cancel := context.WithTimeout(ctx, 2*time.Second)
	defer cancel()
	command := exec.CommandContext(ctx, "tmux", "load-buffer", "-w", "-")
	command.Stdin = strings.NewReader(text)
	command.Env = []string{"PATH=" + os.Getenv("PATH"), "TMUX=" + os.Getenv("TMUX"), "HOME=" + os.Getenv("HOME"), "LANG=C.UTF-8"}
	if err := command.Run(); err != nil {
		return errors.New("tmux did not take the text: its server may be gone, or older than 3.2")
	}
	return nil
}
