package emulator

import (
	"embed"
	"fmt"
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

// Demo is what the emulator serves when it is given no pool file: pools with a
// user for every challenge and for every common trouble, each with a line on
// what there is to see.
func Demo(now time.Time) ([]*poolfile.File, error) {
	var files []*poolfile.File
	for _, name := range []string{"everyday", "required", "email", "devices", "passkeys", "levels", "protected", "triggers"} {
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
		files = append(files, file)
	}
	return files, nil
}

// lock makes many failed attempts recent ones.
func lock(tracked *pool.Tracked, now time.Time) {
	if tracked.FailedAttempts > 0 {
		tracked.LastAttempt, tracked.LockedUntil = pool.At(now), pool.At(now.Add(demoLock))
	}
}
