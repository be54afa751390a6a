package data

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"sync"
	"time"

	"go.etcd.io/bbolt"
	bbolterrors "go.etcd.io/bbolt/errors"
)

// lockWait is how long to wait for another program to let go of the file.
const lockWait = 200 * time.Millisecond

// File is an open data file. What is put in is written by one goroutine, all that
// waits at a time together, which is what makes many small changes quick.
type File struct {
	path string
	db   *bbolt.DB

	mu      sync.Mutex
	changed *sync.Cond
	// pending is what has to be written: records, with nil for one to be deleted.
	pending map[string][]byte
	// pendingSize is about how many bytes that is.
	pendingSize int
	// clear tells that everything that was there before has to go first, filling that
	// what is put in takes its place.
	clear, filling bool
	// put and written count changes: those below written are on the disk.
	put, written uint64
	held         int
	// closed tells that nothing more is to be written, ended that nothing more is.
	closed, ended bool
	failure       error
	done          chan struct{}
	// sums are the checksums of the records on the disk.
	sums sums
}

// others are the rights of the group and of everybody.
const others = 0o077

// Open opens a data file, or makes one. A file of a newer version, one that is in use, one
// that others can read and one that is damaged are refused by name, and left as they are.
// Whether the records are whole is told by Each.
func Open(path string) (*File, error) {
	switch info, err := os.Stat(path); {
	case errors.Is(err, fs.ErrNotExist):
		if link, err := os.Lstat(path); err == nil && link.Mode()&fs.ModeSymlink != 0 {
			return nil, fmt.Errorf("%s is a link to a file that does not exist: remove the link, or name the file itself", path)
		}
		if err := create(path); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s is not a file", path)
	case runtime.GOOS != "windows" && info.Mode().Perm()&others != 0:
		return nil, fmt.Errorf("others can read or change %s: make it yours alone (chmod 600), then try again", path)
	}
	if err := inspect(path); err != nil {
		return nil, fmt.Errorf("%s %w", path, err)
	}
	f := &File{path: path, pending: map[string][]byte{}, done: make(chan struct{})}
	f.changed = sync.NewCond(&f.mu)
	if err := guarded(f.open); err != nil {
		return nil, fmt.Errorf("%s %w", path, err)
	}
	go f.write()
	return f, nil
}

// guarded runs what reads the file, and makes an error of a fault.
func guarded(read func() error) (err error) {
	before := debug.SetPanicOnFault(true)
	defer debug.SetPanicOnFault(before)
	defer func() {
		if recover() != nil {
			err = errDamaged
		}
	}()
	return read()
}

// create makes an empty data file under another name first, one that nothing has, so
// that there is never half of one.
func create(path string) error {
	folder := filepath.Dir(path)
	made, err := os.CreateTemp(folder, ".authwalk-*")
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("the folder %s does not exist: make it, then try again", folder)
	}
	if err != nil {
		return err
	}
	unfinished := made.Name()
	err = made.Close()
	if err == nil {
		err = fill(unfinished)
	}
	if err == nil {
		err = give(unfinished, path)
	}
	if removed := os.Remove(unfinished); removed != nil && !errors.Is(removed, fs.ErrNotExist) {
		err = errors.Join(err, removed)
	}
	return err
}

// give gives a finished file its name, unless another program was first: then the file
// is that one's. Where a file cannot have two names, an empty one keeps the name free
// from others until then.
func give(finished, path string) error {
	if err := os.Link(finished, path); err == nil || errors.Is(err, fs.ErrExist) {
		return nil
	}
	claim, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	switch {
	case errors.Is(err, fs.ErrExist):
		return nil
	case err != nil:
		return err
	}
	if err := errors.Join(claim.Close(), os.Rename(finished, path)); err != nil {
		return errors.Join(err, os.Remove(path))
	}
	return nil
}

// fill makes a file of no bytes a data file of no records.
func fill(path string) error {
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{NoFreelistSync: true, Timeout: lockWait})
	if err != nil {
		return openError(err)
	}
	err = db.Update(func(tx *bbolt.Tx) error {
		if _, err := tx.CreateBucket(recordsBucket); err != nil {
			return err
		}
		return writeHeader(tx, sums{})
	})
	return errors.Join(err, db.Close())
}

func openError(err error) error {
	switch {
	case errors.Is(err, bbolterrors.ErrTimeout):
		return errors.New("is in use by another emulator")
	case errors.Is(err, bbolterrors.ErrVersionMismatch):
		return errNewer
	case errors.Is(err, bbolterrors.ErrInvalid), errors.Is(err, bbolterrors.ErrChecksum):
		return errDamaged
	default:
		return fmt.Errorf("cannot be opened: %w", err)
	}
}

func (f *File) open() error {
	db, err := bbolt.Open(f.path, 0o600, &bbolt.Options{NoFreelistSync: true, Timeout: lockWait})
	if err != nil {
		return openError(err)
	}
	f.db = db
	f.sums, err = readSums(db)
	if err != nil {
		_ = db.Close()
	}
	return err
}

// Empty reports whether there was no record when the file was opened.
func (f *File) Empty() bool { return f.sums.count == 0 }

// Each calls visit with every record, in the order of their keys. The value is
// visit's to keep. A damaged file is refused by name, after some records at most.
func (f *File) Each(visit func(key string, value []byte) error) error {
	if err := guarded(func() error { return readAll(f.db, visit) }); err != nil {
		return fmt.Errorf("%s %w", f.path, err)
	}
	return nil
}

// Put puts a record in, or in the place of the one with its key. It is on the disk
// once Commit has returned.
func (f *File) Put(key string, value []byte) { f.change(key, value) }

// Delete deletes a record.
func (f *File) Delete(key string) { f.change(key, nil) }

func (f *File) change(key string, value []byte) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.pending[key] = value
	f.pendingSize += len(key) + len(value)
	f.put++
	if f.mustWrite() {
		f.changed.Broadcast()
	}
	for f.filling && f.pendingSize >= fillSize && f.failure == nil && !f.ended {
		f.changed.Wait()
	}
}

// fillSize is how many bytes of records are written at a time while a file is filled.
const fillSize = 8 << 20

// Fill puts the records of fill in the place of all that were there before. They are
// written in parts, so that a great many take little memory; a file whose filling did
// not end is empty when it is opened again. Filling is quickest in the order of the keys.
func (f *File) Fill(fill func()) {
	f.mu.Lock()
	f.pending, f.pendingSize, f.clear, f.filling = map[string][]byte{}, 0, true, true
	f.put++
	f.mu.Unlock()
	fill()
	f.mu.Lock()
	defer f.mu.Unlock()
	f.filling = false
	f.put++
	f.changed.Broadcast()
}

// Together makes the changes of change at once: all of them are on the disk, or none.
func (f *File) Together(change func()) {
	f.hold(1)
	defer f.hold(-1)
	change()
}

func (f *File) hold(by int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.held += by
	f.changed.Broadcast()
}

// Commit waits until all that was put in before is on the disk.
func (f *File) Commit() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	for wanted := f.put; f.written < wanted && f.failure == nil; {
		if f.ended {
			return fmt.Errorf("%s is closed", f.path)
		}
		f.changed.Wait()
	}
	return f.failure
}

// Close writes what is left and closes the file.
func (f *File) Close() error {
	f.mu.Lock()
	f.closed = true
	f.changed.Broadcast()
	f.mu.Unlock()
	<-f.done
	return errors.Join(f.failure, f.db.Close())
}

// mustWrite tells whether what is pending is to be written now.
func (f *File) mustWrite() bool {
	if f.filling {
		return f.pendingSize >= fillSize
	}
	return f.put != f.written && f.held == 0
}

// write writes what is pending, again and again. After a failure nothing more is
// written: what is in the file is what was answered.
func (f *File) write() {
	defer close(f.done)
	f.mu.Lock()
	defer f.mu.Unlock()
	defer func() { f.ended = true; f.changed.Broadcast() }()
	for {
		for !f.mustWrite() && (!f.closed || f.put != f.written) {
			f.changed.Wait()
		}
		if f.put == f.written {
			return
		}
		next, put := batch{f.pending, f.clear, f.filling}, f.put
		f.pending, f.pendingSize, f.clear = map[string][]byte{}, 0, false
		f.mu.Unlock()
		err := guarded(func() error { return f.store(next) })
		f.mu.Lock()
		if err != nil {
			f.failure = fmt.Errorf("%s cannot be written: %w", f.path, err)
			f.changed.Broadcast()
			return
		}
		f.written = put
		f.changed.Broadcast()
	}
}
