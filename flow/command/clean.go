package command

import (
	"regexp"
	"strings"
	"sync"
)

// prompts are what stands before a command where it was copied from a terminal.
var prompts = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(\$ |# |% |> |>> |PS( [^>\n]*)?> ?|[A-Za-z]:\\[^>\n]*>)`)
})

// clean takes off what a text gets on its way: a byte order mark, the line ends of
// Windows, the fence of Markdown, the prompt of a terminal.
func clean(text string) string {
	text = strings.TrimSpace(strings.TrimPrefix(text, "\ufeff"))
	if strings.Count(text, "\r\n") == strings.Count(text, "\n") {
		text = strings.ReplaceAll(text, "\r\n", "\n")
	}
	if !strings.Contains(text, "\n") { // a terminal hands over what is pasted like this
		text = strings.ReplaceAll(text, "\r", "\n")
	}
	if strings.HasPrefix(text, "```") {
		text = unfenced(text)
	}
	if !prompts().MatchString(text) {
		return text
	}
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = strings.TrimPrefix(line, prompts().FindString(line))
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

// unfenced is what stands between the first fence and the next one.
func unfenced(text string) string {
	_, inside, found := strings.Cut(text, "\n")
	if !found {
		return strings.Trim(text, "`")
	}
	if end := strings.Index("\n"+inside, "\n```"); end >= 0 {
		inside = inside[:max(end-1, 0)]
	}
	return strings.TrimSpace(inside)
}
