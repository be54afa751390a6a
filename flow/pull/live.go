package pull

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"authwalk/flow/api"
	"authwalk/flow/document"
	"authwalk/flow/poolfile"
	"authwalk/flow/walk"
)

// Caller makes raw calls to the service, as flow/cognito does, for several goroutines at
// once.
type Caller interface {
	Call(ctx context.Context, request walk.Request) (walk.Exchange, *walk.Error)
}

// Live says what of a live pool is wanted.
type Live struct {
	UserPoolID string
	// ClientID is the one client that is wanted, empty for all.
	ClientID string
	// Usernames are the users that are wanted. Aliases find them too.
	Usernames []string
	// Secrets keeps the clients' secrets.
	Secrets bool
	// Devices reads the users' devices as well, which cannot be taken over without
	// their secrets.
	Devices bool
	// Partly goes on where the service refuses to tell of clients and users: what it
	// refused is in Pulled.Unread.
	Partly bool
	// Token is where the list of users is to begin, "" for its beginning, and Listed is
	// told where the next page begins, once all users of a page were handed on; "" at
	// the end.
	Token  string
	Listed func(next string) error
	// Wait waits before a call that was throttled is made again; nil makes none again.
	Wait func(ctx context.Context, wait time.Duration) error
}

// FromLive makes a pool file of a live pool. It makes no call that changes anything.
// Where a call is not allowed that can be done without, the permission is among what is
// missing.
func FromLive(ctx context.Context, caller Caller, wanted Live) (Pulled, error) {
	p := puller{ctx: ctx, caller: caller, wanted: wanted}
	if err := p.readPool(); err != nil {
		return Pulled{}, err
	}
	if err := p.readClients(); err != nil {
		return Pulled{}, err
	}
	for _, name := range wanted.Usernames {
		if err := p.readUser(name); err != nil {
			return Pulled{}, err
		}
	}
	return p.finish()
}

// puller reads a live pool.
type puller struct {
	ctx    context.Context
	caller Caller
	wanted Live

	pool, mfa, sessions    document.Node
	clients, groups, users []document.Node
	known                  []string
	missing                []string
	unread                 []Unread
}

// refusedPartly notes what the service refused to tell, where that can be done without.
func (p *puller) refusedPartly(operation, username string, err error) bool {
	refused, isRefusal := errors.AsType[*walk.Error](err)
	if !p.wanted.Partly || !isRefusal || refused.Kind != walk.Refused {
		return false
	}
	p.unread = append(p.unread, Unread{Operation: operation, Username: username, Exception: refused.Exception})
	return true
}

func (p *puller) miss(format string, arguments ...any) {
	p.missing = append(p.missing, fmt.Sprintf(format, arguments...))
}

func (p *puller) finish() (Pulled, error) {
	members := []document.Member{member("UserPool", p.pool)}
	for _, part := range []document.Member{
		member("MfaConfig", p.mfa), member("SessionConfiguration", p.sessions), member("Clients", document.NewList(p.clients...)),
		member("Groups", document.NewList(p.groups...)), member("Users", document.NewList(p.users...)),
	} {
		if part.Value.Kind != document.Null {
			members = append(members, part)
		}
	}
	file, err := poolfile.Of(document.NewMap(members...))
	if err != nil {
		return Pulled{}, fmt.Errorf("the service's answers make no pool file: %w", err)
	}
	if len(file.Users) == 0 {
		p.miss("no users are in it: name those you want with --username")
	}
	p.miss("passwords, passkeys, devices and the secrets of authenticator apps cannot be pulled from a pool: the service does not show them")
	pulled := complete(file, p.missing, p.wanted.Secrets)
	pulled.Unread = p.unread
	return pulled, nil
}

func (p *puller) readPool() error {
	answer, failed := p.read(api.DescribeUserPool, nil)
	if failed != nil {
		return failed
	}
	p.pool, _ = answer.Member("UserPool")
	var err error
	if p.mfa, err = p.optional(api.GetUserPoolMfaConfig, nil, "the second factors (MfaConfig)"); err != nil {
		return err
	}
	p.sessions, err = p.optional(api.GetUserPoolSessionConfiguration, nil, "the session settings (SessionConfiguration)")
	if answer, isWrapped := p.sessions.Member("SessionConfiguration"); isWrapped {
		p.sessions = answer
	}
	if settings, notMap := p.sessions.Members(); notMap == nil {
		_, settings = taken(settings, "UserPoolId")
		p.sessions = document.NewMap(settings...)
	}
	return err
}

// optional makes a call that can be done without: what it would tell is missing where
// the service refuses it.
func (p *puller) optional(operation string, input map[string]any, what string) (document.Node, error) {
	answer, err := p.read(operation, input)
	refused, isRefusal := errors.AsType[*walk.Error](err)
	switch {
	case err == nil || !isRefusal || refused.Kind != walk.Refused:
		return answer, err
	case refused.Exception == api.AccessDeniedException:
		p.unread = append(p.unread, Unread{Operation: operation, Exception: refused.Exception})
		p.miss("%s cannot be read: the credentials need %s", what, permission(operation))
	default:
		p.unread = append(p.unread, Unread{Operation: operation, Exception: refused.Exception})
		p.miss("%s cannot be read: %s was refused with %s", what, operation, document.Printable(refused.Exception))
	}
	return document.Node{}, nil
}

// permission is the IAM action of an operation.
func permission(operation string) string { return "cognito-idp:" + operation }

// mostPages bounds lists of a service that never ends one.
const mostPages = 100

// pages reads a list page by page.
func (p *puller) pages(operation, list, limit string, input map[string]any) ([]document.Node, error) {
	var found []document.Node
	asked := map[string]any{limit: 60}
	for name, value := range input {
		asked[name] = value
	}
	token := ""
	for range mostPages {
		answer, err := p.read(operation, asked)
		if err != nil {
			return nil, err
		}
		items, _ := inside(answer, list).Items()
		found = append(found, items...)
		next := textOf(answer, "NextToken")
		if next == "" || next == token {
			return found, nil
		}
		token, asked["NextToken"] = next, next
	}
	return found, nil
}

func (p *puller) readClients() error {
	ids := []string{p.wanted.ClientID}
	if p.wanted.ClientID == "" {
		listed, err := p.pages(api.ListUserPoolClients, "UserPoolClients", "MaxResults", nil)
		if err != nil && !p.refusedPartly(api.ListUserPoolClients, "", err) {
			return err
		}
		ids = nil
		for _, client := range listed {
			ids = append(ids, textOf(client, "ClientId"))
		}
	}
	for _, id := range ids {
		answer, err := p.read(api.DescribeUserPoolClient, map[string]any{"ClientId": id})
		if p.refusedPartly(api.DescribeUserPoolClient, "", err) {
			continue
		}
		if err != nil {
			return err
		}
		p.clients = append(p.clients, inside(answer, "UserPoolClient"))
	}
	return nil
}

// readUser reads one user, and the groups that the user is in.
func (p *puller) readUser(name string) error {
	answer, err := p.read(api.AdminGetUser, map[string]any{"Username": name})
	if p.wanted.Partly && refusesName(err) {
		answer, err = p.readNear(name, answer, err)
	}
	if p.refusedPartly(api.AdminGetUser, name, err) {
		return nil
	}
	if isNotFound(err) {
		return fmt.Errorf("there is no user %s in the pool: %w", document.Printable(name), err)
	}
	if err != nil {
		return err
	}
	username := textOf(answer, "Username")
	if slices.Contains(p.known, username) {
		return nil
	}
	p.known = append(p.known, username)
	members, err := answer.Members()
	if err != nil {
		return fmt.Errorf("the response is not one of %s", api.AdminGetUser)
	}
	groups, err := p.groupsOf(username)
	if len(groups) > 0 {
		members = append(slices.Clip(members), member("Groups", texts(groups...)))
	}
	devices := p.devicesOf(username)
	if len(devices) > 0 {
		members = append(slices.Clip(members), member("Devices", document.NewList(devices...)))
	}
	p.users = append(p.users, document.NewMap(members...))
	return err
}

func (p *puller) groupsOf(username string) ([]string, error) {
	listed, err := p.pages(api.AdminListGroupsForUser, "Groups", "Limit", map[string]any{"Username": username})
	if refused, isRefusal := errors.AsType[*walk.Error](err); isRefusal && refused.Exception == api.AccessDeniedException {
		p.miss("the groups of %s cannot be read: the credentials need %s", document.Printable(username), permission(api.AdminListGroupsForUser))
		return nil, nil
	}
	var names []string
	for _, group := range listed {
		name := textOf(group, "GroupName")
		names = append(names, name)
		if !slices.ContainsFunc(p.groups, func(other document.Node) bool { return textOf(other, "GroupName") == name }) {
			members, _ := group.Members()
			_, members = taken(members, "UserPoolId")
			p.groups = append(p.groups, document.NewMap(members...))
		}
	}
	return names, err
}

// devicesOf are the devices of a user, as far as they are wanted and told.
func (p *puller) devicesOf(username string) []document.Node {
	if !p.wanted.Devices {
		return nil
	}
	listed, err := p.pages(api.AdminListDevices, "Devices", "Limit", map[string]any{"Username": username})
	if err != nil {
		p.refusedPartly(api.AdminListDevices, username, err)
		return nil
	}
	return listed
}

const (
	// mostTries is how often a call is made that is throttled.
	mostTries = 5
	firstWait = time.Second
)

// read makes a call that changes nothing.
func (p *puller) read(operation string, input map[string]any) (document.Node, error) {
	if found, _ := api.FindOperation(operation); found.Effect != api.Reads {
		return document.Node{}, fmt.Errorf("%s does not only read", operation)
	}
	asked := map[string]any{"UserPoolId": p.wanted.UserPoolID}
	for name, value := range input {
		asked[name] = value
	}
	body, err := json.Marshal(asked)
	if err != nil {
		return document.Node{}, err
	}
	wait := firstWait
	for try := 1; ; try++ {
		exchange, failed := p.caller.Call(p.ctx, walk.Request{Operation: operation, Body: walk.NewBody(body)})
		switch {
		case failed == nil:
			return document.ReadJSON(exchange.Answer.Reveal())
		case failed.Exception != api.TooManyRequestsException || p.wanted.Wait == nil || try == mostTries:
			return document.Node{}, explained(operation, failed)
		}
		if err := p.wanted.Wait(p.ctx, wait); err != nil {
			return document.Node{}, err
		}
		wait *= 2
	}
}

// explained names the permission that is missing, where one is.
func explained(operation string, failed *walk.Error) error {
	if failed.Exception == api.AccessDeniedException {
		return fmt.Errorf("the credentials need %s: ask for that permission, or for its output: %w", permission(operation), failed)
	}
	return failed
}
