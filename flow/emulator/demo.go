package emulator

import (
	"embed"
	"errors"
	"fmt"
	"sync"
	"time"

	"authwalk/flow/pool"
	"authwalk/flow/poolfile"
)

// demoFiles are the demo pools. Their ids are fixed, so that documentation can
// quote them.
//
//go:embed demo/*.yaml
var demoFiles embed.FS

// demoLock is how long the locked-out user of the demo pool stays locked: the
// longest the service locks anybody.
const demoLock = 15 * time.Minute

// demoPools are their names, in the order they are served.
var demoPools = []string{"everyday", "email", "required", "passkeys", "devices", "levels", "triggers", "protected"}

// Demo is what the emulator serves when it is given no pool file: pools with a
// user for every challenge and for every common trouble, each with a line on
// what there is to see. They are read side by side: nothing else takes as long
// before the first answer.
func Demo(now time.Time) ([]*poolfile.File, error) {
	files, failed := make([]*poolfile.File, len(demoPools)), make([]error, len(demoPools))
	var reading sync.WaitGroup
	for i, name := range demoPools {
		reading.Go(func() { files[i], failed[i] = demoPool(name, now) })
	}
	reading.Wait()
	return files, errors.Join(failed...)
}

func demoPool(name string, now time.Time) (*poolfile.File, error) {
	text, err := demoFiles.ReadFile("demo/" + name + ".yaml")
	if err != nil {
		return nil, fmt.Errorf("demo pool %s: %w", name, err)
	}
	file, err := poolfile.Parse(text)
	if err != nil {
		return nil, fmt.Errorf("demo pool %s: %w", name, err)
	}
	for i := range file.Users {
		lock(&file.Users[i].Tracked, now)
	}
	return file, nil
}

// lock makes many failed attempts recent ones.
func lock(tracked *pool.Tracked, now time.Time) {
	if tracked.FailedAttempts > 0 {
		tracked.LastAttempt, tracked.LockedUntil = pool.At(now), pool.At(now.Add(demoLock))
	}
}
