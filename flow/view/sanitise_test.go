package view_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"authwalk/flow/view"
	"authwalk/flow/walk"
)

// attack would set a terminal's title.
const attack = "\x1b]0;owned\a"

// TestWhatIsShownIsSanitised fills every text of a value with an attack. A
// member that stays raw has to be named here.
func TestWhatIsShownIsSanitised(t *testing.T) {
	for name, shown := range map[string]struct {
		what any
		raw  []string
	}{
		"prompt":       {view.Prompt(filled[walk.Prompt]()), []string{"Fields.Key", "Fields.Known", "Fields.Same", "Fields.Value", "Fields.When.Key", "Fields.When.Values", "Fields.Choices.Value", "Rules.Key"}},
		"explanation":  {view.Explanation(filled[walk.Explanation]()), []string{"Actions.Operation", "Actions.Parameters", "Actions.Password", "Actions.Text", "Actions.Username"}},
		"actions":      {view.Actions(filled[[]walk.Action]()), []string{"Operation", "Parameters", "Password", "Text", "Username"}},
		"error":        {*view.Error(pointer(filled[walk.Error]())), []string{"Field", "Operation"}},
		"messages":     {view.Messages(filled[[]walk.Message]()), []string{"User"}},
		"trigger call": {view.TriggerCall(filled[walk.TriggerCall]()), []string{"Answer", "Event", "ID"}},
		"step": {view.Step(filled[walk.Step]()), []string{
			"Answer", "Challenge.Available", "Challenge.Parameters", "Challenge.Session", "Device", "Error.Field", "Error.Operation",
			"Exchange.Answer", "Exchange.Request", "Exchange.RequestID", "FollowUp", "Performed", "Tokens",
			"Triggers.Answer", "Triggers.Event", "Triggers.ID",
		}},
	} {
		for _, path := range attacked(reflect.ValueOf(shown.what), "") {
			if !slices.ContainsFunc(shown.raw, func(raw string) bool { return path == raw || strings.HasPrefix(path, raw+".") }) {
				t.Errorf("%s: %s is drawn as it came", name, path)
			}
		}
	}
}

func TestSanitisingLeavesTheWalkAlone(t *testing.T) {
	step, prompt := filled[walk.Step](), filled[walk.Prompt]()
	before := [][]string{attacked(reflect.ValueOf(step), ""), attacked(reflect.ValueOf(prompt), "")}
	view.Step(step)
	view.Prompt(prompt)
	after := [][]string{attacked(reflect.ValueOf(step), ""), attacked(reflect.ValueOf(prompt), "")}
	if !reflect.DeepEqual(before, after) {
		t.Errorf("what was attacked was %v, and is %v", before, after)
	}
}

func pointer[T any](v T) *T { return &v }

// filled is a value with an attack in every text.
func filled[T any]() T {
	var value T
	fill(reflect.ValueOf(&value).Elem())
	return value
}

func fill(v reflect.Value) {
	switch v.Interface().(type) {
	case walk.Secret:
		v.Set(reflect.ValueOf(walk.NewSecret(attack)))
		return
	case walk.Body:
		v.Set(reflect.ValueOf(walk.NewBody([]byte(attack))))
		return
	case walk.Values:
		v.Set(reflect.ValueOf(walk.NewValues(map[string]string{attack: attack})))
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(attack)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem())
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0))
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		value := reflect.New(v.Type().Elem()).Elem()
		fill(value)
		v.SetMapIndex(reflect.ValueOf(attack), value)
	case reflect.Struct:
		for n := range v.NumField() {
			if v.Type().Field(n).IsExported() {
				fill(v.Field(n))
			}
		}
	}
}

// attacked are the paths of the texts with an escape character in them.
func attacked(v reflect.Value, path string) []string {
	var texts []string
	switch value := v.Interface().(type) {
	case walk.Secret:
		texts = []string{value.Reveal()}
	case walk.Body:
		texts = []string{string(value.Reveal())}
	case walk.Values:
		for _, name := range value.Names() {
			texts = append(texts, name, value.Get(name))
		}
	case string:
		texts = []string{value}
	}
	if strings.Contains(strings.Join(texts, ""), "\x1b") {
		return []string{path}
	}
	var found []string
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			found = attacked(v.Elem(), path)
		}
	case reflect.Slice:
		for n := range v.Len() {
			found = append(found, attacked(v.Index(n), path)...)
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			found = append(found, attacked(v.MapIndex(key), path)...)
		}
	case reflect.Struct:
		for n := range v.NumField() {
			if field := v.Type().Field(n); field.IsExported() {
				found = append(found, attacked(v.Field(n), strings.TrimPrefix(path+"."+field.Name, "."))...)
			}
		}
	}
	return found
}

// TestAWalkIsSanitisedStepByStep continues a walk that has been shown before,
// and begins with others.
func TestAWalkIsSanitisedStepByStep(t *testing.T) {
	steps := func(answered ...string) []walk.Step {
		var made []walk.Step
		for _, name := range answered {
			made = append(made, walk.Step{Answered: name})
		}
		return made
	}
	shown := walk.Walk{ID: "one", Steps: steps("shown before")}
	for _, row := range []struct {
		name string
		walk walk.Walk
		want []string
	}{
		{"continued", walk.Walk{ID: "one", Steps: steps(attack, attack)}, []string{"shown before", view.Line(attack)}},
		{"another", walk.Walk{ID: "two", Steps: steps(attack, attack)}, []string{view.Line(attack), view.Line(attack)}},
		{"another without a step", walk.Walk{ID: "two"}, nil},
		{"shorter than before", walk.Walk{ID: "one"}, nil},
	} {
		var got []string
		for _, step := range view.Walk(row.walk, shown).Steps {
			got = append(got, step.Answered)
		}
		if !slices.Equal(got, row.want) {
			t.Errorf("%s: %q, want %q", row.name, got, row.want)
		}
	}
}

// TestTheLengthOfACutValue is the whole one, which its mask tells.
func TestTheLengthOfACutValue(t *testing.T) {
	const length = 5000
	long := strings.Repeat("é", length)
	prompt := view.Prompt(walk.Prompt{Values: []walk.Value{{Text: long}, {Text: "short"}}})
	lines := view.Lines("InitiateAuth", walk.NewBody([]byte(`{"Session":"`+long+`","ClientId":"short"}`)))
	broken := view.Lines("InitiateAuth", walk.NewBody([]byte(long)))
	for name, whole := range map[string]int{
		"value": prompt.Values[0].Whole, "line": lines[0].Whole, "line that is no JSON": broken[0].Whole,
	} {
		if whole != length {
			t.Errorf("%s: %d characters, want %d", name, whole, length)
		}
	}
	if prompt.Values[1].Whole != 0 || lines[1].Whole != 0 {
		t.Errorf("a value that is not cut: %d, %d", prompt.Values[1].Whole, lines[1].Whole)
	}
}
