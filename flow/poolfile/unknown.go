package poolfile

import (
	"reflect"
	"slices"
	"strings"

	"authwalk/flow/document"
)

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
			names[path+"."+document.PrintableMember(name)] = true
		}
	}
}
