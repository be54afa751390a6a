package srp

import (
	"encoding/binary"
	"math/bits"
)

// element is a number below R = 2^3072, least significant limb first. In
// arithmetic it stands for its residue modulo N, in Montgomery form (times R)
// unless a name says plain. Representatives are not unique: a value from N up to
// R-1 is brought below N only when it leaves Montgomery form.
type element [limbs]uint64

// setBytes reads up to size big-endian bytes.
func (z *element) setBytes(magnitude []byte) {
	var fixed [size]byte
	copy(fixed[size-len(magnitude):], magnitude)
	for i := range z {
		z[i] = binary.BigEndian.Uint64(fixed[size-8*(i+1):])
	}
}

// bytes writes the fixed-width big-endian form.
func (z *element) bytes() []byte {
	fixed := make([]byte, size)
	for i := range z {
		binary.BigEndian.PutUint64(fixed[size-8*(i+1):], z[i])
	}
	return fixed
}

// belowModulus reports z < N as 1 or 0.
func (z *element) belowModulus() uint64 {
	var borrow uint64
	for i := range z {
		_, borrow = bits.Sub64(z[i], modulus[i], borrow)
	}
	return borrow
}

// isZero reports z = 0 as 1 or 0.
func (z *element) isZero() uint64 {
	var any uint64
	for i := range z {
		any |= z[i]
	}
	return 1 ^ (any|-any)>>63
}

// subtractModulus sets z to z-N where condition is 1, and leaves it where
// condition is 0. The result is taken modulo R; the borrow is returned.
func (z *element) subtractModulus(condition uint64) (borrow uint64) {
	mask := -condition
	for i := range z {
		z[i], borrow = bits.Sub64(z[i], modulus[i]&mask, borrow)
	}
	return borrow
}

// addModulus is the counterpart of subtractModulus and returns the carry.
func (z *element) addModulus(condition uint64) (carry uint64) {
	mask := -condition
	for i := range z {
		z[i], carry = bits.Add64(z[i], modulus[i]&mask, carry)
	}
	return carry
}

// add sets z to x+y.
func (z *element) add(x, y *element) {
	var carry uint64
	for i := range z {
		z[i], carry = bits.Add64(x[i], y[i], carry)
	}
	// Both operands may exceed N by R-N, so one subtraction may not be enough.
	carry -= z.subtractModulus(carry)
	z.subtractModulus(carry)
}

// sub sets z to x-y.
func (z *element) sub(x, y *element) {
	var borrow uint64
	for i := range z {
		z[i], borrow = bits.Sub64(x[i], y[i], borrow)
	}
	// As in add: y may exceed N.
	borrow -= z.addModulus(borrow)
	z.addModulus(borrow)
}

// toMontgomery sets z to the Montgomery form of plain.
func (z *element) toMontgomery(plain *element) {
	z.mul(plain, &rSquared)
}

// fromMontgomery sets z to the plain residue x stands for, below N.
func (z *element) fromMontgomery(x *element) {
	z.mul(x, &element{1})
	z.subtractModulus(1 ^ z.belowModulus())
}
