package main

import (
	"time"

	"authwalk/flow"
	"authwalk/flow/transcript"

	"github.com/spf13/pflag"
)

// recordFlags say whether walks are recorded.
type recordFlags struct{ off bool }

func (f *recordFlags) register(set *pflag.FlagSet) {
	set.BoolVar(&f.off, "no-transcript", false, "keep no record of the walks (see authwalk walks)")
}

// recordedWalks is where the records of walks are kept.
func recordedWalks() transcript.Folder { return transcript.In(stateFolder()) }

// recorder keeps the walks of this run; nil where none is to be kept.
func (p *program) recorder(f recordFlags) flow.Recorder {
	if f.off {
		return nil
	}
	p.recordingBegins.Do(func() {
		p.recording = &transcript.Recorder{Folder: recordedWalks(), Now: time.Now, Version: readBuild().Version}
	})
	return p.recording
}

// closeRecords writes how the walks ended, and says what kept one from being
// recorded, where nobody was told by its steps.
func (p *program) closeRecords() {
	if p.recording == nil {
		return
	}
	if err := p.recording.Close(); err != nil && p.unheard {
		p.say(err.Error())
	}
}
