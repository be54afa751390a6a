// Package random is where the emulator's ids, codes, salts and secrets come
// from: a source of random bytes is handed in, so that tests can repeat them.
package random

import (
	"crypto/rand"
	"fmt"
	"io"
	"sync"
)

// Shared makes a source safe for many requests at a time; crypto/rand
// when it is nil.
func Shared(source io.Reader) io.Reader {
	if source == nil {
		return rand.Reader
	}
	return &lockedReader{source: source}
}

type lockedReader struct {
	mu     sync.Mutex
	source io.Reader
}

func (r *lockedReader) Read(p []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return io.ReadFull(r.source, p)
}

// Bytes reads n bytes. A source that ends is a fault of whoever set the
// emulator up; the request that met it answers 500.
func Bytes(source io.Reader, n int) []byte {
	b := make([]byte, n)
	if _, err := io.ReadFull(source, b); err != nil {
		panic(fmt.Sprintf("random source: %v", err))
	}
	return b
}

// UUID makes a random UUID, version 4 (RFC 9562).
func UUID(source io.Reader) string { return FormatUUID(Bytes(source, 16)) }

// FormatUUID writes 16 bytes as a UUID, version 4.
func FormatUUID(b []byte) string {
	b[6] = b[6]&0x0f | 0x40
	b[8] = b[8]&0x3f | 0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[0:4], b[4:6], b[6:8], b[8:10], b[10:16])
}

// Digits makes a code of n digits, each equally likely.
func Digits(source io.Reader, n int) string { return Text(source, n, "0123456789") }

// The alphabets of the service's ids and secrets.
const (
	LowerAlphanumeric = "abcdefghijklmnopqrstuvwxyz0123456789"
	Alphanumeric      = "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + LowerAlphanumeric
)

// Text makes a text of n characters out of the alphabet, each equally
// likely.
func Text(source io.Reader, n int, alphabet string) string {
	// Bytes at or above the largest multiple of the alphabet are drawn again,
	// or the first characters would come up more often.
	limit := 256 - 256%len(alphabet)
	text := make([]byte, 0, n)
	for len(text) < n {
		for _, b := range Bytes(source, n-len(text)) {
			if int(b) < limit {
				text = append(text, alphabet[int(b)%len(alphabet)])
			}
		}
	}
	return string(text)
}
