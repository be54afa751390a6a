package srp

import "encoding/binary"

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
	var difference element
	return difference.subLimbs(z, &modulus)
}

// isZero reports z = 0 as 1 or 0.
func (z *element) isZero() uint64 {
	var any uint64
	for i := range z {
		any |= z[i]
	}
	return 1 ^ (any|-any)>>63
}

// add sets z to x+y.
//
//go:norace
func (z *element) add(x, y *element) {
	carry := z.addLimbs(x, y)
	// Both operands may exceed N by R-N, so one subtraction may not be enough.
	carry -= z.subtractModulus(carry)
	z.subtractModulus(carry)
}

// sub sets z to x-y.
//
//go:norace
func (z *element) sub(x, y *element) {
	borrow := z.subLimbs(x, y)
	// As in add: y may exceed N.
	borrow -= z.addModulus(borrow)
	z.addModulus(borrow)
}

// subtractModulus sets z to z-N modulo R where condition is 1, leaves it where
// condition is 0, and returns the borrow.
//
//go:norace
func (z *element) subtractModulus(condition uint64) (borrow uint64) {
	n := maskedModulus(condition)
	return z.subLimbs(z, &n)
}

// addModulus is the counterpart of subtractModulus and returns the carry.
//
//go:norace
func (z *element) addModulus(condition uint64) (carry uint64) {
	n := maskedModulus(condition)
	return z.addLimbs(z, &n)
}

// maskedModulus returns N where condition is 1, and 0 where it is 0.
//
//go:norace
func maskedModulus(condition uint64) (n element) {
	for i := range n {
		n[i] = modulus[i] & -condition
	}
	return n
}

// addLimbs sets z to x+y modulo R and returns the carry.
//
//go:norace
func (z *element) addLimbs(x, y *element) (carry uint64) {
	for i := range blocks {
		carry = z.block(i).add(x.block(i), y.block(i), carry)
	}
	return carry
}

// subLimbs sets z to x-y modulo R and returns the borrow.
//
//go:norace
func (z *element) subLimbs(x, y *element) (borrow uint64) {
	for i := range blocks {
		borrow = z.block(i).sub(x.block(i), y.block(i), borrow)
	}
	return borrow
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
