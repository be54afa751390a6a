package transcript

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

	"authwalk/flow/text"
)

// chain makes and checks the last member of each line: a digest of the line and,
// through the one before, of all lines so far. Who edits a line can make it anew:
// it finds accidents and edits, and proves nothing.
type chain struct{ last []byte }

const (
	sumOpens  = `,"sum":"`
	sumCloses = `"}`
	sumDigits = 16
	sumLength = len(sumOpens) + sumDigits + len(sumCloses)
)

func (c *chain) next(line []byte) string {
	digest := sha256.Sum256(append(c.last, line...))
	c.last = []byte(hex.EncodeToString(digest[:])[:sumDigits])
	return string(c.last)
}

// seal is a value as a line of the file.
func (c *chain) seal(value any) ([]byte, error) {
	var encoded bytes.Buffer
	encoder := json.NewEncoder(&encoded)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return nil, err
	}
	// A reader may well print the file on a terminal.
	object := []byte(text.JSON(bytes.TrimSpace(encoded.Bytes())))
	return append(object[:len(object)-1], sumOpens+c.next(object)+sumCloses+"\n"...), nil
}

// follows reports whether a line is as it was written after those before it.
func (c *chain) follows(line []byte) bool {
	opens := len(line) - sumLength
	if opens < 0 || !bytes.HasPrefix(line[opens:], []byte(sumOpens)) || !bytes.HasSuffix(line, []byte(sumCloses)) {
		return false
	}
	written := string(line[opens+len(sumOpens) : opens+len(sumOpens)+sumDigits])
	return c.next(append(bytes.Clone(line[:opens]), '}')) == written
}
