package emulator

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"reflect"
	"sync"

	"authwalk/flow/pool"
	"authwalk/flow/poolfile"
)

// functions is the code behind triggers in a test: by trigger, what the response
// becomes. The events are kept in order.
type functions struct {
	at     string
	mu     sync.Mutex
	events []members
}

// of are the events of one source, in order.
func (f *functions) of(source string) []members {
	f.mu.Lock()
	defer f.mu.Unlock()
	var found []members
	for _, event := range f.events {
		if event["triggerSource"] == source {
			found = append(found, event)
		}
	}
	return found
}

func (f *functions) sources() []string {
	f.mu.Lock()
	defer f.mu.Unlock()
	var sources []string
	for _, event := range f.events {
		source, _ := event["triggerSource"].(string)
		sources = append(sources, source)
	}
	return sources
}

// function answers an event; the response is nil to leave it as it is.
type function func(event members) (response any)

// calls puts one function behind each of the triggers.
func (w *rawClient) calls(answer function, triggers ...string) *functions {
	w.t.Helper()
	f := &functions{}
	f.at = w.serves(func(out http.ResponseWriter, r *http.Request) {
		var event members
		if err := json.NewDecoder(r.Body).Decode(&event); err != nil {
			w.t.Errorf("an event that is no JSON: %v", err)
		}
		f.mu.Lock()
		f.events = append(f.events, event)
		f.mu.Unlock()
		if response := answer(event); response != nil {
			event["response"] = response
		}
		_ = json.NewEncoder(out).Encode(event)
	})
	w.setTriggers(f.at, triggers...)
	return f
}

func (w *rawClient) serves(handler http.HandlerFunc) string {
	server := httptest.NewServer(handler)
	w.t.Cleanup(server.Close)
	return server.URL
}

// setTriggers sets members of LambdaConfig, which are texts.
func (w *rawClient) setTriggers(function string, triggers ...string) {
	w.emulator.data().Pool(recordedPool).Reconfigure(func(p *pool.UserPool, _ *pool.MfaConfig) {
		for _, trigger := range triggers {
			reflect.ValueOf(&p.LambdaConfig).Elem().FieldByName(trigger).SetString(function)
		}
	})
}

// agree leaves every response as it is.
func agree(members) any { return nil }

// triggers names the function behind triggers of a pool file.
func triggers(function string, names ...string) func(*poolfile.File) {
	return func(f *poolfile.File) {
		for _, name := range names {
			reflect.ValueOf(&f.UserPool.LambdaConfig).Elem().FieldByName(name).SetString(function)
		}
	}
}

// riddles is a pool with a custom flow, one of whose triggers refuses.
func riddles(refusing string) func(*poolfile.File) {
	return func(f *poolfile.File) {
		triggers("builtin:riddle", "DefineAuthChallenge", "CreateAuthChallenge", "VerifyAuthChallengeResponse")(f)
		if refusing != "" {
			triggers("builtin:refuse", refusing)(f)
		}
	}
}
