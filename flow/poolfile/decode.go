package poolfile

import (
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"authwalk/flow/document"
	"authwalk/flow/pool"
)

var timeType = reflect.TypeFor[pool.Time]()

// decode puts the node into v; name says in errors what it is.
func decode(n document.Node, v reflect.Value, name string) error {
	if n.Kind == document.Null {
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

func decodeTime(n document.Node, v reflect.Value, name string) error {
	text, err := n.Text()
	if err != nil {
		return n.Errorf("%s must be a time", name)
	}
	parsed, err := pool.ParseTime(text)
	if err != nil {
		return n.Errorf("%s is %w", name, err)
	}
	v.Set(reflect.ValueOf(parsed))
	return nil
}

func decodeStruct(n document.Node, v reflect.Value, name string) error {
	members, err := n.Members()
	if err != nil {
		return n.Errorf("%s must be an object", name)
	}
	fields := fieldsOf(v.Type())
	for _, m := range members {
		i := slices.IndexFunc(fields, func(f field) bool { return f.name == m.Name })
		if i < 0 {
			if err := keepUnknown(m, v, name); err != nil {
				return err
			}
			continue
		}
		if err := decodeField(m.Value, v.FieldByIndex(fields[i].index), fields[i]); err != nil {
			return err
		}
	}
	for _, f := range fields {
		if f.required && v.FieldByIndex(f.index).IsZero() {
			return n.Errorf("%s is missing or empty", f.name)
		}
	}
	return nil
}

func keepUnknown(m document.Member, v reflect.Value, name string) error {
	f, ok := v.Type().FieldByName("Other")
	if !ok {
		return m.At.Errorf("%s is not a known member", name)
	}
	others := v.FieldByIndex(f.Index)
	if others.IsNil() {
		others.Set(reflect.ValueOf(pool.Members{}))
	}
	others.Interface().(pool.Members)[m.Name] = m.Value.JSON()
	return nil
}

func decodeField(n document.Node, v reflect.Value, f field) error {
	if err := decode(n, v, f.name); err != nil {
		return err
	}
	if f.matches != nil && v.String() != "" && !f.matches(v.String()) {
		return n.Errorf("%s has an invalid format", f.name)
	}
	if !f.inBounds(n) {
		return n.Errorf("%s must be from %d to %d", f.name, f.least, f.most)
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
			return n.Errorf("%s must be one of %s", f.name, strings.Join(f.allowed, ", "))
		}
	}
	return nil
}

// inBounds: 0 stands for what the service has by default.
func (f field) inBounds(n document.Node) bool {
	if f.most == 0 {
		return true
	}
	number, isNumber := n.Int()
	return !isNumber || number == 0 || f.least <= number && number <= f.most
}

func decodeList(n document.Node, v reflect.Value, name string) error {
	items, err := n.Items()
	if err != nil {
		return n.Errorf("%s must be a list", name)
	}
	list := reflect.MakeSlice(v.Type(), len(items), len(items))
	for i, item := range items {
		if err := decodeItem(item, list.Index(i), name); err != nil {
			return err
		}
	}
	if len(items) > 0 {
		v.Set(list)
	}
	return nil
}

// decodeItem reads an item of the list of this name.
func decodeItem(n document.Node, v reflect.Value, list string) error {
	if n.Kind == document.Null {
		return n.Errorf("an entry of %s is empty", list)
	}
	return decode(n, v, "an entry of "+list)
}

func decodeTexts(n document.Node, v reflect.Value, name string) error {
	if n.Kind != document.Map {
		return n.Errorf("%s must be an object", name)
	}
	members, err := n.Entries()
	if err != nil {
		return err
	}
	texts := map[string]string{}
	for _, m := range members {
		text, err := m.Value.Text()
		if err != nil {
			return m.Value.Errorf("%s must contain strings only", name)
		}
		texts[m.Name] = text
	}
	if len(texts) > 0 {
		v.Set(reflect.ValueOf(texts))
	}
	return nil
}

func decodeScalar(n document.Node, v reflect.Value, name string) error {
	text, err := n.Text()
	if err != nil {
		return n.Errorf("%s must be a single value", name)
	}
	switch v.Kind() {
	case reflect.Bool:
		on, err := n.Bool()
		if err != nil {
			return n.Errorf("%s must be true or false", name)
		}
		v.SetBool(on)
	case reflect.Int, reflect.Int64:
		number, err := strconv.ParseInt(text, 10, 64)
		if err != nil {
			return n.Errorf("%s must be a whole number", name)
		}
		v.SetInt(number)
	case reflect.Uint32:
		number, err := strconv.ParseUint(text, 10, 32)
		if err != nil {
			return n.Errorf("%s must be a whole number from 0 to %d", name, uint32(math.MaxUint32))
		}
		v.SetUint(number)
	default:
		v.SetString(text)
	}
	return nil
}
