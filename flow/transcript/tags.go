package transcript

import (
	"encoding/base64"
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"sync"

	"authwalk/flow/api"
	"authwalk/flow/view"
	"authwalk/flow/walk"
)

// tags are what stands in one walk's record in place of its secrets.
type tags struct {
	bySecret map[string]string
	used     map[string]int
	// echoes are the newest secrets, in the ways they may be written in other texts.
	echoes []echo
}

// echo is a text that gives a secret away, and the tag that replaces it.
type echo struct{ written, tag string }

func newTags() *tags {
	return &tags{bySecret: map[string]string{}, used: map[string]int{}}
}

// shortestEcho is the length from which a secret is looked for in other texts: a
// shorter one stands there by chance.
const shortestEcho = 6

// mostEchoes bounds what is looked for in each text: a file of others may have a
// hundred thousand secrets.
const mostEchoes = 3 * 60

// of is the tag of a secret, which stands under a name of the service's or ours.
func (t *tags) of(name, secret string) string {
	if secret == "" {
		return ""
	}
	if tag, known := t.bySecret[secret]; known {
		return tag
	}
	kind := kindOf(name)
	t.used[kind]++
	tag := fmt.Sprintf("%s#%d", kind, t.used[kind])
	t.bySecret[secret] = tag
	if len(secret) >= shortestEcho {
		for _, written := range []string{secret, url.QueryEscape(secret), base64.StdEncoding.EncodeToString([]byte(secret))} {
			t.echoes = append(t.echoes, echo{written, tag})
		}
		t.echoes = t.echoes[max(len(t.echoes)-mostEchoes, 0):]
	}
	return tag
}

// kindOf is the word of a tag: access-token for AccessToken, new-password for
// NEW_PASSWORD.
func kindOf(name string) string {
	word := strings.ToLower(strings.ReplaceAll(name, "_", "-"))
	if name != strings.ToUpper(name) {
		word = api.Member{Name: name}.Flag()
	}
	if view.IsTag(word + "#1") {
		return word
	}
	return "value"
}

// shapes are what secrets look like that stand where none is expected: tokens, the
// secrets of authenticator apps, the addresses that set one up.
var shapes = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`eyJ[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*){2,4}|\b[A-Z2-7]{32,}\b|otpauth://[^\s"']*`)
})

// open is a text that is no secret, with secrets of the walk and what looks like
// one replaced.
func (t *tags) open(name, text string) string {
	if name == api.KeySRPB {
		// With it, the public numbers would be all that a search for the password needs.
		return t.of(name, text)
	}
	if len(text) < shortestEcho {
		return text
	}
	if whole := len(text); whole > longestText {
		text = fmt.Sprintf("%s… (%d bytes)", strings.ToValidUTF8(text[:longestText], ""), whole)
	}
	for _, known := range t.echoes {
		if len(known.written) <= len(text) && strings.Contains(text, known.written) {
			text = strings.ReplaceAll(text, known.written, known.tag)
		}
	}
	return shapes().ReplaceAllStringFunc(text, func(found string) string { return t.of("value", found) })
}

// openAll replaces texts by what open makes of them.
func (t *tags) openAll(texts ...*string) {
	for _, text := range texts {
		*text = t.open("", *text)
	}
}

// body is a request or an answer for the record.
func (t *tags) body(operation string, body walk.Body) []byte {
	if len(body.Reveal()) > longestRead {
		return tooLong(len(body.Reveal()))
	}
	raw := view.Redacted(operation, body, view.Redaction{Secret: t.of, Open: t.open})
	if len(raw) > longestBody {
		return tooLong(len(raw))
	}
	return raw
}

// What is kept, in bytes: of a text, of a body, and of a body before its secrets are
// replaced, which takes time.
const (
	longestText = 16 << 10
	longestBody = 256 << 10
	longestRead = 1 << 20
)

func tooLong(bytes int) []byte { return []byte(fmt.Sprintf(`"%d bytes: too long to be kept"`, bytes)) }

var tagPattern = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[a-z][a-z0-9-]*#[1-9][0-9]*$`) })

// IsTag reports whether a text stands in place of a secret.
func IsTag(text string) bool { return tagPattern().MatchString(text) }
