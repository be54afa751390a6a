package document

import "context"

type onWait struct{}

// OnWait is a context in which whoever reads a file calls begin with its name, and what
// that returns when the file was read: a pipe may be waited for without end.
func OnWait(ctx context.Context, begin func(path string) (end func())) context.Context {
	return context.WithValue(ctx, onWait{}, begin)
}

// Wait gives up when the context ends. What is waited for cannot be stopped: opening a
// pipe and reading a terminal may go on for good. The path is "" where nobody is to be
// told what is waited for.
func Wait[T any](ctx context.Context, path string, get func() (T, error)) (T, error) {
	if begin, is := ctx.Value(onWait{}).(func(string) func()); is && path != "" {
		defer begin(path)()
	}
	type result struct {
		value T
		err   error
	}
	done := make(chan result, 1)
	go func() {
		value, err := get()
		done <- result{value, err}
	}()
	select {
	case r := <-done:
		return r.value, r.err
	case <-ctx.Done():
		return *new(T), ctx.Err()
	}
}
