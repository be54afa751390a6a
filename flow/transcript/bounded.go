package transcript

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
)

// largestValue is how many bytes of one value are held: an entry of a HAR file, a
// record of CloudTrail. No call to Cognito is as large.
const largestValue = 2 << 20

var errTooLarge = errors.New("a value is too large")

// boundedReader ends with errTooLarge where a value that is held has too many bytes.
type boundedReader struct {
	from io.Reader
	// held tells that a value is, and left how many bytes more of it may come.
	held bool
	left int
}

// Read implements io.Reader.
func (b *boundedReader) Read(into []byte) (int, error) {
	if !b.held {
		return b.from.Read(into)
	}
	if b.left == 0 {
		return 0, errTooLarge
	}
	n, err := b.from.Read(into[:min(len(into), b.left)])
	b.left -= n
	return n, err
}

// read goes on with what a reader has.
func (f *foreign) read(from io.Reader) {
	f.from, f.decoder = from, json.NewDecoder(from)
	f.decoder.UseNumber()
}

// decode reads the next value into a place. Members of unexpected types stay empty, and
// so does a value that is too large.
func (f *foreign) decode(place any) error {
	f.bounded.held, f.bounded.left = true, largestValue
	err := f.decoder.Decode(place)
	f.bounded.held = false
	if _, wrong := errors.AsType[*json.UnmarshalTypeError](err); wrong {
		return nil
	}
	if errors.Is(err, errTooLarge) {
		f.large++
		return f.passOver()
	}
	return err
}

// passOver leaves out a value that was not decoded. A decoder does not go on behind an
// error: another one is told which lists and objects are open, and that the innermost
// one has an element.
func (f *foreign) passOver() error {
	rest := bufio.NewReaderSize(io.MultiReader(f.decoder.Buffered(), f.from), peeked)
	if err := skipValue(rest); err != nil {
		return inTheMiddle(err)
	}
	var opens strings.Builder
	tokens := 1
	for _, opened := range f.open {
		opens.WriteString(opened.String())
		tokens++
		if opened == '{' {
			opens.WriteString(`"":`)
			tokens++
		}
	}
	opens.WriteString("0")
	f.read(io.MultiReader(strings.NewReader(opens.String()), rest))
	for range tokens {
		if _, err := f.decoder.Token(); err != nil {
			return inTheMiddle(err)
		}
	}
	return nil
}

// skipValue passes over a value without holding any of it.
func skipValue(from *bufio.Reader) error {
	quoted := false
	for depth := 0; ; {
		c, err := from.ReadByte()
		switch {
		case err != nil:
			return err
		case quoted && c == '\\':
			_, err = from.ReadByte()
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '{' || c == '[':
			depth++
		case c == '}' || c == ']':
			depth--
		}
		isLiteral := depth < 0 || depth == 0 && c == ','
		switch {
		case err != nil:
			return err
		case quoted || depth > 0:
		case isLiteral: // which ends where another thing begins
			return from.UnreadByte()
		case c == '}' || c == ']' || c == '"':
			return nil
		}
	}
}

// leftOut says what was too large, "" where nothing was.
func (f *foreign) leftOut() string {
	const size = largestValue >> 20
	switch entries := f.largeEntries; {
	case f.large == 0:
		return ""
	case len(entries) == 0:
		return fmt.Sprintf("%d %s larger than %d MiB and left out.", f.large, oneOrMore(f.large, "value is", "values are"), size)
	case len(entries) == 1:
		return fmt.Sprintf("Entry %d of the HAR file is larger than %d MiB and left out.", entries[0], size)
	default:
		return fmt.Sprintf("%d entries of the HAR file are larger than %d MiB and left out, the first of them is entry %d.", len(entries), size, entries[0])
	}
}

// leftOutToo ends a sentence with what was too large.
func (f *foreign) leftOutToo() string {
	if left := f.leftOut(); left != "" {
		return ". " + strings.TrimSuffix(left, ".")
	}
	return ""
}
