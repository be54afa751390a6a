package pool

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
)

// File is what a pool file holds: one user pool with its clients and users,
// under the member names of the API.
type File struct {
	UserPool  UserPool   `json:"UserPool"`
	MfaConfig *MfaConfig `json:"MfaConfig,omitempty"`
	Clients   []Client   `json:"Clients,omitempty"`
	Users     []User     `json:"Users,omitempty"`
	Groups    []Group    `json:"Groups,omitempty"`
	Faults    []Fault    `json:"Faults,omitempty"`
	Other     Members    `json:"-"`
}

// Members are members of a pool file that authwalk has no use for. They are
// kept, and written again with the file.
type Members map[string]json.RawMessage

// Fault makes an operation go wrong on purpose. Kind is throttle, delay, drop,
// error500, delivery, waf or risk; Delay is a Go duration; Times and Every say
// how often, 0 for always.
type Fault struct {
	Operation string  `json:"Operation"`
	Username  string  `json:"Username,omitempty"`
	Kind      string  `json:"Kind" allowed:"throttle delay drop error500 delivery waf risk"`
	Delay     string  `json:"Delay,omitempty"`
	Times     int     `json:"Times,omitempty"`
	Every     int     `json:"Every,omitempty"`
	Other     Members `json:"-"`
}

// ParseFile reads a pool file, JSON or YAML. Texts are taken as written: a
// phone number or 012345 stays a text without quotes. Errors are *FileError.
func ParseFile(data []byte) (*File, error) {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	read := readYAML
	if trimmed := bytes.TrimLeft(data, " \t\r\n"); len(trimmed) > 0 && trimmed[0] == '{' {
		read = readJSON
	}
	root, err := read(data)
	if err != nil {
		return nil, err
	}
	if root.kind != objectNode {
		return nil, root.fault("a pool file is an object with UserPool, Clients and Users")
	}
	file := &File{}
	if err := decode(root, reflect.ValueOf(file).Elem(), "a pool file"); err != nil {
		return nil, err
	}
	return file, nil
}

// JSON writes the file as indented JSON.
func (f *File) JSON() []byte {
	var out bytes.Buffer
	writeJSON(&out, encode(reflect.ValueOf(f).Elem()), "")
	out.WriteByte('\n')
	return out.Bytes()
}

// YAML writes the file as YAML.
func (f *File) YAML() []byte {
	var out bytes.Buffer
	writeYAML(&out, encode(reflect.ValueOf(f).Elem()), "")
	return out.Bytes()
}

// UnknownMembers names the members that authwalk has no use for, each once,
// such as "UserPool.Frobnication".
func (f *File) UnknownMembers() []string {
	names := map[string]bool{}
	collectUnknown(reflect.ValueOf(f).Elem(), "", names)
	var sorted []string
	for name := range names {
		sorted = append(sorted, strings.TrimPrefix(name, "."))
	}
	slices.Sort(sorted)
	return sorted
}

func collectUnknown(v reflect.Value, path string, names map[string]bool) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			collectUnknown(v.Elem(), path, names)
		}
	case reflect.Slice:
		for i := range v.Len() {
			collectUnknown(v.Index(i), path, names)
		}
	case reflect.Struct:
		for _, field := range fieldsOf(v.Type()) {
			collectUnknown(v.FieldByIndex(field.index), path+"."+field.name, names)
		}
		for name := range othersOf(v) {
			names[path+"."+name] = true
		}
	}
}
