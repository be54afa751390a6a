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

var (
	// ErrTooLong is the error for a text that terminals do not take.
	ErrTooLong = errors.New("too long for the terminal's clipboard (limit 70 kB): copy a single value instead")
	// ErrNoClipboard is the error for a terminal that has none.
	ErrNoClipboard = errors.New("the console of Linux has no clipboard")
)

// Copy hands a text to the clipboard of the person's terminal with OSC 52,
// which works over ssh too. Inside of tmux, whose default is to ignore what
// programs send, it is given to tmux. Nobody says whether it arrived, so the
// result is how it was sent, and why it may not have arrived, empty for a terminal
// that is known to take it. The clipboard is never read.
func (o *Output) Copy(ctx context.Context, text string) (how, doubt string, err error) {
	around := surroundings{tmux: os.Getenv("TMUX") != "", screen: os.Getenv("STY") != "", getenv: os.Getenv}
	if around.tmux {
		around.forwards, around.takes = askTmux(ctx)
	}
	way, doubt, err := clipboardWay(around, len(text))
	switch {
	case err != nil:
		return "", "", err
	case way == throughTmux:
		return "sent to tmux and its terminal's clipboard", doubt, toTmux(ctx, text)
	}
	sequence := osc52.New(text)
	if way == throughScreen {
		sequence = sequence.Screen()
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	return "sent to your terminal's clipboard (OSC 52)", doubt, o.drain.write(sequence.String())
}

// toTmux loads a text into tmux's newest buffer and passes it on to the
// terminal outside.
func toTmux(ctx context.Context, text string) error {
	if _, err := callTmux(ctx, text, "load-buffer", "-w", "-"); err != nil {
		return errors.New("tmux did not take the text: its server may be gone, or older than 3.2")
	}
	return nil
}

// askTmux asks whether tmux hands texts on, and whether the terminal outside is known
// to take them. One that does not answer hands nothing on.
func askTmux(ctx context.Context) (forwards, takes bool) {
	answer, err := callTmux(ctx, "", "display-message", "-p", "#{set-clipboard} #{client_termfeatures}")
	set, features, _ := strings.Cut(strings.TrimSpace(answer), " ")
	return err == nil && set != "off" && set != "", strings.Contains(features, "clipboard")
}

// callTmux gives the child only what it needs of the environment.
func callTmux(ctx context.Context, input string, arguments ...string) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, 2*time.Second)
	defer cancel()
	command := exec.CommandContext(ctx, "tmux", arguments...)
	command.Stdin = strings.NewReader(input)
	command.Env = []string{"PATH=" + os.Getenv("PATH"), "TMUX=" + os.Getenv("TMUX"), "HOME=" + os.Getenv("HOME"), "LANG=C.UTF-8"}
	answer, err := command.Output()
	return string(answer), err
}
