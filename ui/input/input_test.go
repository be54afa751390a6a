package input_test

import (
	"strings"
	"testing"

	"authwalk/flow/text"
	"authwalk/ui/input"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

func typed(s string) tea.Msg  { return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(s)} }
func pasted(s string) tea.Msg { return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(s), Paste: true} }
func alt(s string) tea.Msg    { return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(s), Alt: true} }
func press(k tea.KeyType) tea.Msg {
	if k == tea.KeySpace {
		return tea.KeyMsg{Type: k, Runes: []rune{' '}}
	}
	return tea.KeyMsg{Type: k}
}

func field(options input.Options, msgs ...tea.Msg) input.Field {
	f := input.New(options)
	f.Focus()
	for _, msg := range msgs {
		f, _ = f.Update(msg)
	}
	return f
}

func TestFieldTakesAndRefuses(t *testing.T) {
	code, secret := input.Options{Digits: 6}, input.Options{Secret: true}
	small := input.Options{Limit: 8}
	for _, c := range []struct {
		name    string
		options input.Options
		msgs    []tea.Msg
		value   string
		notice  string
	}{
		{"typing", small, []tea.Msg{typed("jan"), typed("e")}, "jane", ""},
		{"a blank", small, []tea.Msg{typed("a"), press(tea.KeySpace), typed("b")}, "a b", ""},
		{"one trailing line feed", secret, []tea.Msg{pasted("Passw0rd!\n")}, "Passw0rd!", "The line break at the end was dropped."},
		{"a trailing carriage return and line feed", secret, []tea.Msg{pasted("pw\r\n")}, "pw", "The line break at the end was dropped."},
		{"two line feeds", secret, []tea.Msg{typed("x"), pasted("pw\n\n")}, "x", "Not pasted: it contains a control character."},
		{"an inner tab", secret, []tea.Msg{typed("x"), pasted("a\tb")}, "x", "Not pasted: it contains a control character."},
		{"an inner escape", secret, []tea.Msg{pasted("a\x1b[31mb")}, "", "Not pasted: it contains a control character."},
		{"a C1 control", secret, []tea.Msg{pasted("a\u009bb")}, "", "Not pasted: it contains a control character."},
		{"no text", small, []tea.Msg{pasted("\ufffd")}, "", "Not pasted: it is not UTF-8 text."},
		{"blanks of a password stay", secret, []tea.Msg{pasted(" p w ")}, " p w ", ""},
		{"the limit", small, []tea.Msg{pasted("12345678")}, "12345678", ""},
		{"over the limit", small, []tea.Msg{typed("1"), pasted("23456789")}, "1", "Not added: the field holds at most 8 bytes."},
		{"over the limit, in bytes", small, []tea.Msg{pasted("ééééé")}, "", "Not added: the field holds at most 8 bytes."},
		{"100 kB", input.Options{}, []tea.Msg{pasted(strings.Repeat("x", 100_000))}, "", "Not added: the field holds at most 4,096 bytes."},
		{"a code with dashes and blanks", code, []tea.Msg{pasted("471-108 \n")}, "471108", "The line break at the end was dropped."},
		{"a typed dash in a code", code, []tea.Msg{typed("4"), typed("-"), typed("7")}, "47", ""},
		{"more than the digits", code, []tea.Msg{pasted("4711081234")}, "4711081234", ""},
		{"letters in a code", code, []tea.Msg{pasted("abc")}, "abc", ""},
		{"an enter that was pasted", small, []tea.Msg{typed("a"), press(input.PastedBreak)}, "a", "Enter inside pasted text was ignored."},
		{"the clipboard is left alone", small, []tea.Msg{typed("a"), press(tea.KeyCtrlV)}, "a", "Use your terminal's paste key."},
		{"a notice goes with the next key", small, []tea.Msg{pasted("a\n"), typed("b")}, "ab", ""},
		{"a letter with alt is no text", small, []tea.Msg{typed("a"), alt("q")}, "a", ""},
		{"other keys do nothing", small, []tea.Msg{typed("a"), press(tea.KeyTab), press(tea.KeyEnter), press(tea.KeyF1), press(tea.KeyCtrlG)}, "a", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := field(c.options, c.msgs...)
			if f.Value() != c.value || f.Notice() != c.notice {
				t.Errorf("got %q with notice %q, want %q with %q", f.Value(), f.Notice(), c.value, c.notice)
			}
		})
	}
}

func TestFieldEditingKeys(t *testing.T) {
	for _, c := range []struct {
		name string
		keys []tea.Msg
		want string // with | where the next character would go
	}{
		{"^A", []tea.Msg{press(tea.KeyCtrlA)}, "|one two"},
		{"^E", []tea.Msg{press(tea.KeyCtrlA), press(tea.KeyCtrlE)}, "one two|"},
		{"home, end", []tea.Msg{press(tea.KeyHome), press(tea.KeyEnd)}, "one two|"},
		{"^B ^F", []tea.Msg{press(tea.KeyCtrlB), press(tea.KeyCtrlB), press(tea.KeyCtrlF)}, "one tw|o"},
		{"arrows", []tea.Msg{press(tea.KeyLeft), press(tea.KeyLeft), press(tea.KeyRight)}, "one tw|o"},
		{"^D", []tea.Msg{press(tea.KeyCtrlA), press(tea.KeyCtrlD)}, "|ne two"},
		{"^H", []tea.Msg{press(tea.KeyCtrlH)}, "one tw|"},
		{"backspace", []tea.Msg{press(tea.KeyBackspace)}, "one tw|"},
		{"^K", []tea.Msg{press(tea.KeyCtrlA), press(tea.KeyCtrlF), press(tea.KeyCtrlK)}, "o|"},
		{"^U", []tea.Msg{press(tea.KeyCtrlB), press(tea.KeyCtrlU)}, "|o"},
		{"^W", []tea.Msg{press(tea.KeyCtrlW)}, "one |"},
		{"alt+b alt+d", []tea.Msg{alt("b"), alt("d")}, "one |"},
		{"alt+d at the last character", []tea.Msg{press(tea.KeyLeft), alt("d")}, "one tw|"},
		{"alt+f", []tea.Msg{press(tea.KeyCtrlA), alt("f")}, "one| two"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := field(input.Options{}, append([]tea.Msg{typed("one two")}, append(c.keys, typed("|"))...)...)
			if f.Value() != c.want {
				t.Errorf("got %q, want %q", f.Value(), c.want)
			}
		})
	}
}

func TestFieldView(t *testing.T) {
	code := input.Options{Digits: 6}
	for _, c := range []struct {
		name    string
		options input.Options
		msgs    []tea.Msg
		width   int
		want    string
		column  int
	}{
		{"empty", input.Options{}, nil, 20, "", 0},
		{"empty secret", input.Options{Secret: true}, nil, 20, "", 0},
		{"text", input.Options{}, []tea.Msg{typed("nadia")}, 20, "nadia", 5},
		{"places", code, []tea.Msg{typed("4711")}, 12, "4 7 1 1 _ _", 8},
		{"no digit yet", code, nil, 12, "_ _ _ _ _ _", 0},
		{"all places", code, []tea.Msg{typed("471108")}, 12, "4 7 1 1 0 8", 11},
		{"inside the places", code, []tea.Msg{typed("4711"), press(tea.KeyLeft)}, 12, "4 7 1 1 _ _", 6},
		{"too much for places", code, []tea.Msg{typed("4711081")}, 12, "4711081", 7},
		{"too narrow for places", code, []tea.Msg{typed("4711")}, 11, "4711", 4},
		{"secret", input.Options{Secret: true}, []tea.Msg{typed("Passw0rd!")}, 20, "•••• (9)", 8},
		{"secret, cursor elsewhere", input.Options{Secret: true}, []tea.Msg{typed("Passw0rd!"), press(tea.KeyHome)}, 20, "•••• (9)", 8},
		{"secret in ASCII", input.Options{Secret: true, ASCII: true}, []tea.Msg{typed("pw")}, 20, "**** (2)", 8},
		{"hidden characters", input.Options{}, []tea.Msg{typed("a\u202eb")}, 20, `a\u{202e}b`, 10},
		{"wide characters", input.Options{}, []tea.Msg{typed("日本"), press(tea.KeyLeft)}, 20, "日本", 2},
		{"long, at its end", input.Options{}, []tea.Msg{typed("abcdefghijklmnop")}, 9, "…jklmnop", 8},
		{"long, at its beginning", input.Options{}, []tea.Msg{typed("abcdefghijklmnop"), press(tea.KeyHome)}, 9, "abcdefgh…", 0},
		{"long, inside", input.Options{}, []tea.Msg{typed("abcdefghijklmnop"), press(tea.KeyHome), alt("f"), press(tea.KeyLeft), press(tea.KeyLeft), press(tea.KeyLeft), press(tea.KeyLeft), press(tea.KeyLeft), press(tea.KeyLeft), press(tea.KeyLeft)}, 9, "…ghijklm…", 4},
		{"long, in ASCII", input.Options{ASCII: true}, []tea.Msg{typed("abcdefghijklmnop")}, 9, "...lmnop", 8},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, column := field(c.options, c.msgs...).View(c.width)
			if got != c.want || column != c.column {
				t.Errorf("got %q at %d, want %q at %d", got, column, c.want, c.column)
			}
		})
	}
}

func TestRevealShowsASecret(t *testing.T) {
	f := field(input.Options{Secret: true}, typed("Passw0rd!"))
	f.Reveal(true)
	if got, column := f.View(20); got != "Passw0rd!" || column != 9 {
		t.Errorf("revealed: %q at %d", got, column)
	}
	f.Reveal(false)
	if got, _ := f.View(20); strings.Contains(got, "P") {
		t.Errorf("hidden again: %q", got)
	}
}

func TestSetValue(t *testing.T) {
	f := input.New(input.Options{})
	f.SetValue("eu-west-1\n")
	if f.Value() != "eu-west-1" || f.Notice() == "" || f.Focused() {
		t.Errorf("got %q, notice %q, focused %v", f.Value(), f.Notice(), f.Focused())
	}
	f.SetValue("a\x1bb")
	if f.Value() != "" || f.Notice() == "" {
		t.Errorf("got %q, notice %q", f.Value(), f.Notice())
	}
	if f, _ = f.Update(typed("x")); f.Value() != "" {
		t.Errorf("a field without the focus took a key")
	}
}

// keys draws any key a terminal can send.
func keys() *rapid.Generator[tea.Msg] {
	return rapid.OneOf(
		rapid.Map(rapid.String(), typed),
		rapid.Map(rapid.String(), pasted),
		rapid.Map(rapid.StringN(1, 1, -1), alt),
		rapid.Map(rapid.IntRange(-60, 127), func(k int) tea.Msg { return press(tea.KeyType(k)) }),
	)
}

// sound fails when a drawn line could harm a terminal or leaves its width.
func sound(t *rapid.T, line string, column, width int) {
	if ansi.StringWidth(line) > max(width, 0) || column < 0 || column > max(width-1, 0) {
		t.Fatalf("%q with the cursor at %d leaves %d cells", line, column, width)
	}
	if text.Line(line) != line || ansi.Strip(line) != line {
		t.Fatalf("%q is not harmless", line)
	}
}

func TestFieldAlwaysSound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := field(input.Options{
			Secret: rapid.Bool().Draw(t, "secret"), Limit: rapid.IntRange(1, 40).Draw(t, "limit"),
			Digits: rapid.SampledFrom([]int{0, 0, 6, 8}).Draw(t, "digits"), ASCII: rapid.Bool().Draw(t, "ascii"),
		})
		for range rapid.IntRange(1, 15).Draw(t, "presses") {
			before, value := f, f.Value()
			f, _ = f.Update(keys().Draw(t, "key"))
			if before.Value() != value {
				t.Fatalf("the field before changed from %q to %q", value, before.Value())
			}
			if len(f.Value()) > 40 {
				t.Fatalf("%q is over the limit", f.Value())
			}
			if refused(f.Notice()) && f.Value() != value {
				t.Fatalf("%q though %q became %q", f.Notice(), value, f.Value())
			}
			width := rapid.IntRange(0, 39).Draw(t, "width")
			line, column := f.View(width)
			sound(t, line, column, width)
		}
	})
}

func refused(notice string) bool { return strings.Contains(notice, "nothing was added") }

// The cell under the cursor is where the next character appears.
func TestCursorStandsWhereTypingAppears(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		letters := rapid.StringOf(rapid.RuneFrom([]rune("abc 日é"))).Draw(t, "text")
		f := field(input.Options{}, typed(letters))
		for range rapid.IntRange(0, 10).Draw(t, "left") {
			f, _ = f.Update(press(tea.KeyLeft))
		}
		_, column := f.View(200)
		f, _ = f.Update(typed("X"))
		after, _ := f.View(200)
		if ansi.Cut(after, column, column+1) != "X" {
			t.Fatalf("cursor at %d, but %q", column, after)
		}
	})
}
