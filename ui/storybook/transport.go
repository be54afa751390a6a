package storybook

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptrace"
	"strings"
	"sync"
	"syscall"
	"time"
)

// clock tells the time of a story. It moves only while a recorded call takes
// its time.
type clock struct {
	mutex sync.Mutex
	now   time.Time
}

func (c *clock) Now() time.Time {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	return c.now
}

func (c *clock) advance(by time.Duration) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	c.now = c.now.Add(by)
}

// player answers calls with a recording: the first call of an operation with
// the first answer recorded for it, and so on; the last one repeats.
type player struct {
	exchanges []Exchange
	clock     *clock

	mutex  sync.Mutex
	served map[string]int
}

// RoundTrip implements http.RoundTripper.
func (p *player) RoundTrip(request *http.Request) (*http.Response, error) {
	call, err := CallOf(request)
	if err != nil {
		return nil, err
	}
	answer, recorded := p.next(call)
	if !recorded {
		return nil, fmt.Errorf("the recording has no %s", call)
	}
	p.clock.advance(time.Duration(answer.Milliseconds) * time.Millisecond)
	if answer.Failure != "" {
		return nil, fail(request, failures[answer.Failure])
	}
	return answer.response(request), nil
}

func (p *player) next(call string) (Exchange, bool) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	var found *Exchange
	seen := 0
	for i := range p.exchanges {
		if p.exchanges[i].Call != call {
			continue
		}
		found = &p.exchanges[i]
		if seen == p.served[call] {
			break
		}
		seen++
	}
	if found == nil {
		return Exchange{}, false
	}
	p.served[call]++
	return *found, true
}

// CallOf names a call in a recording: the operation of AWS JSON 1.1 with the
// flow it begins or the challenge it answers, or the path of a GET. It reads
// the body and puts it back.
func CallOf(request *http.Request) (string, error) {
	_, operation, isOperation := strings.Cut(request.Header.Get("X-Amz-Target"), ".")
	if !isOperation {
		return request.URL.Path, nil
	}
	body, err := io.ReadAll(request.Body)
	if err != nil {
		return "", err
	}
	request.Body = io.NopCloser(bytes.NewReader(body))
	var sent struct{ AuthFlow, ChallengeName string }
	if err := json.Unmarshal(body, &sent); err != nil {
		return "", err
	}
	return strings.TrimSpace(operation + " " + sent.AuthFlow + sent.ChallengeName), nil
}

// failures are the ways in which no answer comes.
var failures = map[string]error{
	"no such host":       &net.DNSError{Err: "no such host", Name: "cognito-idp.eu-west-9.amazonaws.com", IsNotFound: true},
	"connection refused": &net.OpError{Op: "dial", Net: "tcp", Err: syscall.ECONNREFUSED},
}

// fail tells what watches the request that a connection was wanted and nothing
// was sent on it.
func fail(request *http.Request, cause error) error {
	if trace := httptrace.ContextClientTrace(request.Context()); trace != nil && trace.GetConn != nil {
		trace.GetConn(request.URL.Host)
	}
	return cause
}

func (e Exchange) response(request *http.Request) *http.Response {
	header := http.Header{}
	for name, value := range e.Headers {
		header.Set(name, value)
	}
	return &http.Response{
		Status: fmt.Sprintf("%d %s", e.Status, http.StatusText(e.Status)), StatusCode: e.Status,
		Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: header, Body: io.NopCloser(bytes.NewReader(e.Body)), ContentLength: int64(len(e.Body)), Request: request,
	}
}
