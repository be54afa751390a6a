package transcript

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"

	"authwalk/flow/walk"
)

// foreign is a file of others while it is read.
type foreign struct {
	// The decoder reads from, which has read what is bounded.
	bounded *boundedReader
	from    io.Reader
	decoder *json.Decoder
	tags    *tags
	// calls are the calls to Cognito, requests how many of all kinds there are.
	calls    []call
	requests int
	isHAR    bool
	// isOurs tells that authwalk has written the HAR file.
	isOurs bool
	// open are the lists and objects that are open, large how many values were left
	// out because of their size, and largeEntries which entries of a HAR file are.
	open         []json.Delim
	large        int
	largeEntries []int
	// raw is the entry that is read.
	raw json.RawMessage
	// events are those of CloudTrail and of users, results those of run.
	events  []Event
	results []Transcript
}

// deepest is how far the values of a file may be nested.
const deepest = 1000

var errTooDeep = errors.New("values are nested too deeply")

// openForeign reads a file of others, one JSON value or several.
func openForeign(from *bufio.Reader) (Opened, error) {
	f := &foreign{bounded: &boundedReader{from: &shortened{from: from}}, tags: newTags()}
	f.read(f.bounded)
	var err error
	for err == nil {
		err = f.value()
	}
	if errors.Is(err, io.EOF) {
		err = nil
	}
	opened := f.opened()
	switch {
	case len(opened.Walks) > 0 && err != nil:
		opened.Notices = append(opened.Notices, "The file is cut off or damaged. What stands before that is shown.")
		return opened, nil
	case len(opened.Walks) > 0:
		return opened, nil
	case errors.Is(err, errTooDeep):
		return Opened{}, err
	case err != nil:
		return Opened{}, errors.New("the file is cut off or damaged, and nothing of Cognito stands before that")
	case f.isHAR:
		return Opened{}, fmt.Errorf("the HAR file has %s, and none goes to Amazon Cognito (X-Amz-Target AWSCognitoIdentityProviderService): "+
			"record the sign-in with the browser's network panel open, and export it with its content%s", oneOrMore(f.requests, "1 request", fmt.Sprintf("%d requests", f.requests)), f.leftOutToo())
	default:
		return Opened{}, errors.New("there is nothing of Amazon Cognito in this JSON: " +
			"authwalk opens its own records, HAR files, results of run --json, CloudTrail records and auth events")
	}
}

// opened are the walks in the file.
func (f *foreign) opened() Opened {
	var opened Opened
	opened.Walks = slices.Concat(f.walksOfCalls(), f.walksOfEvents(), f.results)
	opened.Events = f.events
	if f.isHAR && len(f.calls) > 0 {
		opened.Notices = append(opened.Notices, f.counted())
		if !f.isOurs {
			opened.Notices = append(opened.Notices, "The file itself holds passwords and tokens in clear text: browsers do not remove them. Pass on a record of authwalk instead.")
		}
	}
	if left := f.leftOut(); left != "" {
		opened.Notices = append(opened.Notices, left)
	}
	if len(f.events) > 0 {
		opened.Notices = append(opened.Notices,
			"Logs of AWS do not name the session of a call: calls of one client, user, address and program are shown together. Passwords, codes and tokens are not in them.")
	}
	return opened
}

// counted says how many requests of a HAR file are shown.
func (f *foreign) counted() string {
	shown, others := len(f.calls), f.requests-len(f.calls)
	switch {
	case others == 0 && shown == 1:
		return "The one request in the HAR file goes to Amazon Cognito."
	case others == 0:
		return fmt.Sprintf("All %d requests in the HAR file go to Amazon Cognito.", shown)
	default:
		return fmt.Sprintf("The HAR file has %d requests: %d to Amazon Cognito %s shown, %d %s left out.",
			f.requests, shown, oneOrMore(shown, "is", "are"), others, oneOrMore(others, "other was", "others were"))
	}
}

func oneOrMore(count int, one, more string) string {
	if count == 1 {
		return one
	}
	return more
}

// value reads the next value of the file.
func (f *foreign) value() error {
	opens, err := f.decoder.Token()
	switch {
	case err != nil:
		return err
	case opens == json.Delim('['):
		return f.each('[', f.value)
	case opens == json.Delim('{'):
		return f.object()
	default:
		return nil
	}
}

// each reads the elements of a list, or the members of an object, that has been opened.
func (f *foreign) each(opens json.Delim, read func() error) error {
	f.open = append(f.open, opens)
	defer func() { f.open = f.open[:len(f.open)-1] }()
	if len(f.open) > deepest {
		return errTooDeep
	}
	for f.decoder.More() {
		if err := read(); err != nil {
			return inTheMiddle(err)
		}
	}
	_, err := f.decoder.Token()
	return inTheMiddle(err)
}

// inTheMiddle is an error in a value that has been opened: no file ends there.
func inTheMiddle(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

// object reads the members of an object that has been opened: those that may hold
// many things one by one, those that say what it is as they are, and no others.
func (f *foreign) object() error {
	members := map[string]json.RawMessage{}
	err := f.each('{', func() error {
		token, err := f.decoder.Token()
		if err != nil {
			return err
		}
		switch name, _ := token.(string); {
		case name == "log":
			return f.inside(map[string]func() error{"entries": f.entries, "creator": f.creator})
		case name == "Records" || name == "detail":
			return f.value()
		case name == "Events":
			return f.list(f.lookedUp)
		case name == "AuthEvents":
			return f.list(f.authEvent)
		case slices.Contains(ownMembers, name):
			var raw json.RawMessage
			err := f.decode(&raw)
			if len(raw) > 0 {
				members[name] = raw
			}
			return err
		default:
			return f.skip()
		}
	})
	if err == nil {
		f.take(members)
	}
	return err
}

// ownMembers are those of a record of CloudTrail and of a result of run.
var ownMembers = slices.Concat(eventMembers, resultMembers)

// take keeps an object that is a record or a result.
func (f *foreign) take(members map[string]json.RawMessage) {
	raw, err := json.Marshal(members)
	if err != nil {
		return
	}
	f.takeEvent(raw)
	f.takeResult(raw)
}

// inside reads some members of the next value, if it is an object.
func (f *foreign) inside(members map[string]func() error) error {
	opens, err := f.decoder.Token()
	if err != nil || opens != json.Delim('{') {
		return f.skipRest(opens, err)
	}
	return f.each('{', func() error {
		token, err := f.decoder.Token()
		if err != nil {
			return err
		}
		name, _ := token.(string)
		if read, known := members[name]; known {
			return read()
		}
		return f.skip()
	})
}

// entries reads the requests of a HAR file.
func (f *foreign) entries() error {
	f.isHAR = true
	return f.list(f.entry)
}

// creator reads which program has written a HAR file: authwalk masks what it writes.
func (f *foreign) creator() error {
	var raw json.RawMessage
	if err := f.decode(&raw); err != nil {
		return err
	}
	var program struct {
		Name string `json:"name"`
	}
	f.isOurs = json.Unmarshal(raw, &program) == nil && program.Name == "authwalk"
	return nil
}

// list reads the elements of the next value, if it is a list.
func (f *foreign) list(read func() error) error {
	opens, err := f.decoder.Token()
	if err != nil || opens != json.Delim('[') {
		return f.skipRest(opens, err)
	}
	return f.each('[', read)
}

// skip passes over the next value.
func (f *foreign) skip() error { return f.skipRest(f.decoder.Token()) }

// skipRest passes over the rest of a value whose first token has been read.
func (f *foreign) skipRest(token json.Token, err error) error {
	for open := 0; ; {
		switch {
		case err != nil:
			return err
		case token == json.Delim('{') || token == json.Delim('['):
			open++
		case token == json.Delim('}') || token == json.Delim(']'):
			open--
		}
		switch {
		case open == 0:
			return nil
		case len(f.open)+open > deepest:
			return errTooDeep
		}
		token, err = f.decoder.Token()
	}
}

// masked is a step of others as a record would have it.
func (t *tags) masked(s walk.Step) walk.Step {
	_ = t.step(s) // so that every secret is known
	return t.step(s).step()
}
