package program

import (
	"bytes"
	"io"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"pgregory.net/rapid"
)

// collector notes the keys that come to it, until the one that ends it.
type collector struct{ keys []tea.KeyMsg }

func (c collector) Init() tea.Cmd { return nil }
func (c collector) View() string  { return "" }
func (c collector) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	key, ok := decoded(msg).(tea.KeyMsg)
	if !ok {
		return c, nil
	}
	if key.Type == tea.KeyCtrlC {
		return c, tea.Quit
	}
	c.keys = append(c.keys, key)
	return c, nil
}

type encodedReader struct {
	encoder
	keys io.Reader
}

func (r *encodedReader) Read(p []byte) (int, error) { return r.read(r.keys, p) }

// typed is what bubbletea makes of encoded keys.
func typed(t testing.TB, keys io.Reader) string {
	t.Helper()
	program := tea.NewProgram(collector{}, tea.WithInput(&encodedReader{keys: keys}), tea.WithOutput(io.Discard), tea.WithoutRenderer(), tea.WithoutSignalHandler())
	last, err := program.Run()
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, key := range last.(collector).keys {
		said = append(said, key.String())
	}
	return strings.Join(said, " ")
}

func TestKeysOutsideOfASCIIArriveAsTyped(t *testing.T) {
	for keys, want := range map[string]string{
		"é":                                  "é",
		"aé日b😀":                              "a é 日 b 😀",
		"\x1bé\x1b[A":                        "alt+é up",
		"\x1b[200~naïve 日\x1b[201~é":         "[naïve 日] é",
		"\x1b[200~\x1b[12u\x1b[201~":         "[\x1b[12u]",
		"é\x1b[200~a\x1b[201~ü":              "é [a] ü",
		"\x1b[200~a\x1bé\x1b[201~":           "[a\x1bé]",
		strings.Repeat("ü", 200):             strings.TrimSpace(strings.Repeat("ü ", 200)),
		"\x1b[1;5Dä\x1b[D" + "ß" + "\x1b[3~": "ctrl+left ä left ß delete",
	} {
		if got := typed(t, strings.NewReader(keys+"\x03")); got != want {
			t.Errorf("%q became %q, want %q", keys, got, want)
		}
	}
}

// An escape that nothing follows is the escape key.
func TestEscapeArrivesAlone(t *testing.T) {
	if got := typed(t, io.MultiReader(strings.NewReader("é\x1b"), strings.NewReader("ü"), strings.NewReader("\x03"))); got != "é esc ü" {
		t.Errorf("got %q", got)
	}
}

// What is encoded is ASCII, and nothing of it is lost.
func TestEncodedKeysAreASCII(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.Rune().Filter(func(r rune) bool { return r >= ' ' })).Draw(t, "text")
		var all bytes.Buffer
		reader := &encodedReader{keys: strings.NewReader(pasteStart + text + pasteEnd)}
		buffer := make([]byte, 256)
		for {
			n, err := reader.Read(buffer)
			all.Write(buffer[:n])
			if err != nil {
				break
			}
		}
		pasted := strings.TrimSuffix(strings.TrimPrefix(all.String(), pasteStart), pasteEnd)
		if strings.IndexFunc(all.String(), func(r rune) bool { return r > '~' && r != 0x7f }) >= 0 {
			t.Fatalf("not ASCII: %q", all.String())
		}
		got := decoded(tea.KeyMsg{Type: tea.KeyRunes, Paste: true, Runes: []rune(pasted)}).(tea.KeyMsg)
		if string(got.Runes) != text {
			t.Fatalf("%q became %q", text, string(got.Runes))
		}
	})
}
