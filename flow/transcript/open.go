package transcript

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"authwalk/flow/text"
)

// Opened is what is in a file that somebody has: walks, and what is to be known of
// the file. Events are those of the logs of AWS, which the walks are made of.
type Opened struct {
	Walks   []Transcript
	Events  []Event
	Notices []string
}

// One is one of the walks by its number, which counts from 1; 0 is the only one.
func (o Opened) One(number int) (Transcript, error) {
	switch many := len(o.Walks); {
	case number > many:
		return Transcript{}, fmt.Errorf("there is no sign-in #%d in it: it has %d", number, many)
	case number == 0 && many > 1:
		return Transcript{}, fmt.Errorf("choose one of its %d sign-ins by its number after the name. %s", many, o.list())
	}
	one := o.Walks[max(number, 1)-1]
	one.Notices = slices.Concat(one.Notices, o.Notices)
	return one, nil
}

// Of the sign-ins in a file, so many are listed, each in so many cells.
const (
	mostListed  = 12
	widthListed = 72
)

// list is what the sign-ins are, in one line.
func (o Opened) list() string {
	var listed []string
	for n, kept := range o.Walks[:min(len(o.Walks), mostListed)] {
		sentence := Entry{ID: kept.Walk.ID, Transcript: kept}.Sentence()
		listed = append(listed, fmt.Sprintf("#%d: %s", n+1, text.Clip(text.Excerpt(sentence), widthListed)))
	}
	if more := len(o.Walks) - mostListed; more > 0 {
		listed = append(listed, fmt.Sprintf("and %d more", more))
	}
	return strings.Join(listed, "; ")
}

// ErrNotJSON says that a file is none that Open reads.
var ErrNotJSON = errors.New("this is not JSON: authwalk opens its own records, HAR files, results of run --json, CloudTrail records and auth events")

// Open reads a file of any kind that is known. It is read once from the beginning to
// the end, and of a file of others no more is held than what belongs to Cognito,
// masked. Of a file that is cut off, what stands before that is returned.
func Open(from io.Reader) (Opened, error) {
	reader, err := unpacked(bufio.NewReaderSize(from, peeked))
	if err != nil {
		return Opened{}, err
	}
	first, err := reader.Peek(peeked)
	if errors.Is(err, io.ErrUnexpectedEOF) && len(first) == 0 {
		return Opened{}, errors.New("the file is compressed, and cut off or damaged")
	}
	if bytes.HasPrefix(first, []byte(byteOrderMark)) {
		_, _ = reader.Discard(len(byteOrderMark))
		first = first[len(byteOrderMark):]
	}
	first = bytes.TrimLeft(first, " \t\r\n")
	switch {
	case len(first) == 0:
		return Opened{}, errors.New("the file is empty")
	case isEventTable(first):
		return Opened{}, errors.New("this is a table of events (CSV), which lacks flow, client and user: download the event history as JSON")
	case first[0] != '{' && first[0] != '[':
		return Opened{}, ErrNotJSON
	case isRecord(first):
		read, err := Read(reader)
		if err != nil {
			return Opened{}, err
		}
		return Opened{Walks: []Transcript{read}}, nil
	default:
		return openForeign(reader)
	}
}

const (
	peeked        = 64 << 10
	byteOrderMark = "\uFEFF"
)

// unpacked is what is in a compressed file, or the file itself.
func unpacked(from *bufio.Reader) (*bufio.Reader, error) {
	first, _ := from.Peek(4)
	var inner io.Reader
	var err error
	switch {
	case bytes.HasPrefix(first, []byte("PK\x03\x04")):
		return nil, errors.New("this is a zip archive: unpack it, and open the file in it")
	case bytes.HasPrefix(first, []byte{0x1f, 0x8b}):
		inner, err = gzip.NewReader(from)
	case len(first) > 1 && first[0] == 0x78 && (int(first[0])<<8|int(first[1]))%31 == 0:
		inner, err = zlib.NewReader(from)
	default:
		return from, nil
	}
	if err != nil {
		return nil, fmt.Errorf("the file is compressed and damaged: %w", err)
	}
	return bufio.NewReaderSize(inner, peeked), nil
}

// isEventTable reports whether a file begins as the tables that the console and Athena
// make of CloudTrail.
func isEventTable(first []byte) bool {
	header, _, _ := bytes.Cut(bytes.ToLower(first), []byte("\n"))
	name := bytes.ReplaceAll(header, []byte(" "), nil)
	return bytes.Contains(name, []byte(",")) && bytes.Contains(name, []byte("eventname")) && bytes.Contains(name, []byte("eventtime")) && first[0] != '{' && first[0] != '['
}

// isRecord reports whether an object begins as the records here do.
func isRecord(first []byte) bool {
	decoder := json.NewDecoder(bytes.NewReader(first))
	opens, _ := decoder.Token()
	name, _ := decoder.Token()
	return opens == json.Delim('{') && name == "authwalk"
}
