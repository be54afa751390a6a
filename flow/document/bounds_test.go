package document_test

import (
	"runtime"
	"strings"
	"testing"

	"authwalk/flow/document"
	"authwalk/ui/termtest"
)

func TestWhatHasNoBoundsIsRefusedAtOnce(t *testing.T) {
	const tooDeep, tooLarge, tooMany = "nested too deeply", "larger than", "too many values"
	for _, test := range []struct{ name, text, want string }{
		{"brackets", strings.Repeat("[", 40_000), tooDeep},
		{"many brackets", strings.Repeat("[", 400_000), tooDeep},
		{"brackets in YAML", "a: " + strings.Repeat("[", 400_000), tooDeep},
		{"braces", strings.Repeat("{a: ", 100_000), tooDeep},
		{"JSON", strings.Repeat(`{"a":[`, 40_000), tooDeep},
		{"dashes", strings.Repeat("- ", 20_000), tooDeep},
		{"many dashes", strings.Repeat("- ", 400_000), tooDeep},
		{"question marks", strings.Repeat("? ", 20_000), tooDeep},
		{"dashes and tabs", strings.Repeat("-\t", 20_000), tooDeep},
		{"a staircase of names", staircase("a:", 1_000), tooDeep},
		{"a staircase of dashes", staircase("-", 1_000), tooDeep},
		{"a closed tree", strings.Repeat("[", 101) + strings.Repeat("]", 101), tooDeep},
		{"dashes in the dark", strings.Repeat("\n", 1000) + strings.Repeat("- ", 20_000), tooDeep},
		{"a long text", "a: " + strings.Repeat("b", 1<<20), tooLarge},
		{"long JSON", `"` + strings.Repeat("b", 1<<20) + `"`, tooLarge},
		{"a stream of large YAML", "a: " + strings.Repeat("b", 5<<20), "YAML files can have 5 MiB"},
		{"a stream of numbers", "[" + strings.Repeat("1,", 1<<20) + "1]", tooMany},
		{"a stream of YAML lists", "[a" + strings.Repeat(",a", 1<<20+1) + "]", tooMany},
	} {
		t.Run(test.name, func(t *testing.T) {
			if termtest.RaceDetector && len(test.text) > 1<<20 {
				t.Skip("megabytes are read without the race detector")
			}
			read := document.Read
			if strings.HasPrefix(test.name, "a stream") {
				read = func(data []byte) (document.Node, error) { return document.Stream(data, "", nil) }
			}
			if _, err := read([]byte(test.text)); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %s", err, test.want)
			}
		})
	}
}

func staircase(step string, depth int) string {
	var text strings.Builder
	for i := range depth {
		text.WriteString(strings.Repeat(" ", i) + step + "\n")
	}
	return text.String()
}

func TestRefusalsTakeNoMemory(t *testing.T) {
	const most = 4 << 20
	for _, text := range []string{
		strings.Repeat("- ", 20_000), strings.Repeat("[", 40_000), strings.Repeat("{", 40_000), strings.Repeat(`[{"a":`, 8_000),
		strings.Repeat("- ", 200_000), strings.Repeat("[", 400_000), "a: " + strings.Repeat("[", 400_000), strings.Repeat("? ", 200_000),
	} {
		data := []byte(text)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, err := document.Read(data)
		runtime.ReadMemStats(&after)
		if err == nil {
			t.Errorf("%.10s… was read", text)
		}
		if took := after.TotalAlloc - before.TotalAlloc; took > most {
			t.Errorf("%d bytes of %.10s… took %d bytes", len(text), text, took)
		}
	}
}
