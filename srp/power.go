package srp

// windowBits is the width of the fixed windows of power. For 512 bits, five costs
// the least.
const windowBits = 5

// table holds what a window is looked up in.
type table [1 << windowBits]element

// power sets z to base^e.
func (z *element) power(base *element, e exponent) {
	var powers table
	powers[0] = one
	powers[1] = *base
	for i := 2; i < len(powers); i += 2 {
		powers[i].square(&powers[i/2])
		powers[i+1].mul(&powers[i], base)
	}

	var factor element
	position := (len(e)*64 - 1) / windowBits * windowBits
	z.pick(&powers, e.window(position, windowBits))
	for position > 0 {
		position -= windowBits
		for range windowBits {
			z.square(z)
		}
		factor.pick(&powers, e.window(position, windowBits))
		z.mul(z, &factor)
	}
}

// pick sets z to entries[index]. Every entry is read and masked, so that neither
// branches nor memory addresses depend on index.
//
//go:norace
func (z *element) pick(entries *table, index uint64) {
	*z = element{}
	for i := range entries {
		mask := equal(uint64(i), index)
		for j := 0; j < limbs; j += 4 {
			sum, entry := (*[4]uint64)(z[j:]), (*[4]uint64)(entries[i][j:])
			sum[0] |= entry[0] & mask
			sum[1] |= entry[1] & mask
			sum[2] |= entry[2] & mask
			sum[3] |= entry[3] & mask
		}
	}
}

// equal returns all ones if x = y, and zero otherwise, for x and y below 2^63.
func equal(x, y uint64) uint64 {
	return uint64(int64((x^y)-1) >> 63)
}
