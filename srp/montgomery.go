package srp

import "math/bits"

// wide is a product of two elements, below R*R.
type wide [2 * limbs]uint64

// mul sets z to x*y/R mod N.
func (z *element) mul(x, y *element) {
	var product wide
	for i := 0; i < limbs; i += 2 {
		row := (*rows)(product[i:])
		row[limbs], row[limbs+1] = mulAddRows(row, y, x[i], x[i+1])
	}
	z.reduce(&product)
}

// square sets z to x*x/R mod N.
func (z *element) square(x *element) {
	z.mul(x, x)
}

// reduce sets z to t/R mod N and uses t up.
//
// Two digits are cleared per round. As N is -1 modulo 2^64, the digit that
// clears the lowest limb is that limb, and adding digit*N there leaves exactly
// the digit as a carry into the next limb.
func (z *element) reduce(t *wide) {
	var carry uint64
	for i := 0; i < limbs; i += 2 {
		row := (*rows)(t[i:])
		digit0 := row[0]
		digit1 := row[1] + digit0*modulus[1] + digit0
		top0, top1 := mulAddRows(row, &modulus, digit0, digit1)
		row[limbs], carry = bits.Add64(top0, 0, carry)
		row[limbs+1], carry = bits.Add64(row[limbs+1], top1, carry)
	}
	*z = element(t[limbs:])
	// The quotient is below R+N.
	z.subtractModulus(carry)
}

// rows is the window of a wide number that two rows of products fall into.
type rows [limbs + 2]uint64

// mulAddRows adds (x0 + x1*2^64) * y to z without its highest limb. The result is
// in the lower limbs of z and, above them, in the two limbs returned.
//
// This loop is where the time goes. Two rows by two columns are done per step:
// the four products and their carry chains fit the registers, each chain stays
// in the carry flag, and the store between the rows keeps the compiler from
// computing all four products first and spilling them.
func mulAddRows(z *rows, y *element, x0, x1 uint64) (uint64, uint64) {
	var carry0, carry1, c uint64
	pending := z[0]
	for i := 0; i < limbs; i += 2 {
		h0, l0 := bits.Mul64(x0, y[i])
		h1, l1 := bits.Mul64(x0, y[i+1])
		l0, c = bits.Add64(l0, carry0, 0)
		l1, c = bits.Add64(l1, h0, c)
		carry0, _ = bits.Add64(h1, 0, c)
		l0, c = bits.Add64(l0, pending, 0)
		l1, c = bits.Add64(l1, z[i+1], c)
		carry0, _ = bits.Add64(carry0, 0, c)
		z[i] = l0

		h0, l0 = bits.Mul64(x1, y[i])
		h1, l2 := bits.Mul64(x1, y[i+1])
		l0, c = bits.Add64(l0, carry1, 0)
		l2, c = bits.Add64(l2, h0, c)
		carry1, _ = bits.Add64(h1, 0, c)
		z[i+1], c = bits.Add64(l0, l1, 0)
		pending, c = bits.Add64(l2, z[i+2], c)
		carry1, _ = bits.Add64(carry1, 0, c)
	}
	pending, c = bits.Add64(pending, carry0, 0)
	return pending, carry1 + c
}
