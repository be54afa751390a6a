package emulator

import (
	"net/http"
	"net/url"
	"slices"

	"authwalk/flow/emulator/operation"
	"authwalk/flow/emulator/state"
)

// serveTriggerCalls answers with the calls of triggers: those that a request led
// to, or those for a user, or all.
func (e *Emulator) serveTriggerCalls(w http.ResponseWriter, query url.Values) {
	if query.Has("request_id") {
		id := query.Get("request_id")
		e.writeDocument(w, e.data().Triggers.Of(func(call state.TriggerCall) bool { return call.RequestID == id && id != "" }))
		return
	}
	e.writeDocument(w, e.triggerCalls(query.Get("user"), query.Get("pool")))
}

// triggerCalls finds the calls of triggers for a user under any name that means
// it, or under the name that nobody has; of all users without a name.
func (e *Emulator) triggerCalls(name, poolID string) []state.TriggerCall {
	names := map[string][]string{}
	for _, p := range e.data().Pools() {
		names[p.ID] = []string{name}
		for _, user := range p.Find(name) {
			names[p.ID] = append(names[p.ID], user.Username)
		}
	}
	return e.data().Triggers.Of(func(call state.TriggerCall) bool {
		return (poolID == "" || poolID == call.Pool) && (name == "" || slices.Contains(names[call.Pool], call.User))
	})
}

// serveEventAgain calls the function of a call that is kept once more.
func (e *Emulator) serveEventAgain(w http.ResponseWriter, r *http.Request, id string) {
	made, kept := operation.SendEventAgain(r.Context(), e.data(), e.functions, id)
	if !kept {
		w.WriteHeader(http.StatusNotFound)
		return
	}
	e.writeDocument(w, made)
}
