package emulator

import (
	"errors"
	"slices"
	"strings"

	"authwalk/flow/pool"
)

var errUserExists = errors.New("the user exists already")

// user finds a user by its username in any spelling that the pool takes for the
// same, or nil. Names that people type are looked up with find.
func (p *poolState) user(username string) *pool.User {
	p.mu.RLock()
	defer p.mu.RUnlock()
	return p.users[p.key(username)]
}

// find returns the users that have the name as their username, their sub, their
// e-mail address, phone number or preferred username, verified or not. Which of
// them it means is for the rules to say.
func (p *poolState) find(name string) []*pool.User {
	p.mu.RLock()
	defer p.mu.RUnlock()
	var users []*pool.User
	for _, key := range p.found[p.key(name)] {
		users = append(users, p.users[key])
	}
	return users
}

// allUsers are the users in the order they were made.
func (p *poolState) allUsers() []*pool.User {
	p.mu.RLock()
	defer p.mu.RUnlock()
	users := make([]*pool.User, 0, len(p.userOrder))
	for _, key := range p.userOrder {
		users = append(users, p.users[key])
	}
	return users
}

// admitUser puts a new user in, or fails with errUserExists when the username,
// or an address that is a username in this pool, is taken.
func (p *poolState) admitUser(user *pool.User) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.addressTaken(user) {
		return errUserExists
	}
	return p.putUser(user)
}

// addUser puts in a user of a pool file, or fails with errUserExists.
func (p *poolState) addUser(user *pool.User) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.putUser(user)
}

func (p *poolState) putUser(user *pool.User) error {
	key := p.key(user.Username)
	if p.users[key] != nil {
		return errUserExists
	}
	p.users[key] = user
	p.userOrder = append(p.userOrder, key)
	p.enter(key, user)
	return nil
}

// addressTaken tells whether somebody has an address that is a username in this
// pool already.
func (p *poolState) addressTaken(user *pool.User) bool {
	for _, attribute := range p.userPool.UsernameAttributes {
		address := user.UserAttributes.Get(attribute)
		for _, key := range p.found[p.key(address)] {
			if address != "" && p.userPool.SameName(p.users[key].UserAttributes.Get(attribute), address) {
				return true
			}
		}
	}
	return false
}

// change replaces the user with a changed copy, as one step that no other
// change comes between, and returns the copy. When edit refuses, nothing
// changes. A user that has been deleted meanwhile is a nil copy.
func (p *poolState) change(username string, edit func(*pool.User) error) (*pool.User, error) {
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
	p.leave(key, user)
	p.users[key] = changed
	p.enter(key, changed)
	return changed, nil
}

// removeUser deletes a user.
func (p *poolState) removeUser(username string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	key := p.key(username)
	if user := p.users[key]; user != nil {
		p.leave(key, user)
		delete(p.users, key)
		p.userOrder = slices.DeleteFunc(p.userOrder, func(other string) bool { return other == key })
	}
}

// key is what names that the pool takes for the same have in common.
func (p *poolState) key(name string) string {
	if p.userPool.CaseSensitive() {
		return name
	}
	return strings.ToLower(name)
}

func (p *poolState) names(user *pool.User) []string {
	names := []string{p.key(user.Username)}
	for _, attribute := range []string{"sub", "email", "phone_number", "preferred_username"} {
		if name := p.key(user.UserAttributes.Get(attribute)); name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

func (p *poolState) enter(key string, user *pool.User) {
	for _, name := range p.names(user) {
		p.found[name] = append(p.found[name], key)
	}
}

func (p *poolState) leave(key string, user *pool.User) {
	for _, name := range p.names(user) {
		left := slices.DeleteFunc(p.found[name], func(other string) bool { return other == key })
		if len(left) == 0 {
			delete(p.found, name)
		} else {
			p.found[name] = left
		}
	}
}
