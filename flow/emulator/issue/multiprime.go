package issue

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"errors"
	"fmt"
	"math/big"

	"github.com/go-jose/go-jose/v4"
)

// keyPrimes is how many primes a key that is made here has. Two signatures are most
// of what a sign-in costs, and the more primes a key has, the less one costs (RFC 8017
// section 5.1.2); whoever verifies it sees an ordinary key. Eight primes are too many,
// and each too short, for keys that protect something, which these do not.
const keyPrimes = 8

// generateKey makes a key of keyPrimes primes.
func generateKey() (*rsa.PrivateKey, error) {
	for {
		key := &rsa.PrivateKey{PublicKey: rsa.PublicKey{N: big.NewInt(1), E: 65537}}
		totient := big.NewInt(1)
		for i := range keyPrimes {
			// One bit more than the key has: every prime is a little below its power of
			// two, and their product more than half a bit.
			bits := (keyBits + 1 + i) / keyPrimes
			prime, err := rand.Prime(rand.Reader, bits)
			if err != nil {
				return nil, fmt.Errorf("make a prime: %w", err)
			}
			key.Primes = append(key.Primes, prime)
			key.N.Mul(key.N, prime)
			totient.Mul(totient, below(prime))
		}
		key.D = new(big.Int).ModInverse(big.NewInt(int64(key.E)), totient)
		if key.D != nil && key.N.BitLen() == keyBits && key.Validate() == nil {
			key.Precompute()
			return key, nil
		}
	}
}

// multiPrimeSigner signs tokens with a key of more than two primes, for which
// crypto/rsa has only the slow way. It takes no constant time.
type multiPrimeSigner struct {
	public   *jose.JSONWebKey
	residues []residue
	size     int
}

// residue is what RFC 8017 section 3.2 has of each prime (r, d and t), and the product
// of the primes before it.
type residue struct {
	prime, exponent, coefficient, before *big.Int
}

func newMultiPrimeSigner(private *rsa.PrivateKey, public jose.JSONWebKey) *multiPrimeSigner {
	s := &multiPrimeSigner{public: &public, size: private.Size()}
	before := big.NewInt(1)
	for _, prime := range private.Primes {
		s.residues = append(s.residues, residue{
			prime:       prime,
			exponent:    new(big.Int).Mod(private.D, below(prime)),
			coefficient: new(big.Int).ModInverse(before, prime),
			before:      before,
		})
		before = new(big.Int).Mul(before, prime)
	}
	return s
}

// Public is the key that verifies the signatures.
func (s *multiPrimeSigner) Public() *jose.JSONWebKey { return s.public }

// Algs is RS256 alone, which the service signs with.
func (s *multiPrimeSigner) Algs() []jose.SignatureAlgorithm {
	return []jose.SignatureAlgorithm{jose.RS256}
}

// SignPayload is RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017 section 8.2.1).
func (s *multiPrimeSigner) SignPayload(payload []byte, algorithm jose.SignatureAlgorithm) ([]byte, error) {
	if algorithm != jose.RS256 {
		return nil, errors.New("tokens are signed with RS256")
	}
	message := new(big.Int).SetBytes(encodeDigest(sha256.Sum256(payload), s.size))
	return s.power(message).FillBytes(make([]byte, s.size)), nil
}

// power raises a number to the private exponent: modulo each prime, put together
// after Garner (RFC 8017 section 5.2.1).
func (s *multiPrimeSigner) power(base *big.Int) *big.Int {
	sum := new(big.Int)
	for _, r := range s.residues {
		part := new(big.Int).Mod(base, r.prime)
		part.Exp(part, r.exponent, r.prime)
		part.Sub(part, sum)
		part.Mul(part, r.coefficient)
		part.Mod(part, r.prime)
		sum.Add(sum, part.Mul(part, r.before))
	}
	return sum
}

// sha256Info is the DigestInfo of SHA-256 in DER, without the digest (RFC 8017
// section 9.2, note 1).
const sha256Info = "\x30\x31\x30\x0d\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x01\x05\x00\x04\x20"

// encodeDigest is EMSA-PKCS1-v1_5 (RFC 8017 section 9.2), size bytes long.
func encodeDigest(digest [sha256.Size]byte, size int) []byte {
	info := append([]byte(sha256Info), digest[:]...)
	encoded := make([]byte, size)
	encoded[1] = 1
	padding := encoded[2 : size-len(info)-1]
	for i := range padding {
		padding[i] = 0xff
	}
	copy(encoded[size-len(info):], info)
	return encoded
}

// below is one less than a prime.
func below(prime *big.Int) *big.Int { return new(big.Int).Sub(prime, big.NewInt(1)) }
