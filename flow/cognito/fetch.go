package cognito

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"time"

	"authwalk/flow/walk"
)

// Fetch gets a public document of the service, such as a pool's key set. The
// address obeys the rules of endpoints: https, or http to loopback. The error
// is a *walk.Error.
func (c *Client) Fetch(ctx context.Context, address string) ([]byte, error) {
	if err := CheckTarget(walk.Target{Endpoint: address}); err != nil {
		return nil, err
	}
	if err := checkHTTP(address, c.options.AllowHTTP); err != nil {
		return nil, err
	}
	got, failed := c.get(ctx, address, "")
	switch {
	case failed != nil:
		return nil, failed
	case got.status != http.StatusOK:
		return nil, unreadable(walk.NotCognito, fmt.Sprintf("no document there (HTTP status %d)", got.status), nil)
	}
	return got.body, nil
}

type document struct {
	status int
	body   []byte
	date   time.Time
}

// get reads one document; bearer is a token to show, empty for none.
func (c *Client) get(ctx context.Context, address, bearer string) (document, *walk.Error) {
	return c.ask(ctx, http.MethodGet, address, bearer)
}

func (c *Client) ask(ctx context.Context, method, address, bearer string) (document, *walk.Error) {
	request, err := http.NewRequestWithContext(ctx, method, address, nil)
	if err != nil {
		return document{}, badInput(walk.MalformedMember, "Endpoint", "the endpoint is not a URL", "")
	}
	if bearer != "" {
		request.Header.Set("Authorization", "Bearer "+bearer)
	}
	response, err := c.http.Do(request)
	if err != nil {
		return document{}, notFetched(ctx, err, request.URL.Host)
	}
	defer func() { _ = response.Body.Close() }()
	body, err := io.ReadAll(io.LimitReader(response.Body, answerLimit+1))
	if err != nil {
		return document{}, notFetched(ctx, err, request.URL.Host)
	}
	if len(body) > answerLimit {
		return document{}, unreadable(walk.AnswerTooLong, fmt.Sprintf("the response is longer than %d MiB", answerLimit>>20), errAnswerTooLong)
	}
	date, _ := http.ParseTime(response.Header.Get("Date"))
	return document{response.StatusCode, body, date}, nil
}

// notFetched differs from a call that fails in that nothing can have been changed.
func notFetched(ctx context.Context, err error, where string) *walk.Error {
	if errors.Is(ctx.Err(), context.Canceled) {
		return &walk.Error{Kind: walk.Cancelled, Message: "cancelled while waiting for the response", Cause: err}
	}
	return transportError(err, where, false)
}

func (c *Client) at(path string, query url.Values) (string, *walk.Error) {
	endpoint, err := url.Parse(c.options.Endpoint)
	if err != nil || c.options.Endpoint == "" {
		return "", badInput(walk.NoOutbox, "Endpoint", "there is no inbox: only authwalk's emulator keeps messages", "Start the emulator: authwalk emulate.")
	}
	endpoint = endpoint.JoinPath(path)
	endpoint.RawQuery = query.Encode()
	return endpoint.String(), nil
}
