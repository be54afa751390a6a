package srp

// windowBits is the width of the fixed windows of power. For 512 bits, five costs
// the least.
const windowBits = 5

// power sets z to base^e.
func (z *element) power(base *element, e exponent) {
	var powers [1 << windowBits]element
	powers[0] = one
	powers[1] = *base
	for i := 2; i < len(powers); i += 2 {
		powers[i].square(&powers[i/2])
		powers[i+1].mul(&powers[i], base)
	}

	var factor element
	position := (len(e)*64 - 1) / windowBits * windowBits
	z.pick(&powers, e.bits(position, windowBits))
	for position > 0 {
		position -= windowBits
		for range windowBits {
			z.square(z)
		}
		factor.pick(&powers, e.bits(position, windowBits))
		z.mul(z, &factor)
	}
}

// pick sets z to powers[index]. Every entry is read and masked, so that neither
// branches nor memory addresses depend on index.
func (z *element) pick(powers *[1 << windowBits]element, index uint64) {
	*z = element{}
	for i := range powers {
		mask := equal(uint64(i), index)
		for j := range z {
			z[j] |= powers[i][j] & mask
		}
	}
}

// equal returns all ones if x = y, and zero otherwise, for x and y below 2^63.
func equal(x, y uint64) uint64 {
	return uint64(int64((x^y)-1) >> 63)
}
