package trigger

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"sync"

	"authwalk/flow/pool"
)

const (
	// largest is the largest payload of a function, in bytes; Lambda itself refuses
	// a larger one in these words.
	largest  = 6291556
	tooLarge = "Response payload size exceeded maximum allowed payload size (6291556 bytes)"
	// longestMessage bounds what is passed on of an error's message, in bytes.
	longestMessage = 64 << 10
)

// callURL posts the event to a URL, which must be on this machine or have been
// allowed: events hold what users type.
func (c *Caller) callURL(ctx context.Context, address string, event []byte) pool.Event {
	parsed, err := url.Parse(address)
	switch {
	case err != nil || parsed.Hostname() == "" || parsed.User != nil:
		return notRun("InvalidURL")
	case !c.isAllowed(parsed.Hostname()):
		return notRun("NotAllowed: triggers are called on loopback only; add --allow-trigger-host " + parsed.Hostname())
	}
	return c.post(ctx, parsed, event)
}

func (c *Caller) isAllowed(host string) bool {
	if strings.EqualFold(host, "localhost") || slices.ContainsFunc(c.options.Hosts, func(allowed string) bool { return strings.EqualFold(host, allowed) }) {
		return true
	}
	literal, err := netip.ParseAddr(host)
	return err == nil && literal.IsLoopback()
}

// invoke runs a function of the local Lambda, whose path is that of Lambda's
// Invoke. Local ones know functions by name, so an ARN is cut to its name.
func (c *Caller) invoke(ctx context.Context, function string, event []byte) pool.Event {
	name, qualifier := functionName(function)
	endpoint, err := url.Parse(c.options.LambdaEndpoint)
	switch {
	case err != nil:
		return notRun("InvalidURL")
	case !functionNames().MatchString(name):
		return notRun("InvalidFunctionName")
	}
	at := endpoint.JoinPath("2015-03-31", "functions", name, "invocations")
	if qualifier != "" {
		at.RawQuery = url.Values{"Qualifier": {qualifier}}.Encode()
	}
	return c.post(ctx, at, event)
}

// functionNames keeps anything but a name out of the path.
var functionNames = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[A-Za-z0-9_-]{1,140}$`) })

// functionName takes the name and the qualifier out of NAME, NAME:QUALIFIER or an
// ARN.
func functionName(function string) (name, qualifier string) {
	if strings.HasPrefix(function, "arn:") {
		if _, after, found := strings.Cut(function, ":function:"); found {
			function = after
		}
	}
	name, qualifier, _ = strings.Cut(function, ":")
	return name, qualifier
}

func (c *Caller) post(ctx context.Context, at *url.URL, event []byte) pool.Event {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, at.String(), bytes.NewReader(event))
	if err != nil {
		return notRun("InvalidURL")
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("X-Amz-Invocation-Type", "RequestResponse")
	answer, err := c.client.Do(request)
	if err != nil {
		return c.unreachable(at, err)
	}
	defer func() { _ = answer.Body.Close() }()
	body, err := io.ReadAll(io.LimitReader(answer.Body, largest+1))
	switch {
	case err != nil:
		return c.unreachable(at, err)
	case len(body) > largest:
		return refused(tooLarge)
	case answer.Header.Get("X-Amz-Function-Error") != "":
		return refused(errorMessage(body))
	case answer.StatusCode != http.StatusOK:
		return notRun(statusError(answer))
	case len(bytes.TrimSpace(body)) == 0:
		return returned([]byte("null"))
	default:
		return returned(body)
	}
}

// unreachable says that nothing answered in time, or at all. The cause stays in
// the log: it can hold more of the URL than others should read.
func (c *Caller) unreachable(at *url.URL, err error) pool.Event {
	var timeout net.Error
	if errors.Is(err, context.DeadlineExceeded) || errors.As(err, &timeout) && timeout.Timeout() {
		return timedOut()
	}
	var wrapped *url.Error
	if errors.As(err, &wrapped) {
		err = wrapped.Err
	}
	c.options.Log.Warn("a function cannot be reached", "host", at.Host, "error", err)
	return notRun("Unreachable: nothing answers at " + at.Host)
}

// errorMessage is what a function that failed says.
func errorMessage(body []byte) string {
	var failure struct {
		Message string `json:"errorMessage"`
		Type    string `json:"errorType"`
	}
	_ = json.Unmarshal(body, &failure)
	message := cmp.Or(failure.Message, failure.Type, "Unhandled")
	return strings.ToValidUTF8(message[:min(len(message), longestMessage)], "")
}

// statusError names the error of a function that was not run: the one that a
// local Lambda names, or the status.
func statusError(answer *http.Response) string {
	name, _, _ := strings.Cut(answer.Header.Get("X-Amzn-Errortype"), ":")
	return cmp.Or(name, fmt.Sprintf("HTTP %d", answer.StatusCode))
}
