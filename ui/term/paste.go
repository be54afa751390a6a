package term

// takePasting passes everything until the end of a marked paste: what to
// refuse of it is the business of the field it goes to. What is more than any
// field takes is dropped, because bubbletea looks at all of a paste anew with
// each part of it that comes; what has passed is enough to be refused.
func (k *Keys) takePasting(out []byte, b byte) []byte {
	k.said = append(k.said, b)
	if over := len(k.said) - len(pasteEnd); over > 0 {
		k.said = k.said[over:]
	}
	k.pasted++
	switch {
	case string(k.said) == pasteEnd:
		k.state, k.said = ground, nil
	case k.pasted > pasteLimit && !endsInStartOf(k.said, pasteEnd):
		return out
	}
	return append(out, b)
}

// endsInStartOf reports whether the last bytes may be the first of a marker.
func endsInStartOf(last []byte, marker string) bool {
	for n := min(len(last), len(marker)); n > 0; n-- {
		if string(last[len(last)-n:]) == marker[:n] {
			return true
		}
	}
	return false
}
