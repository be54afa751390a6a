package screen

import (
	"slices"
	"strings"
	"testing"
)

func TestLineBefore(t *testing.T) {
	before := []string{"{", `"a": 1,`, `"b": 2,`, `"c": 3`, "}"}
	for name, c := range map[string]struct {
		now  string
		row  int
		was  []string
		same bool
	}{
		"the same":              {"{ \"a\": 1, \"b\": 2, \"c\": 3 }", 2, nil, true},
		"changed":               {"{ \"a\": 1, \"b\": 9, \"c\": 3 }", 2, []string{`"b": 2,`}, false},
		"added before changed":  {"{ \"a\": 1, \"x\": 0, \"b\": 9, \"c\": 3 }", 3, []string{`"b": 2,`}, false},
		"added":                 {"{ \"a\": 1, \"x\": 0, \"b\": 9, \"c\": 3 }", 2, nil, false},
		"another name":          {"{ \"a\": 1, \"B\": 2, \"c\": 3 }", 2, []string{`"b": 2,`}, false},
		"no member any more":    {"{ \"a\": 1, nonsense \"c\": 3 }", 2, []string{`"b": 2,`}, false},
		"gone before":           {"{ \"a\": 1, \"c\": 3 }", 2, []string{`"b": 2,`}, true},
		"two gone before":       {"{ \"c\": 3 }", 1, []string{`"a": 1,`, `"b": 2,`}, true},
		"at the end":            {"{ \"a\": 1, \"b\": 2, \"c\": 3 } x", 5, nil, false},
		"swapped":               {"{ \"b\": 2, \"a\": 1, \"c\": 3 }", 4, nil, true},
		"everything is another": {"x y z", 1, []string{`"a": 1,`}, false},
	} {
		now := strings.ReplaceAll(c.now, ": ", ":\x00")
		lines := strings.Fields(now)
		for n := range lines {
			lines[n] = strings.ReplaceAll(lines[n], "\x00", " ")
		}
		if was, same := lineBefore(before, lines, c.row); !slices.Equal(was, c.was) || same != c.same {
			t.Errorf("%s: %q, %v, want %q, %v", name, was, same, c.was, c.same)
		}
	}
}
