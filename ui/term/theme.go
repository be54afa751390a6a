package term

import (
	"strconv"
	"strings"
)

// Theme decides between dark and light from a flag ("dark", "light", "auto" or
// "") and the environment. ask is true when only the terminal itself could
// tell: the answer then comes as a BackgroundMsg, and until then it is dark.
func Theme(flag string, getenv func(string) string) (dark, ask bool) {
	switch flag {
	case "dark", "light":
		return flag == "dark", false
	}
	if dark, known := fromColours(getenv("COLORFGBG")); known {
		return dark, false
	}
	return true, AnswersQueries(getenv)
}

// AnswersQueries reports whether questions to the terminal are worth asking. Inside of
// tmux and screen an answer would be about another window, or never come.
func AnswersQueries(getenv func(string) string) bool {
	name := getenv("TERM")
	for _, silent := range []string{"dumb", "linux", "screen", "tmux"} {
		if strings.HasPrefix(name, silent) {
			return false
		}
	}
	return name != "" && getenv("TMUX") == "" && getenv("STY") == ""
}

// fromColours reads COLORFGBG, "15;0" or "15;default;0": the last number is
// the background among the sixteen colours.
func fromColours(value string) (dark, known bool) {
	background, err := strconv.Atoi(value[strings.LastIndex(value, ";")+1:])
	if err != nil || background < 0 || background > 15 {
		return false, false
	}
	return background < 7 || background == 8, true
}

// BackgroundMsg tells a model what the terminal answered about its background.
type BackgroundMsg struct{ Dark bool }

// background reads the content of an answer to "which background colour?":
// 11;rgb:1e1e/1e1e/2e2e, each part with one to four hexadecimal digits.
func background(answer string) (dark, ok bool) {
	colour, ok := strings.CutPrefix(answer, "11;rgb:")
	if !ok {
		return false, false
	}
	parts := strings.Split(colour, "/")
	if len(parts) != 3 {
		return false, false
	}
	var shares [3]float64
	for i, part := range parts {
		value, err := strconv.ParseUint(part, 16, 16)
		if err != nil {
			return false, false
		}
		shares[i] = float64(value) / float64(uint64(1)<<(4*len(part))-1)
	}
	luma := 0.299*shares[0] + 0.587*shares[1] + 0.114*shares[2] // ITU-R BT.601
	return luma < 0.5, true
}
