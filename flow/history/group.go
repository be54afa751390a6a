package history

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"authwalk/flow/api"
	"authwalk/flow/explain"
	"authwalk/flow/pool"
)

// Group are attempts one after the other that came from the same place and ended alike.
type Group struct {
	Attempts []Attempt
	// Description is what they mean, Customer what to tell the user, "" for nothing.
	Description, Customer string
	// Trouble tells that something is wrong.
	Trouble bool
}

// First and Last are the oldest and the newest of the attempts.
func (g Group) First() Attempt { return g.Attempts[0] }

// Last is the newest of the attempts.
func (g Group) Last() Attempt { return g.Attempts[len(g.Attempts)-1] }

// gap is how much later an attempt can be and belong to the same group: what keeps an old
// password tries again within an hour.
const gap = time.Hour

// grouped puts attempts together that came from the same place and ended alike. They are
// in the order of their beginnings, and so are the groups.
func grouped(attempts []Attempt, known Known) []Group {
	var groups []Group
	newest := map[string]int{}
	for _, a := range attempts {
		place := fmt.Sprintf("%q", []string{a.ClientID, a.Address, a.Agent, a.Caller})
		at, seen := newest[place]
		if !seen || !alike(groups[at].Last(), a) || a.Began.Sub(groups[at].Last().Ended) > gap {
			at = len(groups)
			newest[place] = at
			groups = append(groups, Group{})
		}
		groups[at].Attempts = append(groups[at].Attempts, a)
	}
	for n := range groups {
		groups[n] = groups[n].explained(known)
	}
	return groups
}

func alike(a, b Attempt) bool {
	return a.Operation() == b.Operation() && a.Outcome == b.Outcome && a.Exception == b.Exception && a.Failed == b.Failed && a.Risk == b.Risk &&
		(a.isWrongPassword() && b.isWrongPassword() || a.Message == b.Message) && slices.Equal(a.Path(), b.Path())
}

const (
	wrongPassword = "Incorrect username or password"
	lockedOut     = "Password attempts exceeded"
)

func (a Attempt) isWrongPassword() bool {
	return a.Exception == api.NotAuthorizedException && strings.Contains(a.Message, wrongPassword) || a.FromPool && a.Failed == api.EventPassword
}

func (a Attempt) isLocked() bool {
	return a.Exception == api.NotAuthorizedException && strings.Contains(a.Message, lockedOut)
}

// machine is how many wrong passwords are more than a person types.
const machine = 5

// explained is a group with what it means.
func (g Group) explained(known Known) Group {
	a := g.First()
	g.Trouble = a.Outcome == Refused
	count := len(g.Attempts)
	switch {
	case !a.IsSignIn():
		g.Description = g.call(known)
	case a.isWrongPassword() && count >= machine:
		g.Description = fmt.Sprintf("%d wrong passwords from one address and agent %s%s: something keeps an old password.", count, within(g.Last().Ended.Sub(a.Began)), known.clientWords(a))
		g.Customer = "Change the password that is saved in your other apps and devices, then sign in again."
	case a.isWrongPassword():
		g.Description = counted(count, "wrong password", "wrong passwords") + known.clientWords(a) + "."
		if a.Sub == "" && !a.FromPool {
			g.Description = counted(count, "wrong password or unknown name", "wrong passwords or unknown names") + known.clientWords(a) + "."
		}
		g.Customer = "Type the password again, or choose \"forgot password\"."
	case a.isLocked():
		minutes := int(pool.LongestLock.Minutes())
		g.Description = counted(count, "attempt", "attempts") + " while the user was locked after wrong passwords" + known.clientWords(a) + fmt.Sprintf(": these do not count, and fail with the right password too. The lock ends after %d minutes at most.", minutes)
		g.Customer = fmt.Sprintf("Wait %d minutes, then sign in once.", minutes)
	case a.Outcome == Refused:
		g.Description = strings.TrimSpace(counted(count, "refused", "times refused") + known.clientWords(a) + ": " + g.refusal(known))
	case a.Outcome == SignedIn || a.Outcome == Accepted:
		g.Description = g.success(known)
	default:
		g.Description = counted(count, "sign-in", "sign-ins") + known.clientWords(a) + " not finished"
		if path := a.Path(); len(path) > 0 {
			g.Description += ": nobody answered " + path[len(path)-1]
		}
		g.Description += "."
	}
	switch {
	case a.Risk == "":
	case a.Outcome == Refused && a.FromPool && a.Failed == "":
		g.Description = counted(count, "refused", "times refused") + ": " + a.Risk + "."
	default:
		g.Description = strings.TrimSuffix(g.Description, ".") + "; " + a.Risk + "."
		g.Trouble = true
	}
	return g
}

// success is what a group of accepted sign-ins means.
func (g Group) success(known Known) string {
	a := g.First()
	said := counted(len(g.Attempts), "sign-in", "sign-ins") + known.clientWords(a)
	if a.FromPool {
		return said + "."
	}
	if a.Outcome == Accepted {
		return said + " accepted: CloudTrail does not show whether tokens or a challenge came, and nobody answered one."
	}
	if asked := a.Path(); len(asked) > 0 {
		last := len(asked) - 1
		said += ", asked " + strings.TrimPrefix(strings.Join(asked[:last], ", ")+" and "+asked[last], " and ")
	}
	if why := withoutFactor(a, known); why != "" {
		said += ". No second factor: " + why
	}
	return said + "."
}

// call is what a call beside the sign-ins was.
func (g Group) call(known Known) string {
	a := g.First()
	what := a.Operation()
	if operation, is := api.FindOperation(what); is && operation.Label != "" {
		what += " (" + operation.Label + ")"
	}
	if count := len(g.Attempts); count > 1 {
		what = fmt.Sprintf("%d × %s", count, what)
	}
	if a.Caller != "" {
		what += " by " + a.Caller
	}
	if a.Outcome == Refused {
		what += " refused: " + g.refusal(known)
	}
	return strings.TrimSuffix(what, ".") + "."
}

// refusal is what a refusal means.
func (g Group) refusal(known Known) string {
	a := g.First()
	last := a.Walk.Last()
	if a.FromPool || last == nil || last.Error == nil {
		if a.Failed == api.EventMFA {
			return "a wrong code."
		}
		return "the pool's record does not say why."
	}
	explained := explain.Failure(a.Walk, *last, known.facts(a))
	said := cmp.Or(explained.Description, last.Error.Error())
	if len(explained.Causes) > 0 {
		said += " " + explained.Causes[0]
	}
	return said
}

// facts are what the rules know of the pool, nil where nothing is known.
func (k Known) facts(a Attempt) *pool.Facts {
	if k.File == nil {
		return nil
	}
	facts := &pool.Facts{Now: a.Began, Pool: &k.File.UserPool, Mfa: k.File.MfaConfig, Client: k.client(a.ClientID), Partial: true}
	if user := k.user(); user != nil {
		facts.Users = []*pool.User{user}
	}
	return facts
}

func (k Known) client(id string) *pool.Client {
	if k.File == nil {
		return nil
	}
	for n := range k.File.Clients {
		if k.File.Clients[n].ClientID == id {
			return &k.File.Clients[n]
		}
	}
	return nil
}

// ClientName is what people call the client of an attempt.
func (k Known) ClientName(id string) string {
	if client := k.client(id); client != nil && client.ClientName != "" {
		return client.ClientName
	}
	return id
}

func (k Known) clientWords(a Attempt) string {
	if a.ClientID == "" {
		return ""
	}
	return ", client " + k.ClientName(a.ClientID)
}

func counted(count int, one, more string) string {
	if count == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", count, more)
}

// within is how long something took, as a person says it.
func within(long time.Duration) string {
	switch {
	case long < time.Minute:
		return "within a minute"
	case long < 2*time.Hour:
		return fmt.Sprintf("in %d minutes", int(long.Round(time.Minute).Minutes()))
	case long < 48*time.Hour:
		return fmt.Sprintf("in %d hours", int(long.Round(time.Hour).Hours()))
	default:
		return fmt.Sprintf("in %d days", int(long.Hours()/24))
	}
}

// manyPlaces is from how many addresses wrong passwords come that one person does not try.
const manyPlaces = 3

// guessed says that wrong passwords came from many addresses, "" where they did not.
func guessed(groups []Group) string {
	addresses := map[string]bool{}
	count := 0
	for _, g := range groups {
		if g.First().isWrongPassword() {
			addresses[g.First().Address] = true
			count += len(g.Attempts)
		}
	}
	if len(addresses) < manyPlaces || count < machine {
		return ""
	}
	return fmt.Sprintf("%d wrong passwords from %d addresses: an attacker might be guessing this user's password, or the user moves between networks.", count, len(addresses))
}
