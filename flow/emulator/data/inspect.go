package data

import (
	"bytes"
	"encoding/binary"
	"hash/fnv"
	"io"
	"os"

	"go.etcd.io/bbolt"
)

// The format of bbolt's files: pages of one size, of which the first two are the
// metas of the last two transactions, and the others are a tree below the newer one.
const (
	pageHeaderSize = 16
	elementSize    = 16
	metaSize       = 64
	metaMagic      = 0xED0CDAED
	metaVersion    = 2

	branchPage = 0x01
	leafPage   = 0x02
	metaPage   = 0x04

	bucketFlag       = 0x01
	bucketHeaderSize = 16

	// deepest is how deep a tree can be at most: far more records than fit on a disk.
	deepest = 32
)

// inspect looks through the file before bbolt does, while nobody writes to it. It
// follows every page of the tree, so that bbolt finds nothing it would not expect.
func inspect(path string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }()
	info, err := file.Stat()
	if err != nil {
		return err
	}
	if err := checkMetas(file, info.Size()); err != nil {
		return err
	}
	// The lock that readers share is what no other emulator can write under.
	return guarded(func() error {
		db, err := bbolt.Open(path, 0o600, &bbolt.Options{ReadOnly: true, Timeout: lockWait})
		if err != nil {
			return openError(err)
		}
		defer func() { _ = db.Close() }()
		return checkTree(file)
	})
}

// meta is what matters of a meta page.
type meta struct {
	pageSize, root, end, transaction uint64
}

// checkMetas looks at the length and the two metas. Both must be whole: a program that is
// killed leaves none half-written, and the older one alone would lose what was answered.
func checkMetas(file io.ReaderAt, size int64) error {
	_, err := readMeta(file, size)
	return err
}

func readMeta(file io.ReaderAt, size int64) (meta, error) {
	if size < 4*512 {
		return meta{}, errDamaged
	}
	first, err := metaAt(file, 0)
	if err != nil {
		return meta{}, err
	}
	if first.pageSize < 512 || first.pageSize > 64<<10 || first.pageSize&(first.pageSize-1) != 0 {
		return meta{}, errDamaged
	}
	second, err := metaAt(file, int64(first.pageSize))
	switch {
	case err != nil:
		return meta{}, err
	case first.pageSize != second.pageSize:
		return meta{}, errDamaged
	}
	newest := first
	if second.transaction > first.transaction {
		newest = second
	}
	if newest.end < 4 || newest.end > uint64(size)/newest.pageSize {
		return meta{}, errDamaged
	}
	return newest, nil
}

func metaAt(file io.ReaderAt, at int64) (meta, error) {
	page := make([]byte, pageHeaderSize+metaSize)
	if _, err := file.ReadAt(page, at); err != nil {
		return meta{}, errDamaged
	}
	order, body := binary.NativeEndian, page[pageHeaderSize:]
	switch {
	case order.Uint32(body) != metaMagic && at == 0:
		return meta{}, errOther
	case order.Uint32(body) != metaMagic, order.Uint16(page[8:]) != metaPage:
		return meta{}, errDamaged
	}
	hash := fnv.New64a()
	_, _ = hash.Write(body[:metaSize-8])
	switch {
	case hash.Sum64() != order.Uint64(body[metaSize-8:]):
		return meta{}, errDamaged
	case order.Uint32(body[4:]) != metaVersion:
		return meta{}, errNewer
	}
	return meta{
		pageSize: uint64(order.Uint32(body[8:])), root: order.Uint64(body[16:]),
		end: order.Uint64(body[40:]), transaction: order.Uint64(body[48:]),
	}, nil
}

// tree is a walk through the pages.
type tree struct {
	file io.ReaderAt
	meta
	seen map[uint64]bool
}

func checkTree(file *os.File) error {
	info, err := file.Stat()
	if err != nil {
		return err
	}
	newest, err := readMeta(file, info.Size())
	if err != nil {
		return err
	}
	t := tree{file, newest, map[uint64]bool{}}
	return t.page(newest.root, keys{}, 0)
}

// keys are the bounds of the keys of a page: from least, and below limit where that
// is not nil.
type keys struct{ least, limit []byte }

// page checks a page and those below it.
func (t *tree) page(number uint64, within keys, depth int) error {
	page, err := t.read(number)
	if err != nil || depth > deepest {
		return errDamaged
	}
	return t.elements(page, within, depth)
}

// read reads a page with those it overflows into. No page is in two places.
func (t *tree) read(number uint64) ([]byte, error) {
	if number < 2 || number >= t.end {
		return nil, errDamaged
	}
	page := make([]byte, t.pageSize)
	if _, err := t.file.ReadAt(page, int64(number*t.pageSize)); err != nil {
		return nil, err
	}
	pages := uint64(binary.NativeEndian.Uint32(page[12:])) + 1
	if binary.NativeEndian.Uint64(page) != number || number+pages > t.end {
		return nil, errDamaged
	}
	for i := range pages {
		if t.seen[number+i] {
			return nil, errDamaged
		}
		t.seen[number+i] = true
	}
	if pages == 1 {
		return page, nil
	}
	whole := make([]byte, pages*t.pageSize)
	_, err := t.file.ReadAt(whole, int64(number*t.pageSize))
	return whole, err
}

// elements checks what a page of any length says is in it.
func (t *tree) elements(page []byte, within keys, depth int) error {
	if len(page) < pageHeaderSize {
		return errDamaged
	}
	order := binary.NativeEndian
	kind, count := order.Uint16(page[8:]), int(order.Uint16(page[10:]))
	if kind != branchPage && kind != leafPage || kind == branchPage && count == 0 || pageHeaderSize+count*elementSize > len(page) {
		return errDamaged
	}
	all := make([]element, count)
	for i := range all {
		if err := all[i].read(page, uint64(pageHeaderSize+i*elementSize), kind); err != nil {
			return err
		}
		least := within.least
		if i > 0 {
			least = all[i-1].key
		}
		if order := bytes.Compare(least, all[i].key); order > 0 || i > 0 && order == 0 {
			return errDamaged
		}
		if within.limit != nil && bytes.Compare(all[i].key, within.limit) >= 0 {
			return errDamaged
		}
	}
	for i, e := range all {
		below := keys{e.key, within.limit}
		if i+1 < count {
			below.limit = all[i+1].key
		}
		if err := t.below(e, below, kind, depth); err != nil {
			return err
		}
	}
	return nil
}

// below checks what an element leads to.
func (t *tree) below(e element, within keys, kind uint16, depth int) error {
	switch {
	case kind == branchPage:
		return t.page(e.child, within, depth+1)
	case e.flags&bucketFlag != 0:
		return t.bucket(e.value, depth)
	default:
		return nil
	}
}

// element is an entry of a page: of a branch with a child, of a leaf with a value.
type element struct {
	key, value []byte
	child      uint64
	flags      uint32
}

func (e *element) read(page []byte, at uint64, kind uint16) error {
	order, raw := binary.NativeEndian, page[at:at+elementSize]
	position, keySize, valueSize := uint64(order.Uint32(raw)), uint64(order.Uint32(raw[4:])), uint64(0)
	if kind == leafPage {
		e.flags = order.Uint32(raw)
		position, keySize, valueSize = uint64(order.Uint32(raw[4:])), uint64(order.Uint32(raw[8:])), uint64(order.Uint32(raw[12:]))
	} else {
		e.child = order.Uint64(raw[8:])
	}
	from := at + position
	if from+keySize+valueSize > uint64(len(page)) || keySize == 0 {
		return errDamaged
	}
	e.key, e.value = page[from:from+keySize], page[from+keySize:from+keySize+valueSize]
	return nil
}

// bucket checks a bucket, which is a page of its own or lies inside its value.
func (t *tree) bucket(value []byte, depth int) error {
	if len(value) < bucketHeaderSize || depth > deepest {
		return errDamaged
	}
	if root := binary.NativeEndian.Uint64(value); root != 0 {
		return t.page(root, keys{}, depth+1)
	}
	return t.elements(value[bucketHeaderSize:], keys{}, depth+1)
}
