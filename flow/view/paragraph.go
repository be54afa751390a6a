package view

import (
	"io"
	"strings"
	"unicode/utf8"

	"authwalk/flow/text"
)

// paragraphWidth is how wide lines for people are where no window says so.
const paragraphWidth = 80

// Paragraph is a text in lines, the first and the others with a beginning. A word that
// no line has room for goes on in the next one.
func Paragraph(first, others, text string) []string {
	var lines []string
	line, begin := first, first
	for _, word := range strings.Fields(text) {
		for {
			room := paragraphWidth - utf8.RuneCountInString(line)
			if utf8.RuneCountInString(word) <= room {
				break
			}
			if line == begin {
				head := []rune(word)[:max(room, 1)]
				line, word = line+string(head), word[len(string(head)):]
			}
			lines = append(lines, strings.TrimRight(line, " "))
			line, begin = others, others
		}
		line += word + " "
	}
	return append(lines, strings.TrimRight(line, " "))
}

// WriteLines writes lines for people. What others wrote in them does nothing to a
// terminal.
func WriteLines(out io.Writer, lines []string) error {
	var written strings.Builder
	for _, line := range lines {
		written.WriteString(text.Line(line) + "\n")
	}
	_, err := io.WriteString(out, written.String())
	return err
}
