package term

import "github.com/charmbracelet/lipgloss"

// bubbletea v1 asks lipgloss for the background colour in an init of its own,
// and lipgloss asks the terminal, unless it has been told. Go initialises
// packages in the order of their import paths as soon as their imports are
// ready. So this package comes before bubbletea as long as
//
//   - the module's path sorts before github.com/charmbracelet/bubbletea,
//   - it imports nothing but what bubbletea imports too and what sorts before
//     bubbletea,
//   - the program imports it, by whatever way.
//
// TestInitComesBeforeBubbletea notices when an import breaks that, and
// TestNothingIsAskedBeforeTheFirstFrame in term/program whatever else does. Dark is only the value until Theme decides.
func init() { lipgloss.SetHasDarkBackground(true) }
