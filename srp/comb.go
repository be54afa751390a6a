package srp

import (
	_ "embed"
	"encoding/binary"
)

// A fixed-base comb (Lim and Lee, CRYPTO '94) for powers of 2 with secret
// exponents of combBits bits.
//
// The exponent is cut into combTeeth rows of combColumns bits, one below the
// other; each row is cut into combBlocks blocks of combSteps bits. Reading one
// bit from the same place of every row gives an index; the entry of that index
// in the table of a block is the product of 2^(2^p) over the places p of the
// bits that are set. So all the squarings but combSteps-1 are done in the table.
const (
	combBits    = 256
	combTeeth   = 5
	combBlocks  = 4
	combSteps   = 13
	combColumns = combBlocks * combSteps
	combEntries = 1<<combTeeth - 1 // the entry of index 0 is 1 and not stored
)

// combTable holds, block by block, the entries 1 to combEntries in Montgomery
// form, each as little-endian bytes. It is data and not code because building it
// would cost as much as it saves in a handshake.
//
//go:embed comb.bin
var combTable []byte

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
			factor.pickComb(block, combIndex(e, block*combSteps+step))
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
			index |= e.bits(position, 1) << tooth
		}
	}
	return index
}

// pickComb sets z to the entry of index in the table of block, reading every
// entry as pick does.
func (z *element) pickComb(block int, index uint64) {
	mask := equal(0, index)
	for i := range z {
		z[i] = one[i] & mask
	}
	entries := combTable[block*combEntries*size:][:combEntries*size]
	for i := range uint64(combEntries) {
		entry := (*[size]byte)(entries[i*size:])
		mask := equal(i+1, index)
		for j := range z {
			z[j] |= binary.LittleEndian.Uint64(entry[8*j:]) & mask
		}
	}
}
