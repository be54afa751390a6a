package screen

import (
	"strings"

	"authwalk/flow/walk"
)

// lineBefore says what stood in a text before, where a row of it is now: the lines to put
// in place of the row, or where the row is the same, those that are gone before it.
func lineBefore(before, now []string, row int) (was []string, same bool) {
	// What the texts do not share stands together, between what they share.
	var gone, come []string
	at := -1
	for _, pair := range walk.Align(before, now) {
		old, present := pair[0]-1, pair[1]-1
		switch {
		case old >= 0 && present >= 0 && present == row:
			if len(come) > 0 {
				return nil, true // what is gone belongs to other lines
			}
			return gone, true
		case old >= 0 && present >= 0 && at >= 0:
			return counterpart(gone, come, at), false
		case old >= 0 && present >= 0:
			gone, come = nil, nil
		case old >= 0:
			gone = append(gone, before[old])
		default:
			if present == row {
				at = len(come)
			}
			come = append(come, now[present])
		}
	}
	if at < 0 {
		return nil, true
	}
	return counterpart(gone, come, at), false
}

// counterpart is the line of those that are gone that has become one of those that have
// come: the one with the same member, else the one in the same place among the lines
// without such; none where the line was added.
func counterpart(gone, come []string, at int) []string {
	if n := sameMember(gone, come[at]); n >= 0 {
		return gone[n : n+1]
	}
	place := 0
	for _, line := range come[:at] {
		if sameMember(gone, line) < 0 {
			place++
		}
	}
	for n, line := range gone {
		if sameMember(come, line) >= 0 {
			continue
		}
		if place == 0 {
			return gone[n : n+1]
		}
		place--
	}
	return nil
}

// sameMember is the first line with the member of a line, or -1.
func sameMember(lines []string, line string) int {
	name, _, isMember := strings.Cut(strings.TrimSpace(line), ":")
	for n, other := range lines {
		if another, _, _ := strings.Cut(strings.TrimSpace(other), ":"); isMember && another == name {
			return n
		}
	}
	return -1
}
