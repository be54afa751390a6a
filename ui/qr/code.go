package qr

import (
	"errors"

	"authwalk/flow/walk"

	"rsc.io/qr/coding"
)

// ErrTooLong is the error for an address that no QR code can hold.
var ErrTooLong = errors.New("the account and issuer names are too long for a qr code")

// Code is a QR code: a square of modules, dark or light. Make one with Encode.
type Code struct{ grid *coding.Code }

// Encode makes the smallest code for an authenticator's address, at the lowest
// level of error correction: a screen has no scratches.
func Encode(a walk.Authenticator) (Code, error) {
	parts := segments(a)
	for version := coding.Version(coding.MinVersion); version <= coding.MaxVersion; version++ {
		if bits(parts, version) > version.DataBytes(coding.L)*8 {
			continue
		}
		plan, err := coding.NewPlan(version, coding.L, 0)
		if err != nil {
			return Code{}, err
		}
		grid, err := plan.Encode(parts...)
		return Code{grid}, err
	}
	return Code{}, ErrTooLong
}

func bits(parts []coding.Encoding, version coding.Version) int {
	sum := 0
	for _, part := range parts {
		sum += part.Bits(version)
	}
	return sum
}

// Modules is the number of modules along a side, without a margin.
func (c Code) Modules() int { return c.grid.Size }

// Dark reports whether a module is dark. Outside of the code nothing is.
func (c Code) Dark(x, y int) bool { return c.grid.Black(x, y) }
