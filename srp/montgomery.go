package srp

import "math/bits"

// mul sets z to x*y/R mod N.
//
//go:norace
func (z *element) mul(x, y *element) {
	var product wide
	product.multiply(x, y)
	z.reduce(&product)
}

// square sets z to x*x/R mod N.
//
//go:norace
func (z *element) square(x *element) {
	var product wide
	product.square(x)
	z.reduce(&product)
}

// reduce sets z to t/R mod N and uses t up: it adds the multiple of N that
// makes the lower half zero, and takes the upper half.
//
//go:norace
func (z *element) reduce(t *wide) {
	var carry uint64
	for i := 0; i < limbs; i += 2 {
		upper := t[i+limbs]
		t[i+limbs] = 0 // makes room for what addMultiple carries
		low, high := addMultiple((*window)(t[i:]))
		t[i+limbs], carry = bits.Add64(upper, low, carry)
		t[i+limbs+1], carry = bits.Add64(t[i+limbs+1], high, carry)
	}
	*z = element(t[limbs:])
	// The quotient is below R+N.
	z.subtractModulus(carry)
}

type window [limbs + 1]uint64

// addMultiple adds the multiple of N to t that clears its two lowest limbs, which are
// left as they are. The highest limb of t must be zero; what belongs there and above
// is returned.
//
// As N is -1 modulo 2^64, the digit that clears a limb is that limb itself, and
// what it leaves is the digit as a carry into the next limb.
//
// This loop is where half of the time goes. Two rows by two columns are done per
// step: the four products and their carry chains fit the registers, each chain
// stays in the carry flag, and the store between the rows keeps the compiler from
// computing all four products first and spilling them.
//
//go:norace
func addMultiple(t *window) (uint64, uint64) {
	var c uint64
	digit0 := t[0]
	carry0, l0 := bits.Mul64(digit0, modulus[1])
	l0, c = bits.Add64(l0, digit0, 0)
	carry0 += c
	digit1, c := bits.Add64(t[1], l0, 0)
	carry0 += c
	carry1, l1 := bits.Mul64(digit1, modulus[1])
	l1, c = bits.Add64(l1, digit1, 0)
	carry1 += c
	pending, c := bits.Add64(t[2], l1, 0)
	carry1 += c
	for i := 2; i < limbs; i += 2 {
		t, n := (*[3]uint64)(t[i:]), (*[2]uint64)(modulus[i:])
		h0, l0 := bits.Mul64(digit0, n[0])
		h1, l1 := bits.Mul64(digit0, n[1])
		l0, c = bits.Add64(l0, carry0, 0)
		l1, c = bits.Add64(l1, h0, c)
		carry0, _ = bits.Add64(h1, 0, c)
		l0, c = bits.Add64(l0, pending, 0)
		l1, c = bits.Add64(l1, t[1], c)
		carry0, _ = bits.Add64(carry0, 0, c)
		t[0] = l0

		h0, l0 = bits.Mul64(digit1, n[0])
		h1, l2 := bits.Mul64(digit1, n[1])
		l0, c = bits.Add64(l0, carry1, 0)
		l2, c = bits.Add64(l2, h0, c)
		carry1, _ = bits.Add64(h1, 0, c)
		t[1], c = bits.Add64(l0, l1, 0)
		pending, c = bits.Add64(l2, t[2], c)
		carry1, _ = bits.Add64(carry1, 0, c)
	}
	pending, c = bits.Add64(pending, carry0, 0)
	return pending, carry1 + c
}
