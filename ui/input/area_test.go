package input_test

import (
	"strings"
	"testing"

	"authwalk/ui/input"

	tea "github.com/charmbracelet/bubbletea"
	"pgregory.net/rapid"
)

func area(options input.Options, msgs ...tea.Msg) input.Area {
	a := input.NewArea(options)
	a.Focus()
	for _, msg := range msgs {
		a, _ = a.Update(msg)
	}
	return a
}

func TestArea(t *testing.T) {
	small := input.Options{Limit: 12}
	for _, c := range []struct {
		name    string
		options input.Options
		msgs    []tea.Msg
		value   string
		notice  string
	}{
		{"lines", small, []tea.Msg{typed("a=1"), press(tea.KeyEnter), typed("b=2")}, "a=1\nb=2", ""},
		{"a pasted break", small, []tea.Msg{typed("a"), press(input.PastedBreak), typed("b")}, "a\nb", ""},
		{"paste in the middle", small, []tea.Msg{typed("ab"), press(tea.KeyLeft), pasted("1\r\n2\r3")}, "a1\n2\n3b", ""},
		{"typing goes on behind a paste", small, []tea.Msg{typed("ab"), press(tea.KeyLeft), pasted("1\n2"), typed("x")}, "a1\n2xb", ""},
		{"tabs", small, []tea.Msg{pasted("{\t1}")}, "{  1}", "Tabs were replaced by spaces."},
		{"a control character", small, []tea.Msg{typed("a"), pasted("b\x00")}, "a", "Not pasted: it contains a control character."},
		{"over the limit", small, []tea.Msg{typed("a"), pasted("123456\n789012")}, "a", "Not added: the field holds at most 12 bytes."},
		{"128 KiB fit", input.Options{}, []tea.Msg{pasted(strings.Repeat("x", 128<<10))}, strings.Repeat("x", 128<<10), ""},
		{"more do not", input.Options{}, []tea.Msg{pasted(strings.Repeat("x", 128<<10+1))}, "", "Not added: the field holds at most 131,072 bytes."},
		{"backspace joins", small, []tea.Msg{pasted("a\nb"), press(tea.KeyHome), press(tea.KeyBackspace), typed("x")}, "axb", ""},
		{"delete joins", small, []tea.Msg{pasted("a\nb"), press(tea.KeyUp), press(tea.KeyEnd), press(tea.KeyDelete), typed("x")}, "axb", ""},
		{"left and right over the ends", small, []tea.Msg{pasted("a\nb"), press(tea.KeyHome), press(tea.KeyLeft), typed("x"), press(tea.KeyRight), typed("y")}, "ax\nyb", ""},
		{"up keeps the column", small, []tea.Msg{pasted("abc\nde"), press(tea.KeyUp), typed("x")}, "abxc\nde", ""},
		{"at the first and last row", small, []tea.Msg{typed("a"), press(tea.KeyUp), press(tea.KeyDown), press(tea.KeyHome), press(tea.KeyBackspace), typed("x")}, "xa", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := area(c.options, c.msgs...)
			if a.Value() != c.value || a.Notice() != c.notice {
				t.Errorf("got %.40q with notice %q, want %.40q with %q", a.Value(), a.Notice(), c.value, c.notice)
			}
		})
	}
}

func TestAreaView(t *testing.T) {
	a := area(input.Options{}, pasted("one\ntwo\nthree\nfour"), press(tea.KeyUp))
	rows, column, row := a.View(4, 2)
	if strings.Join(rows, "|") != "two|…ee" || row != 1 || column != 2 {
		t.Errorf("got %q with the cursor in row %d at %d", rows, row, column)
	}
	empty := input.NewArea(input.Options{})
	if rows, column, row := empty.View(20, 3); len(rows) != 1 || rows[0] != "" || column != 0 || row != 0 {
		t.Errorf("empty: %q with the cursor in row %d at %d", rows, row, column)
	}
}

func TestAreaAlwaysSound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := area(input.Options{Limit: 60})
		for range rapid.IntRange(1, 15).Draw(t, "presses") {
			before, value := a, a.Value()
			a, _ = a.Update(keys().Draw(t, "key"))
			if before.Value() != value {
				t.Fatalf("the area before changed from %q to %q", value, before.Value())
			}
			if len(a.Value()) > 60 {
				t.Fatalf("%q is over the limit", a.Value())
			}
			width, height := rapid.IntRange(0, 30).Draw(t, "width"), rapid.IntRange(1, 6).Draw(t, "height")
			rows, column, row := a.View(width, height)
			if len(rows) > height || row >= len(rows) {
				t.Fatalf("%d rows in %d, cursor in %d", len(rows), height, row)
			}
			for _, line := range rows {
				sound(t, line, column, width)
			}
		}
	})
}
