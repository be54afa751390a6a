package poolfile

import (
	"reflect"
	"regexp"
	"strings"
	"sync"

	"authwalk/flow/pool"
)

// field is one member of a settings struct, as its tags tell.
type field struct {
	name      string
	index     []int
	omitEmpty bool
	required  bool
	// allowed are the values a text may have; nil for any.
	allowed []string
	// pattern is what the whole of a text must match; nil for anything.
	pattern *regexp.Regexp
}

var fieldCache sync.Map

func fieldsOf(t reflect.Type) []field {
	if cached, ok := fieldCache.Load(t); ok {
		return cached.([]field)
	}
	var fields []field
	for i := range t.NumField() {
		f := t.Field(i)
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name == "-" || name == "" {
			continue
		}
		entry := field{name: name, index: f.Index, omitEmpty: options != "", required: f.Tag.Get("required") == "true"}
		if allowed := f.Tag.Get("allowed"); allowed != "" {
			entry.allowed = strings.Split(allowed, " ")
		}
		if pattern := f.Tag.Get("pattern"); pattern != "" {
			entry.pattern = regexp.MustCompile("^(?:" + pattern + ")$")
		}
		fields = append(fields, entry)
	}
	fieldCache.Store(t, fields)
	return fields
}

var membersType = reflect.TypeFor[pool.Members]()

// othersOf returns the struct's unknown members, nil where it keeps none.
func othersOf(v reflect.Value) pool.Members {
	if f, ok := v.Type().FieldByName("Other"); ok && f.Type == membersType {
		return v.FieldByIndex(f.Index).Interface().(pool.Members)
	}
	return nil
}
