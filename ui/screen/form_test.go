package screen

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"authwalk/flow/walk"
	"authwalk/ui/style"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

func context() Context {
	return Context{Style: style.New(true, false), Now: time.Unix(0, 0)}
}

// typed gives a form text and the named keys, and returns what came of the
// last one.
func typed(f Form, keys ...string) (Form, Event) {
	named := map[string]tea.KeyType{"enter": tea.KeyEnter, "tab": tea.KeyTab, "shift+tab": tea.KeyShiftTab, "up": tea.KeyUp, "down": tea.KeyDown, "backspace": tea.KeyBackspace}
	var event Event
	for _, key := range keys {
		msg := tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(key)}
		if kind, ok := named[key]; ok {
			msg = tea.KeyMsg{Type: kind}
		}
		var next Screen
		next, event = f.Update(msg, context())
		f = next.(Form)
	}
	return f, event
}

func answer(t *testing.T, event Event) map[string]string {
	t.Helper()
	submit, ok := event.(Submit)
	if !ok {
		t.Fatalf("%#v is no answer", event)
	}
	return submit.Answer.Reveal()
}

var choosing = walk.Prompt{Name: "SELECT_CHALLENGE", Fields: []walk.Field{
	{Key: "ANSWER", Label: "Factor", Kind: walk.Choose, Choices: []walk.Choice{
		{Value: "WEB_AUTHN", Label: "WEB_AUTHN", Disabled: "no passkey here"},
		{Value: "PASSWORD", Label: "PASSWORD"},
		{Value: "EMAIL_OTP", Label: "EMAIL_OTP"},
	}},
	{Key: "PASSWORD", Label: "Password", Kind: walk.Password, When: &walk.Condition{Key: "ANSWER", Values: []string{"PASSWORD"}}},
}}

func TestHiddenFieldIsNeitherAskedNorSent(t *testing.T) {
	f, event := typed(NewForm(choosing), "tab", "secret", "shift+tab", "down", "enter")
	if got := answer(t, event); got["ANSWER"] != "EMAIL_OTP" || len(got) != 1 {
		t.Errorf("sent %v", got)
	}
	if _, event = typed(f, "up", "enter"); answer(t, event)["PASSWORD"] != "secret" {
		t.Error("what was typed before the choice changed is lost")
	}
}

func TestDisabledChoiceIsPassedOver(t *testing.T) {
	f, _ := typed(NewForm(choosing), "up", "up", "1")
	if got := f.get("ANSWER"); got != "PASSWORD" {
		t.Errorf("chose %s", got)
	}
}

// TestAButtonWithoutAChoiceIsOff, and says why.
func TestAButtonWithoutAChoiceIsOff(t *testing.T) {
	none := walk.Prompt{Name: "SELECT_CHALLENGE", Button: "Continue", Fields: []walk.Field{
		{Key: "ANSWER", Label: "Factor", Kind: walk.Choose, Choices: []walk.Choice{{Label: "none", Disabled: "the server offers no factor"}}},
	}}
	f, event := typed(NewForm(none), "enter")
	if event != nil {
		t.Errorf("enter makes %#v", event)
	}
	if drawn := strings.Join(f.View(context(), 70, 20).Lines, "\n"); !strings.Contains(drawn, "[ Continue ]   not possible: the server offers no factor") {
		t.Errorf("the button does not say why:\n%s", drawn)
	}
}

func TestMissingFieldGetsTheFocusAndSaysSo(t *testing.T) {
	f, event := typed(NewForm(choosing), "enter")
	if event != nil || f.focusedKey() != "PASSWORD" {
		t.Fatalf("event %v, focus on %s", event, f.focusedKey())
	}
	if view := f.View(context(), 60, 20); !strings.Contains(strings.Join(view.Lines, "\n"), "Enter the password.") {
		t.Errorf("nothing says what is missing: %q", view.Lines)
	}
}

func TestRepeatedFieldMustBeTheSameAndIsNotSent(t *testing.T) {
	prompt := walk.Prompt{Fields: []walk.Field{{Key: "NEW_PASSWORD", Label: "New"}, {Key: "again", Label: "Again", Same: "NEW_PASSWORD"}}}
	f, event := typed(NewForm(prompt), "one", "tab", "two", "enter")
	if event != nil {
		t.Fatalf("sent %v", event)
	}
	if empty, _ := typed(f.Set(walk.NewValues(map[string]string{"again": ""})), "enter"); empty.Lacks() != "Enter the password again." {
		t.Errorf("lacks %q", empty.Lacks())
	}
	if _, event = typed(f.Set(walk.NewValues(map[string]string{"again": "one"})), "enter"); len(answer(t, event)) != 1 {
		t.Error("the repetition was sent")
	}
}

func TestFurtherAnswersGoUnderTheirOwnNames(t *testing.T) {
	prompt := walk.Prompt{Free: true, Fields: []walk.Field{{Key: "ANSWER", Label: "Answer"}}}
	_, event := typed(NewForm(prompt), "ship", "tab", "a=1", "enter", " b = two=2", "tab", "enter")
	got := answer(t, event)
	if got["ANSWER"] != "ship" || got["a"] != "1" || got["b"] != " two=2" || len(got) != 3 {
		t.Errorf("sent %q", got)
	}
}

func TestAFieldAloneIsLeftForTheButton(t *testing.T) {
	unknown := walk.Prompt{Name: "NEW_CHALLENGE", Free: true}
	f, event := typed(NewForm(unknown), "A=1", "enter", "B=2", "tab", "ignored", "enter")
	if got := answer(t, event); got["A"] != "1" || got["B"] != "2" || len(got) != 2 {
		t.Errorf("sent %v", got)
	}
	for _, back := range []string{"tab", "shift+tab", "up"} {
		if f, _ = typed(f, back, "3"); f.Answer().Get("B") != "23" {
			t.Errorf("%s does not go back: %v", back, f.Answer().Reveal())
		}
		f, _ = typed(f, "tab")
		f = f.Set(walk.NewValues(map[string]string{moreKey: "A=1\nB=2"}))
		f, _ = typed(f, "tab")
	}
}

func TestCodeLosesSpacesAndDashes(t *testing.T) {
	prompt := walk.Prompt{Fields: []walk.Field{{Key: "CODE", Label: "Code", Kind: walk.Code}}}
	if _, event := typed(NewForm(prompt), "47 1-1", "enter"); answer(t, event)["CODE"] != "4711" {
		t.Error("sent", answer(t, event))
	}
}

func TestOptionalEmptyFieldIsNotSent(t *testing.T) {
	prompt := walk.Prompt{Fields: []walk.Field{{Key: "NAME", Label: "Name", Optional: true}}}
	if _, event := typed(NewForm(prompt), "enter"); len(answer(t, event)) != 0 {
		t.Error("sent", answer(t, event))
	}
}

func TestAnotherPromptKeepsWhatWasTyped(t *testing.T) {
	f, _ := typed(NewForm(walk.Prompt{Fields: []walk.Field{{Key: "a", Label: "A"}, {Key: "b", Label: "B", Value: "given"}}}), "mine")
	f = f.With(walk.Prompt{Fields: []walk.Field{{Key: "b", Label: "B", Value: "newer"}}})
	f = f.With(walk.Prompt{Fields: []walk.Field{{Key: "a", Label: "A"}, {Key: "b", Label: "B", Value: "newest"}}})
	if f.get("a") != "mine" || f.get("b") != "newest" {
		t.Errorf("a is %q, b is %q", f.get("a"), f.get("b"))
	}
}

// TestFormShowsTheFocus holds that whatever is cut, the focus is in sight and
// the cursor where its text is.
func TestFormShowsTheFocus(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.IntRange(1, 30).Draw(t, "parts")
		at := rapid.IntRange(0, parts-1).Draw(t, "at")
		height := rapid.IntRange(1, 40).Draw(t, "height")
		view := render(context(), 20, height, func(out *layout) {
			for n := range parts {
				from := len(out.lines)
				out.add(strings.Repeat("x", n+1)[:min(n+1, 20)])
				if n == at {
					out.lines[from] = "focus"
					out.placeCursor(3)
					out.focus(from)
				}
				out.gap()
			}
		})
		lines, cursor := view.Lines, view.Cursor
		if len(lines) > height && height > 0 {
			t.Fatalf("%d lines in %d", len(lines), height)
		}
		if !cursor.Visible || lines[cursor.Y] != "focus" {
			t.Fatalf("cursor %+v in %q", cursor, lines)
		}
	})
}

func TestHexIsGroupedAndOtherTextIsNot(t *testing.T) {
	if got := groups("00112233445566778899"); got != "00112233 44556677 8899" {
		t.Errorf("got %q", got)
	}
	if got := groups("not hex at all"); got != "not hex at all" {
		t.Errorf("got %q", got)
	}
}

// A field that began with a text and was emptied is answered as empty: leaving
// it out would mean that nothing was said.
func TestAnEmptiedFieldIsSaid(t *testing.T) {
	form := NewForm(walk.Prompt{Fields: []walk.Field{{Key: "METADATA", Label: "Metadata", Kind: walk.Pairs, Optional: true, Value: "a=b"}}})
	if answer := form.Answer(); answer.Get("METADATA") != "a=b" {
		t.Errorf("answered %v", answer.Reveal())
	}
	if answer := form.Set(walk.NewValues(map[string]string{"METADATA": ""})).Answer(); !answer.Has("METADATA") {
		t.Error("an emptied field is not in the answer")
	}
}

// A line of further values that is no name and value is marked, not dropped.
func TestALineThatIsNoPairIsMarked(t *testing.T) {
	form := NewForm(walk.Prompt{Free: true}).Set(walk.NewValues(map[string]string{moreKey: "A=b\nanswer"}))
	pressed, event := form.press()
	if event != nil || pressed.(Form).problem != "Write one name=value per line." {
		t.Errorf("%v, problem %q", event, pressed.(Form).problem)
	}
	if _, event := form.Set(walk.NewValues(map[string]string{moreKey: "A=b\n\n"})).press(); event == nil {
		t.Error("an empty line is marked")
	}
}

// manyFlows is a list that is longer than a small window, whose first and last entry
// cannot be had.
func manyFlows() walk.Prompt {
	flow := walk.Field{Key: "AuthFlow", Label: "Flow", Kind: walk.Choose}
	for n := range 20 {
		choice := walk.Choice{Value: fmt.Sprintf("flow-%02d", n), Label: fmt.Sprintf("flow-%02d", n)}
		if n == 0 || n == 19 {
			choice.Disabled = "the client lacks it"
		}
		flow.Choices = append(flow.Choices, choice)
	}
	return walk.Prompt{Name: "Start", Button: "Start sign-in", Fields: []walk.Field{{Key: "USERNAME", Label: "User name", Value: "flora"}, flow}}
}

// TestWhatIsWrongWithALongListIsInSight presses the button with an entry chosen that
// cannot be had: the entry and what is wrong with it stand in the middle.
func TestWhatIsWrongWithALongListIsInSight(t *testing.T) {
	chosen := NewForm(manyFlows()).Set(walk.NewValues(map[string]string{"AuthFlow": "flow-19"}))
	pressed, event := chosen.Update(tea.KeyMsg{Type: tea.KeyEnter}, context())
	drawn := strings.Join(pressed.View(context(), 44, 10).Lines, "\n")
	if event != nil || !strings.Contains(drawn, "flow-19") || !strings.Contains(drawn, "the client lacks it") {
		t.Errorf("%v\n%s", event, drawn)
	}
}

func TestTheFocusGoesToAnEntryThatCanBeHad(t *testing.T) {
	form, instead := NewForm(manyFlows()).Set(walk.NewValues(map[string]string{"AuthFlow": "flow-19"})).FocusOn("AuthFlow")
	if key, value := form.Focused(); key != "AuthFlow" || value != "flow-01" {
		t.Errorf("the focus is on %s, %s", key, value)
	}
	if want := "flow-01 is chosen now, in place of flow-19: the client lacks it."; instead != want {
		t.Errorf("%q, want %q", instead, want)
	}
}

// TestWhatMustBeTickedIsNotSentWithoutIt, and the focus goes there.
func TestWhatMustBeTickedIsNotSentWithoutIt(t *testing.T) {
	form := NewForm(walk.Prompt{Name: "WEB_AUTHN", Button: "Sign", Fields: []walk.Field{
		{Key: "NOTE", Label: "Note", Kind: walk.Text, Optional: true}, {Key: "CONFIRMED", Label: "Confirm it is you", Kind: walk.Toggle},
	}})
	pressed, event := form.Update(tea.KeyMsg{Type: tea.KeyEnter}, context())
	if key, _ := pressed.(Form).Focused(); event != nil || key != "CONFIRMED" || !strings.Contains(pressed.(Form).Lacks(), "press space") {
		t.Errorf("%v, the focus is on %s", event, key)
	}
	ticked, _ := pressed.Update(tea.KeyMsg{Type: tea.KeySpace, Runes: []rune{' '}}, context())
	if _, event := ticked.Update(tea.KeyMsg{Type: tea.KeyEnter}, context()); event == nil || ticked.(Form).Lacks() != "" {
		t.Errorf("not sent though it is ticked: %q", ticked.(Form).Lacks())
	}
}

// TestRoundsAreKeptWhereThereIsRoom: in a window that is too small for all of a form the newest
// rounds stand in the lines that are free, and nothing else gives way for them.
func TestRoundsAreKeptWhereThereIsRoom(t *testing.T) {
	prompt := walk.Prompt{Name: "CUSTOM_CHALLENGE", Sentence: "Answer.", Button: "Send", Free: true, Fields: []walk.Field{{Key: "ANSWER", Label: "Answer"}}}
	for n := range 4 {
		prompt.Rounds = append(prompt.Rounds, walk.Progress{Text: fmt.Sprintf("%d CUSTOM_CHALLENGE", n+1), Note: "wrong, challengeMetadata RIDDLE", State: walk.Failed})
	}
	least := 6 // the sentence, two fields, the button
	for height, want := range map[int][]string{
		least: nil, least + 1: {"4 CUSTOM"}, least + 2: {"3 CUSTOM", "4 CUSTOM"}, least + 4: {"1 CUSTOM", "2 CUSTOM", "3 CUSTOM", "4 CUSTOM"},
		least + 5: {"Rounds so far", "1 CUSTOM", "4 CUSTOM"}, least + 6: {"Rounds so far", "1 CUSTOM", "name=value"},
	} {
		drawn := strings.Join(NewForm(prompt).View(context(), 44, height).Lines, "\n")
		for _, text := range append(want, "Answer.", "More values", "[ Send ]") {
			if !strings.Contains(drawn, text) {
				t.Errorf("%q is not in %d lines:\n%s", text, height, drawn)
			}
		}
	}
}

// TestAButtonSaysAllThatItNeeds holds that what is still missing is not cut off where
// there is a line for it.
func TestAButtonSaysAllThatItNeeds(t *testing.T) {
	prompt := walk.Prompt{Name: "NEW_PASSWORD_REQUIRED", Button: "Set password", Rules: []walk.Rule{{}}, Fields: []walk.Field{
		{Key: "NEW_PASSWORD", Label: "New password"}, {Key: "given", Label: "given_name"}, {Key: "family", Label: "family_name"},
	}}
	drawn := strings.Join(NewForm(prompt).View(context(), 46, 24).Lines, " ")
	if needs := NewForm(prompt).missing(); !strings.Contains(ansi.Strip(drawn), "needs: "+needs) {
		t.Errorf("%q is cut off:\n%s", needs, drawn)
	}
}

func TestACodeOfDigitsTakesNoLetters(t *testing.T) {
	digits := walk.Prompt{Fields: []walk.Field{{Key: "CODE", Label: "Code", Kind: walk.Code, Digits: 6}}}
	for _, code := range []string{"bcdefg", "12345O", "１２３４５６"} {
		if f, event := typed(NewForm(digits), code, "enter"); event != nil || f.problemKey != "CODE" {
			t.Errorf("%q was sent", code)
		}
	}
	_, event := typed(NewForm(digits), "123 456", "enter")
	if got := answer(t, event)["CODE"]; got != "123456" {
		t.Errorf("sent %q", got)
	}
}

// TestACodeOfAnotherLengthIsDoubted, and sent by whoever insists: to see the refusal.
func TestACodeOfAnotherLengthIsDoubted(t *testing.T) {
	digits := walk.Prompt{Fields: []walk.Field{{Key: "CODE", Label: "Code", Kind: walk.Code, Digits: 6}}}
	for code, want := range map[string]string{"123-45": "12345", "1234567": "1234567"} {
		f, event := typed(NewForm(digits), code, "enter")
		if said := fmt.Sprintf("Not sent yet: this code has %d of 6 digits.", len(want)); event != nil || !strings.HasPrefix(f.problem, said) {
			t.Errorf("%s: %v, %q", code, event, f.problem)
		}
		if _, event = typed(f, "enter"); answer(t, event)["CODE"] != want {
			t.Errorf("%s is not sent", code)
		}
		if _, event = typed(f, "backspace", "enter"); len(want) != 7 && event != nil {
			t.Errorf("%s: another short code is sent unasked", code)
		}
	}
}

// TestARefusalIsOverOnceTheAnswerIsChanged, until the next one is refused.
func TestARefusalIsOverOnceTheAnswerIsChanged(t *testing.T) {
	prompt := walk.Prompt{Name: "SMS_MFA", Refused: 1, Fields: []walk.Field{{Key: "SMS_MFA_CODE", Label: "Code", Kind: walk.Code}}}
	refusal := &walk.Error{Kind: walk.Refused, Exception: "CodeMismatchException", Field: "SMS_MFA_CODE"}
	shows := func(f Form) bool {
		return strings.Contains(ansi.Strip(strings.Join(f.View(context(), 46, 24).Lines, " ")), "CodeMismatchException")
	}
	f, _ := typed(NewForm(prompt), "111111", "enter")
	f = f.Refused(refusal)
	changed, _ := typed(f, "2")
	again := changed.With(prompt).Refused(&walk.Error{Kind: walk.Refused, Exception: "CodeMismatchException", Field: "SMS_MFA_CODE"})
	sent, _ := typed(again, "enter")
	for name, c := range map[string]struct {
		form Form
		want bool
	}{"refused": {f, true}, "changed": {changed, false}, "asked again": {again, false}, "refused again": {sent.Refused(refusal), true}} {
		if shows(c.form) != c.want {
			t.Errorf("%s: shown is %t", name, !c.want)
		}
	}
	if left := ansi.Strip(strings.Join(changed.View(context(), 46, 24).Lines, " ")); !strings.Contains(left, "Attempts refused so far: 1") {
		t.Errorf("the attempts are not counted any more: %s", left)
	}
}

// A code that was refused is replaced by the next one that is typed, unless the person
// begins to mend it.
func TestARefusedCodeIsTypedOver(t *testing.T) {
	prompt := walk.Prompt{Name: "SMS_MFA", Fields: []walk.Field{{Key: "SMS_MFA_CODE", Label: "Code", Kind: walk.Code}}}
	refusal := &walk.Error{Kind: walk.Refused, Exception: "CodeMismatchException"}
	sent := walk.NewValues(map[string]string{"SMS_MFA_CODE": "111111"})
	f, _ := typed(NewForm(prompt), "111111", "enter")
	for name, c := range map[string]struct {
		keys []string
		want string
	}{
		"typed over":  {[]string{"2", "3", "enter"}, "23"},
		"sent again":  {[]string{"enter"}, "111111"},
		"mended":      {[]string{"backspace", "2", "enter"}, "111112"},
		"pasted over": {[]string{"222 222", "enter"}, "222222"},
	} {
		_, event := typed(f.Refused(refusal).Spent(sent), c.keys...)
		if got := answer(t, event); got["SMS_MFA_CODE"] != c.want {
			t.Errorf("%s: %s", name, got["SMS_MFA_CODE"])
		}
	}
	begun, _ := typed(f.Refused(refusal).Spent(sent), "2")
	if _, event := typed(begun.With(prompt).Refused(refusal).Spent(sent), "3", "enter"); answer(t, event)["SMS_MFA_CODE"] != "23" {
		t.Error("what was begun is lost when the form is asked again")
	}
}

// TestABlankAtTheEndOfANewPasswordIsTold: nobody sees it in a masked field.
func TestABlankAtTheEndOfANewPasswordIsTold(t *testing.T) {
	prompt := walk.Prompt{Fields: []walk.Field{{Key: "NEW_PASSWORD", Label: "New password", Kind: walk.Password, Secret: true}}}
	for _, rules := range [][]walk.Rule{nil, {{Key: "NEW_PASSWORD", Text: "digit", Kind: walk.Number}}} { // the policy may not be known
		prompt.Rules = rules
		for text, told := range map[string]bool{"": false, "a 1": false, "a1 ": true, " a1": true} {
			form := NewForm(prompt)
			if text != "" {
				form, _ = typed(form, text)
			}
			drawn := ansi.Strip(strings.Join(form.View(context(), 60, 12).Lines, "\n"))
			if got := strings.Contains(drawn, "! begins or ends with a space"); got != told {
				t.Errorf("%q: told %v in\n%s", text, got, drawn)
			}
		}
	}
}

// TestTheButtonStaysInSight of a form that is longer than its room, whatever has the focus,
// and takes a click there.
func TestTheButtonStaysInSight(t *testing.T) {
	prompt := walk.Prompt{Button: "Start sign-in"}
	for n := range 12 {
		prompt.Fields = append(prompt.Fields, walk.Field{Key: fmt.Sprint(n), Label: fmt.Sprint("Field ", n), Kind: walk.Text, Optional: true})
	}
	form := NewStart(prompt, "Sign-in details")
	const width, height = 38, 7
	for range prompt.Fields {
		view := form.View(context(), width, height)
		key, _ := form.Focused()
		text := ansi.Strip(strings.Join(view.Lines, "\n"))
		if len(view.Lines) != height || !strings.Contains(view.Lines[height-1], "[ Start sign-in ]") || strings.Count(text, "[ Start sign-in ]") != 1 || !strings.Contains(text, "▸ Field "+key) {
			t.Errorf("with the focus on field %s:\n%s", key, text)
		}
		if _, event := form.Click(context(), width, height, height-1); event != (Clicked{}) {
			t.Errorf("a click on the button is %#v", event)
		}
		form, _ = typed(form, "tab")
	}
}
