package term_test

import (
	"bytes"
	"regexp"
	"strings"
	"testing"
	"time"

	"authwalk/ui/term"

	"pgregory.net/rapid"
)

var start = time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)

// fed gives chunks to a fresh Keys, a second apart.
func fed(chunks ...string) string {
	var keys term.Keys
	var out strings.Builder
	for i, chunk := range chunks {
		out.Write(keys.Feed([]byte(chunk), start.Add(time.Duration(i)*time.Second)))
	}
	out.Write(keys.Flush())
	return out.String()
}

func TestAnswersAreDroppedKeysPass(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"background, ended by ST", "a\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\b", "ab"},
		{"background, ended by BEL", "a\x1b]11;rgb:1e1e/1e1e/2e2e\ab", "ab"},
		{"clipboard", "\x1b]52;c;cGFzc3dvcmQ=\a", ""},
		{"attributes", "\x1b[?62;22c", ""},
		{"secondary attributes", "\x1b[>1;95;0c", ""},
		{"mode", "\x1b[?2026;2$y", ""},
		{"keyboard flags", "\x1b[?1u", ""},
		{"place of the cursor", "\x1b[24;80R", ""},
		{"cursor at home", "\x1b[1;1R", ""},
		{"status", "\x1b[0n", ""},
		{"window size", "\x1b[8;24;80t", ""},
		{"version", "\x1bP>|xterm(380)\x1b\\", ""},
		{"terminfo", "\x1bP1+r544e=78\x1b\\", ""},
		{"graphics", "\x1b_Gi=1;OK\x1b\\", ""},
		{"two answers", "\x1b]10;rgb:0/0/0\x1b\\\x1b]11;rgb:0/0/0\x1b\\x", "x"},

		{"letters", "Passw0rd! é日", "Passw0rd! é日"},
		{"control keys", "\x00\x01\x03\x1a\x7f\t", "\x00\x01\x03\x1a\x7f\t"},
		{"escape", "\x1b", "\x1b"},
		{"escape twice", "\x1b\x1b", "\x1b\x1b"},
		{"escape and ^C", "\x1b\x03\x1b\x1b\x03a", "\x03\x03a"},
		{"arrows", "\x1b[A\x1bOB\x1b[1;5C\x1b\x1b[D", "\x1b[A\x1bOB\x1b[1;5C\x1b\x1b[D"},
		{"functions", "\x1bOP\x1b[11~\x1b[[A\x1b[24;5~", "\x1bOP\x1b[11~\x1b[[A\x1b[24;5~"},
		{"shift F3", "\x1b[1;2R", "\x1b[1;2R"},
		{"shift right of urxvt", "\x1b[c", "\x1b[c"},
		{"alt and a letter", "\x1bb\x1bé\x1b日", "\x1bb\x1bé\x1b日"},
		{"alt and ]", "\x1b]", "\x1b]"},
		{"alt and P, then text", "\x1bPassword", "\x1bPassword"},
		{"alt and _", "\x1b_x", "\x1b_x"},
		{"mouse", "\x1b[<0;10;20M\x1b[M !!\x1b[<0;10;20m", "\x1b[<0;10;20M\x1b[M !!\x1b[<0;10;20m"},
		{"focus", "\x1b[I\x1b[O", "\x1b[I\x1b[O"},
		{"a marked paste with answers in it", "\x1b[200~\x1b]11;x\a\x1b[?1c\r\x1b[201~\x1b[?1c", "\x1b[200~\x1b]11;x\a\x1b[?1c\r\x1b[201~"},
		{"a marked paste of letters", "\x1b[200~Passw0rd! é日\x1b[201~", "\x1b[200~Passw0rd! é日\x1b[201~"},
		{"a marked paste of bytes that are no text", "\x1b[200~a\xffb\x80\xe6\x97c\xed\xa0\x80\ufffd\xe6\x1b[201~\xff", "\x1b[200~a\x00b\x00\x00c\x00\x00\x00\x00\x1b[201~\xff"},
		{"half a character", "\xe6\x97", "\xe6\x97"},
		{"bytes that are no text", "\xff\x80a", "\xff\x80a"},
		{"an endless sequence", "\x1b[" + strings.Repeat("1", 100) + "Ab", "b"},
		{"a mouse outside of the window", "a\x1b[<0;-1;5Mb\x1b[<0;5;-12mc\x1b[<35;-1;-1M", "abc"},
		{"a mouse without a place", "\x1b[<0;5Ma\x1b[<0;5;M\x1b[<;;mb\x1b[<0;1;2;3M\x1b[<0;1;2Ac", "abc"},
		{"parameters behind intermediate bytes", "a\x1b[1-2~\x1b[ 1Ab\x1b[1;2 3Rc", "abc"},
		{"a sequence cut off by another", "\x1b[<0;1\x1b[A\x1b[1;\x1b[1;5C", "\x1b[A\x1b[1;5C"},
		{"a sequence cut off by ^C", "\x1b[<0;1\x03", "\x03"},
		{"a sequence cut off by a letter", "\x1b[<0;1é", "é"},
		{"shift, home and end of urxvt", "\x1b[7$\x1b[8$\x1b[A\x1b[7$", "\x1b[7$\x1b[8$\x1b[A\x1b[7$"},
		{"half a sequence", "a\x1b[<0;-1", "a"},
		{"alt and [, then a letter of several bytes", "\x1b[é", "\x1b[é"},
		{"escape, then an answer", "\x1b\x1b]11;rgb:0/0/0\a\x1b\x1b[?62;22c\x1b\x1b[24;80R", "\x1b\x1b\x1b"},
		{"attributes cut off by an arrow", "\x1b[?62;2\x1b[A", "\x1b[A"},
		{"attributes cut off by backspace", "\x1b[?62;2\x7f", "\x7f"},
		{"attributes without an end", "\x1b[?" + strings.Repeat("1", 63) + "abc", "abc"},
		{"an answer cut off by enter", "\x1b]11;rgb\rx", "\nx"},
		{"an answer cut off by an arrow", "\x1b]11;rgb\x1b[A", "\x1b[A"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := fed(c.in); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
			var keys term.Keys // the same, byte by byte
			var out strings.Builder
			for i := range len(c.in) {
				out.Write(keys.Feed([]byte{c.in[i]}, start))
			}
			out.Write(keys.Flush())
			if got := out.String(); got != c.want && !strings.Contains(c.in, "\r") {
				t.Errorf("byte by byte: got %q, want %q", got, c.want)
			}
		})
	}
}

// What nothing follows for a while becomes keys, but not the first half of an
// answer: on a slow line the other half may come late.
func TestHalfAnAnswerIsNoKey(t *testing.T) {
	for _, half := range []string{"\x1b]1", "\x1b]11;rgb:0/0/0\x1b", "\x1bP>", "\x1b_G", "\x1b[?", "\x1b[?2004;1$", "\x1b[>1;95"} {
		var keys term.Keys
		if got := keys.Feed([]byte(half), start); len(got) > 0 || keys.Held() {
			t.Errorf("of %q passed %q, held %v", half, got, keys.Held())
		}
	}
}

func TestALostEndDoesNotSwallowKeysForEver(t *testing.T) {
	if got := fed("\x1b]11;rgb:", "hello"); got != "" {
		t.Errorf("within a second: got %q", got)
	}
	if got := fed("\x1b]11;rgb:", "", "", "hello"); got != "" {
		t.Errorf("nothing came in between, yet: got %q", got)
	}
	for _, half := range []string{"\x1b]11;rgb:", "\x1b]11;rgb:0/0/0\x1b", "\x1b[?62;2"} {
		var keys term.Keys
		keys.Feed([]byte(half), start)
		if got := keys.Feed([]byte("hello"), start.Add(3*time.Second)); string(got) != "hello" {
			t.Errorf("%q, after three seconds: got %q", half, got)
		}
	}
	if got := fed("\x1b]11;" + strings.Repeat("x", 5000)); got == "" {
		t.Error("an endless answer swallows everything")
	}
}

func TestBackgroundIsHeard(t *testing.T) {
	for answer, want := range map[string]string{
		"11;rgb:1e1e/1e1e/2e2e": "dark",
		"11;rgb:ffff/ffff/ffff": "light",
		"11;rgb:fd/f6/e3":       "light",
		"11;rgb:0/0/8":          "dark",
		"10;rgb:ffff/ffff/ffff": "",
		"11;rgb:ffff/ffff":      "",
		"11;rgb:x/y/z":          "",
		"11;?":                  "",
	} {
		got := ""
		keys := term.Keys{OnBackground: func(dark bool) {
			got = map[bool]string{true: "dark", false: "light"}[dark]
		}}
		keys.Feed([]byte("\x1b]"+answer[:4]), start)
		keys.Feed([]byte(answer[4:]+"\x1b\\"), start)
		if got != want {
			t.Errorf("%s is %q, want %q", answer, got, want)
		}
	}
}

func TestEnterThatComesWithText(t *testing.T) {
	type read struct {
		bytes string
		after time.Duration
	}
	const soon, later = 5 * time.Millisecond, 60 * time.Millisecond
	for _, c := range []struct {
		name  string
		reads []read
		want  string
	}{
		{"alone", []read{{"\r", 0}}, "\r"},
		{"pressed after text", []read{{"abc", 0}, {"\r", later}}, "abc\r"},
		{"in one read", []read{{"abc\r", 0}}, "abc\n"},
		{"right behind", []read{{"abc", 0}, {"\r", soon}}, "abc\n"},
		{"before text", []read{{"\rabc", 0}}, "\nabc"},
		{"between lines", []read{{"ab\rcd\r", 0}}, "ab\ncd\n"},
		{"behind a character of several bytes", []read{{"日\r", 0}}, "日\n"},
		{"behind an arrow", []read{{"\x1b[A\r", 0}}, "\x1b[A\r"},
		{"behind a marked paste", []read{{"\x1b[200~ab\x1b[201~\r", 0}}, "\x1b[200~ab\x1b[201~\r"},
		{"twice", []read{{"\r\r", 0}}, "\r\r"},
		{"the terminal marks pastes", []read{{"\x1b[200~x\x1b[201~", 0}, {"abc\r", later}}, "\x1b[200~x\x1b[201~abc\r"},
		{"the terminal says that it does", []read{{"\x1b[?2004;1$yabc\r", 0}, {"abc\r", later}}, "abc\nabc\r"},
		{"the terminal says that it does not", []read{{"\x1b[?2004;0$y", 0}, {"abc\r", later}}, "abc\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var keys term.Keys
			at, got := start, ""
			for _, r := range c.reads {
				at = at.Add(r.after)
				got += string(keys.Feed([]byte(r.bytes), at))
			}
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestAnEndlessPasteIsCutShort(t *testing.T) {
	got := fed("\x1b[200~", strings.Repeat("x", 3<<20), "\x1b[20", "1~", "typed")
	pasted, after, ended := strings.Cut(strings.TrimPrefix(got, "\x1b[200~"), "\x1b[201~")
	if !ended || after != "typed" || len(pasted) < 128<<10 || len(pasted) > 256<<10 {
		t.Errorf("%d bytes passed, ended %v, then %q", len(pasted), ended, after)
	}
	if got := fed("\x1b[200~a\x1b[201~\x1b[200~b\x1b[201~"); got != "\x1b[200~a\x1b[201~\x1b[200~b\x1b[201~" {
		t.Errorf("two pastes became %q", got)
	}
}

// A paste whose end never comes does not make keys be part of it for good.
func TestAPasteWithoutAnEndEnds(t *testing.T) {
	type read struct {
		bytes string
		after time.Duration
	}
	for _, c := range []struct {
		name  string
		reads []read
		want  string
	}{
		{"^C", []read{{"abc", 0}, {"\x03", 50 * time.Millisecond}}, "abc\x1b[201~\x03"},
		{"^C behind half a character", []read{{"a\xc6", 0}, {"\x03", time.Second}}, "a\x00\x1b[201~\x03"},
		{"^C behind more than any field takes", []read{{strings.Repeat("x", 300<<10), 0}, {"\x03", time.Second}}, strings.Repeat("x", 256<<10) + "\x1b[201~\x03"},
		{"^C in the text", []read{{"a\x03b", 0}, {"\x03c", time.Millisecond}}, "a\x03b\x03c"},
		{"a key after a long silence", []read{{"abc", 0}, {"\r", 6 * time.Second}}, "abc\x1b[201~\r"},
		{"the rest after a short one", []read{{"ab\xc3", 0}, {"\xa9\rc\x1b[201~", 4 * time.Second}}, "abé\rc\x1b[201~"},
		{"half of the end", []read{{"abc\x1b[20", 0}, {"\x03", time.Second}}, "abc\x1b[20\x1b[201~\x03"},
		{"the end after all", []read{{"abc", 0}, {"\x03", time.Second}, {"d\x1b[201~e", 0}}, "abc\x1b[201~\x03d\x1b[201~e"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var keys term.Keys
			at := start
			got := string(keys.Feed([]byte("\x1b[200~"), at))
			for _, r := range c.reads {
				at = at.Add(r.after)
				got += string(keys.Feed([]byte(r.bytes), at))
			}
			if got != "\x1b[200~"+c.want {
				t.Errorf("got %.100q, want %.100q", got, c.want)
			}
		})
	}
}

// pressed draws the bytes of one key, mouse movement or marked paste.
func pressed() *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.StringOf(rapid.RuneFrom([]rune("aZ0 ~é日😀"))),
		rapid.SampledFrom([]string{
			"\x00", "\x01", "\x03", "\t", "\n", "\x7f", "\x1b[A", "\x1b[1;5D", "\x1bOP", "\x1b[15~", "\x1b[[A", "\x1b[Z", "\x1b[I",
			"\x1b[<35;12;7M", "\x1b[<0;1;1m", "\x1b[M #$", "\x1bb", "\x1bf", "\x1bd", "\x1b\x7f", "\x1bé", "\x1b\x1b[A", "\x1b[1;2R", "\x1b[3;5~",
		}),
		rapid.Map(rapid.StringMatching(`[a-z\r\n\x1b\]\[?]{0,30}`), func(s string) string {
			return "\x1b[200~" + strings.ReplaceAll(s, "\x1b[201~", "") + "\x1b[201~"
		}),
	)
}

func answers() *rapid.Generator[string] {
	return rapid.SampledFrom([]string{
		"\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\", "\x1b]10;rgb:0/0/0\a", "\x1b[?62;22c", "\x1b[?2026;2$y", "\x1b[24;80R", "\x1b[0n",
		"\x1bP>|term 1.0\x1b\\", "\x1b_Gi=1;OK\x1b\\", "\x1b[>0;10;1c", "\x1b[?1u",
	})
}

// However keys and answers follow each other and however reads split them, the
// keys pass, unchanged and in order, and the answers do not.
func TestAnyStreamIsPartedRight(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var stream, want strings.Builder
		for range rapid.IntRange(0, 12).Draw(t, "events") {
			key := pressed().Draw(t, "key")
			stream.WriteString(key)
			want.WriteString(key)
			if rapid.Bool().Draw(t, "answered") {
				stream.WriteString(answers().Draw(t, "answer"))
			}
		}
		var keys term.Keys
		var got []byte
		for rest := []byte(stream.String()); len(rest) > 0; {
			n := rapid.IntRange(1, len(rest)).Draw(t, "read")
			got = append(got, keys.Feed(rest[:n], start)...)
			rest = rest[n:]
		}
		got = append(got, keys.Flush()...)
		if string(got) != want.String() {
			t.Fatalf("of %q passed %q, want %q", stream.String(), got, want.String())
		}
	})
}

// wholeMouse begins with what stands behind ESC [ < of a mouse.
var wholeMouse = regexp.MustCompile(`^\d+;\d+;\d+[Mm]`)

func FuzzKeys(f *testing.F) {
	f.Add([]byte("abc\x1b]11;rgb:0/0/0\a\x1b[A\x1b[200~x\x1b[201~"), 3, 0)
	f.Add([]byte("\x1b[200~\xc6"), 1, 0)
	f.Add([]byte("\x1b[<0;-1;5M\x1b[<0;12;5M\x1bO\x1b[<0;1\x1b[M\x1b[<1;1;1M"), 7, 0)
	f.Add([]byte("\x1b[200~abc\x03"), 1, 50)
	f.Fuzz(func(t *testing.T, stream []byte, size, milliseconds int) {
		size = 1 + (size&0x7fffffff)%64
		pause := time.Duration(milliseconds&0x3fff) * time.Millisecond
		var keys term.Keys
		var out []byte
		at := start
		for i := 0; i < len(stream); i += size {
			at = at.Add(pause)
			out = append(out, keys.Feed(stream[i:min(i+size, len(stream))], at)...)
		}
		out = append(out, keys.Flush()...)
		passed := len(out)
		added := bytes.Count(stream, []byte("\x1b[200~")) * len("\x1b[201~")
		if passed > len(stream)+added || keys.Held() {
			t.Fatalf("%d bytes became %d, held %v", len(stream), passed, keys.Held())
		}
		// Nothing that a terminal says of the mouse is typed as text.
		for _, sequence := range bytes.Split(out, []byte("\x1b[<"))[1:] {
			if !bytes.Contains(out, []byte("\x1b[200~")) && !wholeMouse.Match(sequence) {
				t.Fatalf("of %q passed %q", stream, out)
			}
		}
		// Whatever came, ^C is heard.
		if got := keys.Feed([]byte{0x03}, at.Add(time.Minute)); !bytes.HasSuffix(got, []byte{0x03}) {
			t.Fatalf("of ^C passed %q", got)
		}
	})
}
