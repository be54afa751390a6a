package demouser

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/pool"
	"authwalk/flow/poolfile"
	"authwalk/flow/start"
	"authwalk/flow/walk"
)

// flows are those a user may begin with, the most telling first.
var flows = []string{
	api.FlowUserSRPAuth, api.FlowUserAuth, api.FlowUserPasswordAuth, api.FlowCustomAuth, api.FlowAdminUserPasswordAuth,
}

// User is a user to sign in as, instead of filling in the start form.
type User struct {
	walk.DemoUser
	// inPool is the user's name in the pool, another than Username where an
	// address is typed for it.
	inPool string
}

// Of is everybody in the pools, those of one heading together and otherwise in
// their order, with the start of a walk
// against the endpoint: as the user's Walk says, and otherwise with the first
// client and a flow that it allows.
func Of(files []*poolfile.File, endpoint string) ([]User, error) {
	var users []User
	for _, file := range files {
		if len(file.Clients) == 0 {
			continue
		}
		for _, user := range file.Users {
			begin, err := begin(file, user, endpoint)
			if err != nil {
				return nil, fmt.Errorf("the Walk of %q: %w", user.Username, err)
			}
			shown := walk.DemoUser{Username: signInName(file, user), Note: cmp.Or(user.Note, stateOf(user)), Heading: headingOf(user), Start: begin}
			users = append(users, User{DemoUser: shown, inPool: user.Username})
		}
	}
	return byHeading(users), nil
}

// states are what a status means for whoever signs in.
var states = map[string]string{
	api.StatusUnconfirmed:         "Sign-up not confirmed",
	api.StatusForceChangePassword: "Temporary password",
	api.StatusResetRequired:       "Must reset the password",
	api.StatusExternalProvider:    "Signs in at another identity provider",
}

// stateOf is what a file without a note shows of a user: what stands in the way, and the
// second factors.
func stateOf(user pool.User) string {
	var said []string
	if !user.IsEnabled() {
		said = append(said, "Disabled")
	}
	if state := states[user.Status()]; state != "" {
		said = append(said, state)
	}
	if factors := user.UserMFASettingList; len(factors) > 0 {
		said = append(said, "Second factor "+strings.Join(factors, ", "))
	}
	if len(said) == 0 {
		return ""
	}
	return strings.Join(said, ". ") + "."
}

func headingOf(user pool.User) string {
	if user.Walk == nil {
		return ""
	}
	return user.Walk.Heading
}

// byHeading brings those of one heading together, where its first one stands.
func byHeading(users []User) []User {
	first := map[string]int{}
	for n, user := range users {
		if _, known := first[user.Heading]; !known {
			first[user.Heading] = n
		}
	}
	slices.SortStableFunc(users, func(a, b User) int { return first[a.Heading] - first[b.Heading] })
	return users
}

// Find is the user who signs in under this name, or whom the pool calls so;
// false when there is none.
func Find(users []User, username string) (User, bool) {
	for _, user := range users {
		if user.Username == username || user.inPool == username || strings.HasPrefix(user.Username, username+"@") {
			return user, true
		}
	}
	return User{}, false
}

func begin(file *poolfile.File, user pool.User, endpoint string) (walk.Start, error) {
	wanted := pool.Walk{}
	if user.Walk != nil {
		wanted = *user.Walk
	}
	client := clientOf(file, wanted.ClientID)
	begin := walk.Start{
		Target: walk.Target{
			Endpoint: endpoint, UserPoolID: file.UserPool.ID, ClientID: client.ClientID, Region: walk.RegionOf(file.UserPool.ID),
		},
		Operation: wanted.Operation, AuthFlow: wanted.AuthFlow, Username: signInName(file, user), ClientMetadata: wanted.ClientMetadata,
		Password: walk.NewSecret(user.CurrentPassword()), ClientSecret: walk.NewSecret(client.ClientSecret),
	}
	start.SetParameters(&begin, wanted.AuthParameters)
	if begin.AuthFlow == "" && (begin.Operation == "" || api.IsSignIn(begin.Operation)) {
		begin.AuthFlow = flowOf(client)
	}
	return start.Resolve(begin, false)
}

// clientOf is the client with the id, the first one where none is wanted.
func clientOf(file *poolfile.File, id string) *pool.Client {
	for i := range file.Clients {
		if file.Clients[i].ClientID == id {
			return &file.Clients[i]
		}
	}
	return &file.Clients[0]
}

// flowOf is the first flow that the client allows. Where it allows none, the
// refusal is worth seeing.
func flowOf(client *pool.Client) string {
	for _, flow := range flows {
		if pool.FlowEnabled(client, flow) {
			return flow
		}
	}
	return flows[0]
}

// signInName is what the user types: where an address stands for the username,
// the address.
func signInName(file *poolfile.File, user pool.User) string {
	for _, attribute := range file.UserPool.UsernameAttributes {
		if address := user.UserAttributes.Get(attribute); address != "" {
			return address
		}
	}
	return user.Username
}

// AuthenticatorSecrets finds the secret of a user's authenticator app, by the
// user name, sub or address.
func AuthenticatorSecrets(files []*poolfile.File) func(userPoolID, username string) string {
	return func(userPoolID, username string) string {
		for _, file := range files {
			if file.UserPool.ID != userPoolID {
				continue
			}
			for i := range file.Users {
				if user := &file.Users[i]; isCalled(user, username) {
					return user.TotpSecret
				}
			}
		}
		return ""
	}
}

func isCalled(user *pool.User, name string) bool {
	if user.Username == name {
		return true
	}
	for _, attribute := range []string{"sub", api.AttributeEmail, api.AttributePhoneNumber, api.AttributePreferredUsername} {
		if name != "" && user.UserAttributes.Get(attribute) == name {
			return true
		}
	}
	return false
}
