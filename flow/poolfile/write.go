package poolfile

import (
	"encoding/json"
	"io"
	"iter"
	"reflect"

	"authwalk/flow/document"
	"authwalk/flow/pool"
)

// WriteJSON writes the file as indented JSON, user by user.
func (f *File) WriteJSON(out io.Writer) error {
	return f.WriteJSONWith(out, func(yield func(*pool.User) bool) {
		for i := range f.Users {
			if !yield(&f.Users[i]) {
				return
			}
		}
	})
}

// YAML is the file as YAML.
func (f *File) YAML() []byte { return encode(reflect.ValueOf(f).Elem()).YAML() }

// WriteJSONWith writes the file with these users in place of its own, which
// need not be in memory together.
func (f *File) WriteJSONWith(out io.Writer, users iter.Seq[*pool.User]) error {
	settings := *f
	settings.Users = nil
	members, err := encode(reflect.ValueOf(settings)).Members()
	if err != nil {
		return err
	}
	list := document.NewStream(func(yield func(document.Node) bool) {
		for user := range users {
			if !yield(encode(reflect.ValueOf(user).Elem())) {
				return
			}
		}
	})
	return document.NewMap(append(members, document.Member{Name: "Users", Value: list})...).WriteJSON(out)
}

// Marshal writes settings of a pool, a client or a user as JSON, as they stand
// in a pool file.
func Marshal(settings any) json.RawMessage { return encode(reflect.ValueOf(settings)).JSON() }
