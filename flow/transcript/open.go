package transcript

import "io"

// Opened is what is in a file that somebody has: walks, and what is to be known of
// the file.
type Opened struct {
	Walks   []Transcript
	Notices []string
}

// Open reads a file of any kind that is known.
func Open(from io.Reader) (Opened, error) {
	read, err := Read(from)
	if err != nil {
		return Opened{}, err
	}
	return Opened{Walks: []Transcript{read}}, nil
}
