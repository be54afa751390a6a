package term

import "time"

// together is the time within which hands do not press enter after a letter.
const together = 30 * time.Millisecond

// guard tells an enter that was pressed from one that came with pasted text.
type guard struct {
	off   bool
	now   time.Time
	typed time.Time // when the last text came
	// fresh are the places, in what one read has given, of enters that no text
	// came before; text behind them in the same read makes them pasted.
	fresh []int
}

// begin starts a read.
func (g *guard) begin(at time.Time, off bool) {
	g.now, g.off, g.fresh = at, off, g.fresh[:0]
}

// text notes that text is about to be appended to out.
func (g *guard) text(out []byte) {
	for _, place := range g.fresh {
		out[place] = '\n'
	}
	g.fresh = g.fresh[:0]
	g.typed = g.now
}

// press appends an enter, or the ctrl+j that stands for a pasted one.
func (g *guard) press(out []byte) []byte {
	switch {
	case g.off:
		return append(out, '\r')
	case g.now.Sub(g.typed) < together:
		return append(out, '\n')
	}
	g.fresh = append(g.fresh, len(out))
	return append(out, '\r')
}
