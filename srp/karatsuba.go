package srp

import "math/bits"

// Products are computed by Karatsuba's method in two steps, from 48 limbs by way
// of 24 down to blocks of 12, where it stops to pay: with x = x0 + x1*h and
// y = y0 + y1*h,
//
//	x*y = x0*y0 + (x0*y0 + x1*y1 - (x0-x1)*(y0-y1))*h + x1*y1*h*h.
//
// The two steps are written out for their sizes, as slices would cost a third of
// the gain. A sign is a mask: all ones for minus, zero for plus.
type (
	wide  [2 * limbs]uint64
	half  [limbs / 2]uint64
	block [limbs / blocks]uint64
)

// blocks is the number of blocks of an element.
const blocks = 4

// multiply sets z to x*y.
//
//go:norace
func (z *wide) multiply(x, y *element) {
	var dx, dy half
	var middle element
	sign := dx.distance(x.half(0), x.half(1)) ^ dy.distance(y.half(0), y.half(1))
	middle.multiplyHalves(&dx, &dy)
	z.element(0).multiplyHalves(x.half(0), y.half(0))
	z.element(1).multiplyHalves(x.half(1), y.half(1))
	for i := range middle {
		middle[i] ^= sign
	}
	z.addMiddle(&middle, sign)
}

// square sets z to x*x.
//
//go:norace
func (z *wide) square(x *element) {
	var dx half
	var middle element
	dx.distance(x.half(0), x.half(1))
	middle.squareHalf(&dx)
	z.element(0).squareHalf(x.half(0))
	z.element(1).squareHalf(x.half(1))
	z.addMiddle(&middle, 0)
}

// addMiddle completes z, which holds x0*y0 and x1*y1, by the sum of these minus the
// product of the differences. The latter is given by its sign and, if that is minus,
// the complement of its magnitude; it is used up.
//
//go:norace
func (z *wide) addMiddle(middle *element, sign uint64) {
	carry := sign & 1
	for i := range blocks {
		carry = middle.block(i).sub(z.block(i), middle.block(i), carry)
	}
	top := block{sign&1 - carry}
	top[0] += middle.addLimbs(middle, z.element(1))
	carry = 0
	for i := range blocks {
		carry = z.block(2+i).add(z.block(2+i), middle.block(i), carry)
	}
	carry = z.block(6).add(z.block(6), &top, carry)
	z.block(7).add(z.block(7), &block{}, carry)
}

// multiplyHalves sets z to x*y.
//
//go:norace
func (z *element) multiplyHalves(x, y *half) {
	var dx, dy block
	var middle half
	sign := dx.distance(x.block(0), x.block(1)) ^ dy.distance(y.block(0), y.block(1))
	middle.multiplyBlocks(&dx, &dy)
	z.half(0).multiplyBlocks(x.block(0), y.block(0))
	z.half(1).multiplyBlocks(x.block(1), y.block(1))
	for i := range middle {
		middle[i] ^= sign
	}
	z.addMiddle(&middle, sign)
}

// squareHalf sets z to x*x.
//
//go:norace
func (z *element) squareHalf(x *half) {
	var dx block
	var middle half
	dx.distance(x.block(0), x.block(1))
	middle.squareBlock(&dx)
	z.half(0).squareBlock(x.block(0))
	z.half(1).squareBlock(x.block(1))
	z.addMiddle(&middle, 0)
}

// addMiddle does for half the size what it does for wide.
//
//go:norace
func (z *element) addMiddle(middle *half, sign uint64) {
	m0, m1 := middle.block(0), middle.block(1)
	carry := m0.sub(z.block(0), m0, sign&1)
	carry = m1.sub(z.block(1), m1, carry)
	top := block{sign&1 - carry}
	carry = m0.add(m0, z.block(2), 0)
	carry = m1.add(m1, z.block(3), carry)
	top[0] += carry
	carry = z.block(1).add(z.block(1), m0, 0)
	carry = z.block(2).add(z.block(2), m1, carry)
	z.block(3).add(z.block(3), &top, carry)
}

// distance sets z to |x-y| and returns the sign of x-y.
//
//go:norace
func (z *half) distance(x, y *half) (sign uint64) {
	carry := z.block(0).sub(x.block(0), y.block(0), 0)
	carry = z.block(1).sub(x.block(1), y.block(1), carry)
	sign = -carry
	for i := range z {
		z[i] ^= sign
	}
	carry = z.block(0).add(z.block(0), &block{}, carry)
	z.block(1).add(z.block(1), &block{}, carry)
	return sign
}

// distance sets z to |x-y| and returns the sign of x-y.
//
//go:norace
func (z *block) distance(x, y *block) (sign uint64) {
	carry := z.sub(x, y, 0)
	sign = -carry
	for i := range z {
		z[i] ^= sign
	}
	z.add(z, &block{}, carry)
	return sign
}

// add sets z to x+y+carry and returns the carry. It is written out, as sub is,
// because only straight code leaves the carry in its flag.
//
//go:norace
func (z *block) add(x, y *block, carry uint64) uint64 {
	z[0], carry = bits.Add64(x[0], y[0], carry)
	z[1], carry = bits.Add64(x[1], y[1], carry)
	z[2], carry = bits.Add64(x[2], y[2], carry)
	z[3], carry = bits.Add64(x[3], y[3], carry)
	z[4], carry = bits.Add64(x[4], y[4], carry)
	z[5], carry = bits.Add64(x[5], y[5], carry)
	z[6], carry = bits.Add64(x[6], y[6], carry)
	z[7], carry = bits.Add64(x[7], y[7], carry)
	z[8], carry = bits.Add64(x[8], y[8], carry)
	z[9], carry = bits.Add64(x[9], y[9], carry)
	z[10], carry = bits.Add64(x[10], y[10], carry)
	z[11], carry = bits.Add64(x[11], y[11], carry)
	return carry
}

// sub sets z to x-y-borrow and returns the borrow.
//
//go:norace
func (z *block) sub(x, y *block, borrow uint64) uint64 {
	z[0], borrow = bits.Sub64(x[0], y[0], borrow)
	z[1], borrow = bits.Sub64(x[1], y[1], borrow)
	z[2], borrow = bits.Sub64(x[2], y[2], borrow)
	z[3], borrow = bits.Sub64(x[3], y[3], borrow)
	z[4], borrow = bits.Sub64(x[4], y[4], borrow)
	z[5], borrow = bits.Sub64(x[5], y[5], borrow)
	z[6], borrow = bits.Sub64(x[6], y[6], borrow)
	z[7], borrow = bits.Sub64(x[7], y[7], borrow)
	z[8], borrow = bits.Sub64(x[8], y[8], borrow)
	z[9], borrow = bits.Sub64(x[9], y[9], borrow)
	z[10], borrow = bits.Sub64(x[10], y[10], borrow)
	z[11], borrow = bits.Sub64(x[11], y[11], borrow)
	return borrow
}

// The parts of a number, lowest first.

func (z *wide) element(i int) *element { return (*element)(z[i*limbs:]) }
func (z *wide) block(i int) *block     { return (*block)(z[i*limbs/blocks:]) }
func (z *element) half(i int) *half    { return (*half)(z[i*limbs/2:]) }
func (z *element) block(i int) *block  { return (*block)(z[i*limbs/blocks:]) }
func (z *half) block(i int) *block     { return (*block)(z[i*limbs/blocks:]) }

// addProduct adds x*y to the three limbs of a column.
//
//go:norace
func addProduct(c0, c1, c2, x, y uint64) (uint64, uint64, uint64) {
	high, low := bits.Mul64(x, y)
	var carry uint64
	c0, carry = bits.Add64(c0, low, 0)
	c1, carry = bits.Add64(c1, high, carry)
	c2, _ = bits.Add64(c2, 0, carry)
	return c0, c1, c2
}

// twicePlus doubles the three limbs of a column and adds what the column before it
// carried over.
//
//go:norace
func twicePlus(s0, s1, s2, c0, c1 uint64) (uint64, uint64, uint64) {
	var carry uint64
	s0, carry = bits.Add64(s0, s0, 0)
	s1, carry = bits.Add64(s1, s1, carry)
	s2, _ = bits.Add64(s2, s2, carry)
	s0, carry = bits.Add64(s0, c0, 0)
	s1, carry = bits.Add64(s1, c1, carry)
	s2, _ = bits.Add64(s2, 0, carry)
	return s0, s1, s2
}
