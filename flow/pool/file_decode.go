package pool

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
)

var timeType = reflect.TypeFor[Time]()

// decode puts the node into v; name says in errors what it is.
func decode(n node, v reflect.Value, name string) error {
	if n.kind == nullNode {
		return nil
	}
	if v.Type() == timeType {
		return decodeTime(n, v, name)
	}
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		return decode(n, v.Elem(), name)
	case reflect.Struct:
		return decodeStruct(n, v, name)
	case reflect.Slice:
		return decodeList(n, v, name)
	case reflect.Map:
		return decodeTexts(n, v, name)
	default:
		return decodeScalar(n, v, name)
	}
}

func decodeTime(n node, v reflect.Value, name string) error {
	if n.kind != scalarNode {
		return n.fault("%s must be a time", name)
	}
	parsed, err := parseTime(n.text)
	if err != nil {
		return n.fault("%s is %v", name, err)
	}
	v.Set(reflect.ValueOf(parsed))
	return nil
}

func decodeStruct(n node, v reflect.Value, name string) error {
	if n.kind != objectNode {
		return n.fault("%s must be an object", name)
	}
	fields := fieldsOf(v.Type())
	seen := map[string]bool{}
	for _, m := range n.members {
		if seen[m.name] {
			return m.fault("this member is given twice")
		}
		seen[m.name] = true
		i := slices.IndexFunc(fields, func(f field) bool { return f.name == m.name })
		if i < 0 {
			if err := keepUnknown(m, v, name); err != nil {
				return err
			}
			continue
		}
		if err := decodeField(m, v.FieldByIndex(fields[i].index), fields[i]); err != nil {
			return err
		}
	}
	for _, f := range fields {
		if f.required && v.FieldByIndex(f.index).IsZero() {
			return n.fault("%s is missing or empty here", f.name)
		}
	}
	return nil
}

func keepUnknown(m member, v reflect.Value, name string) error {
	f, ok := v.Type().FieldByName("Other")
	if !ok {
		return m.fault("%s has no such member", name)
	}
	others := v.FieldByIndex(f.Index)
	if others.IsNil() {
		others.Set(reflect.ValueOf(Members{}))
	}
	others.Interface().(Members)[m.name] = m.value.raw()
	return nil
}

func decodeField(m member, v reflect.Value, f field) error {
	if err := decode(m.value, v, f.name); err != nil {
		return err
	}
	if f.pattern != nil && v.String() != "" && !f.pattern.MatchString(v.String()) {
		return m.value.fault("%s is not of the form that the API has for it", f.name)
	}
	if f.allowed == nil {
		return nil
	}
	texts := []string{}
	if v.Kind() == reflect.Slice {
		texts = v.Interface().([]string)
	} else if v.String() != "" {
		texts = []string{v.String()}
	}
	for _, text := range texts {
		if !slices.Contains(f.allowed, text) {
			return m.value.fault("%s must be one of %s", f.name, strings.Join(f.allowed, ", "))
		}
	}
	return nil
}

func decodeList(n node, v reflect.Value, name string) error {
	if n.kind != listNode {
		return n.fault("%s must be a list", name)
	}
	list := reflect.MakeSlice(v.Type(), len(n.items), len(n.items))
	for i, item := range n.items {
		if item.kind == nullNode {
			return item.fault("an entry of %s is empty", name)
		}
		if err := decode(item, list.Index(i), "an entry of "+name); err != nil {
			return err
		}
	}
	if len(n.items) > 0 {
		v.Set(list)
	}
	return nil
}

func decodeTexts(n node, v reflect.Value, name string) error {
	if n.kind != objectNode {
		return n.fault("%s must be an object", name)
	}
	texts := map[string]string{}
	for _, m := range n.members {
		if m.value.kind != scalarNode {
			return m.value.fault("%s must hold texts", name)
		}
		texts[m.name] = m.value.text
	}
	if len(texts) > 0 {
		v.Set(reflect.ValueOf(texts))
	}
	return nil
}

func decodeScalar(n node, v reflect.Value, name string) error {
	if n.kind != scalarNode {
		return n.fault("%s must be a single value", name)
	}
	switch v.Kind() {
	case reflect.Bool:
		if n.text != "true" && n.text != "false" {
			return n.fault("%s must be true or false", name)
		}
		v.SetBool(n.text == "true")
	case reflect.Int, reflect.Int64:
		number, err := strconv.ParseInt(n.text, 10, 64)
		if err != nil {
			return n.fault("%s must be a whole number", name)
		}
		v.SetInt(number)
	default:
		v.SetString(n.text)
	}
	return nil
}
