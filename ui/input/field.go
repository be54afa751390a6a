package input

import (
	"strings"

	"github.com/charmbracelet/bubbles/key"
	"github.com/charmbracelet/bubbles/textinput"
	tea "github.com/charmbracelet/bubbletea"
)

// PastedBreak is the key for a line break that came with unmarked pasted text
// (ui/term sends it as ctrl+j in place of enter). It must never submit.
const PastedBreak = tea.KeyCtrlJ

// Options says what kind of field to make.
type Options struct {
	// Secret masks the text until Reveal(true).
	Secret bool
	// Limit is the most bytes the field holds: LineLimit when 0 (AreaLimit for
	// an Area).
	Limit int
	// Code drops blanks and dashes from what is typed and pasted.
	Code bool
	// Digits draws that many places for a code; it implies Code. Any text is
	// taken all the same.
	Digits int
	// ASCII draws masks and cuts without characters beyond ASCII.
	ASCII bool
}

// LineLimit is the most bytes a Field holds unless told otherwise: the longest
// password or code Cognito takes is far shorter, its longest token longer.
const LineLimit = 4096

// Field is one line to type into. Make one with New.
type Field struct {
	options  Options
	text     textinput.Model
	revealed bool
	notice   string
}

// New makes an empty field without the focus.
func New(options Options) Field {
	if options.Limit == 0 {
		options.Limit = LineLimit
	}
	options.Code = options.Code || options.Digits > 0
	return Field{options: options, text: editor(options.Secret)}
}

// editor is one line of editing, without a drawing of its own and without the
// keys that read the clipboard or walk through suggestions.
func editor(secret bool) textinput.Model {
	model := textinput.New()
	if secret {
		model.EchoMode = textinput.EchoPassword // word motions then tell nothing about the words
	}
	model.KeyMap.Paste = key.NewBinding()
	model.KeyMap.AcceptSuggestion = key.NewBinding()
	model.KeyMap.NextSuggestion = key.NewBinding()
	model.KeyMap.PrevSuggestion = key.NewBinding()
	return model
}

// Update takes a key while the field has the focus. Keys that do not edit a
// line leave it as it is.
func (f Field) Update(msg tea.Msg) (Field, tea.Cmd) {
	pressed, ok := msg.(tea.KeyMsg)
	if !ok || !f.Focused() {
		return f, nil
	}
	f.notice = ""
	switch {
	case pressed.Paste:
		f.paste(string(pressed.Runes))
	case isText(pressed):
		f.insert(string(pressed.Runes))
	case pressed.Type == PastedBreak:
		f.notice = noticeBreak
	case pressed.Type == tea.KeyCtrlV:
		f.notice = noticeClipboard
	case !pressed.Alt || len(pressed.Runes) == 0 || edits(f.text.KeyMap, pressed):
		f.text = edit(f.text, pressed)
	}
	return f, nil
}

// isText reports whether a key is characters to insert.
func isText(pressed tea.KeyMsg) bool {
	return !pressed.Alt && (pressed.Type == tea.KeyRunes || pressed.Type == tea.KeySpace)
}

// edits reports whether a letter with alt is one of the editing keys; the text
// field of bubbles would insert the letter of any other.
func edits(keys textinput.KeyMap, pressed tea.KeyMsg) bool {
	return key.Matches(pressed, keys.WordForward, keys.WordBackward, keys.DeleteWordForward, keys.DeleteWordBackward)
}

// edit lets bubbles' text field work on a copy of the text, because it changes
// its text in place and the field before must stay as it was.
func edit(model textinput.Model, pressed tea.KeyMsg) textinput.Model {
	own(&model)
	if key.Matches(pressed, model.KeyMap.DeleteWordForward) && model.Position() == len([]rune(model.Value()))-1 {
		// A word that is one character: bubbles looks for its end behind the text.
		pressed = tea.KeyMsg{Type: tea.KeyDelete}
	}
	model, _ = model.Update(pressed)
	return model
}

// own gives the model a text that no other copy of it shares.
func own(model *textinput.Model) { model.SetValue(model.Value()) }

// paste inserts a whole text without one line break at its end.
func (f *Field) paste(pasted string) {
	line, dropped := withoutBreak(pasted)
	if f.insert(line); f.notice == "" && dropped {
		f.notice = noticeTrailing
	}
}

// insert adds a text at the cursor, or refuses it and says why.
func (f *Field) insert(added string) {
	if f.options.Code {
		added = strings.NewReplacer(" ", "", "-", "").Replace(added)
	}
	if f.notice = refusal(added, len(f.Value()), f.options.Limit); f.notice != "" || added == "" {
		return
	}
	f.text = edit(f.text, tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(added)})
}

// Value is what has been typed.
func (f Field) Value() string { return f.text.Value() }

// SetValue replaces the text and puts the cursor behind it. A text that could
// not be pasted leaves the field empty, with a notice.
func (f *Field) SetValue(value string) {
	focused := f.Focused()
	f.text = editor(f.options.Secret)
	f.Focus()
	f.paste(value)
	if !focused {
		f.Blur()
	}
}

// Focus gives the field the keys.
func (f *Field) Focus() { f.text.Focus() }

// Blur takes the keys away.
func (f *Field) Blur() { f.text.Blur() }

// Focused reports whether the field takes keys.
func (f Field) Focused() bool { return f.text.Focused() }

// Reveal shows a secret text, or masks it again.
func (f *Field) Reveal(show bool) { f.revealed = show }

// Notice says what was refused or changed by the last key, or "".
func (f Field) Notice() string { return f.notice }

// Quiet is the field without its notice.
func (f Field) Quiet() Field {
	f.notice = ""
	return f
}

// View draws the field in at most width cells and says in which of them the
// cursor stands. The text has no style of its own; it is safe to show.
func (f Field) View(width int) (string, int) {
	value := f.Value()
	switch {
	case value == "" && f.options.Digits == 0:
		return "", 0
	case f.options.Secret && !f.revealed:
		return masked(value, width, f.options.ASCII)
	case f.fitsPlaces(value, width):
		return places(value, f.text.Position(), f.options.Digits)
	}
	return window([]rune(value), f.text.Position(), width, f.options.ASCII)
}
