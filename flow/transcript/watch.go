package transcript

import "authwalk/flow/walk"

// Watch puts the calls of other programs together to walks while they are made. What
// is secret is replaced as soon as a call comes in.
type Watch struct {
	tags   *tags
	joined *joined
	// calls and bytes are what was taken since it began.
	calls, bytes int
}

// mostWatched and mostBytes bound the calls that are put together before it begins
// afresh: walks that are under way then go on as new ones.
const (
	mostWatched = 5000
	mostBytes   = 64 << 20
)

// NewWatch has seen no call yet.
func NewWatch() *Watch {
	return &Watch{tags: newTags(), joined: newJoined(0)}
}

// Add takes a call to a target with its answer, and the error type that its header
// named. It returns the walk that the call belongs to, as far as it has come.
func (w *Watch) Add(target walk.Target, exchange walk.Exchange, errorType string) Transcript {
	w.calls++
	w.bytes += len(exchange.Request.Reveal()) + len(exchange.Answer.Reveal())
	if w.calls > mostWatched || w.bytes > mostBytes {
		w.calls, w.bytes, w.tags, w.joined = 1, 0, newTags(), newJoined(w.joined.before+len(w.joined.walks))
	}
	at := w.joined.add(call{target: target, step: w.tags.masked(stepOf(exchange, errorType, ""))})
	// What it is finished with is its own: the walk goes on.
	return finished([]Transcript{w.joined.walks[at]})[0]
}
