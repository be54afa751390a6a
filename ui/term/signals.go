package term

import (
	"os"
	"os/signal"
	"syscall"
)

// EndingSignals are those that end the program in order: a person's, the
// system's, and those that Go would write the program's goroutines for, over
// the screens and with the terminal as it is then. A hang-up that whoever
// started the program has it ignore, as nohup does, stays ignored.
func EndingSignals() []os.Signal {
	signals := []os.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGQUIT, syscall.SIGABRT}
	if !signal.Ignored(syscall.SIGHUP) {
		signals = append(signals, syscall.SIGHUP)
	}
	return signals
}
