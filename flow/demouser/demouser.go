package demouser

import (
	"strings"

	"authwalk/flow/pool"
	"authwalk/flow/poolfile"
	"authwalk/flow/walk"
)

// flows are those a member may begin with, the most telling first.
var flows = []string{"USER_SRP_AUTH", "USER_AUTH", "USER_PASSWORD_AUTH", "CUSTOM_AUTH", "ADMIN_USER_PASSWORD_AUTH"}

// forgotPassword is a walk of its own that a note can name.
const forgotPassword = "ForgotPassword"

// User is somebody to sign in as, instead of filling in the start form.
type User struct {
	Username string
	// Note is one line on what walking as this user shows.
	Note  string
	Start walk.Start
}

// Of is everybody in the pools, in their order, with the start of a walk
// against the endpoint. A user's note decides: where it names a client, an
// AuthFlow, ForgotPassword or the user's own address, the walk begins with it.
func Of(files []*poolfile.File, endpoint string) []User {
	var members []User
	for _, file := range files {
		if len(file.Clients) == 0 {
			continue
		}
		for _, user := range file.Users {
			start := begin(file, user, endpoint)
			members = append(members, User{Username: displayName(file, user), Note: user.Note, Start: start})
		}
	}
	return members
}

// Find is the member who signs in under this name; false when there is none.
func Find(members []User, username string) (User, bool) {
	for _, member := range members {
		if member.Username == username || strings.HasPrefix(member.Username, username+"@") {
			return member, true
		}
	}
	return User{}, false
}

func begin(file *poolfile.File, user pool.User, endpoint string) walk.Start {
	client := clientOf(file, user.Note)
	password := user.Password
	if password == "" {
		password = user.TemporaryPassword
	}
	start := walk.Start{
		Target: walk.Target{
			Endpoint: endpoint, UserPoolID: file.UserPool.ID, ClientID: client.ClientID, Region: walk.RegionOf(file.UserPool.ID),
		},
		Operation: walk.InitiateAuth, AuthFlow: flowOf(client, user.Note), Username: signInName(file, user),
		Password: walk.NewSecret(password), ClientSecret: walk.NewSecret(client.ClientSecret),
	}
	switch {
	case names(user.Note, forgotPassword):
		start.Operation, start.AuthFlow = forgotPassword, ""
	case strings.HasPrefix(start.AuthFlow, "ADMIN_"):
		start.Operation = walk.AdminInitiateAuth
	}
	return start
}

// clientOf is the client that the note names, the first one otherwise.
func clientOf(file *poolfile.File, note string) *pool.Client {
	for i := range file.Clients {
		if names(note, file.Clients[i].ClientID) {
			return &file.Clients[i]
		}
	}
	return &file.Clients[0]
}

// flowOf is the flow that the note names, or else the first that the client
// allows. Where it allows none, the refusal is worth seeing.
func flowOf(client *pool.Client, note string) string {
	for _, flow := range flows {
		if names(note, flow) {
			return flow
		}
	}
	for _, flow := range flows {
		if pool.FlowEnabled(client, flow) {
			return flow
		}
	}
	return flows[0]
}

// names reports whether a note has the word in it.
func names(note, word string) bool {
	for part := range strings.FieldsFuncSeq(note, func(c rune) bool { return strings.ContainsRune(" ,;:", c) }) {
		if strings.TrimRight(part, ".") == word {
			return true
		}
	}
	return false
}

// displayName is the name in the cast: a UUID tells nobody anything.
func displayName(file *poolfile.File, user pool.User) string {
	if len(file.UserPool.UsernameAttributes) > 0 {
		return signInName(file, user)
	}
	return user.Username
}

// signInName is what the user types: where an address stands for the username,
// or the note names it, the address.
func signInName(file *poolfile.File, user pool.User) string {
	if address := user.UserAttributes.Get("email"); address != "" && names(user.Note, address) {
		return address
	}
	for _, attribute := range file.UserPool.UsernameAttributes {
		if address := user.UserAttributes.Get(attribute); address != "" {
			return address
		}
	}
	return user.Username
}
