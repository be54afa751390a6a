package transcript

import (
	"fmt"
	"sync"
	"time"

	"authwalk/flow/view"
	"authwalk/flow/walk"
)

// Recorder keeps walks while they are made. It is safe for concurrent use.
type Recorder struct {
	Folder Folder
	Now    func() time.Time
	// Version is authwalk's.
	Version string

	mutex  sync.Mutex
	tidied bool
	closed bool
	walks  map[string]*recording
	failed error
}

// recording is a walk that is being kept.
type recording struct {
	tags  *tags
	chain chain
	walk  walk.Walk
	// steps is how many of the walk's steps are written, and failed tells that
	// there will be no more.
	steps  int
	failed bool
}

// Record writes what is new in a walk. When that is not possible, the walk goes on
// without a record; the warning says so, once.
func (r *Recorder) Record(w walk.Walk) (warning string) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	kept := r.recordingOf(w)
	if kept.failed || r.closed {
		return ""
	}
	// A walk that is gone on with twice has two steps of one number, and both count.
	from := min(kept.steps, len(w.Steps)-1)
	for _, step := range w.Steps[max(from, 0):] {
		if err := r.add(kept, step); err != nil {
			return r.fail(kept, err)
		}
	}
	return ""
}

func (r *Recorder) recordingOf(w walk.Walk) *recording {
	if r.walks == nil {
		r.walks = map[string]*recording{}
	}
	kept := r.walks[w.ID]
	if kept == nil {
		kept = &recording{tags: newTags()}
		r.walks[w.ID] = kept
	}
	kept.walk = w
	return kept
}

// add writes a step, and before the first one what the walk began with. Masking
// twice knows every secret the second time, also where it is written before its
// own place.
func (r *Recorder) add(kept *recording, s walk.Step) error {
	started := s.Exchange.Started
	if started.IsZero() {
		started = r.Now()
	}
	_ = kept.tags.header(kept.walk, started, r.Version)
	_ = kept.tags.step(s)
	if kept.steps == 0 {
		r.tidy()
		begins := kept.tags.header(kept.walk, started, r.Version)
		if err := r.write(kept, begins, true); err != nil {
			return err
		}
	}
	masked := kept.tags.step(s)
	if err := r.write(kept, line{Step: &masked}, false); err != nil {
		return err
	}
	kept.steps++
	return nil
}

// tidy makes room, once in the life of a program. What cannot be removed is no
// reason against a new record.
func (r *Recorder) tidy() {
	if !r.tidied {
		r.tidied = true
		r.Folder.tidy(r.Now())
	}
}

func (r *Recorder) write(kept *recording, value any, first bool) error {
	sealed, err := kept.chain.seal(value)
	if err != nil {
		return err
	}
	return r.Folder.append(kept.walk.ID, sealed, first)
}

func (r *Recorder) fail(kept *recording, err error) string {
	kept.failed = true
	if r.failed != nil {
		return ""
	}
	r.failed = fmt.Errorf("a walk was not recorded: %w", err)
	return "This walk is not recorded: " + err.Error() + "."
}

// Close writes how each walk ended. It returns what kept a walk from being
// recorded, if anything did.
func (r *Recorder) Close() error {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	for _, kept := range r.walks {
		if kept.failed || kept.steps == 0 {
			continue
		}
		over := end{At: r.Now().UTC(), Result: view.ResultOf(kept.walk)}
		if err := r.write(kept, line{End: &over}, false); err != nil {
			_ = r.fail(kept, err)
		}
	}
	r.closed, r.walks = true, nil
	return r.failed
}
