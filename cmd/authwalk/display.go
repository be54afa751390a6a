package main

import (
	"errors"
	"os"
	"slices"

	"authwalk/ui"
	"authwalk/ui/term"

	"github.com/spf13/pflag"
)

// displayFlags are the flags that say how screens are drawn.
type displayFlags struct {
	theme                  string
	ascii, noMotion, mouse bool
}

func (f *displayFlags) register(set *pflag.FlagSet) {
	set.StringVar(&f.theme, "theme", "auto", "`COLOURS`: auto, dark or light")
	set.BoolVar(&f.ascii, "ascii", false, "draw with ASCII characters only")
	set.BoolVar(&f.noMotion, "no-motion", false, "keep still: nothing moves but the clock")
	set.BoolVar(&f.mouse, "mouse", false, "take clicks and the wheel")
}

func (f *displayFlags) check() error {
	if !slices.Contains([]string{"auto", "dark", "light"}, f.theme) {
		return errors.New("--theme is auto, dark or light")
	}
	return nil
}

func (f *displayFlags) apply(options *ui.Options) {
	options.Dark, _ = term.Theme(f.theme, os.Getenv)
	options.ASCII = f.ascii || term.ASCII(os.Getenv)
	options.NoMotion, options.Mouse = f.noMotion, f.mouse
}
