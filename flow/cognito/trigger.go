package cognito

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"time"

	"authwalk/flow/walk"
)

// mostTriggerCalls bounds how many calls one request is believed to lead to.
const mostTriggerCalls = 100

// triggerCalls reads how many functions the emulator called for a request.
func triggerCalls(header http.Header) int {
	n, err := strconv.Atoi(header.Get("X-Authwalk-Triggers"))
	if err != nil {
		return 0
	}
	return min(max(n, 0), mostTriggerCalls)
}

// TriggerCalls reads which functions behind triggers the emulator called for a
// request, in the order of the calls. The error is a *walk.Error.
func (c *Client) TriggerCalls(ctx context.Context, token, requestID string) ([]walk.TriggerCall, error) {
	var kept []triggerCall
	if err := c.control(ctx, http.MethodGet, "triggers", url.Values{"request_id": {requestID}}, token, &kept); err != nil {
		return nil, err
	}
	kept = kept[:min(len(kept), mostTriggerCalls)]
	calls := make([]walk.TriggerCall, 0, len(kept))
	for _, call := range slices.Backward(kept) {
		calls = append(calls, call.call())
	}
	return calls, nil
}

// SendEventAgain has the emulator call the function of an earlier call once more,
// with the same event. The error is a *walk.Error.
func (c *Client) SendEventAgain(ctx context.Context, token, id string) (walk.TriggerCall, error) {
	var made triggerCall
	if err := c.control(ctx, http.MethodPost, "triggers/"+url.PathEscape(id), nil, token, &made); err != nil {
		return walk.TriggerCall{}, err
	}
	return made.call(), nil
}

// triggerCall is a call as the emulator writes it.
type triggerCall struct {
	ID       string             `json:"id"`
	Trigger  string             `json:"trigger"`
	Source   string             `json:"source"`
	Function string             `json:"function"`
	Result   walk.TriggerResult `json:"result"`
	Millis   int64              `json:"ms"`
	Limit    int64              `json:"limit_ms"`
	Event    json.RawMessage    `json:"event"`
	Answer   json.RawMessage    `json:"answer"`
	Error    string             `json:"error"`
	Effect   string             `json:"effect"`
}

func (t triggerCall) call() walk.TriggerCall {
	return walk.TriggerCall{
		ID: t.ID, Trigger: t.Trigger, Source: t.Source, Function: t.Function, Result: t.Result,
		Elapsed: milliseconds(t.Millis), Limit: milliseconds(t.Limit),
		Event: walk.NewBody(t.Event), Answer: walk.NewBody(t.Answer), Message: t.Error, Effect: t.Effect,
	}
}

// milliseconds is a time that a server says something took: never a strange one.
func milliseconds(n int64) time.Duration {
	return time.Duration(min(max(n, 0), time.Hour.Milliseconds())) * time.Millisecond
}

// control asks the emulator's own interface for a document.
func (c *Client) control(ctx context.Context, method, path string, query url.Values, token string, into any) error {
	if token == "" {
		return noToken("the emulator's token is not set")
	}
	address, failed := c.at("_authwalk/"+path, query)
	if failed != nil {
		return failed
	}
	got, failed := c.ask(ctx, method, address, token)
	switch {
	case failed != nil:
		return failed
	case got.status == http.StatusUnauthorized:
		return noToken("the emulator does not accept this token")
	case got.status == http.StatusNotFound:
		return &walk.Error{Kind: walk.BadInput, Message: "the emulator does not know this call any more: it keeps the last 200, and none after a restart"}
	case got.status != http.StatusOK:
		return unreadable(walk.NotCognito, fmt.Sprintf("the endpoint does not tell of triggers (HTTP status %d)", got.status), nil)
	}
	if err := json.Unmarshal(got.body, into); err != nil {
		return unreadable(walk.NotCognito, "the endpoint does not tell of triggers as an emulator does", err)
	}
	return nil
}
