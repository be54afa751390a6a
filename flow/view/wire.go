package view

import (
	"authwalk/flow/challenge"
	"authwalk/flow/walk"
)

// timeLayout is how times of the service are written.
const timeLayout = "2006-01-02 15:04:05 UTC"

// Wire is the exchange of a step, line by line.
func Wire(step walk.Step) walk.Wire {
	exchange := step.Exchange
	return walk.Wire{
		Operation: Line(exchange.Operation), Sent: linesOf(exchange, exchange.Request),
		Unsent: !exchange.Sent && exchange.Status == 0,
		Status: exchange.Status, Elapsed: exchange.Elapsed,
		Headers: headers(exchange), Received: linesOf(exchange, exchange.Answer),
	}
}

// linesOf are the lines of a body. The tags of a record are to be seen: equal ones
// stand for equal secrets.
func linesOf(exchange walk.Exchange, body walk.Body) []walk.Line {
	lines := parsedLines(exchange.Operation, body)
	for n := range lines {
		if exchange.Masked && lines[n].Secret && IsTag(lines[n].Text) {
			lines[n].Secret, lines[n].Note = false, "not in the record"
		}
	}
	return lines
}

// headers are those that say something.
func headers(exchange walk.Exchange) []walk.Line {
	var shown []walk.Line
	if exchange.RequestID != "" {
		shown = append(shown, walk.Line{Name: "x-amzn-requestid", Text: Line(exchange.RequestID), Help: "The number under which CloudTrail and AWS support know this call."})
	}
	if !exchange.ServerTime.IsZero() {
		shown = append(shown, walk.Line{Name: "date", Text: exchange.ServerTime.UTC().Format(timeLayout), Help: "The clock of the server: sessions and tokens end by it."})
	}
	if exchange.Proxy != "" {
		shown = append(shown, walk.Line{Name: "proxy", Text: Line(exchange.Proxy), Note: "the request went through it, as HTTPS_PROXY says"})
	}
	if exchange.Signed {
		shown = append(shown, walk.Line{Name: "authorization", Text: "AWS4-HMAC-SHA256", Note: "signed with AWS credentials"})
	}
	return shown
}

// Preview is a request that has not been sent.
func Preview(request walk.Request) walk.Wire {
	lines := parsedLines(request.Operation, request.Body)
	for n, line := range lines {
		lines[n].Secret = line.Secret && line.Text != challenge.ComputedLater
	}
	return walk.Wire{Operation: request.Operation, Waiting: true, Sent: lines}
}
