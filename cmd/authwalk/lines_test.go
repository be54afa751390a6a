package main

import (
	"strings"
	"testing"
)

func TestALineWithoutEndIsRefusedInWords(t *testing.T) {
	l := &lines{from: strings.NewReader("nadia\r\n" + strings.Repeat("x", longestLine+1))}
	if line, err := l.Line(t.Context()); line != "nadia" || err != nil {
		t.Errorf("the first line is %q, %v", line, err)
	}
	if _, err := l.Line(t.Context()); err == nil || err.Error() != "a line of the input is longer than 1 MiB" {
		t.Errorf("the second line: %v", err)
	}
}
