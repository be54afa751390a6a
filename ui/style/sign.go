package style

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Signs say a state in one to three cells.
type Signs struct {
	Done, Here, At, NotYet, Refused, Impossible, Unknown, Exposed string
	Sent, Received, Same, Differs                                 string
	Cut, Dots, More, Less, Next, Fold, Dot, Ellipsis              string
	Live, Local                                                   string
	On, Off, Ticked, Empty                                        string
	Bar, Rule, Right, Left                                        string
	Waiting, Later, LeftLater, RightLater                         string
	Passed, Remains                                               string
	Box, Heavy                                                    Border
}

// Border is the six pieces of a box.
type Border struct{ TopLeft, TopRight, BottomLeft, BottomRight, Across, Down string }

var drawn = Signs{
	Done: "✓", Here: "▸", At: "●", NotYet: "○", Refused: "✗", Impossible: "–", Unknown: "?", Exposed: "◐",
	Sent: "▸", Received: "◂", Same: "=", Differs: "≠",
	Cut: "…", Dots: "••••", More: "↓", Less: "↑", Next: "›", Fold: "▾", Dot: "·", Ellipsis: "…",
	Live: "●", Local: "○",
	On: "(•)", Off: "( )", Ticked: "[x]", Empty: "[ ]",
	Bar: "│", Rule: "─", Right: "▶", Left: "◀", Waiting: "╌", Later: "┆", LeftLater: "◁", RightLater: "▷",
	Passed: "░", Remains: "█",
	Box:   Border{"╭", "╮", "╰", "╯", "─", "│"},
	Heavy: Border{"┏", "┓", "┗", "┛", "━", "┃"},
}

var plain = Signs{
	Done: "[x]", Here: ">", At: "*", NotYet: "[ ]", Refused: "[!]", Impossible: "-", Unknown: "?", Exposed: "(!)",
	Sent: "->", Received: "<-", Same: "=", Differs: "!=",
	Cut: "...", Dots: "****", More: "v", Less: "^", Next: "/", Fold: "v", Dot: "-", Ellipsis: "...",
	Live: "*", Local: "o",
	On: "(*)", Off: "( )", Ticked: "[x]", Empty: "[ ]",
	Bar: "|", Rule: "-", Right: ">", Left: "<", Waiting: ".", Later: ":", LeftLater: "<", RightLater: ">",
	Passed: ".", Remains: "#",
	Box:   Border{"+", "+", "+", "+", "-", "|"},
	Heavy: Border{"#", "#", "#", "#", "=", "#"},
}

// Column is the sign of a state as wide as any of them, with a blank behind: texts behind
// different signs begin below each other.
func (s Style) Column(sign string) string {
	return Pad(sign, max(Width(s.Signs.Done), Width(s.Signs.Refused), Width(s.Signs.NotYet))+1)
}

// asciiForms replace what is left over once the signs have been chosen: texts
// of other rooms use these too, and control pictures stand for what others wrote. One cell
// becomes one cell.
var asciiForms = strings.NewReplacer(append(controlPictures(),
	"•", "*", "·", "-", "…", "~", "‹", "<", "›", ">", "–", "-", "—", "-", "→", ">", "←", "<", "↑", "^", "↓", "v",
	"▸", ">", "◂", "<", "✓", "x", "✗", "!", "≠", "#", "’", "'", "“", `"`, "”", `"`, "−", "-", "×", "x",
)...)

// controlPictures are the signs for control characters, ␀ to ␡, each with its plain form.
func controlPictures() (forms []string) {
	for picture := '\u2400'; picture <= '\u2421'; picture++ {
		forms = append(forms, string(picture), "?")
	}
	return forms
}

// ASCII replaces the typographic characters our own texts use where the style
// is plain.
func (s Style) ASCII(text string) string {
	if !s.Plain {
		return text
	}
	return asciiForms.Replace(text)
}

// Mask stands for a secret text: its length, no letters.
func (s Style) Mask(text string) string { return s.dots(utf8.RuneCountInString(text)) }

func (s Style) dots(characters int) string { return fmt.Sprintf("%s (%d)", s.Signs.Dots, characters) }

// Hide is a text, or its mask where it is hidden. Where only its beginning is at
// hand, whole is the number of its characters.
func (s Style) Hide(text string, whole int, hidden bool) string {
	switch {
	case !hidden || text == "":
		return text
	case whole > 0:
		return s.dots(whole)
	}
	return s.Mask(text)
}
