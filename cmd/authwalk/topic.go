package main

import "github.com/spf13/cobra"

// accessibilityTopic is a page of the help that is about no command.
func accessibilityTopic() *cobra.Command {
	return &cobra.Command{
		Use:   "accessibility",
		Short: "Screen readers, lines instead of screens, colours, motion",
		Long: `With a screen reader, use plain mode: authwalk demo --plain

Plain mode says every prompt, field, error and choice once, as lines, and draws
nothing anew. Set AUTHWALK_PLAIN=1, or ACCESSIBLE=1 as for other programs, to have it
always. It is used by itself where TERM is dumb and where there is no terminal.
Choices are numbered. A question mark gets help at any question that shows what you
type; the help names everything else that can be typed.

On screen:

  NO_COLOR=1             no colours; nothing is said by colour alone, and the secret of
                         an authenticator app is text in place of a QR code
  --theme dark|light     colours for your background
  --ascii                no characters beyond ASCII
  --no-motion            nothing moves but the clock
  --mouse                use the mouse: a click selects, a second one opens, the wheel
                         scrolls, and the key row is clicked; the terminal's own
                         selection needs Shift then

The cursor stands at what has the focus, so that a magnifier or a Braille display
follows it. f1 explains the step and its keys.`,
	}
}
