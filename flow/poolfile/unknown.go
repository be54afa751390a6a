package poolfile

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"sync"

	"authwalk/flow/document"
)

// UnknownMembers names the members that authwalk has no use for, each once,
// such as "UserPool.Frobnication".
func (f *File) UnknownMembers() []string {
	names := map[string]bool{}
	collectUnknown(reflect.ValueOf(f).Elem(), nil, names)
	return slices.Sorted(maps.Keys(names))
}

func collectUnknown(v reflect.Value, path []string, names map[string]bool) {
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
			if keepsUnknown(field.of) {
				collectUnknown(v.FieldByIndex(field.index), append(path, field.name), names)
			}
		}
		for name := range othersOf(v) {
			names[strings.Join(append(path, document.PrintableMember(name)), ".")] = true
		}
	}
}

var keepsUnknownCache sync.Map

// keepsUnknown tells whether a value of the type can have unknown members in it.
// Users are many, and most of what they have cannot.
func keepsUnknown(t reflect.Type) bool {
	if cached, ok := keepsUnknownCache.Load(t); ok {
		return cached.(bool)
	}
	keeps := false
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice:
		keeps = keepsUnknown(t.Elem())
	case reflect.Struct:
		others, found := t.FieldByName("Other")
		keeps = found && others.Type == membersType
		for _, field := range fieldsOf(t) {
			keeps = keeps || keepsUnknown(field.of)
		}
	}
	keepsUnknownCache.Store(t, keeps)
	return keeps
}
