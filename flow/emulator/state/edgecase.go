package state

import (
	"sync/atomic"

	"authwalk/srp"
)

// edgeCases takes handshakes through the shapes of numbers in turn. A nil one
// leaves numbers as they come.
type edgeCases struct{ salts, handshakes atomic.Uint64 }

// saltShapes and handshakeShapes are what follows one another: the latter are of B
// and of the shared value.
var (
	saltShapes      = []srp.Shape{srp.LeadingZeros, srp.HighBit, srp.OddDigits}
	handshakeShapes = [][2]srp.Shape{
		{srp.LeadingZeros, srp.AnyShape},
		{srp.HighBit, srp.AnyShape},
		{srp.OddDigits, srp.AnyShape},
		{srp.AnyShape, srp.HighBit},
		{srp.AnyShape, srp.OddDigits},
		{srp.AnyShape, srp.LeadingZeros},
	}
)

func (e *edgeCases) saltShape() srp.Shape {
	if e == nil {
		return srp.AnyShape
	}
	return saltShapes[(e.salts.Add(1)-1)%uint64(len(saltShapes))]
}

// Handshake begins the server's side of a proof towards the client of SRP_A.
func (p *Pool) Handshake(verifier srp.Verifier, srpA string) (*srp.Server, error) {
	if p.edgeCases == nil {
		return srp.NewServer(verifier, p.random)
	}
	shapes := handshakeShapes[(p.edgeCases.handshakes.Add(1)-1)%uint64(len(handshakeShapes))]
	return srp.NewShapedServer(verifier, srpA, shapes[0], shapes[1], p.random)
}
