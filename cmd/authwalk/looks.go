package main

import (
	"errors"
	"os"
	"slices"

	"github.com/spf13/pflag"

	"authwalk/ui"
	"authwalk/ui/term"
)

// looks are the flags that say how the screens look.
type looks struct {
	theme                  string
	ascii, noMotion, mouse bool
}

func (l *looks) register(set *pflag.FlagSet) {
	set.StringVar(&l.theme, "theme", "auto", "`COLOURS`: auto, dark or light")
	set.BoolVar(&l.ascii, "ascii", false, "draw with ASCII characters only")
	set.BoolVar(&l.noMotion, "no-motion", false, "keep still: nothing moves but the clock")
	set.BoolVar(&l.mouse, "mouse", false, "take clicks and the wheel")
}

func (l *looks) check() error {
	if !slices.Contains([]string{"auto", "dark", "light"}, l.theme) {
		return errors.New("--theme is auto, dark or light")
	}
	return nil
}

func (l *looks) apply(options *ui.Options) {
	options.Dark, _ = term.Theme(l.theme, os.Getenv)
	options.ASCII = l.ascii || term.ASCII(os.Getenv)
	options.Still, options.Mouse = l.noMotion, l.mouse
}
