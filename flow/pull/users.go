package pull

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"sync"
	"time"

	"authwalk/flow/api"
	"authwalk/flow/document"
	"authwalk/flow/pool"
	"authwalk/flow/poolfile"
	"authwalk/flow/walk"
)

// mostUserPages bounds the list of users of a service that never ends it: ten million.
const mostUserPages = 10_000_000 / usersOfPage

// usersOfPage is how many users ListUsers gives at once.
const usersOfPage = 60

// usersAtOnce is how many users are read at the same time where nothing sets the pace.
const usersAtOnce = 4

// Users are the users of a live pool, page by page, each as AdminGetUser shows them: the
// list tells no second factors. Pace is how long to wait between calls, to leave the
// service's rate to others; with none, several users are read at once, and still come in
// the order of the list. Who is gone before being read is left out.
func Users(ctx context.Context, caller Caller, wanted Live, pace time.Duration) iter.Seq2[*pool.User, error] {
	p := puller{ctx: ctx, caller: caller, wanted: wanted}
	return func(yield func(*pool.User, error) bool) {
		asked := map[string]any{"Limit": usersOfPage}
		token := wanted.Token
		if token != "" {
			asked["PaginationToken"] = token
		}
		for range mostUserPages {
			page, err := p.read(api.ListUsers, asked)
			if err != nil {
				yield(nil, err)
				return
			}
			listed, _ := inside(page, "Users").Items()
			for user, err := range p.usersShown(listed, pace) {
				if !yield(user, err) || err != nil {
					return
				}
			}
			next := textOf(page, "PaginationToken")
			if wanted.Listed != nil {
				if err := wanted.Listed(next); err != nil {
					yield(nil, err)
					return
				}
			}
			if next == "" || next == token {
				return
			}
			token, asked["PaginationToken"] = next, next
		}
	}
}

// usersShown are the users of a page of the list.
func (p *puller) usersShown(listed []document.Node, pace time.Duration) iter.Seq2[*pool.User, error] {
	atOnce := usersAtOnce
	if pace > 0 {
		atOnce = 1
	}
	return func(yield func(*pool.User, error) bool) {
		ctx, cancel := context.WithCancel(p.ctx)
		reader := *p
		reader.ctx = ctx
		var reading sync.WaitGroup
		defer reading.Wait()
		defer cancel()

		begun := make([]chan shownUser, len(listed))
		begin := func(i int) {
			begun[i] = make(chan shownUser, 1)
			reading.Go(func() {
				user, err := reader.userShown(textOf(listed[i], "Username"), pace)
				begun[i] <- shownUser{user, err}
			})
		}
		for i := range min(atOnce, len(listed)) {
			begin(i)
		}
		for i := range listed {
			shown := <-begun[i]
			gone := shown.user == nil && shown.err == nil
			if !gone && !yield(shown.user, shown.err) {
				return
			}
			if i+atOnce < len(listed) {
				begin(i + atOnce)
			}
		}
	}
}

// shownUser is what became of reading a user.
type shownUser struct {
	user *pool.User
	err  error
}

// userShown is a user as AdminGetUser shows them, nil for one who is gone.
func (p *puller) userShown(name string, pace time.Duration) (*pool.User, error) {
	if pace > 0 && p.wanted.Wait != nil {
		if err := p.wanted.Wait(p.ctx, pace); err != nil {
			return nil, err
		}
	}
	answer, err := p.read(api.AdminGetUser, map[string]any{"Username": name})
	if refused, isRefusal := errors.AsType[*walk.Error](err); isRefusal && refused.Exception == api.UserNotFoundException {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var user pool.User
	if err := poolfile.Unmarshal(answer.JSON(), &user); err != nil {
		return nil, fmt.Errorf("what %s says of %s: %w", api.AdminGetUser, document.Printable(name), err)
	}
	return &user, nil
}
