package emulator

import (
	"fmt"
	"io"
)

// randomBytes reads n bytes. A source that ends is a fault of whoever set the
// emulator up; the request that met it answers 500.
func randomBytes(random io.Reader, n int) []byte {
	b := make([]byte, n)
	if _, err := io.ReadFull(random, b); err != nil {
		panic(fmt.Sprintf("random source: %v", err))
	}
	return b
}

// newUUID makes a random UUID, version 4 (RFC 9562).
func newUUID(random io.Reader) string {
	b := randomBytes(random, 16)
	b[6] = b[6]&0x0f | 0x40
	b[8] = b[8]&0x3f | 0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[0:4], b[4:6], b[6:8], b[8:10], b[10:16])
}

// newDigits makes a code of n digits, each equally likely.
func newDigits(random io.Reader, n int) string { return newText(random, n, "0123456789") }

// newText makes a text of n characters out of the alphabet, each equally
// likely.
func newText(random io.Reader, n int, alphabet string) string {
	// Bytes at or above the largest multiple of the alphabet are drawn again,
	// or the first characters would come up more often.
	limit := 256 - 256%len(alphabet)
	text := make([]byte, 0, n)
	for len(text) < n {
		for _, b := range randomBytes(random, n-len(text)) {
			if int(b) < limit {
				text = append(text, alphabet[int(b)%len(alphabet)])
			}
		}
	}
	return string(text)
}

const (
	lowerAlphanumeric = "abcdefghijklmnopqrstuvwxyz0123456789"
	alphanumeric      = "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + lowerAlphanumeric
)
