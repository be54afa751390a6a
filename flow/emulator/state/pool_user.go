package state

import (
	"errors"
	"slices"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/pool"
)

// ErrUserExists says that the username, or an address that is one, is taken.
var ErrUserExists = errors.New("the user already exists")

// User finds a user by its username in any spelling that the pool takes for the
// same, or nil. Names that people type are looked up with Find.
func (p *Pool) User(username string) *pool.User {
	p.mu.RLock()
	defer p.mu.RUnlock()
	return p.users[p.key(username)]
}

// Find returns the users that have the name as their username, their sub, their
// email address, phone number or preferred username, verified or not. Which of
// them it means is for the rules to say.
func (p *Pool) Find(name string) []*pool.User {
	p.mu.RLock()
	defer p.mu.RUnlock()
	var users []*pool.User
	for _, key := range p.byName[p.key(name)] {
		users = append(users, p.users[key])
	}
	return users
}

// Users are the users in the order they were made.
func (p *Pool) Users() []*pool.User {
	p.mu.RLock()
	defer p.mu.RUnlock()
	return p.usersOf(p.userOrder)
}

// UsersBetween are Users()[from:to], or fewer where users have been deleted meanwhile.
func (p *Pool) UsersBetween(from, to int) []*pool.User {
	p.mu.RLock()
	defer p.mu.RUnlock()
	to = min(to, len(p.userOrder))
	return p.usersOf(p.userOrder[min(from, to):to])
}

// CountUsers is how many users there are.
func (p *Pool) CountUsers() int {
	p.mu.RLock()
	defer p.mu.RUnlock()
	return len(p.userOrder)
}

func (p *Pool) usersOf(keys []string) []*pool.User {
	users := make([]*pool.User, 0, len(keys))
	for _, key := range keys {
		users = append(users, p.users[key])
	}
	return users
}

// AddUser puts a new user in, or fails with ErrUserExists when the username,
// or an address that is a username in this pool, is taken.
func (p *Pool) AddUser(user *pool.User) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.addressTaken(user) {
		return ErrUserExists
	}
	return p.putUser(user)
}

// addUser puts in a user of a pool file, or fails with ErrUserExists.
func (p *Pool) addUser(user *pool.User) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.putUser(user)
}

func (p *Pool) putUser(user *pool.User) error {
	key := p.key(user.Username)
	if p.users[key] != nil {
		return ErrUserExists
	}
	p.users[key] = user
	p.userOrder = append(p.userOrder, key)
	p.index(key, user)
	if p.journal != nil {
		p.lastUser++
		p.userNumbers[key] = p.lastUser
		p.keepUser(key, user)
	}
	return nil
}

// addressTaken tells whether a user has an address that is a username in this
// pool already.
func (p *Pool) addressTaken(user *pool.User) bool {
	for _, attribute := range p.userPool.UsernameAttributes {
		address := user.UserAttributes.Get(attribute)
		for _, key := range p.byName[p.key(address)] {
			if address != "" && p.userPool.SameName(p.users[key].UserAttributes.Get(attribute), address) {
				return true
			}
		}
	}
	return false
}

// Change replaces the user with a changed copy, as one step that no other
// Change comes between, and returns the copy. When edit refuses, nothing
// changes. A user that has been deleted meanwhile is a nil copy.
func (p *Pool) Change(username string, edit func(*pool.User) error) (*pool.User, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	key := p.key(username)
	user := p.users[key]
	if user == nil {
		return nil, nil
	}
	changed := user.Clone()
	if err := edit(changed); err != nil {
		return nil, err
	}
	p.unindex(key, user)
	p.users[key] = changed
	p.index(key, changed)
	p.keepUser(key, changed)
	return changed, nil
}

// RemoveUser deletes a user.
func (p *Pool) RemoveUser(username string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	key := p.key(username)
	if user := p.users[key]; user != nil {
		p.unindex(key, user)
		delete(p.users, key)
		delete(p.userNumbers, key)
		p.forgetUser(key)
		p.userOrder = slices.DeleteFunc(p.userOrder, func(other string) bool { return other == key })
	}
}

// key is what names that the pool takes for the same have in common.
func (p *Pool) key(name string) string {
	if p.caseSensitive {
		return name
	}
	return strings.ToLower(name)
}

func (p *Pool) names(user *pool.User) []string {
	names := []string{p.key(user.Username)}
	for _, attribute := range []string{"sub", api.AttributeEmail, api.AttributePhoneNumber, api.AttributePreferredUsername} {
		if name := p.key(user.UserAttributes.Get(attribute)); name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// index makes the user be found under all its names.
func (p *Pool) index(key string, user *pool.User) {
	for _, name := range p.names(user) {
		p.byName[name] = append(p.byName[name], key)
	}
}

// unindex undoes index.
func (p *Pool) unindex(key string, user *pool.User) {
	for _, name := range p.names(user) {
		left := slices.DeleteFunc(p.byName[name], func(other string) bool { return other == key })
		if len(left) == 0 {
			delete(p.byName, name)
		} else {
			p.byName[name] = left
		}
	}
}

// Replace puts after in the place of before, unless another request has changed
// or deleted the user meanwhile.
func (p *Pool) Replace(before, after *pool.User) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	key := p.key(before.Username)
	if p.users[key] != before {
		return false
	}
	p.unindex(key, before)
	p.users[key] = after
	p.index(key, after)
	p.keepUser(key, after)
	return true
}
