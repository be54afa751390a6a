package command

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"authwalk/flow/api"
	"authwalk/flow/document"
)

// awsService is the AWS CLI's name of the service.
const awsService = "cognito-idp"

// globalOptions are the options of every command of the AWS CLI, and whether a
// value belongs to each.
var globalOptions = map[string]bool{
	"region": true, "profile": true, "endpoint-url": true, "output": true, "query": true, "ca-bundle": true, "color": true,
	"cli-read-timeout": true, "cli-connect-timeout": true, "cli-binary-format": true, "cli-error-format": true,
	"cli-input-json": true, "cli-input-yaml": true, "generate-cli-skeleton": true,
	"no-sign-request": false, "no-verify-ssl": false, "no-paginate": false, "debug": false, "no-cli-pager": false,
	"cli-auto-prompt": false, "no-cli-auto-prompt": false, "version": false,
}

// operationsByCommand finds an operation by its command.
var operationsByCommand = sync.OnceValue(func() map[string]api.Operation {
	byCommand := map[string]api.Operation{}
	for _, operation := range api.Operations() {
		byCommand[operation.Command()] = operation
	}
	return byCommand
})

// awsReading is the reading of one command of the AWS CLI.
type awsReading struct {
	*reader
	call      Call
	operation api.Operation
	words     []word
	at        int
	// given are the values by member, as they were written; inputs are what a whole
	// input was given as.
	given  []awsValue
	inputs []string
	yaml   bool
}

type awsValue struct {
	member api.Member
	words  []word
	// on is the value of an option that is a switch.
	on, isSwitch bool
}

// awsCommand reads a command of the AWS CLI.
func (r *reader) awsCommand(program string, arguments []word, shell shellCommand) {
	a := &awsReading{reader: r, words: arguments}
	a.call.Language = AWSCLI
	if program == "awslocal" {
		a.call.Endpoint = localStack
	}
	for _, set := range shell.assigned {
		a.environment(set.Name, set.Value.(string))
	}
	if !a.begin() {
		r.foreign++
		return
	}
	for a.at < len(a.words) {
		a.next()
	}
	a.members()
	r.took(a.call)
}

// environment takes what a variable before the command says.
func (a *awsReading) environment(name, value string) {
	switch name {
	case "AWS_PROFILE", "AWS_DEFAULT_PROFILE":
		a.call.Profile = value
	case "AWS_REGION", "AWS_DEFAULT_REGION":
		a.call.Region = value
	case "AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER":
		a.call.Endpoint = value
	}
}

// begin reads up to the name of the command. Global options may stand before it.
func (a *awsReading) begin() bool {
	service := ""
	for a.at < len(a.words) {
		w := a.words[a.at].text
		if isOption(a.words[a.at]) {
			a.next()
			continue
		}
		a.at++
		if service == "" {
			service = w
			continue
		}
		operation, known := operationsByCommand()[w]
		if service != awsService || !known {
			return false
		}
		a.operation, a.call.Operation = operation, operation.Name
		return true
	}
	return false
}

func isOption(w word) bool {
	text := withDashes(w)
	return strings.HasPrefix(text, "--") && len(text) > 2
}

// joined is the name of an option behind dashes that a word processor has joined.
var joined = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(?s)[—–]-?([a-z][a-z0-9-]*(=.*)?)$`) })

// withDashes is an option whose dashes a word processor has joined. A dash in quotes
// is as somebody wanted it.
func withDashes(w word) string {
	if found := joined().FindStringSubmatch(w.text); found != nil && strings.ContainsAny(w.raw[:min(len(w.raw), len("—"))], "—–") {
		return "--" + found[1]
	}
	return w.text
}

// next reads an option with its value.
func (a *awsReading) next() {
	w := a.words[a.at]
	a.at++
	if !isOption(w) {
		a.stray(w)
		return
	}
	if withDashes(w) != w.text {
		a.add("", "long dashes are read as --")
	}
	name, value, attached := strings.Cut(strings.TrimPrefix(withDashes(w), "--"), "=")
	option, found := a.option(name)
	if !found {
		return
	}
	if takes, global := globalOptions[option]; global {
		a.global(option, value, attached || !takes)
		return
	}
	a.member(option, word{text: value, raw: strings.TrimPrefix(w.raw[strings.Index(w.raw, "=")+1:], "="), quoted: w.quoted}, attached)
}

// stray says what is wrong with a word that belongs to no option.
func (a *awsReading) stray(w word) {
	if strings.ContainsRune(w.text, a.marker) {
		a.add("", "words that come from elsewhere belong to no option: they are left out")
		return
	}
	reason := "this belongs to no option: it is left out"
	if len(a.given) > 0 && strings.Contains(w.text, "=") && a.given[len(a.given)-1].member.Kind == api.Map {
		reason = "the AWS CLI refuses this, too: join both with a comma instead of a space"
	}
	a.add(quotable(w.text), reason)
}

// option is the whole name of an option that may be shortened.
func (a *awsReading) option(name string) (string, bool) {
	var candidates []string
	for option := range globalOptions {
		candidates = append(candidates, option)
	}
	for _, member := range a.operation.Input {
		candidates = append(candidates, member.Flag())
		if member.Kind == api.Boolean {
			candidates = append(candidates, "no-"+member.Flag())
		}
	}
	if slices.Contains(candidates, name) {
		return name, true
	}
	candidates = slices.DeleteFunc(candidates, func(option string) bool { return !strings.HasPrefix(option, name) })
	if len(candidates) == 1 && name != "" {
		return candidates[0], true
	}
	reason := fmt.Sprintf("%s has no such option: it is left out", cmp.Or(a.operation.Command(), "the AWS CLI"))
	if len(candidates) > 1 {
		reason = "this is the beginning of several options: it is left out"
	}
	a.add(quotable("--"+name), reason)
	for a.at < len(a.words) && !isOption(a.words[a.at]) {
		a.at++
	}
	return "", false
}

func (a *awsReading) global(option, value string, attached bool) {
	if !attached {
		if a.at < len(a.words) && !isOption(a.words[a.at]) {
			value = a.words[a.at].text
			a.at++
		} else if option != "generate-cli-skeleton" {
			a.add("--"+option, "its value is missing")
			return
		}
	}
	switch option {
	case "region":
		a.call.Region = value
	case "profile":
		a.call.Profile = value
	case "endpoint-url":
		a.call.Endpoint = value
	case "query":
		a.call.Show = value
	case "cli-input-json", "cli-input-yaml":
		a.inputs, a.yaml = append(a.inputs, value), option == "cli-input-yaml"
	case "no-sign-request", "no-cli-pager", "output", "no-paginate", "color":
	default:
		a.add("--"+option, "this changes nothing of the request: it is left out")
	}
}

// member takes the words that belong to the option of a member.
func (a *awsReading) member(option string, value word, attached bool) {
	for _, member := range a.operation.Input {
		switch {
		case member.Kind == api.Boolean && (option == member.Flag() || option == "no-"+member.Flag()):
			a.set(awsValue{member: member, on: option == member.Flag(), isSwitch: true})
			return
		case option == member.Flag():
			a.set(awsValue{member: member, words: a.valueWords(option, value, attached, member.Kind == api.List)})
			return
		}
	}
}

func (a *awsReading) valueWords(option string, value word, attached, several bool) []word {
	if attached {
		return []word{value}
	}
	begin := a.at
	for a.at < len(a.words) && !isOption(a.words[a.at]) && (several || a.at == begin) {
		a.at++
	}
	if a.at == begin {
		a.add("--"+option, "its value is missing")
	}
	return a.words[begin:a.at]
}

// set keeps a value. Of an option that is given twice the last one counts.
func (a *awsReading) set(value awsValue) {
	a.given = slices.DeleteFunc(a.given, func(v awsValue) bool { return v.member.Name == value.member.Name })
	a.given = append(a.given, value)
}

// members takes the input and puts what options say in its place.
func (a *awsReading) members() {
	for _, input := range a.inputs {
		a.input(input)
	}
	for _, given := range a.given {
		if given.isSwitch {
			a.call.Members = a.call.Members.With(given.member.Name, given.on)
		} else if value, taken := a.value(given.member, given.words); taken {
			a.call.Members = a.call.Members.With(given.member.Name, value)
		}
	}
}

func (a *awsReading) input(text string) {
	if reference, is := fileOf(text); is {
		a.call.Input = reference.(File)
		return
	}
	if members, err := ParseJSON(text); err == nil {
		a.call.Members = members
		return
	}
	if strings.HasPrefix(text, string(a.marker)) {
		a.add("", "the input comes from elsewhere: fill in the members")
		return
	}
	if !a.yaml {
		a.add("--cli-input-json", errNoJSON.Error())
		return
	}
	node, err := document.Read([]byte(text))
	if err != nil {
		a.add("--cli-input-yaml", "this is not valid YAML")
		return
	}
	if members, is := fromNode(node).(Object); is {
		a.call.Members = members
	}
}

// fromNode is a value of a document.
func fromNode(node document.Node) any {
	switch node.Kind {
	case document.Map:
		members := Object{}
		entries, _ := node.Entries()
		for _, entry := range entries {
			members = append(members, Member{entry.Name, fromNode(entry.Value)})
		}
		return members
	case document.List:
		items := List{}
		below, _ := node.Items()
		for _, item := range below {
			items = append(items, fromNode(item))
		}
		return items
	default:
		text, err := node.Text()
		if err != nil {
			return nil
		}
		return text
	}
}

// fileOf is the file that a whole value names.
func fileOf(text string) (any, bool) {
	for _, beginning := range []string{"file://", "fileb://"} {
		if path, is := strings.CutPrefix(text, beginning); is {
			return File{Path: path}, true
		}
	}
	return nil, false
}

// value reads the words of a member: a text as it is, else JSON or shorthand.
func (a *awsReading) value(member api.Member, words []word) (any, bool) {
	if len(words) == 0 {
		return nil, false
	}
	if file, is := fileOf(words[0].text); is {
		return file, true
	}
	switch member.Kind {
	case api.Map, api.Structure:
		return a.structure(member, words[0])
	case api.List:
		return a.list(member, words)
	case api.Document:
		value, err := parseValue(words[0].text)
		if err != nil {
			a.add("--"+member.Flag(), errNoJSON.Error())
		}
		return value, err == nil
	default:
		return words[0].text, true
	}
}

func (a *awsReading) list(member api.Member, words []word) (any, bool) {
	if trimmed := strings.TrimSpace(words[0].text); len(words) == 1 && strings.HasPrefix(trimmed, "[") {
		value, err := parseValue(trimmed)
		if err != nil {
			a.add("--"+member.Flag(), errNoJSON.Error())
		}
		return value, err == nil
	}
	items := List{}
	for _, w := range words {
		if member.Element.Kind != api.Structure {
			items = append(items, w.text)
			continue
		}
		item, taken := a.structure(member, w)
		if !taken {
			return nil, false
		}
		items = append(items, item)
	}
	return items, true
}

func (a *awsReading) structure(member api.Member, w word) (any, bool) {
	if trimmed := strings.TrimSpace(w.text); strings.HasPrefix(trimmed, "{") {
		value, err := a.json(trimmed, w.raw)
		if err != nil {
			a.add("--"+member.Flag(), err.Error())
		}
		return value, err == nil
	}
	value, err := parseShorthand(w.text, func(_, reference string) (any, error) {
		if file, is := fileOf(reference); is {
			return file, nil
		}
		return reference, nil
	})
	if err != nil {
		a.add("--"+member.Flag(), "the AWS CLI refuses this, too: "+err.Error())
		return nil, false
	}
	for _, pair := range value {
		if text, is := pair.Value.(string); is && looksLikeTwo(text) && member.Kind == api.Map {
			a.add(printable(pair.Name), "the value looks like two pairs: separate them with a comma instead of a space")
		}
	}
	return value, true
}

// looksLikeTwo reports whether a value has the name of another one in it.
func looksLikeTwo(text string) bool {
	_, rest, found := strings.Cut(text, " ")
	name, _, pair := strings.Cut(rest, "=")
	return found && pair && len(name) > 2 && name == strings.ToUpper(name) && isName().MatchString(name)
}

// json reads JSON, also where its quotes were written for another shell.
func (a *awsReading) json(text, raw string) (Object, error) {
	value, err := ParseJSON(text)
	if err == nil {
		return value, nil
	}
	if value, inner := ParseJSON(strings.ReplaceAll(text, `\"`, `"`)); inner == nil {
		a.add("", `\" inside quotes is read as "`)
		return value, nil
	}
	if inside, quoted := strings.CutPrefix(raw, `"`); quoted {
		inside = strings.ReplaceAll(strings.TrimSuffix(inside, `"`), `""`, `"`)
		if value, inner := ParseJSON(inside); inner == nil {
			a.add("", `"" inside quotes is read as "`)
			return value, nil
		}
	}
	return nil, err
}
