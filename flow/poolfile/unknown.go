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
		for _, field := range fieldsWithUnknown(v.Type()) {
			collectUnknown(v.FieldByIndex(field.index), append(path, field.name), names)
		}
		for name := range othersOf(v) {
			names[strings.Join(append(path, document.PrintableMember(name)), ".")] = true
		}
	}
}

var fieldsWithUnknownCache sync.Map

// fieldsWithUnknown are the fields of a struct that can have unknown members in them.
// Users are many, and most of what they have cannot.
func fieldsWithUnknown(t reflect.Type) []field {
	if cached, ok := fieldsWithUnknownCache.Load(t); ok {
		return cached.([]field)
	}
	var fields []field
	for _, field := range fieldsOf(t) {
		if keepsUnknown(field.of) {
			fields = append(fields, field)
		}
	}
	fieldsWithUnknownCache.Store(t, fields)
	return fields
}

// keepsUnknown tells whether a value of the type can have unknown members in it.
func keepsUnknown(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice:
		return keepsUnknown(t.Elem())
	case reflect.Struct:
		return othersIndex(t) != nil || len(fieldsWithUnknown(t)) > 0
	default:
		return false
	}
}
