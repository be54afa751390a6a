package state

import (
	"runtime"
	"sync"

	"authwalk/flow/poolfile"
)

// userReaders understand the records of users while the next ones are fetched, on all
// cores: a great many users are most of what is restored.
type userReaders struct {
	batches chan []unreadUser
	batch   []unreadUser
	reading sync.WaitGroup
	refused chan struct{}
	refuse  sync.Once
	refusal error
}

// unreadUser is the record of a user, and where it belongs.
type unreadUser struct {
	into   *savedUser
	record []byte
}

// unreadBatch is how many records are handed over at a time.
const unreadBatch = 100

func newUserReaders() *userReaders {
	r := &userReaders{batches: make(chan []unreadUser, 4), refused: make(chan struct{})}
	for range runtime.GOMAXPROCS(0) {
		r.reading.Go(func() {
			for batch := range r.batches {
				for _, user := range batch {
					if err := poolfile.Unmarshal(user.record, user.into); err != nil {
						r.refuse.Do(func() { r.refusal = err; close(r.refused) })
						return
					}
				}
			}
		})
	}
	return r
}

// read has a record read into the user, which is whole when wait has returned.
func (r *userReaders) read(into *savedUser, record []byte) error {
	r.batch = append(r.batch, unreadUser{into, record})
	if len(r.batch) < unreadBatch {
		return nil
	}
	return r.handOver()
}

func (r *userReaders) handOver() error {
	full := r.batch
	r.batch = make([]unreadUser, 0, unreadBatch)
	select {
	case r.batches <- full:
		return nil
	case <-r.refused:
		return r.refusal
	}
}

// wait waits until all records are read, or one is refused.
func (r *userReaders) wait() error {
	_ = r.handOver()
	close(r.batches)
	r.reading.Wait()
	return r.refusal
}
