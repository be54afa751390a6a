package poolfile

import (
	"maps"
	"reflect"
	"slices"
	"strconv"

	"authwalk/flow/document"
	"authwalk/flow/pool"
)

// encode turns settings into a node, the opposite of decode.
func encode(v reflect.Value) document.Node {
	if v.Type() == timeType {
		return document.NewNumber(v.Interface().(pool.Time).String())
	}
	switch v.Kind() {
	case reflect.Pointer:
		return encode(v.Elem())
	case reflect.Struct:
		return encodeStruct(v)
	case reflect.Slice:
		items := make([]document.Node, v.Len())
		for i := range items {
			items[i] = encode(v.Index(i))
		}
		return document.NewList(items...)
	case reflect.Map:
		return encodeTexts(v.Interface().(map[string]string))
	case reflect.Bool:
		return document.NewBool(v.Bool())
	case reflect.Int, reflect.Int64:
		return document.NewNumber(strconv.FormatInt(v.Int(), 10))
	case reflect.Uint32:
		return document.NewNumber(strconv.FormatUint(v.Uint(), 10))
	default:
		return document.NewText(v.String())
	}
}

func encodeTexts(texts map[string]string) document.Node {
	var members []document.Member
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		members = append(members, document.Member{Name: name, Value: document.NewText(texts[name])})
	}
	return document.NewMap(members...)
}

func encodeStruct(v reflect.Value) document.Node {
	var members []document.Member
	for _, f := range fieldsOf(v.Type()) {
		if value := v.FieldByIndex(f.index); !leftOut(value, f) {
			members = append(members, document.Member{Name: f.name, Value: encode(value)})
		}
	}
	others := othersOf(v)
	for _, name := range slices.Sorted(maps.Keys(others)) {
		if kept, err := document.ReadJSON(others[name]); err == nil {
			members = append(members, document.Member{Name: name, Value: kept})
		}
	}
	return document.NewMap(members...)
}

func leftOut(value reflect.Value, f field) bool {
	switch {
	case value.Type() == timeType:
		return value.Interface().(pool.Time).IsZero()
	case value.Kind() == reflect.Slice:
		return value.Len() == 0
	default:
		return (f.omitEmpty || value.Kind() == reflect.Pointer) && value.IsZero()
	}
}
