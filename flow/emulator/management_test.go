package emulator

import (
	"embed"
	"encoding/json"
	"net/http"
	"reflect"
	"strings"
	"testing"
	"time"
)

// sequences are the calls that tools make for each of their resources.
//
//go:embed testdata/sequences.json
var sequences embed.FS

// step is one call: what is sent, and what its answer has at least. Texts with $ in
// front are remembered: $pool is the pool of the sequence, and what Keep names is
// taken out of the answer.
type step struct {
	Operation string          `json:"op"`
	Input     json.RawMessage `json:"in"`
	Want      json.RawMessage `json:"want"`
	Refused   string          `json:"refused"`
	Keep      string          `json:"keep"`
	// Same wants the same answer as the call before it had, or one with the same in it.
	Same bool `json:"same"`
}

// TestToolsFindWhatTheyMade makes the calls of Terraform and of CloudFormation for each
// of their resources: create, read, read without a difference, update, delete.
func TestToolsFindWhatTheyMade(t *testing.T) {
	t.Parallel()
	text, err := sequences.ReadFile("testdata/sequences.json")
	if err != nil {
		t.Fatal(err)
	}
	var all map[string][]step
	if err := json.Unmarshal(text, &all); err != nil {
		t.Fatal(err)
	}
	s := newService(t, Options{})
	for name, steps := range all {
		t.Run(name, func(t *testing.T) {
			kept := map[string]string{}
			var last any
			for i, step := range steps {
				input := string(step.Input)
				for from, to := range kept {
					input = strings.ReplaceAll(input, `"$`+from+`"`, `"`+to+`"`)
				}
				answer, body := s.signed(t, step.Operation, input)
				if step.Refused != "" {
					if answer.StatusCode != http.StatusBadRequest || !strings.Contains(body, `"`+step.Refused+`"`) {
						t.Fatalf("%d %s: %s %s, want %s", i, step.Operation, answer.Status, body, step.Refused)
					}
					continue
				}
				if answer.StatusCode != http.StatusOK {
					t.Fatalf("%d %s: %s %s", i, step.Operation, answer.Status, body)
				}
				var got, want any
				if err := json.Unmarshal([]byte(body), &got); err != nil {
					t.Fatal(err)
				}
				if step.Want != nil {
					wanted := string(step.Want)
					for from, to := range kept {
						wanted = strings.ReplaceAll(wanted, `"$`+from+`"`, `"`+to+`"`)
					}
					if err := json.Unmarshal([]byte(wanted), &want); err != nil {
						t.Fatal(err)
					}
					if !has(got, want) {
						t.Errorf("%d %s: %s\nwant %s", i, step.Operation, body, wanted)
					}
				}
				if step.Same && !reflect.DeepEqual(got, last) {
					t.Errorf("%d %s: %v\nbefore %v", i, step.Operation, got, last)
				}
				last = got
				if step.Keep != "" {
					name, path, _ := strings.Cut(step.Keep, " ")
					kept[name] = at(t, got, strings.Split(path, "."))
				}
			}
		})
	}
}

// has reports whether a value has all that is wanted in it.
func has(got, want any) bool {
	members, isObject := want.(map[string]any)
	if !isObject {
		return reflect.DeepEqual(got, want)
	}
	object, isObject := got.(map[string]any)
	if !isObject {
		return false
	}
	for name, value := range members {
		if !has(object[name], value) {
			return false
		}
	}
	return true
}

func at(t *testing.T, value any, path []string) string {
	t.Helper()
	for _, name := range path {
		object, _ := value.(map[string]any)
		value = object[name]
	}
	text, isText := value.(string)
	if !isText {
		t.Fatalf("no text at %v", path)
	}
	return text
}

// signed sends a call with a signature that is well formed.
func (s *service) signed(t *testing.T, operation, body string) (head, string) {
	t.Helper()
	r := s.request(operation, body)
	r.Header.Set("Authorization", wellFormed)
	r.Header.Set("X-Amz-Date", signingTime.Format("20060102T150405Z"))
	return s.send(r)
}

// TestManagementIsListedPageByPage walks through lists that are longer than a page.
func TestManagementIsListedPageByPage(t *testing.T) {
	t.Parallel()
	s := newService(t, Options{})
	_, body := s.signed(t, "CreateUserPool", `{"PoolName":"p"}`)
	var made struct{ UserPool struct{ Id string } }
	if err := json.Unmarshal([]byte(body), &made); err != nil {
		t.Fatal(err)
	}
	pool := `"UserPoolId":"` + made.UserPool.Id + `"`
	for _, name := range []string{"one", "two", "three"} {
		s.signed(t, "CreateResourceServer", `{`+pool+`,"Identifier":"`+name+`","Name":"`+name+`"}`)
		s.signed(t, "CreateIdentityProvider", `{`+pool+`,"ProviderName":"`+name+`","ProviderType":"OIDC","ProviderDetails":{"client_id":"c"}}`)
	}
	for operation, list := range map[string]string{"ListResourceServers": "ResourceServers", "ListIdentityProviders": "Providers"} {
		token, names := "", 0
		for range 3 {
			_, body := s.signed(t, operation, `{`+pool+`,"MaxResults":2`+token+`}`)
			var page map[string]json.RawMessage
			var rows []json.RawMessage
			if err := json.Unmarshal([]byte(body), &page); err != nil {
				t.Fatal(err)
			}
			if err := json.Unmarshal(page[list], &rows); err != nil {
				t.Fatalf("%s: %s", operation, body)
			}
			names += len(rows)
			if page["NextToken"] == nil {
				break
			}
			token = `,"NextToken":` + string(page["NextToken"])
		}
		if names != 3 {
			t.Errorf("%s lists %d", operation, names)
		}
	}
	again := s.state(made.UserPool.Id)
	if len(again.ResourceServers) != 3 || len(again.IdentityProviders) != 3 || again.IdentityProviders[0].CreationDate.Before(signingTime.Add(-time.Second)) {
		t.Errorf("written as %+v", again)
	}
}
