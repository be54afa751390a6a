package suite

import (
	"context"
	"sync"
	"time"

	"authwalk/flow/script"
)

// Case is one walk, and what came of it.
type Case struct {
	// Path is the script's.
	Path   string
	Result script.Result
	// Skipped is why the walk was not made; empty where it was.
	Skipped string
	Started time.Time
	Elapsed time.Duration
}

// Run makes all walks, so many at a time, and tells of each as soon as it and those
// before it are over. After the context's end no further one begins.
func Run(ctx context.Context, jobs int, paths []string, run func(ctx context.Context, path string) Case, over func(Case)) []Case {
	cases := make([]Case, len(paths))
	done := make([]chan struct{}, len(paths))
	for n := range done {
		done[n] = make(chan struct{})
	}
	next := make(chan int)
	var workers sync.WaitGroup
	for range min(max(jobs, 1), len(paths)) {
		workers.Go(func() {
			for n := range next {
				cases[n] = run(ctx, paths[n])
				close(done[n])
			}
		})
	}
	go func() {
		for n := range paths {
			next <- n
		}
		close(next)
	}()
	for n := range cases {
		<-done[n]
		over(cases[n])
	}
	workers.Wait()
	return cases
}

// worst are the endings that decide how several walks came out, the first that
// occurred.
var worst = []script.Ending{script.Interrupted, script.Unreachable, script.BadInput, script.Missed, script.Refused}

// Ending is that of several walks.
func Ending(cases []Case) script.Ending {
	occurred := map[script.Ending]bool{}
	for _, c := range cases {
		occurred[c.Result.Ending] = true
	}
	for _, ending := range worst {
		if occurred[ending] {
			return ending
		}
	}
	return script.Done
}
