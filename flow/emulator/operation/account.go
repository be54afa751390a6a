package operation

import (
	"slices"
	"time"

	"authwalk/flow/api"
	"authwalk/flow/emulator/random"
	"authwalk/flow/emulator/state"
	"authwalk/flow/pool"
)

// settled is a decision about an account whose changes have been made, and the
// user as they have become; nil for one that only seems to exist.
type settled struct {
	*pool.Done
	user *pool.User
}

// decideAccount lets the rules decide on the request, makes the changes and
// sends the codes. Where another request was faster, the rules decide again.
func (c *call) decideAccount() (settled, error) {
	var members pool.AccountMembers
	if err := c.decode(&members); err != nil {
		return settled{}, err
	}
	request := members.Request(c.operation)
	if c.caller != nil {
		request.Username = c.caller.user.Username
	}
	for {
		c.triggerCalls.again()
		facts := c.accountFacts(request)
		decision := pool.Account(facts, request)
		for decision.Need != nil {
			decision = pool.Resume(facts, decision.Progress, c.accountEvent(*decision.Need))
		}
		user, unchanged, err := c.applyAccount(facts, decision)
		switch {
		case err != nil:
			return settled{}, err
		case !unchanged:
			continue
		}
		c.noteAccount(facts, user, decision.Refusal)
		if decision.Refusal != nil {
			return settled{}, decision.Refusal
		}
		for _, change := range decision.Changes {
			if change.Kind != pool.CodeIssued {
				continue
			}
			if err := c.send(user.Username, change.Delivery, change.Value); err != nil {
				return settled{}, err
			}
		}
		return settled{decision.Done, user}, nil
	}
}

// accountFacts are what the rules need to know: whom the name could mean, and
// who has the addresses that are set or verified.
func (c *call) accountFacts(request pool.AccountRequest) pool.Facts {
	facts := c.facts(request.Username)
	add := func(name string) {
		for _, user := range c.pool.Find(name) {
			if !slices.Contains(facts.Users, user) {
				facts.Users = append(facts.Users, user)
			}
		}
	}
	for _, attribute := range request.UserAttributes {
		add(attribute.Value)
	}
	for _, user := range slices.Clone(facts.Users) {
		add(user.UserAttributes.Get(api.AttributeEmail))
		add(user.UserAttributes.Get(api.AttributePhoneNumber))
		for _, code := range user.Tracked.Codes {
			add(code.Value)
		}
	}
	return facts
}

// accountEvent answers what the rules ask about an account.
func (c *call) accountEvent(need pool.Need) pool.Event {
	event := pool.Event{Kind: need.Kind}
	switch need.Kind {
	case pool.VerifySecretHash:
		event.OK = (&attempt{call: c}).secretHashMatches(need.Name, need.Given)
	case pool.CallTrigger:
		event = c.callTrigger(need)
	case pool.VerifyPassword:
		user := c.pool.User(need.Name)
		event.OK = user != nil && equal(user.CurrentPassword(), need.Given)
	case pool.CountAttempts:
		if user := c.pool.User(need.Name); user != nil {
			event.Count = c.attempts(need.Given).Count(user.Sub(), c.now, time.Hour)
		}
	case pool.MakeID:
		event.Text = random.UUID(c.random())
	case pool.MakePassword:
		settings, _ := c.pool.Settings()
		event.Text = c.newPassword(settings)
	}
	return event
}

func (c *call) attempts(operation string) *state.Attempts {
	if operation == api.ChangePassword {
		return c.pool.WrongPasswords
	}
	return c.pool.Recoveries
}

// applyAccount makes the changes. False tells that the user is no longer the
// one the rules decided on.
func (c *call) applyAccount(facts pool.Facts, d pool.Decision) (user *pool.User, unchanged bool, err error) {
	username := d.Progress.Username
	if d.Created != nil {
		username = d.Created.Username
	}
	var others []pool.Change
	own := slices.Clone(d.Changes)
	own = slices.DeleteFunc(own, func(change pool.Change) bool {
		isOther := change.Username != "" && change.Username != username
		if isOther {
			others = append(others, change)
		}
		return isOther
	})
	for i, change := range own {
		if change.Kind == pool.CodeIssued {
			own[i].Value = c.pool.NewCode(c.pool.User(username), change.Delivery.Digits)
		}
	}
	if user, unchanged, err = c.replaceUser(facts, d, username, own); err != nil || !unchanged {
		return nil, unchanged, err
	}
	for _, change := range own {
		switch change.Kind {
		case pool.AttemptCounted:
			c.attempts(change.Name).Add(user.Sub(), c.now)
		case pool.AttemptsForgotten:
			c.attempts(change.Name).Forget(user.Sub())
		}
	}
	for _, change := range others {
		_, err := c.pool.Change(change.Username, func(u *pool.User) error {
			return pool.Apply([]pool.Change{change}, u, facts.Pool, c.now)
		})
		if err != nil {
			return nil, false, err
		}
	}
	copy(d.Changes, append(own, others...))
	return user, true, nil
}

// replaceUser puts the new user in, or the changed one in place of the one that
// the rules decided on.
func (c *call) replaceUser(facts pool.Facts, d pool.Decision, username string, changes []pool.Change) (*pool.User, bool, error) {
	if d.Created != nil {
		created := d.Created.Clone()
		if err := pool.Apply(changes, created, facts.Pool, c.now); err != nil {
			return nil, false, err
		}
		// Where the name was taken meanwhile, the rules say so next time.
		return created, c.pool.AddUser(created) == nil, nil
	}
	before := c.pool.User(username)
	if before == nil || len(changes) == 0 {
		return before, true, nil
	}
	if !slices.Contains(facts.Users, before) {
		return nil, false, nil
	}
	after := before.Clone()
	if err := pool.Apply(changes, after, facts.Pool, c.now); err != nil {
		return nil, false, err
	}
	return after, c.pool.Replace(before, after), nil
}

// perform makes the changes of an operation that has nothing to answer.
func perform(c *call) (any, error) {
	_, err := c.decideAccount()
	return nil, err
}

// codeAnswer says where a code went.
type codeAnswer struct{ CodeDeliveryDetails *codeDeliveryDetails }

// sendCode answers with where the code went.
func sendCode(c *call) (any, error) {
	done, err := c.decideAccount()
	if err != nil {
		return nil, err
	}
	return codeAnswer{detailsOf(done.Deliveries[0])}, nil
}
