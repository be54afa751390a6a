package screen

import (
	"strings"
	"unicode"
)

// match tells how well texts fit what was typed: every word of it must be found, letter
// by letter in order, in one of them. More is better: letters at the beginning of a
// word, letters in a row, and earlier texts.
func match(query string, texts ...string) (score int, matches bool) {
	for word := range strings.FieldsSeq(strings.ToLower(query)) {
		best := 0
		for n, text := range texts {
			if score := closeness([]rune(word), []rune(text)); score > 0 {
				best = max(best, score*8-n)
			}
		}
		if best == 0 {
			return 0, false
		}
		score += best
	}
	return score, true
}

// longestName is how long a text can be whose letters are looked for apart.
const longestName = 40

// closeness is 0 where the letters are not in the text in their order. Words that are
// in it as they are win over letters that lie apart.
func closeness(word, text []rune) int {
	lower := []rune(strings.ToLower(string(text)))
	if at := strings.Index(string(lower), string(word)); at >= 0 {
		score := 4 * len(word)
		if at == 0 || !unicode.IsLetter(rune(string(lower)[at-1])) {
			score += 2 * len(word)
		}
		return score
	}
	if len(text) > longestName {
		return 0 // a sentence has the letters of any word
	}
	score, next, before := 0, 0, -2
	for n, letter := range lower {
		if next == len(word) || letter != word[next] {
			continue
		}
		switch {
		case before == n-1:
			score += 3
		case n == 0 || !unicode.IsLetter(lower[n-1]) || n < len(text) && unicode.IsUpper(text[n]):
			score += 2
		}
		next, before = next+1, n
	}
	if next < len(word) || score < 2*len(word)-1 {
		return 0
	}
	return score
}
