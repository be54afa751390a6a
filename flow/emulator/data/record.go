package data

import (
	"bytes"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/binary"
	"errors"
	"maps"
	"slices"

	"go.etcd.io/bbolt"
)

// version is that of what is in the file. Sign-ins under way, messages, events and
// attempts came with the second.
const version = 2

var (
	recordsBucket = []byte("authwalk")
	// headerKey is before all records, which have keys of letters.
	headerKey = []byte("\x00header")
)

var (
	errDamaged = errors.New("is damaged: it was left as it is, so take a copy of it from before, or begin with another file")
	errNewer   = errors.New("was written by a newer authwalk: use that one, or begin with another file")
	errOther   = errors.New("is not a data file of authwalk")
)

// sumSize is how long a checksum is, in bytes.
const sumSize = 16

type sum [sumSize]byte

// sumOf is the checksum of a record.
func sumOf(key, value []byte) sum {
	hash := sha256.New()
	var length [8]byte
	binary.BigEndian.PutUint64(length[:], uint64(len(key)))
	hash.Write(length[:])
	hash.Write(key)
	hash.Write(value)
	return sum(hash.Sum(nil)[:sumSize])
}

// sums stand for all records of a file: a record that is lost, or is back, changes
// them.
type sums struct {
	count uint64
	all   sum
}

func (s *sums) add(record sum)    { s.count++; s.mix(record) }
func (s *sums) remove(record sum) { s.count--; s.mix(record) }
func (s *sums) mix(record sum)    { subtle.XORBytes(s.all[:], s.all[:], record[:]) }

// writeHeader writes the version and the sums, with a checksum of their own.
func writeHeader(tx *bbolt.Tx, s sums) error {
	header := binary.BigEndian.AppendUint32(nil, version)
	header = binary.BigEndian.AppendUint64(header, s.count)
	header = append(header, s.all[:]...)
	return tx.Bucket(recordsBucket).Put(headerKey, sealed(headerKey, header))
}

func readHeader(bucket *bbolt.Bucket) (sums, error) {
	header, err := unsealed(headerKey, bucket.Get(headerKey))
	switch {
	case err != nil:
		return sums{}, err
	case len(header) < 4:
		return sums{}, errDamaged
	case binary.BigEndian.Uint32(header) > version:
		return sums{}, errNewer
	case len(header) != 12+sumSize:
		return sums{}, errDamaged
	}
	return sums{binary.BigEndian.Uint64(header[4:]), sum(header[12:])}, nil
}

// sealed is a value with its checksum in front.
func sealed(key, value []byte) []byte {
	checksum := sumOf(key, value)
	return append(checksum[:], value...)
}

// unsealed is the value of a record, which it holds against its checksum.
func unsealed(key, record []byte) ([]byte, error) {
	if len(record) < sumSize {
		return nil, errDamaged
	}
	value := bytes.Clone(record[sumSize:])
	if sumOf(key, value) != sum(record[:sumSize]) {
		return nil, errDamaged
	}
	return value, nil
}

// readSums reads what the header says of the records.
func readSums(db *bbolt.DB) (found sums, err error) {
	err = db.View(func(tx *bbolt.Tx) error {
		bucket := tx.Bucket(recordsBucket)
		if bucket == nil {
			return errOther
		}
		found, err = readHeader(bucket)
		return err
	})
	return found, err
}

// readAll reads every record, and holds all of them together against the header.
func readAll(db *bbolt.DB, visit func(string, []byte) error) error {
	return db.View(func(tx *bbolt.Tx) error {
		bucket := tx.Bucket(recordsBucket)
		wanted, err := readHeader(bucket)
		if err != nil {
			return err
		}
		found, cursor := sums{}, bucket.Cursor()
		for key, record := cursor.First(); key != nil; key, record = cursor.Next() {
			if bytes.Equal(key, headerKey) {
				continue
			}
			value, err := unsealed(key, record)
			if err != nil {
				return err
			}
			found.add(sum(record[:sumSize]))
			if err := visit(string(key), value); err != nil {
				return err
			}
		}
		if found != wanted {
			return errDamaged
		}
		return nil
	})
}

// batch is what is written as one transaction.
type batch struct {
	// records are what is put in, nil where one is deleted.
	records map[string][]byte
	// clear tells that all others go first, filling that more follows before the file
	// holds anything.
	clear, filling bool
}

// fillPercent is how much of a page is used while records come in the order of their keys.
const fillPercent = 0.9

// store writes a batch of changes.
func (f *File) store(b batch) error {
	next := f.sums
	err := f.db.Update(func(tx *bbolt.Tx) error {
		if b.clear {
			next = sums{}
			if err := tx.DeleteBucket(recordsBucket); err != nil {
				return err
			}
			if _, err := tx.CreateBucket(recordsBucket); err != nil {
				return err
			}
		}
		bucket := tx.Bucket(recordsBucket)
		if b.filling {
			bucket.FillPercent = fillPercent
		}
		// In order, since what is put before others moves them.
		for _, key := range slices.Sorted(maps.Keys(b.records)) {
			if err := replace(bucket, []byte(key), b.records[key], &next); err != nil {
				return err
			}
		}
		if b.filling {
			return writeHeader(tx, sums{})
		}
		return writeHeader(tx, next)
	})
	if err == nil {
		f.sums = next
	}
	return err
}

func replace(bucket *bbolt.Bucket, key, value []byte, s *sums) error {
	if before := bucket.Get(key); len(before) >= sumSize {
		s.remove(sum(before[:sumSize]))
	}
	if value == nil {
		return bucket.Delete(key)
	}
	record := sealed(key, value)
	s.add(sum(record[:sumSize]))
	return bucket.Put(key, record)
}
