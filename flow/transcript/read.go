package transcript

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"authwalk/flow/view"
	"authwalk/flow/walk"
)

// Transcript is a walk that was made elsewhere or earlier. Its secrets are gone:
// tags stand in their place.
type Transcript struct {
	Walk walk.Walk
	// Started and Ended are the times of the first call and of the last line; Ended
	// is zero where the record has no end.
	Started, Ended time.Time
	// Result is how the walk came out, as far as WithoutEnd tells no otherwise: the
	// record has no last line, and the walk may have gone on.
	Result     string
	WithoutEnd bool
	// Version is that of the authwalk that wrote the record.
	Version string
	// HasClientSecret tells that the walk was made with a client secret.
	HasClientSecret bool
	// Notices say what is to be known of the record: an edited line, a missing end.
	Notices []string
}

const (
	// longestLine and mostLines bound what is read.
	longestLine = 1 << 20
	mostLines   = 10_000
)

var (
	// errOther says that something is no record of authwalk's.
	errOther = errors.New("this is not a record of a walk: its first line has no \"authwalk\"")
	errEmpty = errors.New("the record is empty")
)

// Read reads a record. Where a line cannot be read, what stands before it is
// returned, with a notice that says so.
func Read(from io.Reader) (Transcript, error) {
	lines := &lineReader{from: bufio.NewReader(from)}
	first, whole, err := lines.next()
	if errors.Is(err, io.EOF) {
		return Transcript{}, errEmpty
	}
	if err != nil {
		return Transcript{}, err
	}
	begins, err := readHeader(first)
	switch {
	case err != nil:
		return Transcript{}, err
	case !whole:
		return Transcript{}, errors.New("the first line of the record is cut off")
	}
	reading := reading{Transcript: begins.transcript()}
	reading.check(1, first)
	if harmless(begins.Target) != begins.Target {
		reading.notice("Line 1 says with characters that no address has where the walk went: they are written out, as ␛ for an escape.")
	}
	err = reading.rest(lines)
	return reading.finished(), err
}

func readHeader(first []byte) (header, error) {
	var begins header
	var is struct{ Authwalk *int }
	if json.Unmarshal(first, &is) != nil || is.Authwalk == nil {
		return header{}, errOther
	}
	if *is.Authwalk > version {
		return header{}, fmt.Errorf("the record was written by a newer authwalk (form %d, this one reads %d): open it with that one", *is.Authwalk, version)
	}
	if *is.Authwalk < 1 || json.Unmarshal(first, &begins) != nil {
		return header{}, errors.New("the first line of the record cannot be read: a member has an unexpected type")
	}
	return begins, nil
}

// reading is a record while it is read.
type reading struct {
	Transcript
	chain chain
	// broken tells that a line does not follow, and cut that the last one is, which
	// is said once.
	broken, cut bool
}

func (r *reading) notice(format string, arguments ...any) {
	r.Notices = append(r.Notices, fmt.Sprintf(format, arguments...))
}

func (r *reading) check(number int, line []byte) {
	if !r.chain.follows(line) && !r.broken {
		r.broken = true
		r.notice("Line %d was changed after it was written, or a line before it is missing. The record is shown as it is now.", number)
	}
}

// rest reads the lines after the first.
func (r *reading) rest(lines *lineReader) error {
	for number := 2; ; number++ {
		raw, whole, err := lines.next()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			r.notice("Line %d cannot be read: %s. What stands before it is shown.", number, err)
			return nil
		case number > mostLines:
			r.notice("The record has more than %d lines. The rest is not shown.", mostLines)
			return nil
		case len(raw) == 0:
			continue
		}
		var l line
		if err := json.Unmarshal(raw, &l); err != nil || l.Step == nil && l.End == nil {
			r.unread(number, whole)
			return nil
		}
		r.check(number, raw)
		r.add(l)
	}
}

func (r *reading) unread(number int, whole bool) {
	r.cut = !whole
	if whole {
		r.notice("Line %d is not a step. What stands before it is shown.", number)
	} else {
		r.notice("The last line is cut off: the walk had at least one step more.")
	}
}

func (r *reading) add(l line) {
	if l.Step != nil {
		r.Walk = r.Walk.With(l.Step.step())
		if want := len(r.Walk.Steps); l.Step.Number != want && !r.broken {
			r.broken = true
			r.notice("Step %d follows step %d: steps are missing or stand twice.", l.Step.Number, want-1)
		}
		return
	}
	r.Ended, r.Result = l.End.At, l.End.Result
}

func (r *reading) finished() Transcript {
	if r.Ended.IsZero() && !r.cut {
		r.notice("The record has no end: the walk goes on in another window, or authwalk was ended by force.")
	}
	if r.Ended.IsZero() {
		r.Result, r.WithoutEnd = view.ResultOf(r.Walk), true
	}
	return r.Transcript
}

// lineReader reads lines of a bounded length.
type lineReader struct{ from *bufio.Reader }

// next is the next line, and whether it ends as lines do.
func (l *lineReader) next() (line []byte, whole bool, err error) {
	for {
		part, err := l.from.ReadSlice('\n')
		line = append(line, part...)
		switch {
		case len(line) > longestLine:
			return nil, false, fmt.Errorf("it is longer than %d MiB", longestLine>>20)
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case errors.Is(err, io.EOF) && len(line) == 0:
			return nil, false, io.EOF
		case err != nil && !errors.Is(err, io.EOF):
			return nil, false, err
		}
		return bytes.TrimSpace(line), err == nil, nil
	}
}
