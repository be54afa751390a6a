package pull

import (
	"context"
	"errors"
	"fmt"
	"iter"
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

// Users are the users of a live pool, page by page, each as AdminGetUser shows them: the
// list tells no second factors. Pace is how long to wait between calls, to leave the
// service's rate to others. Who is gone before being read is left out.
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
			for _, item := range listed {
				user, err := p.userShown(textOf(item, "Username"), pace)
				if user == nil && err == nil {
					continue
				}
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
