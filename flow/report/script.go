package report

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/document"
	"authwalk/flow/transcript"
	"authwalk/flow/view"
	"authwalk/flow/walk"
)

// Script writes a script that `authwalk run` makes the same walk with, and that
// expects the same end. Secrets are asked for; codes come from the inbox where there
// is one.
func (r Report) Script(out io.Writer) error {
	root := document.NewMap(r.members(
		member("target", r.target()), member("start", r.start()), member("answers", r.answers()), member("expect", r.expect()),
	)...)
	_, err := out.Write(append([]byte(r.edits()), root.YAML()...))
	return err
}

// edits are comments on what no script can repeat: what was edited by hand.
func (r Report) edits() string {
	comments := ""
	for _, step := range r.Walk.Steps {
		if len(step.Edits) > 0 {
			comments += fmt.Sprintf("# The request of step %d was edited by hand (%s). This script sends it without that.\n", step.Number, view.Line(walk.Edited(step.Edits)))
		}
	}
	return comments
}

func member(name string, value document.Node) document.Member {
	return document.Member{Name: name, Value: value}
}

// members leaves out what is empty.
func (r Report) members(all ...document.Member) []document.Member {
	return slices.DeleteFunc(all, func(m document.Member) bool {
		given, err := m.Value.Members()
		return err == nil && len(given) == 0
	})
}

func texts(pairs ...[2]string) document.Node {
	var members []document.Member
	for _, pair := range pairs {
		if pair[1] != "" {
			members = append(members, member(pair[0], document.NewText(pair[1])))
		}
	}
	return document.NewMap(members...)
}

func (r Report) target() document.Node {
	target := r.Walk.Start.Target
	return texts([2]string{"UserPoolId", literal(target.UserPoolID)}, [2]string{"Region", literal(target.Region)}, [2]string{"Profile", literal(target.Profile)},
		[2]string{"Endpoint", literal(target.Endpoint)})
}

func (r Report) start() document.Node {
	start := r.Walk.Start
	parameters := [][2]string{{api.KeyUsername, literal(start.Username)}}
	for _, name := range start.Parameters.Names() {
		if name != api.KeyUsername {
			parameters = append(parameters, [2]string{name, r.given(name, start.Parameters.Get(name))})
		}
	}
	if r.sendsPassword() {
		parameters = append(parameters, [2]string{api.KeyPassword, asked})
	}
	flow := start.AuthFlow
	if flow == "" {
		flow = start.Operation
	}
	all := []document.Member{
		member("AuthFlow", document.NewText(literal(flow))), member("ClientId", document.NewText(literal(start.Target.ClientID))), member("AuthParameters", texts(parameters...)),
	}
	if len(start.ClientMetadata) > 0 {
		all = append(all, member("ClientMetadata", r.values(walk.NewValues(start.ClientMetadata))))
	}
	if start.Admin() && !api.IsAdminFlow(flow) {
		all = append(all, member("UserPoolId", document.NewText(literal(start.Target.UserPoolID))))
	}
	return document.NewMap(r.members(all...)...)
}

// sendsPassword tells that the first request had the password in it.
func (r Report) sendsPassword() bool {
	var first struct{ AuthParameters map[string]string }
	if len(r.Walk.Steps) == 0 || json.Unmarshal(r.Walk.Steps[0].Exchange.Request.Reveal(), &first) != nil {
		return false
	}
	return first.AuthParameters[api.KeyPassword] != ""
}

// answers are what was answered, by challenge or operation: a list where one was
// answered more than once.
func (r Report) answers() document.Node {
	var names []string
	given := map[string][]document.Node{}
	for _, step := range r.Walk.Steps {
		name := step.Answered
		if name == "" || step.Answer.Len() == 0 {
			continue
		}
		if given[name] == nil {
			names = append(names, name)
		}
		given[name] = append(given[name], r.values(step.Answer))
	}
	var members []document.Member
	if r.asksPassword() {
		if given[api.ChallengePasswordVerifier] == nil {
			names = append([]string{api.ChallengePasswordVerifier}, names...)
		}
		given[api.ChallengePasswordVerifier] = []document.Node{texts([2]string{api.KeyPassword, asked})}
	}
	for _, name := range names {
		value := given[name][0]
		if len(given[name]) > 1 {
			value = document.NewList(given[name]...)
		}
		members = append(members, member(name, value))
	}
	return document.NewMap(members...)
}

// asksPassword tells that a password was proved, which was given with the start.
func (r Report) asksPassword() bool {
	return slices.Contains(r.Walk.Path(), api.ChallengePasswordVerifier)
}

func (r Report) values(given walk.Values) document.Node {
	var pairs [][2]string
	for _, name := range given.Names() {
		pairs = append(pairs, [2]string{name, r.given(name, given.Get(name))})
	}
	return texts(pairs...)
}

// asked is what has a person asked.
const asked = "${prompt}"

// messages are the members that hold codes of messages.
var messages = []string{api.KeySMSMFACode, api.KeyEmailOTPCode, api.KeySMSOTPCode, api.KeyCode}

// literal is a text that a script takes as it is: a record that somebody else has made
// must not name files and variables of this machine.
func literal(value string) string { return strings.ReplaceAll(value, "${", "$${") }

// given is a value as a script has it: secrets are asked for.
func (r Report) given(name, value string) string {
	switch {
	case !transcript.IsTag(value):
		return literal(value)
	case !r.Walk.Start.Target.IsLocal():
		return asked
	case slices.Contains(messages, name):
		return "${outbox}"
	case name == api.KeySoftwareTokenCode:
		return "${totp}"
	default:
		return asked
	}
}

func (r Report) expect() document.Node {
	var path []document.Node
	for _, name := range r.Walk.Path() {
		path = append(path, document.NewText(name))
	}
	var members []document.Member
	if len(path) > 0 {
		members = append(members, member("path", document.NewList(path...)))
	}
	return document.NewMap(append(members, member("result", document.NewText(r.Result)))...)
}
