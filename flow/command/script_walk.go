package command

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// scriptWriter makes a script of a walk, step by step.
type scriptWriter struct {
	recorded walk.Walk
	script   script
	// single is set where one call is written alone: nothing goes from one call to
	// the next.
	single bool
	// variables are the names of values, by the value; used counts those of a name.
	variables map[string]string
	used      map[string]int
	// answers are what was answered so far.
	answers []answered
	// secretA is the variable of the secret half of the newest SRP handshake.
	secretA string
}

// answered is an answer with the request that it was given to.
type answered struct {
	to      *request
	members Object
	values  []answerValue
}

// answerValue is a text in an answer.
type answerValue struct {
	path []string
	text string
}

func newScriptWriter(recorded walk.Walk) *scriptWriter {
	return &scriptWriter{recorded: recorded, variables: map[string]string{}, used: map[string]int{}}
}

// scriptOf is the script of a whole walk.
func scriptOf(recorded walk.Walk) script {
	w := newScriptWriter(recorded)
	w.script.title = []string{"Signs in as authwalk did: " + strings.Join(append(recorded.Path(), outcome(recorded)), ", ") + "."}
	for _, step := range recorded.Steps {
		if len(step.Edits) > 0 {
			w.script.title = append(w.script.title, fmt.Sprintf("The request of step %d was edited by hand: what is computed again here is not as it was sent.", step.Number))
		}
		w.step(step)
	}
	if w.script.first() != nil {
		w.show(recorded.Start.Show)
	}
	return w.script
}

func outcome(recorded walk.Walk) string {
	switch {
	case recorded.Tokens() != nil:
		return "tokens"
	case recorded.Failed() != nil && recorded.Failed().Exception != "":
		return recorded.Failed().Exception
	default:
		return "and no further"
	}
}

// scriptOfStep is the script of one call.
func scriptOfStep(recorded walk.Walk, number int) script {
	w := newScriptWriter(recorded)
	w.single = true
	for _, step := range recorded.Steps {
		if step.Number == number {
			w.script.title = []string{"One call of a walk: " + step.Exchange.Operation + "."}
			w.step(step)
		}
	}
	return w.script
}

// step adds a step's call. A try that was refused is not made again, unless the
// walk ended with it.
func (w *scriptWriter) step(step walk.Step) {
	call, err := CallOf(w.recorded, step)
	if errors.Is(err, errNoOperation) {
		w.add(note{fmt.Sprintf("%d. This call is left out: %v.", step.Number, err)})
		return
	}
	if err != nil {
		return // nothing was sent
	}
	isLast := step.Number == len(w.recorded.Steps)
	if step.Error != nil && !isLast && !w.single {
		w.add(note{fmt.Sprintf("%d. %s was refused (%s): it is not made again.", step.Number, call.Operation, step.Error.Exception)})
		return
	}
	if !w.single {
		call.Show = "" // what goes into the next call is in the whole answer
	}
	made := &request{number: step.Number, answers: step.Answered}
	if call.Show == "" {
		made.tokens = step.Tokens != nil
		if step.Challenge != nil {
			made.expected = step.Challenge.Name
		}
	}
	body := api.BodyOf(call.Operation, step.Exchange.Request.Reveal())
	w.compute(&call, body)
	call.Members, _ = w.replaced("", body.Place(), call.Members).(Object)
	made.call = call
	w.add(made)
	w.remember(made, step)
}

func (w *scriptWriter) add(part any) { w.script.parts = append(w.script.parts, part) }

// remember keeps what was answered, and shows what a person needs of it.
func (w *scriptWriter) remember(made *request, step walk.Step) {
	answer, err := ParseJSON(string(step.Exchange.Answer.Reveal()))
	if err != nil || w.single {
		return
	}
	found := answered{to: made, members: answer}
	collect(&found.values, nil, answer)
	w.answers = append(w.answers, found)
	for _, value := range found.values {
		switch value.path[len(value.path)-1] {
		case "SecretCode":
			w.add(said{"Add this secret to your authenticator app", w.carry(found, value)})
		case api.KeyCredentialOptions:
			w.add(note{"A passkey has to sign these options, which no command line can do: let a browser do it."})
			w.add(said{"The passkey has to sign this", w.carry(found, value)})
		}
	}
}

// collect lists the texts in an answer. Lists are left out: nothing of a list goes
// into a next call.
func collect(values *[]answerValue, path []string, value any) {
	switch value := value.(type) {
	case string:
		*values = append(*values, answerValue{path, value})
	case Object:
		for _, member := range value {
			collect(values, append(path[:len(path):len(path)], member.Name), member.Value)
		}
	}
}

// carry takes a value from an answer into a variable.
func (w *scriptWriter) carry(from answered, value answerValue) string {
	name := plainVariable(value.path[len(value.path)-1])
	variable := w.variable(name, value.text)
	wanted := carried{variable, value.path}
	if !slices.ContainsFunc(from.to.carried, func(c carried) bool { return c.variable == variable }) {
		from.to.carried = append(from.to.carried, wanted)
	}
	return variable
}

// variable is the variable for a value: one of its own for each.
func (w *scriptWriter) variable(name, value string) string {
	key := name + "\x00" + value
	if known, has := w.variables[key]; has {
		return known
	}
	variable := w.fresh(name)
	w.variables[key] = variable
	return variable
}

// fresh is a name that no other value has: numbered from the second one on.
func (w *scriptWriter) fresh(name string) string {
	if w.used[name]++; w.used[name] > 1 {
		return fmt.Sprintf("%s_%d", name, w.used[name])
	}
	return name
}

// fromAnswer is the variable of a text that an earlier answer had.
func (w *scriptWriter) fromAnswer(text string) (Variable, bool) {
	if text == "" {
		return Variable{}, false
	}
	for _, answer := range slices.Backward(w.answers) {
		for _, value := range answer.values {
			if value.text == text {
				return Variable{Name: w.carry(answer, value)}, true
			}
		}
	}
	return Variable{}, false
}

// parameter is the variable of a parameter of the newest challenge.
func (w *scriptWriter) parameter(name string) any {
	for _, answer := range slices.Backward(w.answers) {
		for _, value := range answer.values {
			if len(value.path) == 2 && value.path[0] == "ChallengeParameters" && value.path[1] == name {
				return Variable{Name: w.carry(answer, value)}
			}
		}
	}
	return nil
}

// carriedNames are values that are no secrets, and are taken from the answer all
// the same: they are what the service says there.
var carriedNames = []string{api.KeyUsername, api.KeyDeviceKey, "DeviceKey"}

// replaced is a value of a request with variables in place of secrets, and of what
// an answer says. The name is that of the member, also in a list.
func (w *scriptWriter) replaced(name string, place api.Place, value any) any {
	switch value := value.(type) {
	case Object:
		if name == "Credential" {
			return w.asked(api.KeyCredential, "", true)
		}
		members := make(Object, len(value))
		for i, member := range value {
			members[i] = Member{member.Name, w.replaced(member.Name, place.Named(member.Name), member.Value)}
		}
		return members
	case List:
		return value.each(func(item any) any { return w.replaced(name, place.Listed(), item) })
	case nil, Variable:
		return value
	default:
		return w.replacedScalar(name, place, value)
	}
}

func (w *scriptWriter) replacedScalar(name string, place api.Place, value any) any {
	text, isSecret := fmt.Sprint(value), place.IsSecret(value)
	if text == "" || !isSecret && !slices.Contains(carriedNames, name) {
		return value
	}
	if variable, known := w.fromAnswer(text); known {
		return variable
	}
	if !isSecret {
		return value
	}
	return w.asked(secretName(name), text, false)
}

// secretNames are the names of variables of which several members share one.
var secretNames = map[string]string{
	"Password": api.KeyPassword, "PreviousPassword": api.KeyPassword, "ProposedPassword": api.KeyNewPassword,
	"UserCode": "CODE", "ConfirmationCode": "CODE", "Code": "CODE", api.KeySMSMFACode: "CODE", api.KeySMSOTPCode: "CODE",
	api.KeyEmailOTPCode: "CODE", api.KeySoftwareTokenCode: "CODE", "Session": "SESSION",
}

// secretName is the name of the variable for a secret member, without what begins
// it.
func secretName(member string) string {
	if name, known := secretNames[member]; known {
		return name
	}
	return strings.ToUpper(plainVariable(member))
}

// asked is a variable that comes from the environment or a person. What exists from
// the beginning is asked for at the top; a code, once it was sent.
func (w *scriptWriter) asked(name, value string, isJSON bool) Variable {
	once := name == "CODE" || name == api.KeyAnswer || name == api.KeyCredential
	key := name + "\x00" + value
	if known, has := w.variables[key]; has && !once {
		return Variable{Name: known, JSON: isJSON}
	}
	variable := w.fresh(variablePrefix + name)
	w.variables[key] = variable
	wanted := ask{variable, promptOf(name, w.recorded.Start.Username)}
	if once {
		w.add(wanted)
	} else {
		w.script.asks = append(w.script.asks, wanted)
	}
	return Variable{Name: variable, JSON: isJSON}
}

// variablePrefix begins the names of all variables of ours in the environment.
const variablePrefix = "AUTHWALK_"

// promptOf asks a person for a secret.
func promptOf(name, username string) string {
	words := strings.ReplaceAll(strings.ToLower(name), "_", " ")
	words = strings.ToUpper(words[:1]) + words[1:]
	if (name == api.KeyPassword || name == api.KeyNewPassword) && isVisible(username) && username != "" {
		return words + " of " + username
	}
	return words
}

// variableWords finds the words in a name.
var variableWords = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`([a-z0-9])([A-Z])`) })

// plainVariable is a name as all languages can have it for a variable.
func plainVariable(name string) string {
	name = strings.ToLower(variableWords().ReplaceAllString(name, "${1}_${2}"))
	name = strings.Map(func(c rune) rune {
		if isVariableRune(c) {
			return c
		}
		return '_'
	}, name)
	if name == "" || name[0] >= '0' && name[0] <= '9' || name[0] == '_' {
		name = "value_" + name
	}
	return name
}
