package check

import (
	"slices"
	"strings"
	"time"

	"authwalk/flow/api"
	"authwalk/flow/pool"
	"authwalk/flow/poolfile"
	"authwalk/flow/pull"
)

// Facts are what is known of a pool, its clients and users.
type Facts struct {
	Now  time.Time
	File *poolfile.File
	// ClientID is the one client that matters, "" for all.
	ClientID string
	// Username is the user that matters, as the name was typed; "" for nobody.
	Username string
	// Live tells that the facts were read from a live pool, which does not show
	// passwords, authenticator apps, passkeys and locks.
	Live bool
	// Unread is what the service refused to tell.
	Unread []pull.Unread
	// Refused is what the user was just refused with, nil where nobody tried.
	Refused *Refusal
	// Endpoint is the URL of a service that is not AWS, "" for AWS.
	Endpoint string
	// Region and Profile are what commands of the AWS CLI need beside it, "" for its own
	// settings.
	Region, Profile string
}

// clients are those that matter.
func (f Facts) clients() []*pool.Client {
	var clients []*pool.Client
	for i := range f.File.Clients {
		if client := &f.File.Clients[i]; f.ClientID == "" || f.ClientID == client.ClientID {
			clients = append(clients, client)
		}
	}
	return clients
}

// client is the one that a user signs in with: the first with a flow for users.
func (f Facts) client() *pool.Client {
	clients := f.clients()
	for _, client := range clients {
		if len(flowsOf(client)) > 0 {
			return client
		}
	}
	if len(clients) > 0 {
		return clients[0]
	}
	return nil
}

// identify says whom the name means.
func (f Facts) identify() pool.Identification {
	users := make([]*pool.User, len(f.File.Users))
	for i := range f.File.Users {
		users[i] = &f.File.Users[i]
	}
	return pool.IdentifyFully(&f.File.UserPool, users, f.Username)
}

// user is the user that matters, also where the name belongs to the user and does not
// sign in; nil where there is none, or nothing is known of the user.
func (f Facts) user() *pool.User {
	found := f.identify()
	user := found.User
	if user == nil {
		user = found.Near
	}
	if user == nil {
		return nil
	}
	return f.shown(user)
}

// rules are the facts as the pool's rules take them, for one client and one user.
func (f Facts) rules(client *pool.Client, user *pool.User) pool.Facts {
	known := pool.Facts{
		Now: f.Now, Pool: &f.File.UserPool, Mfa: f.mfa(), Client: client, Users: []*pool.User{}, Groups: f.File.Groups,
		Partial: f.Live || user != nil && f.passwordIsUnknown(user),
	}
	switch {
	case user != nil:
		known.Users = []*pool.User{user}
	case f.unread(api.AdminGetUser) == api.AccessDeniedException:
		known.Users = nil
	}
	return known
}

// passwordIsUnknown: a pool file may leave passwords out, and one that was pulled does.
// Users without one exist where codes or passkeys sign in.
func (f Facts) passwordIsUnknown(user *pool.User) bool {
	return user.CurrentPassword() == "" && !user.Tracked.Imported && len(f.firstFactors()) == 1
}

// mfa is the configuration of second factors, nil where it is not known.
func (f Facts) mfa() *pool.MfaConfig { return f.File.MfaConfig }

// mfaConfiguration is OFF, OPTIONAL or ON.
func (f Facts) mfaConfiguration() string {
	switch {
	case f.mfa() != nil && f.mfa().MfaConfiguration != "":
		return f.mfa().MfaConfiguration
	case f.File.UserPool.MfaConfiguration != "":
		return f.File.UserPool.MfaConfiguration
	default:
		return api.MFAOff
	}
}

// secondFactors are those that the pool offers.
func (f Facts) secondFactors() []string {
	return pool.Facts{Pool: &f.File.UserPool, Mfa: f.mfa()}.OfferedFactors()
}

// firstFactors are those that USER_AUTH may offer.
func (f Facts) firstFactors() []string {
	policies := f.File.UserPool.Policies
	if policies == nil || policies.SignInPolicy == nil {
		return []string{api.FactorPassword}
	}
	return policies.SignInPolicy.AllowedFirstAuthFactors
}

// unread is the exception with which the service refused an operation, "" where it did not.
func (f Facts) unread(operation string) string {
	for _, unread := range f.Unread {
		if unread.Operation == operation {
			return unread.Exception
		}
	}
	return ""
}

// function is the function behind a trigger, "" where there is none.
func (f Facts) function(trigger string) string { return f.File.UserPool.LambdaConfig.Function(trigger) }

// flowsOf are the flows that a client signs users in with.
func flowsOf(client *pool.Client) []api.Flow {
	return slices.DeleteFunc(api.Flows(), func(flow api.Flow) bool {
		return api.Refreshes(flow.Name) || flow.Name == api.FlowAdminNoSRPAuth || !pool.FlowEnabled(client, flow.Name)
	})
}

// nameOf is what people call a client.
func nameOf(client *pool.Client) string {
	if client.ClientName != "" {
		return client.ClientName
	}
	return client.ClientID
}

func listed(names []string) string { return strings.Join(names, ", ") }
