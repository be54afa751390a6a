package transcript

import (
	"encoding/json"
	"strconv"
	"time"

	"authwalk/flow/view"
	"authwalk/flow/walk"
)

// runResult is an object of `authwalk run --json`.
type runResult struct {
	Result, Message string
	Path            []struct {
		Operation, Answered, Received, Exception string
		Status                                   int
		RequestID                                string `json:"request_id"`
		Milliseconds                             int64  `json:"ms"`
	}
}

// resultMembers are the members of a result that are read.
var resultMembers = []string{"result", "message", "path"}

// takeResult keeps an object that is a result.
func (f *foreign) takeResult(raw []byte) {
	var result runResult
	if json.Unmarshal(raw, &result) != nil || result.Result == "" || len(result.Path) == 0 {
		return
	}
	w := walk.Walk{ID: "result" + strconv.Itoa(len(f.results)+1), Recorded: true, Start: walk.Start{Operation: result.Path[0].Operation}}
	for n, call := range result.Path {
		s := walk.Step{Answered: call.Answered, Exchange: walk.Exchange{
			Operation: call.Operation, Sent: true, Status: call.Status, RequestID: call.RequestID, Masked: true,
			Elapsed: time.Duration(call.Milliseconds) * time.Millisecond,
		}}
		isLast := n == len(result.Path)-1
		switch {
		case call.Exception != "":
			s.Error = &walk.Error{Kind: walk.Refused, Operation: call.Operation, Exception: call.Exception}
		case call.Received != "":
			s.Challenge = &walk.Challenge{Name: call.Received}
		case isLast && result.Result == view.ResultTokens:
			s.Tokens = &walk.Tokens{}
		case call.Status == 0:
			s.Error = &walk.Error{Kind: walk.Unreachable, Operation: call.Operation}
		}
		if isLast && s.Error != nil {
			s.Error.Message = result.Message
		}
		w = w.With(s)
	}
	f.results = append(f.results, Transcript{Walk: w, Result: result.Result, Notices: []string{
		"A result of run has the path of the walk, and neither its requests nor its responses.",
	}})
}
