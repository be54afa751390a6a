package emulator

import (
	"encoding/json"
	"errors"
	"net/http"

	"authwalk/flow/pool"
)

// exception is a refusal as the service words it: a name that clients decide
// by, and a message.
type exception struct {
	Name    string
	Message string
}

// Error says the name and the message.
func (e *exception) Error() string {
	if e.Message == "" {
		return e.Name
	}
	return e.Name + ": " + e.Message
}

// status is the HTTP status of the exception (reference section 1.4).
func (e *exception) status() int {
	switch e.Name {
	case "InternalErrorException", "InternalServerException":
		return http.StatusInternalServerError
	case "UnauthorizedException":
		return http.StatusUnauthorized
	default:
		return http.StatusBadRequest
	}
}

// refuse makes the answer that turns a request down.
func refuse(name, message string) error {
	return &exception{Name: name, Message: message}
}

func invalidParameter(message string) error {
	return refuse("InvalidParameterException", message)
}

func notAuthorized(message string) error {
	return refuse("NotAuthorizedException", message)
}

// writeError answers with the exception in err; anything else is a fault of
// ours and says nothing about itself on the wire.
func (e *Emulator) writeError(w http.ResponseWriter, operation string, err error) {
	var refused *exception
	var ruled *pool.Refusal
	switch {
	case errors.As(err, &refused):
	case errors.As(err, &ruled):
		refused = &exception{Name: ruled.Exception, Message: ruled.Message}
	default:
		e.log.Error("internal error", "operation", operation, "error", err)
		refused = &exception{Name: "InternalErrorException", Message: "Something went wrong"}
	}
	// The framework's own refusals carry no message, and then no member for it.
	body := struct {
		Type    string `json:"__type"`
		Message string `json:"message,omitempty"`
	}{refused.Name, refused.Message}
	header := w.Header()
	header.Set("X-Amzn-Errortype", refused.Name+":")
	if refused.Message != "" {
		header.Set("X-Amzn-Errormessage", headerText(refused.Message))
	}
	text, _ := json.Marshal(body)
	writeJSON(w, refused.status(), text)
}

// headerText keeps what may stand in a header, since messages quote input.
func headerText(message string) string {
	kept := make([]rune, 0, len(message))
	for _, r := range message {
		if r < ' ' || r > '~' {
			r = '?'
		}
		kept = append(kept, r)
	}
	return string(kept)
}

// ruled is the refusal of a rule as an error, nil when the rule allows it.
func ruled(refusal *pool.Refusal) error {
	if refusal == nil {
		return nil
	}
	return refusal
}

func writeJSON(w http.ResponseWriter, status int, body []byte) {
	w.Header().Set("Content-Type", amzJSON)
	w.WriteHeader(status)
	_, _ = w.Write(body)
}
