package emulator

import (
	"sync/atomic"

	"authwalk/flow/emulator/data"
	"authwalk/flow/emulator/state"
)

// journal is what a store writes into the data file, until another store takes its
// place.
type journal struct {
	file *data.File
	over atomic.Bool
}

func (j *journal) Put(key string, value []byte) {
	if !j.over.Load() {
		j.file.Put(key, value)
	}
}

func (j *journal) Delete(key string) {
	if !j.over.Load() {
		j.file.Delete(key)
	}
}

func (j *journal) Together(change func()) { j.file.Together(change) }

// openStore begins with what is in the data file, or else with the files of the
// options.
func (e *Emulator) openStore(options state.Options) (*state.Store, error) {
	if e.options.Data == "" {
		return state.New(options)
	}
	if e.file == nil {
		file, err := data.Open(e.options.Data)
		if err != nil {
			return nil, err
		}
		e.file = file
		if !file.Empty() {
			return e.restoreStore(options)
		}
	}
	store, err := state.New(options)
	if err != nil {
		return nil, err
	}
	if e.journal != nil {
		e.journal.over.Store(true)
	}
	e.journal = &journal{file: e.file}
	e.file.Fill(func() { store.Record(e.journal) })
	return store, e.file.Commit()
}

func (e *Emulator) restoreStore(options state.Options) (*state.Store, error) {
	store, err := state.Restore(options, e.file.Each)
	if err != nil {
		return nil, err
	}
	e.journal = &journal{file: e.file}
	store.Follow(e.journal)
	return store, nil
}

// closeData writes what is left.
func (e *Emulator) closeData() error {
	if e.file == nil {
		return nil
	}
	e.closing.Do(func() { e.closed = e.file.Close() })
	return e.closed
}

// commit waits until what was changed is on the disk.
func (e *Emulator) commit() error {
	if e.file == nil {
		return nil
	}
	return e.file.Commit()
}
