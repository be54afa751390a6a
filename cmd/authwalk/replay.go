package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"authwalk/flow/report"
	"authwalk/flow/script"
	"authwalk/flow/transcript"
	"authwalk/flow/walk"
)

// errNotLive keeps a record from being made again with real users unasked.
var errNotLive = errors.New("the walk was not made on this machine: --live makes it again with real users and messages")

// isRecord reports whether a file is the record of a walk, and no script.
func isRecord(data []byte) bool {
	return bytes.HasPrefix(bytes.TrimSpace(data), []byte(`{"authwalk":`))
}

// scriptOfRecord is a script that makes a recorded walk again and expects it to end
// the same. What is not in the record is asked for: passwords where the environment
// has none, and codes where no inbox has them.
func (p *program) scriptOfRecord(ctx context.Context, r scriptRun, data []byte) (*script.Script, error) {
	kept, err := transcript.Read(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	if len(kept.Walk.Steps) == 0 {
		return nil, errors.New("the record has no steps")
	}
	if !r.live && !r.destination(ctx, p.startEdges())(kept.Walk.Start.Target).IsLocal() {
		return nil, errNotLive
	}
	var written bytes.Buffer
	unexplained := func(walk.Walk, int) walk.Explanation { return walk.Explanation{} }
	if err := report.Of(kept, unexplained).Script(&written); err != nil {
		return nil, err
	}
	parsed, err := script.Parse(written.Bytes())
	if err != nil {
		return nil, fmt.Errorf("the walk cannot be made again: %w", err)
	}
	return parsed, nil
}
