package poolfile

import (
	"encoding/json"
	"io"
	"reflect"

	"authwalk/flow/document"
	"authwalk/flow/pool"
)

// WriteJSON writes the file as indented JSON, user by user.
func (f *File) WriteJSON(out io.Writer) error {
	settings := *f
	settings.Users = nil
	members, _ := encode(reflect.ValueOf(settings)).Members()
	if len(f.Users) > 0 {
		members = append(members, document.Member{Name: "Users", Value: document.NewStream(encoded(f.Users))})
	}
	return document.NewMap(members...).WriteJSON(out)
}

func encoded(users []pool.User) func(yield func(document.Node) bool) {
	return func(yield func(document.Node) bool) {
		for i := range users {
			if !yield(encode(reflect.ValueOf(&users[i]).Elem())) {
				return
			}
		}
	}
}

// Marshal writes settings of a pool, a client or a user as JSON, as they stand
// in a pool file.
func Marshal(settings any) json.RawMessage { return encode(reflect.ValueOf(settings)).JSON() }
