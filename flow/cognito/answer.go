package cognito

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// responseError tells acceptance (nil), refusal and answers that are not
// Cognito's apart.
func responseError(exchange walk.Exchange, header http.Header) *walk.Error {
	body := bytes.TrimSpace(exchange.Answer.Reveal())
	members, isObject := object(body)
	if exchange.Status/100 == 2 {
		return acceptedError(exchange, body, members, isObject)
	}
	name := api.ExceptionName(first(text(members, "__type"), text(members, "code"), header.Get("X-Amzn-Errortype")))
	if name == "" {
		return notCognito(exchange.Status, body)
	}
	message := first(text(members, "message"), text(members, "Message"), header.Get("X-Amzn-Errormessage"))
	return &walk.Error{Kind: walk.Refused, Exception: name, Message: message}
}

func acceptedError(exchange walk.Exchange, body []byte, members map[string]json.RawMessage, isObject bool) *walk.Error {
	operation, _ := api.FindOperation(exchange.Operation)
	switch {
	case len(body) == 0 && operation.AnswersNothing():
		return nil
	case len(body) == 0:
		return unreadable(walk.NotCognito, "empty response to "+exchange.Operation+"", nil)
	case !isObject:
		return notCognito(exchange.Status, body)
	}
	// Requests whose headers were lost on the way are refused with 200
	// (reference: a Coral service without protocol).
	output, _ := object(members["Output"])
	if name := api.ExceptionName(text(output, "__type")); name != "" {
		return &walk.Error{Kind: walk.Refused, Exception: name, Message: text(output, "message")}
	}
	return nil
}

// notCognito says what an answer is that has no exception and no JSON object.
func notCognito(status int, body []byte) *walk.Error {
	switch {
	case status == http.StatusRequestEntityTooLarge:
		failed := unreadable(walk.RequestTooLarge, "the request is too large: it was refused before Cognito saw it", nil)
		failed.Next = "Shorten the longest value."
		return failed
	case status == http.StatusProxyAuthRequired:
		return unreadable(walk.ProxyAuthentication, "a proxy requires sign-in first", nil)
	case status/100 == 3:
		return unreadable(walk.NotCognito, "the response is a redirect, which authwalk does not follow", nil)
	case len(body) == 0:
		return unreadable(walk.NotCognito, fmt.Sprintf("the response is empty (HTTP status %d)", status), nil)
	case body[0] == '<':
		return unreadable(walk.NotCognito, fmt.Sprintf("the response is a web page (HTTP status %d)", status), nil)
	default:
		return unreadable(walk.NotCognito, fmt.Sprintf("the response is not Cognito's JSON (HTTP status %d)", status), nil)
	}
}

func unreadable(reason walk.ErrorReason, message string, cause error) *walk.Error {
	return &walk.Error{
		Kind: walk.Unreadable, Reason: reason, Message: message, Cause: cause,
		Next: "Check the endpoint, the proxy and the network's sign-in page, then try again.",
	}
}

// object decodes a JSON object and nothing else.
func object(body []byte) (map[string]json.RawMessage, bool) {
	var members map[string]json.RawMessage
	err := json.Unmarshal(body, &members)
	return members, err == nil && members != nil
}

func text(members map[string]json.RawMessage, name string) string {
	var value string
	if json.Unmarshal(members[name], &value) != nil {
		return ""
	}
	return value
}

func first(texts ...string) string {
	for _, text := range texts {
		if text != "" {
			return text
		}
	}
	return ""
}
