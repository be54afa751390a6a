package srp

// A fixed-base comb (Lim and Lee, CRYPTO '94) for powers of 2 with secret
// exponents of combBits bits.
//
// The exponent is cut into combTeeth rows of combColumns bits, one below the
// other; each row is cut into combBlocks blocks of combSteps bits. Reading one
// bit from the same place of every row gives an index; the entry of that index
// in the table of a block is the product of 2^(2^p) over the places p of the
// bits that are set. So all the squarings but combSteps-1 are done in the table.
//
// The table, 48 KiB, is data because building it would cost as much as it saves in a
// handshake.
const (
	combBits    = 256
	combTeeth   = windowBits
	combBlocks  = 4
	combSteps   = 13
	combColumns = combBlocks * combSteps
)

// powerOfTwo sets z to 2^e.
func (z *element) powerOfTwo(e exponent) {
	if len(e)*64 > combBits {
		var two element
		two.add(&one, &one)
		z.power(&two, e)
		return
	}
	var factor element
	for step := combSteps - 1; step >= 0; step-- {
		for block := range combBlocks {
			factor.pick(&combTable[block], combIndex(e, block*combSteps+step))
			if step == combSteps-1 && block == 0 {
				*z = factor
			} else {
				z.mul(z, &factor)
			}
		}
		if step > 0 {
			z.square(z)
		}
	}
}

// combIndex collects the bits of one column.
func combIndex(e exponent, column int) uint64 {
	var index uint64
	for tooth := range combTeeth {
		position := tooth*combColumns + column
		if position < len(e)*64 {
			index |= e.window(position, 1) << tooth
		}
	}
	return index
}
