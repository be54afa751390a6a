package emulator

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"time"

	"authwalk/flow/api"
)

// Call is a call to the service as it crossed, its secrets included.
type Call struct {
	// Operation is what the request's header named, RequestID and ErrorType what the
	// answer's headers did.
	Operation, RequestID, ErrorType string
	// UserPoolID is the pool that the request names, itself or by its client; "" where
	// there is none.
	UserPoolID string
	// UserAgent is the program that called, as it names itself.
	UserAgent       string
	Request, Answer []byte
	Status          int
	// Signed tells that the call had a signature.
	Signed  bool
	Started time.Time
	Elapsed time.Duration
}

// Observe tells of every call to the service once it is answered, one call at a time.
// What it tells has secrets in it.
func (e *Emulator) Observe(observer func(Call)) {
	e.observing.Lock()
	defer e.observing.Unlock()
	e.observer = observer
}

func (e *Emulator) isObserved() bool {
	e.observing.Lock()
	defer e.observing.Unlock()
	return e.observer != nil
}

// serveService answers a call to the service, and tells of it.
func (e *Emulator) serveService(w http.ResponseWriter, r *http.Request) {
	if !e.isObserved() {
		e.api.ServeHTTP(w, r)
		return
	}
	var request bytes.Buffer
	r.Body = struct {
		io.Reader
		io.Closer
	}{io.TeeReader(r.Body, &request), r.Body}
	answer := &observed{ResponseWriter: w, status: http.StatusOK}
	began := time.Now()
	started := e.now()
	e.api.ServeHTTP(answer, r)
	operation, isCall := strings.CutPrefix(r.Header.Get("X-Amz-Target"), api.TargetPrefix)
	if !isCall {
		return
	}
	e.observing.Lock()
	defer e.observing.Unlock()
	e.observer(Call{
		Operation: operation, RequestID: w.Header().Get("X-Amzn-Requestid"), ErrorType: w.Header().Get("X-Amzn-Errortype"),
		UserPoolID: e.poolNamedIn(request.Bytes()), UserAgent: r.UserAgent(), Request: request.Bytes(), Answer: answer.body.Bytes(), Status: answer.status,
		Signed: r.Header.Get("Authorization") != "", Started: started, Elapsed: time.Since(began),
	})
}

func (e *Emulator) poolNamedIn(request []byte) string {
	var named struct{ UserPoolId, ClientId string } //nolint:revive // the API's own spelling
	_ = json.Unmarshal(request, &named)             // what is no JSON names none
	if named.UserPoolId != "" {
		return named.UserPoolId
	}
	if p := e.data().PoolOfClient(named.ClientId); p != nil {
		return p.ID
	}
	return ""
}

// observed is an answer that is kept while it is written.
type observed struct {
	http.ResponseWriter
	status int
	body   bytes.Buffer
}

// WriteHeader implements http.ResponseWriter.
func (o *observed) WriteHeader(status int) {
	o.status = status
	o.ResponseWriter.WriteHeader(status)
}

// Write implements http.ResponseWriter.
func (o *observed) Write(data []byte) (int, error) {
	o.body.Write(data)
	return o.ResponseWriter.Write(data)
}
