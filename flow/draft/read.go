package draft

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// value is a text, a number or the like in a request, or an empty list or object.
type value struct {
	path, name string
	line       int
	// text is as JSON writes it, with placeholders.
	text   string
	secret bool
}

// reader copies an edited text that is known to be valid JSON, and puts in secrets.
type reader struct {
	secrets walk.Values
	text    []byte
	decoder *json.Decoder
	// line is that of the byte at counted.
	line, counted int

	out     bytes.Buffer
	values  []value
	remarks []walk.DraftRemark
	problem *walk.DraftProblem
}

// read reads the text of a draft. The problem is nil for one that can be sent.
func read(d walk.Draft, text string) *reader {
	r := &reader{secrets: d.Secrets, text: []byte(text), line: 1}
	if r.problem = fault(text); r.problem != nil {
		return r
	}
	r.decoder = json.NewDecoder(bytes.NewReader(r.text))
	r.decoder.UseNumber()
	r.value("", "", api.BodyOf(d.Request.Operation, r.text).Place())
	return r
}

// token is the next one, and how it is written.
func (r *reader) token() (token json.Token, written string) {
	before := r.decoder.InputOffset()
	token, _ = r.decoder.Token()
	after := r.decoder.InputOffset()
	r.line += bytes.Count(r.text[r.counted:after], []byte("\n"))
	r.counted = int(after)
	return token, strings.TrimLeft(string(r.text[before:after]), " \t\r\n,:")
}

// value copies the next value. Its path tells it apart from all others, and its name is
// that of the member that it is or stands in.
func (r *reader) value(path, name string, place api.Place) {
	token, written := r.token()
	switch opened, nested := token.(json.Delim); {
	case nested && r.decoder.More():
		r.mismatch(name, place, token)
		r.nested(opened, path, name, place)
	case nested:
		r.mismatch(name, place, token)
		_, closing := r.token()
		r.out.WriteString(written + closing)
		r.values = append(r.values, value{path, name, r.line, written + closing, false})
	default:
		r.mismatch(name, place, token)
		secret := token != nil && token != "" && place.IsSecret(token)
		r.values = append(r.values, value{path, name, r.line, written, secret})
		r.out.WriteString(r.replaced(name, token, written, secret))
	}
}

func (r *reader) nested(opened json.Delim, path, within string, place api.Place) {
	r.out.WriteString(opened.String())
	names := map[string]bool{}
	for n := 0; r.decoder.More(); n++ {
		if n > 0 {
			r.out.WriteByte(',')
		}
		if opened == '[' {
			r.value(fmt.Sprintf("%s[%d]", path, n), within, place.Listed())
			continue
		}
		token, written := r.token()
		name, _ := token.(string)
		inner := place.Named(name)
		r.out.WriteString(r.replaced(name, token, written, false) + ":")
		switch known := inner.Member().Name != ""; {
		case names[name]:
			r.remark("%s is there twice; both are sent", name)
		case !known && (place.Member().Name != "" || path == ""):
			r.remark(unknown(place.Member().Name, name), name)
		}
		names[name] = true
		r.value(fmt.Sprintf("%s.%q", path, name), name, inner)
	}
	_, closing := r.token()
	r.out.WriteString(closing)
}

// unknown says of a name that it does not belong where it stands: to no flow or challenge,
// or not to this one.
func unknown(within, name string) string {
	named := func(m api.Member) bool { return m.Name == name }
	ofFlow := func(f api.Flow) bool { return slices.ContainsFunc(f.Parameters, named) }
	ofChallenge := func(c api.Challenge) bool { return slices.ContainsFunc(c.Responses, named) }
	switch {
	case within == "AuthParameters" && slices.ContainsFunc(api.Flows(), ofFlow):
		return "%s does not belong to this AuthFlow; sent anyway"
	case within == "ChallengeResponses" && slices.ContainsFunc(api.Challenges(), ofChallenge):
		return "%s does not belong to this ChallengeName; sent anyway"
	}
	return "%s is unknown to Cognito; sent anyway"
}

// mismatch remarks on a value of another type than belongs there.
func (r *reader) mismatch(name string, place api.Place, token json.Token) {
	if name != "" && !place.Fits(token) {
		r.remark("%s is of another type than Cognito expects; sent anyway", name)
	}
}

func (r *reader) remark(format, name string) {
	r.remarks = append(r.remarks, walk.DraftRemark{Line: r.line, Text: fmt.Sprintf(format, name)})
}

// replaced is a token with secrets in place of their placeholders.
func (r *reader) replaced(name string, token json.Token, written string, secret bool) string {
	text, isText := token.(string)
	if !isText || !strings.Contains(text, opens) {
		return written
	}
	var pairs []string
	for _, placeholder := range r.secrets.Names() {
		if strings.Contains(text, placeholder) {
			pairs = append(pairs, placeholder, r.secrets.Get(placeholder))
		}
	}
	switch {
	case len(pairs) == 0:
		r.remark("%s stands for nothing here; sent as it is written", firstPlaceholder(text))
		return written
	case !secret:
		r.fail(fmt.Sprintf("%s would be shown and recorded as the value of %s: leave it where a secret belongs", pairs[0], name))
		return written
	}
	var quoted bytes.Buffer
	encoder := json.NewEncoder(&quoted)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(strings.NewReplacer(pairs...).Replace(text)) // a text can always be written
	return strings.TrimSuffix(quoted.String(), "\n")
}

func firstPlaceholder(text string) string {
	_, after, _ := strings.Cut(text, opens)
	name, _, _ := strings.Cut(after, closes)
	return opens + name + closes
}

// fail keeps the first problem.
func (r *reader) fail(text string) {
	if r.problem == nil {
		line := r.text[bytes.LastIndexByte(r.text[:r.counted], '\n')+1 : r.counted]
		column := 1 + len([]rune(string(line[:max(bytes.LastIndex(line, []byte(opens)), 0)])))
		r.problem = &walk.DraftProblem{Line: r.line, Column: column, Text: text}
	}
}
