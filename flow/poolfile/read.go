package poolfile

import (
	"encoding/json"
	"reflect"

	"authwalk/flow/document"
	"authwalk/flow/pool"
)

// Largest is how many bytes a pool file may have.
const Largest = 128 << 20

// mostUsers is how many users a pool file may have.
const mostUsers = 500_000

// Parse reads a pool file. Users are read one by one, so that a large file of
// JSON takes little more memory than its users.
func Parse(data []byte) (*File, error) {
	var users []pool.User
	root, err := document.Stream(data, "Users", func(n document.Node) error {
		if len(users) == mostUsers {
			return n.Errorf("a pool file has at most %d users", mostUsers)
		}
		users = append(users, pool.User{})
		return decodeItem(n, reflect.ValueOf(&users[len(users)-1]).Elem(), "Users")
	})
	if err != nil {
		return nil, err
	}
	if root.Kind != document.Map {
		return nil, root.Errorf("a pool file is an object with UserPool, Clients and Users")
	}
	file := &File{}
	if err := decode(root, reflect.ValueOf(file).Elem(), "a pool file"); err != nil {
		return nil, err
	}
	file.Users = users
	return file, nil
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
