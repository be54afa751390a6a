package pool

import (
	"maps"
	"reflect"
	"slices"
	"strconv"
)

// encode turns a settings value into a node, the opposite of decode.
func encode(v reflect.Value) node {
	if v.Type() == timeType {
		return node{text: v.Interface().(Time).String()}
	}
	switch v.Kind() {
	case reflect.Pointer:
		return encode(v.Elem())
	case reflect.Struct:
		return encodeStruct(v)
	case reflect.Slice:
		list := node{kind: listNode}
		for i := range v.Len() {
			list.items = append(list.items, encode(v.Index(i)))
		}
		return list
	case reflect.Map:
		texts := v.Interface().(map[string]string)
		object := node{kind: objectNode}
		for _, name := range slices.Sorted(maps.Keys(texts)) {
			object.members = append(object.members, member{name: name, value: node{text: texts[name], quoted: true}})
		}
		return object
	case reflect.Bool:
		return node{text: strconv.FormatBool(v.Bool())}
	case reflect.Int, reflect.Int64:
		return node{text: strconv.FormatInt(v.Int(), 10)}
	default:
		return node{text: v.String(), quoted: true}
	}
}

func encodeStruct(v reflect.Value) node {
	object := node{kind: objectNode}
	for _, f := range fieldsOf(v.Type()) {
		value := v.FieldByIndex(f.index)
		if (f.omitEmpty || value.Kind() == reflect.Pointer) && value.IsZero() {
			continue
		}
		if value.Kind() == reflect.Slice && value.Len() == 0 {
			continue
		}
		if value.Type() == timeType && value.Interface().(Time).IsZero() {
			continue
		}
		object.members = append(object.members, member{name: f.name, value: encode(value)})
	}
	others := othersOf(v)
	for _, name := range slices.Sorted(maps.Keys(others)) {
		if kept, err := readJSON(others[name]); err == nil {
			object.members = append(object.members, member{name: name, value: kept})
		}
	}
	return object
}
