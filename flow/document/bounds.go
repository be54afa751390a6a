package document

import "bytes"

// Largest is how many bytes a document may have that Read reads.
const Largest = 1 << 20

const (
	// largestYAML is how many bytes of YAML are read at all: a tree of YAML takes
	// many times the memory of its text.
	largestYAML = 5 << 20
	// deepest is how far values may be nested.
	deepest = 100
	// mostOpen is how many brackets of YAML may be open at once, those in texts
	// included.
	mostOpen = 1000
	// mostValues is how many values are held at a time.
	mostValues = 1 << 20
)

// checkYAML refuses what is too large, nested too deeply or made of too many
// values, before anything is built.
func checkYAML(data []byte) error {
	if len(data) > largestYAML {
		return start.Errorf("YAML files can have 5 MiB at most: use JSON for a larger file")
	}
	open, values := 0, 0
	for i, c := range data {
		switch c {
		case '[', '{':
			open++
		case ']', '}':
			open = max(open-1, 0)
		case ',', ':', '\n':
			values++
		}
		if open > mostOpen {
			return tooDeep(data, i)
		}
		if values > mostValues {
			return positionOf(data, i).Errorf("too many values: use JSON for a file of this size")
		}
	}
	return checkIndicators(data)
}

// checkIndicators refuses a line such as "- - - -", which opens a list with
// every dash.
func checkIndicators(data []byte) error {
	for offset := 0; offset < len(data); {
		end := bytes.IndexByte(data[offset:], '\n')
		if end < 0 {
			end = len(data) - offset
		}
		line := data[offset : offset+end]
		for i, indicators := 0, 0; i < len(line) && bytes.IndexByte([]byte(" \t-?"), line[i]) >= 0; i++ {
			if line[i] == '-' || line[i] == '?' {
				indicators++
			}
			if indicators > deepest {
				return tooDeep(data, offset+i)
			}
		}
		offset += end + 1
	}
	return nil
}

func tooDeep(data []byte, offset int) error {
	return positionOf(data, offset).Errorf("values are nested too deeply")
}
