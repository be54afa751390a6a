package poolfile

import (
	"encoding/json"
	"reflect"
	"slices"

	"authwalk/flow/document"
	"authwalk/flow/pool"
)

// Largest is how many bytes a pool file may have.
const Largest = 128 << 20

// mostUsers is how many users a pool file may have.
const mostUsers = 500_000

// Parse reads a pool file, or what the API answers about a pool, a client or
// users. Files of another kind and files that contradict themselves are
// refused. Users are read a few at a time, so that a large file of JSON takes little
// more memory than its users.
func Parse(data []byte) (*File, error) { return parse(data, &reader{}) }

func parse(data []byte, r *reader) (*File, error) {
	root, err := streamUsers(data, r.user)
	if err == nil {
		root, err = r.understand(root)
	}
	if err != nil {
		if r.broken {
			return nil, err
		}
		return nil, orForeign(data, err)
	}
	return r.file(root)
}

// ParseSettings is Parse without keeping the users: they are read for what is wrong with
// them one by one, and not held against each other.
func ParseSettings(data []byte) (*File, error) {
	return parse(data, &reader{each: func(*pool.User) error { return nil }})
}

// EachUser reads the users of a pool file one by one, and keeps none: of a large file of
// JSON no more than a few are held.
func EachUser(data []byte, each func(*pool.User) error) error {
	r := &reader{each: each}
	root, err := streamUsers(data, r.user)
	if err == nil {
		_, err = r.understand(root)
	}
	return err
}

// Of is what a document says that has the members of a pool file.
func Of(root document.Node) (*File, error) {
	members, err := root.Members()
	if err != nil {
		return nil, errUnknown(root)
	}
	r := &reader{}
	settings := make([]document.Member, 0, len(members))
	for _, m := range members {
		if m.Name != "Users" {
			settings = append(settings, m)
			continue
		}
		users, err := m.Value.Items()
		if err != nil {
			return nil, m.Value.Errorf("Users must be a list")
		}
		for _, user := range users {
			if err := r.user(user); err != nil {
				return nil, err
			}
		}
	}
	return r.file(wrapped(root, settings...))
}

// file puts the users and the settings together.
func (r *reader) file(root document.Node) (*File, error) {
	file := &File{}
	if err := decode(root, reflect.ValueOf(file).Elem(), "a pool file"); err != nil {
		return nil, err
	}
	file.Users = slices.Concat(r.users...)
	return file, r.check(file, root)
}

// Unmarshal reads settings of a pool, a client or a user from JSON, as they
// stand in a pool file.
func Unmarshal(data json.RawMessage, settings any) error {
	root, err := document.ReadJSON(data)
	if err != nil {
		return err
	}
	return decode(root, reflect.ValueOf(settings).Elem(), "the value")
}

// reader reads one pool file.
type reader struct {
	// each takes every user in place of keeping them; nil keeps them.
	each func(*pool.User) error
	// count is how many there were.
	count int
	// users are in parts, so that a long list need not be copied while it grows.
	users [][]pool.User
	// places are those of the users.
	places []document.Position
	// groups and clients are what users name, and where the first of them does.
	groups, clients map[string]document.Position
	// broken tells that something is wrong with a user, so that this is a pool
	// file and no file of another kind.
	broken bool
}

// user reads one user.
func (r *reader) user(n document.Node) error {
	err := r.readUser(n)
	r.broken = err != nil
	return err
}

func (r *reader) readUser(n document.Node) error {
	if r.count++; r.count > mostUsers {
		return n.Errorf("a pool file can have %d users at most", mostUsers)
	}
	n, err := renamed(n, "Attributes", "UserAttributes")
	if err != nil {
		return err
	}
	var user pool.User
	if err := decodeItem(n, reflect.ValueOf(&user).Elem(), "Users"); err != nil {
		return err
	}
	if err := checkUser(n, &user); err != nil {
		return err
	}
	keepDates(&user)
	if r.each == nil {
		r.keep(user, n.At)
	} else if err := r.each(&user); err != nil {
		return err
	}
	r.groups = noteNames(r.groups, n, "Groups")
	if walk, given := n.Member("Walk"); given {
		r.clients = noteNames(r.clients, walk, "ClientId")
	}
	return nil
}

func (r *reader) keep(user pool.User, at document.Position) {
	const part = 1000
	if len(r.places)%part == 0 {
		r.users = append(r.users, make([]pool.User, 0, min(part, len(r.places)+8)))
	}
	last := len(r.users) - 1
	r.users[last] = append(r.users[last], user)
	r.places = append(r.places, at)
}

// noteNames notes where the texts of a member stand that are not noted yet.
func noteNames(noted map[string]document.Position, n document.Node, member string) map[string]document.Position {
	value, given := n.Member(member)
	if !given {
		return noted
	}
	names, err := value.Items()
	if err != nil {
		names = []document.Node{value}
	}
	for _, name := range names {
		text, err := name.Text()
		if _, known := noted[text]; err != nil || known {
			continue
		}
		if noted == nil {
			noted = map[string]document.Position{}
		}
		noted[text] = name.At
	}
	return noted
}
