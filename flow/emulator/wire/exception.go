package wire

import (
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"

	"authwalk/flow/api"
	"authwalk/flow/pool"
)

// Exception is a refusal as the service words it: a name that clients decide
// by, and a message.
type Exception struct {
	Name    string
	Message string
}

// Error says the name and the message.
func (e *Exception) Error() string {
	if e.Message == "" {
		return e.Name
	}
	return e.Name + ": " + e.Message
}

// status is the HTTP status of the exception.
func (e *Exception) status() int {
	if known, found := api.FindException(e.Name); found {
		return known.Status
	}
	return http.StatusBadRequest
}

// Refuse makes the answer that turns a request down.
func Refuse(name, message string) error {
	return &Exception{Name: name, Message: message}
}

// InvalidParameter refuses what a request says.
func InvalidParameter(message string) error {
	return Refuse(api.InvalidParameterException, message)
}

// NotAuthorized refuses whoever makes the request.
func NotAuthorized(message string) error {
	return Refuse(api.NotAuthorizedException, message)
}

// WriteError answers with the exception in err; anything else is a fault of
// ours, which goes to the log and says nothing about itself on the wire.
func WriteError(w http.ResponseWriter, log *slog.Logger, operation string, err error) {
	var refused *Exception
	var refusal *pool.Refusal
	switch {
	case errors.As(err, &refused):
	case errors.As(err, &refusal):
		refused = &Exception{Name: refusal.Exception, Message: refusal.Message}
	default:
		log.Error("internal error", "operation", operation, "error", err)
		refused = &Exception{Name: api.InternalErrorException, Message: "Something went wrong"}
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

// headerLength is how much of a message goes into its header. Clients refuse an
// answer with long headers; the body has all of it.
const headerLength = 1 << 10

// headerText keeps what may stand in a header, since messages quote input.
func headerText(message string) string {
	kept := make([]rune, 0, headerLength)
	for _, r := range message {
		if len(kept) == headerLength {
			break
		}
		if r < ' ' || r > '~' {
			r = '?'
		}
		kept = append(kept, r)
	}
	return string(kept)
}

func writeJSON(w http.ResponseWriter, status int, body []byte) {
	w.Header().Set("Content-Type", api.ContentType)
	w.WriteHeader(status)
	_, _ = w.Write(body)
}
