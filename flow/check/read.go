package check

import (
	"context"

	"authwalk/flow/pull"
)

// Read reads the facts from a live pool. It makes no call that changes anything.
func Read(ctx context.Context, caller pull.Caller, wanted pull.Live, facts Facts) (Facts, error) {
	wanted.Partly, wanted.Devices, wanted.Secrets = true, true, true
	wanted.ClientID = facts.ClientID
	if facts.Username != "" {
		wanted.Usernames = []string{facts.Username}
	}
	pulled, err := pull.FromLive(ctx, caller, wanted)
	facts.File, facts.Unread, facts.Live = pulled.File, pulled.Unread, true
	return facts, err
}
