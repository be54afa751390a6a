package transcript

import (
	"bytes"
	"io"
)

// longestString is how many bytes of one JSON string are read of a file of others.
// No request or response of Cognito is as long; pictures and scripts in a HAR file
// are.
const longestString = 512 << 10

// shortened passes JSON on with its longest strings cut, so that whoever reads it
// needs no more memory than that for one of them.
type shortened struct {
	from io.Reader
	// quoted tells that a string is being passed on, length how much of it was, and
	// cutting that the rest is left out.
	quoted, cutting bool
	length          int
	// escape is how many bytes are left of an escape, which is not cut in its middle.
	escape int
}

// The letter after a backslash, and the digits after the u of \u0041.
const (
	escapeLetter = 1
	escapeDigits = 4
)

// Read implements io.Reader.
func (s *shortened) Read(into []byte) (int, error) {
	for {
		n, err := s.from.Read(into)
		if n = s.pass(into[:n]); n > 0 || err != nil || len(into) == 0 {
			return n, err
		}
	}
}

// pass moves what stays to the front, and says how much that is.
func (s *shortened) pass(data []byte) int {
	kept := 0
	for at := 0; at < len(data); {
		length, stays := s.next(data[at:])
		if stays {
			kept += copy(data[kept:], data[at:at+length])
		}
		at += length
	}
	return kept
}

// next is how many bytes go the same way, and whether they stay.
func (s *shortened) next(data []byte) (length int, stays bool) {
	if s.quoted {
		return s.inString(data)
	}
	opens := bytes.IndexByte(data, '"')
	if opens < 0 {
		return len(data), true
	}
	s.quoted, s.length = true, 0
	return opens + 1, true
}

func (s *shortened) inString(data []byte) (length int, stays bool) {
	s.cutting = s.cutting || s.escape == 0 && s.length >= longestString
	switch {
	case s.escape > 0:
		length = min(s.escape, len(data))
		s.escape -= length
		if length == escapeLetter && data[0] == 'u' && s.escape == 0 {
			s.escape = escapeDigits
		}
	case data[0] == '"':
		s.quoted, s.cutting = false, false
		return 1, true
	case data[0] == '\\':
		length, s.escape = 1, escapeLetter
	default:
		if length = bytes.IndexAny(data, `"\`); length < 0 {
			length = len(data)
		}
		if !s.cutting {
			length = min(length, longestString-s.length)
		}
	}
	s.length += length
	return length, !s.cutting
}
