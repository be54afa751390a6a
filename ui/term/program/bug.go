package program

import (
	"fmt"
	"path/filepath"
	"runtime"
	"strings"
)

// Bug is a panic. It says where it was, and none of the values that were
// involved: they may be secret.
type Bug struct {
	// What is the kind of the panic's value, or the runtime's own words.
	What string
	// Where are the innermost functions, as function (file:line).
	Where []string
}

// Error implements error.
func (b *Bug) Error() string {
	return fmt.Sprintf("authwalk crashed (a bug: %s); nothing more was sent; report these lines:\n  %s",
		b.What, strings.Join(b.Where, "\n  "))
}

// newBug describes a panic. It is called by the deferred function that
// recovered it.
func newBug(value any) *Bug {
	what := fmt.Sprintf("panic with a value of type %T", value)
	if problem, ok := value.(runtime.Error); ok {
		what = problem.Error()
	}
	return &Bug{What: what, Where: where()}
}

// where lists the functions that led to the panic, without those of the runtime
// and of the recovery.
func where() []string {
	pcs := make([]uintptr, 64)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(1, pcs)])
	var lines []string
	for panicked := false; len(lines) < 12; {
		frame, more := frames.Next()
		if panicked && !strings.HasPrefix(frame.Function, "runtime.") {
			lines = append(lines, fmt.Sprintf("%s (%s:%d)", frame.Function, filepath.Base(frame.File), frame.Line))
		}
		panicked = panicked || frame.Function == "runtime.gopanic"
		if !more {
			break
		}
	}
	return lines
}
