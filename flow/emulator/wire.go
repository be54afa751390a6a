package emulator

import (
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"strings"
)

const (
	amzJSON      = "application/x-amz-json-1.1"
	targetPrefix = "AWSCognitoIdentityProviderService."
	// maxBody is the largest request body, in bytes.
	maxBody = 1 << 20
	// notAService is what the service's front door says to those who do not
	// speak AWS JSON at all.
	notAService = `{"Output":{"__type":"com.amazon.coral.service#UnknownOperationException"},"Version":"1.0"}`
)

// serveAPI answers POST /, the service itself.
func (e *Emulator) serveAPI(w http.ResponseWriter, r *http.Request) {
	target, speaksJSON := r.Header.Get("X-Amz-Target"), isAmzJSON(r.Header.Get("Content-Type"))
	if target == "" && !speaksJSON {
		w.Header().Set("Content-Type", "application/json")
		_, _ = io.WriteString(w, notAService)
		return
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	var tooLarge *http.MaxBytesError
	if errors.As(err, &tooLarge) {
		w.WriteHeader(http.StatusRequestEntityTooLarge)
		return
	}
	if err != nil {
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	name, ours := strings.CutPrefix(target, targetPrefix)
	if !ours || !speaksJSON {
		e.writeError(w, name, refuse("UnknownOperationException", ""))
		return
	}
	answer, err := e.answer(r, name, body)
	if err != nil {
		e.writeError(w, name, err)
		return
	}
	writeJSON(w, http.StatusOK, answer)
}

func isAmzJSON(contentType string) bool {
	media, _, err := mime.ParseMediaType(contentType)
	return err == nil && (media == amzJSON || media == "application/x-amz-json-1.0")
}

// answer takes one request through its checks to its handler, in the order of
// reference section 12.
func (e *Emulator) answer(r *http.Request, name string, body []byte) ([]byte, error) {
	operation, known := operations[name]
	switch {
	case !known && isUnsupported(name):
		return nil, refuse("UnsupportedOperationException", name+" is an operation of Amazon Cognito that this emulator does not have.")
	case !known:
		return nil, refuse("UnknownOperationException", "")
	}
	members, err := parseInput(body)
	if err != nil {
		return nil, err
	}
	input, err := validate(name, members)
	if err != nil {
		return nil, err
	}
	if operation.access == signed {
		if err := e.checkSignature(r, body); err != nil {
			return nil, err
		}
	}
	c := &call{context: r.Context(), emulator: e, operation: name, input: input, now: e.clock.now()}
	if err := c.locate(operation.access); err != nil {
		return nil, err
	}
	if err := e.faults.strike(c); err != nil {
		return nil, err
	}
	result, err := operation.handle(c)
	if err != nil {
		return nil, err
	}
	if result == nil {
		return []byte("{}"), nil
	}
	return json.Marshal(result)
}

// locate finds the pool, the client and the user that the request is about.
func (c *call) locate(needs access) error {
	var in struct {
		UserPoolID  string `json:"UserPoolId"`
		ClientID    string `json:"ClientId"`
		AccessToken string `json:"AccessToken"`
	}
	if err := c.decode(&in); err != nil {
		return err
	}
	if needs == byToken {
		return c.authorize(in.AccessToken)
	}
	if in.UserPoolID != "" {
		if c.pool = c.emulator.data().pool(in.UserPoolID); c.pool == nil {
			return refuse("ResourceNotFoundException", "User pool "+in.UserPoolID+" does not exist.")
		}
	}
	if in.ClientID == "" {
		return nil
	}
	if c.pool == nil {
		c.pool = c.emulator.data().poolOfClient(in.ClientID)
	}
	if c.pool != nil {
		c.client = c.pool.client(in.ClientID)
	}
	if c.client == nil {
		return refuse("ResourceNotFoundException", "User pool client "+in.ClientID+" does not exist.")
	}
	return nil
}
