package view

import "authwalk/flow/walk"

// timeLayout is how times of the service are written.
const timeLayout = "2006-01-02 15:04:05 UTC"

// Wire is the exchange of a step, line by line.
func Wire(step walk.Step) walk.Wire {
	exchange := step.Exchange
	return walk.Wire{
		Operation: Line(exchange.Operation), Sent: Lines(exchange.Operation, exchange.Request),
		Unsent: !exchange.Sent && exchange.Status == 0,
		Status: exchange.Status, Elapsed: exchange.Elapsed,
		Headers: headers(exchange), Received: Lines(exchange.Operation, exchange.Answer),
	}
}

// headers are those that say something.
func headers(exchange walk.Exchange) []walk.Value {
	var shown []walk.Value
	if exchange.RequestID != "" {
		shown = append(shown, walk.Value{Name: "x-amzn-requestid", Text: Line(exchange.RequestID)})
	}
	if !exchange.ServerTime.IsZero() {
		shown = append(shown, walk.Value{Name: "date", Text: exchange.ServerTime.UTC().Format(timeLayout)})
	}
	if exchange.Signed {
		shown = append(shown, walk.Value{Name: "authorization", Text: "AWS4-HMAC-SHA256", Note: "signed with AWS credentials"})
	}
	return shown
}

// Preview is a request that has not been sent.
func Preview(request walk.Request) walk.Wire {
	return walk.Wire{Operation: request.Operation, Waiting: true, Sent: Lines(request.Operation, request.Body)}
}
