package poolfile

import (
	"reflect"
	"strings"
	"sync"

	"authwalk/flow/api"
	"authwalk/flow/pool"
)

// field is one member of a settings struct, as its tags and the service's model
// tell.
type field struct {
	name      string
	of        reflect.Type
	index     []int
	omitEmpty bool
	required  bool
	// allowed are the values a text may have; nil for any.
	allowed []string
	// least and most bound a number; a most of 0 means that nothing does.
	least, most int64
	// matches reports whether a text has the pattern of the member; nil where
	// the tag does not ask for that, so that files of emulators stay readable.
	matches func(text string) bool
}

var fieldCache sync.Map

func fieldsOf(t reflect.Type) []field {
	if cached, ok := fieldCache.Load(t); ok {
		return cached.([]field)
	}
	var fields []field
	for i := range t.NumField() {
		f := t.Field(i)
		name := nameOfField(f)
		if name == "-" || name == "" {
			continue
		}
		member := itemOf(memberOf(described()[t], name))
		entry := field{
			name: name, of: f.Type, index: f.Index, allowed: member.Enum,
			omitEmpty: f.Tag.Get("json") != name, required: f.Tag.Get("required") == "true",
		}
		if member.Kind == api.Number {
			entry.least, entry.most = int64(member.Min), int64(member.Max)
		}
		if allowed := f.Tag.Get("allowed"); allowed != "" {
			entry.allowed = strings.Split(allowed, " ")
		}
		if f.Tag.Get("pattern") == "true" {
			entry.matches = member.Matches
		}
		fields = append(fields, entry)
	}
	fieldCache.Store(t, fields)
	return fields
}

var membersType = reflect.TypeFor[pool.Members]()

// othersOf returns the struct's unknown members, nil where it keeps none.
func othersOf(v reflect.Value) pool.Members {
	if index := othersIndex(v.Type()); index != nil {
		return v.FieldByIndex(index).Interface().(pool.Members)
	}
	return nil
}

var othersIndexCache sync.Map

// othersIndex is where a struct keeps its unknown members, nil for nowhere.
func othersIndex(t reflect.Type) []int {
	if cached, ok := othersIndexCache.Load(t); ok {
		return cached.([]int)
	}
	var index []int
	if f, ok := t.FieldByName("Other"); ok && f.Type == membersType {
		index = f.Index
	}
	othersIndexCache.Store(t, index)
	return index
}
