package srp

import (
	"encoding/binary"
	"math/bits"
)

// exponent is a secret power, least significant limb first. Its length is public:
// computing with it takes the same steps for every value of one length.
type exponent []uint64

// exponentFromBytes reads big-endian bytes into as many limbs as they need.
func exponentFromBytes(magnitude []byte) exponent {
	e := make(exponent, (len(magnitude)+7)/8)
	for i, b := range magnitude {
		position := len(magnitude) - 1 - i
		e[position/8] |= uint64(b) << (8 * (position % 8))
	}
	return e
}

// window returns count bits (at most 8) from position upwards, zero beyond the end.
func (e exponent) window(position, count int) uint64 {
	limb, offset := position/64, position%64
	bits := e[limb] >> offset
	if offset+count > 64 && limb+1 < len(e) {
		bits |= e[limb+1] << (64 - offset)
	}
	return bits & (1<<count - 1)
}

// bytes returns the shortest big-endian form.
func (e exponent) bytes() []byte {
	magnitude := make([]byte, 8*len(e))
	for i, limb := range e {
		binary.BigEndian.PutUint64(magnitude[8*(len(e)-1-i):], limb)
	}
	return shortest(magnitude)
}

// plusProduct returns e + x*y, as wide as the widths of the operands demand.
func (e exponent) plusProduct(x, y exponent) exponent {
	sum := make(exponent, max(len(e), len(x)+len(y))+1)
	copy(sum, e)
	for i := range x {
		var carry uint64
		for j := range y {
			high, low := bits.Mul64(x[i], y[j])
			var c uint64
			low, c = bits.Add64(low, carry, 0)
			high += c
			sum[i+j], c = bits.Add64(sum[i+j], low, 0)
			carry = high + c
		}
		for j := i + len(y); j < len(sum); j++ {
			sum[j], carry = bits.Add64(sum[j], carry, 0)
		}
	}
	if len(e) <= min(len(x), len(y)) {
		// (2^n-1)*(2^m-1) leaves room for another 2^n-1 below 2^(n+m), so the
		// exponent of a 256-bit a has exactly 512 bits.
		return sum[:len(sum)-1]
	}
	return sum
}
