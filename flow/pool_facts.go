package flow

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"authwalk/flow/api"
	"authwalk/flow/challenge"
	"authwalk/flow/cognito"
	"authwalk/flow/pool"
	"authwalk/flow/walk"
)

// poolFacts is what has been read of a pool, client and user. It is replaced
// as a whole, never changed.
type poolFacts struct {
	target walk.Target
	pool   *pool.UserPool
	mfa    *pool.MfaConfig
	client *pool.Client
	// noPool and noClient tell that the service has none of this ID.
	noPool, noClient bool
	// sessions tells that the pool keeps records of sessions.
	sessions bool
	// users are who typed stands for: nil where that is not known, empty where
	// the pool has no such user.
	typed string
	users []*pool.User
}

// WithPoolFacts reads what can be known of the pool, client and user of a start, where
// credentials allow, and returns a controller that knows it. What may not be
// read stays unknown; nobody is asked for a code in the middle of a sign-in.
func (c *Controller) WithPoolFacts(ctx context.Context, start walk.Start) *Controller {
	target := start.Target
	facts := &poolFacts{target: target, typed: start.Username}
	if target.UserPoolID != "" && c.MayLook(start) {
		c.readPool(cognito.Unattended(ctx), facts, start)
	}
	knowing := *c
	knowing.facts = facts
	return &knowing
}

// MayLook reports whether the user chose credentials: for this target, or for
// this terminal by its environment. Those that happen to lie on the machine are
// not used for looking around.
func (c *Controller) MayLook(start walk.Start) bool {
	target := start.Target
	begun, _ := api.FindOperation(start.Operation)
	if target.Profile != "" || begun.Access == api.Signed || (target.IsLocal() && c.options.Credentials != nil) {
		return true
	}
	settings, err := c.Settings("")
	return err == nil && settings.NamesCredentials
}

func (c *Controller) readPool(ctx context.Context, facts *poolFacts, start walk.Start) {
	target := start.Target
	inPool := map[string]any{"UserPoolId": target.UserPoolID}
	var described struct{ UserPool *pool.UserPool }
	if failure := c.ask(ctx, target, api.DescribeUserPool, inPool, &described); failure != nil {
		facts.noPool = isNotFound(failure)
		return
	}
	facts.pool = described.UserPool
	var mfa pool.MfaConfig
	if c.read(ctx, target, api.GetUserPoolMfaConfig, inPool, &mfa) {
		facts.mfa = &mfa
	}
	var sessions pool.SessionConfiguration
	if c.read(ctx, target, api.GetUserPoolSessionConfiguration, inPool, &sessions) {
		facts.sessions = sessions.Tracks()
	}
	var client struct{ UserPoolClient *pool.Client }
	if target.ClientID != "" {
		failure := c.ask(ctx, target, api.DescribeUserPoolClient,
			map[string]any{"UserPoolId": target.UserPoolID, "ClientId": target.ClientID}, &client)
		facts.client, facts.noClient = client.UserPoolClient, isNotFound(failure)
	}
	if start.Username != "" {
		facts.users = c.readUser(ctx, facts.pool, start)
	}
}

// isNotFound reports whether the service refused because there is no such thing.
func isNotFound(failure error) bool {
	refused, is := errors.AsType[*walk.Error](failure)
	return is && refused.Exception == api.ResourceNotFoundException
}

// readUser reads who the name stands for. That there is no such user is an
// answer too.
func (c *Controller) readUser(ctx context.Context, settings *pool.UserPool, start walk.Start) []*pool.User {
	var user pool.User
	failure := c.ask(ctx, start.Target, api.AdminGetUser,
		map[string]any{"UserPoolId": start.Target.UserPoolID, "Username": start.Username}, &user)
	var refused *walk.Error
	switch {
	case failure == nil:
		user.Devices = c.readDevices(ctx, settings, start)
		return []*pool.User{&user}
	case errors.As(failure, &refused) && refused.Exception == api.UserNotFoundException:
		return []*pool.User{}
	default:
		return nil
	}
}

// readDevices reads the newest devices of the user, where the pool knows any.
func (c *Controller) readDevices(ctx context.Context, settings *pool.UserPool, start walk.Start) []pool.Device {
	if settings.DeviceConfiguration == nil {
		return nil
	}
	var listed struct{ Devices []pool.Device }
	c.read(ctx, start.Target, api.AdminListDevices, map[string]any{"UserPoolId": start.Target.UserPoolID, "Username": start.Username}, &listed)
	return listed.Devices
}

// read makes a reading call and decodes its answer; false when it was refused.
func (c *Controller) read(ctx context.Context, target walk.Target, operation string, input map[string]any, output any) bool {
	return c.ask(ctx, target, operation, input, output) == nil
}

func (c *Controller) ask(ctx context.Context, target walk.Target, operation string, input map[string]any, output any) error {
	client, err := c.client(target)
	if err != nil {
		return err
	}
	raw, err := json.Marshal(input)
	if err != nil {
		return err
	}
	exchange, failure := client.Call(ctx, walk.Request{Operation: operation, Body: walk.NewBody(raw)})
	if failure != nil {
		return failure
	}
	return json.Unmarshal(exchange.Answer.Reveal(), output)
}

// known is what the catalogue may use of it.
func (c *Controller) known() challenge.Known {
	if c.facts == nil {
		return challenge.Known{}
	}
	known := challenge.Known{Sessions: c.facts.sessions}
	if c.facts.pool != nil {
		known.Policy = policyRules(c.facts.pool)
		known.Levels = c.facts.pool.LevelNames()
		known.NoPasskeys = !takesPasskeys(c.facts.pool)
	}
	if c.facts.client != nil {
		known.SessionValidity = c.facts.client.SessionValidity()
	}
	return known
}

func policyRules(settings *pool.UserPool) []walk.Rule {
	policy := pool.DefaultPasswordPolicy()
	if settings.Policies != nil && settings.Policies.PasswordPolicy != nil {
		policy = *settings.Policies.PasswordPolicy
	}
	rule := func(kind walk.RuleKind, text string, least int) walk.Rule {
		return walk.Rule{Key: api.KeyNewPassword, Kind: kind, Text: text, Least: least}
	}
	rules := []walk.Rule{rule(walk.MinLength, "characters", policy.MinimumLength)}
	for _, asked := range []struct {
		is   bool
		kind walk.RuleKind
		text string
	}{
		{policy.RequireLowercase, walk.Lowercase, "lower case letter"},
		{policy.RequireUppercase, walk.Uppercase, "upper case letter"},
		{policy.RequireNumbers, walk.Number, "digit"},
		{policy.RequireSymbols, walk.Symbol, "symbol"},
	} {
		if asked.is {
			rules = append(rules, rule(asked.kind, asked.text, 0))
		}
	}
	return append(rules, rule(walk.OnlyService, "not used before (checked by Cognito)", 0))
}

// factsFor is what the pool's rules may judge a walk by; nil when nothing is
// known of its pool.
func (c *Controller) factsFor(w walk.Walk) *pool.Facts {
	if c.facts == nil || c.facts.pool == nil || c.facts.target.UserPoolID != w.Start.Target.UserPoolID {
		return nil
	}
	facts := &pool.Facts{Now: c.now(w), Pool: c.facts.pool, Mfa: c.facts.mfa, NoClient: c.facts.noClient}
	if c.facts.target.ClientID == w.Start.Target.ClientID {
		facts.Client = c.facts.client
	}
	if c.facts.typed == w.Start.Username {
		facts.Users = c.facts.users
	}
	return facts
}

// factsToExplain are those that an explanation goes by: that there is no such pool explains
// a refusal too.
func (c *Controller) factsToExplain(w walk.Walk) *pool.Facts {
	if c.facts != nil && c.facts.noPool && c.facts.target.UserPoolID == w.Start.Target.UserPoolID {
		return &pool.Facts{Now: c.now(w), NoPool: true}
	}
	return c.factsFor(w)
}

// now is the service's time at the newest step, as far as it can be told.
func (c *Controller) now(w walk.Walk) time.Time {
	if last := w.Last(); last != nil && !last.Exchange.ServerTime.IsZero() {
		return last.Exchange.ServerTime
	}
	return c.options.Now()
}

// Time is the service's time at the newest step of a walk, as far as it can be told.
func (c *Controller) Time(w walk.Walk) time.Time { return c.now(w) }
