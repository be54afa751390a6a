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
	// plain walks as lines.
	plain bool
}

// themes are the values of --theme.
var themes = []string{"auto", "dark", "light"}

func (f *displayFlags) register(set *pflag.FlagSet) {
	f.registerScreens(set)
	set.BoolVar(&f.plain, "plain", false, "lines instead of screens, for screen readers and pipes")
}

// registerScreens registers how screens are drawn.
func (f *displayFlags) registerScreens(set *pflag.FlagSet) {
	set.StringVar(&f.theme, "theme", "auto", "`COLOURS`: auto, dark or light")
	set.BoolVar(&f.ascii, "ascii", false, "use ASCII characters only")
	set.BoolVar(&f.noMotion, "no-motion", false, "no animation")
	set.BoolVar(&f.mouse, "mouse", false, "use the mouse: click, double-click, wheel, and the key row")
}

func (f *displayFlags) check() error {
	if !slices.Contains(themes, f.theme) {
		return errors.New("--theme must be auto, dark or light")
	}
	return nil
}

func (f *displayFlags) apply(options *ui.Options) {
	options.Dark, _ = term.Theme(f.theme, os.Getenv)
	options.ASCII = f.ascii || term.ASCII(os.Getenv)
	options.NoColor = term.NoColor()
	options.NoMotion, options.Mouse = f.noMotion, f.mouse
}
