package srp

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

var (
	bigN = modulus.big()
	bigR = new(big.Int).Lsh(big.NewInt(1), 64*limbs)
)

// elements draws what trips arithmetic up: the ends of the range, limbs that are
// zero or all ones, and everything in between.
func elements() *rapid.Generator[element] {
	limb := rapid.OneOf(rapid.Uint64(), rapid.SampledFrom([]uint64{0, 1, 1 << 63, 1<<64 - 1}))
	return rapid.OneOf(
		rapid.Custom(func(t *rapid.T) (z element) {
			copy(z[:], rapid.SliceOfN(limb, limbs, limbs).Draw(t, "limbs"))
			return z
		}),
		rapid.Custom(func(t *rapid.T) element {
			base := rapid.SampledFrom([]*big.Int{new(big.Int), bigN, bigR}).Draw(t, "base")
			offset := rapid.Int64Range(-3, 3).Draw(t, "offset")
			sum := new(big.Int).Add(base, big.NewInt(offset))
			return *fromBig(sum.Mod(sum, bigR))
		}),
	)
}

// checkResidue compares a result modulo N.
func checkResidue(t *rapid.T, what string, got *element, want *big.Int) {
	t.Helper()
	difference := want.Sub(want, got.big())
	if difference.Mod(difference, bigN).Sign() != 0 {
		t.Fatalf("%s is wrong: %x", what, got.big())
	}
}

func TestElementAgainstBig(t *testing.T) {
	rInverse := new(big.Int).ModInverse(bigR, bigN)
	rapid.Check(t, func(t *rapid.T) {
		x, y := elements().Draw(t, "x"), elements().Draw(t, "y")
		bigX, bigY := x.big(), y.big()
		var z element

		z.add(&x, &y)
		checkResidue(t, "x+y", &z, new(big.Int).Add(bigX, bigY))
		z.sub(&x, &y)
		checkResidue(t, "x-y", &z, new(big.Int).Sub(bigX, bigY))

		product := new(big.Int).Mul(bigX, bigY)
		var w wide
		w.multiply(&x, &y)
		if w.big().Cmp(product) != 0 {
			t.Fatalf("x*y is wrong: %x", w.big())
		}
		z.mul(&x, &y)
		checkResidue(t, "x*y/R", &z, product.Mul(product, rInverse))

		square := new(big.Int).Mul(bigX, bigX)
		w.square(&x)
		if w.big().Cmp(square) != 0 {
			t.Fatalf("x*x is wrong: %x", w.big())
		}
		z.square(&x)
		checkResidue(t, "x*x/R", &z, square.Mul(square, rInverse))

		z.toMontgomery(&x)
		checkResidue(t, "x*R", &z, new(big.Int).Mul(bigX, bigR))
		z.fromMontgomery(&z)
		if z.big().Cmp(new(big.Int).Mod(bigX, bigN)) != 0 {
			t.Fatalf("x does not come back reduced: %x", z.big())
		}

		if below := x.belowModulus() == 1; below != (bigX.Cmp(bigN) < 0) {
			t.Fatalf("below the modulus: %v", below)
		}
		if zero := x.isZero() == 1; zero != (bigX.Sign() == 0) {
			t.Fatalf("zero: %v", zero)
		}
	})
}

func (z *wide) big() *big.Int {
	high := z.element(1).big()
	return high.Lsh(high, 64*limbs).Or(high, z.element(0).big())
}

// exponents draws an exponent of 1 to most limbs.
func exponents(most int) *rapid.Generator[exponent] {
	return rapid.Custom(func(t *rapid.T) exponent {
		limb := rapid.OneOf(rapid.Uint64(), rapid.SampledFrom([]uint64{0, 1, 1<<64 - 1}))
		return rapid.SliceOfN(limb, 1, most).Draw(t, "limbs")
	})
}

func (e exponent) big() *big.Int {
	return new(big.Int).SetBytes(e.bytes())
}

func TestPowerAgainstBig(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base, e := elements().Draw(t, "base"), exponents(9).Draw(t, "exponent")
		var z element
		z.toMontgomery(&base)
		z.power(&z, e)
		z.fromMontgomery(&z)
		checkResidue(t, "power", &z, new(big.Int).Exp(base.big(), e.big(), bigN))

		z.powerOfTwo(e)
		z.fromMontgomery(&z)
		checkResidue(t, "power of two", &z, new(big.Int).Exp(big.NewInt(2), e.big(), bigN))
	})
}

func TestExponentAgainstBig(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e, x, y := exponents(12).Draw(t, "e"), exponents(4).Draw(t, "x"), exponents(4).Draw(t, "y")
		want := new(big.Int).Mul(x.big(), y.big())
		want.Add(want, e.big())
		if got := e.plusProduct(x, y); got.big().Cmp(want) != 0 {
			t.Fatalf("e+x*y = %x, want %x", got.big(), want)
		}
	})

	full := exponent{minusOne, minusOne, minusOne, minusOne}
	if sum := full.plusProduct(full, full); len(sum) != 8 {
		t.Errorf("the exponent of a 256-bit a has %d limbs", len(sum))
	}
	wider := append(full[:4:4], minusOne, minusOne, minusOne)
	if sum := wider.plusProduct(full, full); sum[8] != 1 {
		t.Errorf("e+x*y above 2^512 loses its top: %x", sum)
	}
}

const minusOne = 1<<64 - 1

func TestPick(t *testing.T) {
	for index := range uint64(1 << windowBits) {
		var z element
		z.pick(&combTable[1], index)
		if z != combTable[1][index] {
			t.Errorf("entry %d is not picked", index)
		}
	}
}

// A product that overflows the limb above the window of a reduction step, which
// random numbers do once in 2^64 times.
func TestReduceKeepsTopCarry(t *testing.T) {
	x := element{44: 1, 47: 1}
	var z element
	z.mul(&x, &modulus)
	z.fromMontgomery(&z)
	if z.isZero() != 1 {
		t.Errorf("a multiple of N is reduced to %x", z.big())
	}
}

// Squares just above m*2^(64*84) carry through every limb from the middle product to
// the highest block.
func TestProductCarriesToTheTop(t *testing.T) {
	for m := range int64(50) {
		root := new(big.Int).Lsh(big.NewInt(m+1), 64*84)
		x := fromBig(root.Sqrt(root).Add(root, big.NewInt(1)))
		want := new(big.Int).Mul(x.big(), x.big())
		var z wide
		if z.square(x); z.big().Cmp(want) != 0 {
			t.Errorf("m = %d: x*x = %x", m, z.big())
		}
		if z.multiply(x, x); z.big().Cmp(want) != 0 {
			t.Errorf("m = %d: x*y = %x", m, z.big())
		}
	}
}
