package token

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"time"
)

// Claim is one member of a token's header or payload.
type Claim struct {
	Name string
	// Raw is the value as the token writes it, in JSON.
	Raw json.RawMessage
}

// StringValue returns the value of a claim that is a JSON string. A nil claim has none.
func (c *Claim) StringValue() (string, bool) {
	if c == nil || len(c.Raw) == 0 || c.Raw[0] != '"' {
		return "", false
	}
	var value string
	err := json.Unmarshal(c.Raw, &value)
	return value, err == nil
}

// latest keeps times within what every calendar can show: the year 9999.
const latest = 253402300799

// Time returns the value of a claim that is a NumericDate: seconds since 1970,
// a whole number, as Cognito writes it (RFC 7519 section 2 would allow
// fractions).
func (c *Claim) Time() (time.Time, bool) {
	if c == nil {
		return time.Time{}, false
	}
	var seconds int64
	if string(c.Raw) == "null" || json.Unmarshal(c.Raw, &seconds) != nil || seconds < 0 || seconds > latest {
		return time.Time{}, false
	}
	return time.Unix(seconds, 0).UTC(), true
}

// Text is the value for showing: a string without its quotes, everything else
// as the token writes it. It is foreign text.
func (c *Claim) Text() string {
	if value, ok := c.StringValue(); ok {
		return value
	}
	if c == nil {
		return ""
	}
	return string(c.Raw)
}

func find(claims []Claim, name string) *Claim {
	for i := range claims {
		if claims[i].Name == name {
			return &claims[i]
		}
	}
	return nil
}

var (
	errNotObject  = errors.New("is not a JSON object")
	errNamedTwice = errors.New("names a member twice")
)

// members reads a JSON object, keeping the order of its members.
func members(raw []byte) ([]Claim, error) {
	if !json.Valid(raw) {
		return nil, errNotObject
	}
	if namesTwice(raw) {
		return nil, errNamedTwice
	}
	decoder := json.NewDecoder(bytes.NewReader(raw))
	if opening, err := decoder.Token(); err != nil || opening != json.Delim('{') {
		return nil, errNotObject
	}
	var claims []Claim
	for decoder.More() {
		name, err := decoder.Token()
		if err != nil {
			return nil, errNotObject
		}
		claim := Claim{Name: name.(string)}
		if err := decoder.Decode(&claim.Raw); err != nil {
			return nil, errNotObject
		}
		claims = append(claims, claim)
	}
	return claims, nil
}

// namesTwice reports whether any object in valid JSON, at any depth, has two
// members of one name: readers disagree on which of them counts.
func namesTwice(raw []byte) bool {
	decoder := json.NewDecoder(bytes.NewReader(raw))
	var open []scope
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return false
		}
		if err != nil {
			return true
		}
		if closing, ok := token.(json.Delim); ok && (closing == '}' || closing == ']') {
			open = open[:len(open)-1]
			continue
		}
		if len(open) > 0 && open[len(open)-1].repeats(token) {
			return true
		}
		if opening, ok := token.(json.Delim); ok {
			open = append(open, newScope(opening))
		}
	}
}

// scope is one object or array that is being read. Seen is nil for arrays.
type scope struct {
	seen      map[string]bool
	valueNext bool
}

func newScope(opening json.Delim) scope {
	if opening == '[' {
		return scope{}
	}
	return scope{seen: map[string]bool{}}
}

// repeats notes a token directly inside the scope and reports whether it is a
// name that was there before.
func (s *scope) repeats(token json.Token) bool {
	if s.seen == nil {
		return false
	}
	if s.valueNext {
		s.valueNext = false
		return false
	}
	s.valueNext = true
	name, _ := token.(string)
	if s.seen[name] {
		return true
	}
	s.seen[name] = true
	return false
}
