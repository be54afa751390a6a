package wire

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"mime"
	"net/http"
	"strings"
	"time"

	"authwalk/flow/api"
)

const (
	// maxBody is the largest request body, in bytes.
	maxBody = 1 << 20
	// notAService is what the service's front door says to those who do not
	// speak AWS JSON at all.
	notAService = `{"Output":{"__type":"com.amazon.coral.service#UnknownOperationException"},"Version":"1.0"}`
)

// Handler answers one operation. It takes the members of a request, which are
// well formed, and returns what is encoded as the answer's body; nil is the
// empty answer.
type Handler func(ctx context.Context, input json.RawMessage) (any, error)

// API answers POST /, the service itself.
type API struct {
	// Find finds the handler of an operation, nil for one that is not served.
	Find func(name string) Handler
	// Credentials, when not nil, are what signatures are verified with.
	Credentials *Credentials
	// Now tells the time that signatures are held against.
	Now func() time.Time
	// Log takes the faults that the wire says nothing about.
	Log *slog.Logger
}

// ServeHTTP answers one request.
func (a *API) ServeHTTP(w http.ResponseWriter, r *http.Request) {
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
	name, ours := strings.CutPrefix(target, api.TargetPrefix)
	if !ours || !speaksJSON {
		WriteError(w, a.Log, name, Refuse(api.UnknownOperationException, ""))
		return
	}
	answer, err := a.answer(r.WithContext(withResponseHeader(WithOrigin(r.Context(), r), w.Header())), name, body)
	if err != nil {
		WriteError(w, a.Log, name, err)
		return
	}
	writeJSON(w, http.StatusOK, answer)
}

func isAmzJSON(contentType string) bool {
	media, _, err := mime.ParseMediaType(contentType)
	return err == nil && (media == api.ContentType || media == "application/x-amz-json-1.0")
}

// answer takes one request through its checks to its operation, in the
// order of the service.
func (a *API) answer(r *http.Request, name string, body []byte) ([]byte, error) {
	declared, known := api.FindOperation(name)
	handle := a.Find(name)
	switch {
	case !known:
		return nil, Refuse(api.UnknownOperationException, "")
	case handle == nil:
		return nil, Refuse(api.UnsupportedOperationException, name+" is an operation of Amazon Cognito that this emulator does not have.")
	}
	members, err := parseInput(body)
	if err != nil {
		return nil, err
	}
	input, err := validate(declared, members)
	if err != nil {
		return nil, err
	}
	ctx := r.Context()
	if declared.Access == api.Signed {
		region, err := checkSignature(r, body, a.Credentials, a.Now())
		if err != nil {
			return nil, err
		}
		ctx = withSignedRegion(ctx, region)
	}
	result, err := handle(ctx, input)
	if err != nil {
		return nil, err
	}
	if result == nil {
		return []byte("{}"), nil
	}
	return json.Marshal(result)
}
