package cognito

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptrace"
	"strings"
	"sync/atomic"
	"time"

	"authwalk/flow/api"
	"authwalk/flow/walk"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"
)

var errAnswerTooLong = errors.New("the response is too long")

// record is one call while it happens.
type record struct {
	exchange walk.Exchange
	header   http.Header
	now      func() time.Time

	// connection is the address that a connection was asked for, of the service or of a
	// proxy; nil before.
	connection atomic.Pointer[string]
	written    atomic.Bool
}

// trace watches how far the request gets, to say truthfully whether the
// service may have handled it.
func (r *record) trace(ctx context.Context) context.Context {
	return httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{
		GetConn:      func(address string) { r.connection.Store(&address) },
		WroteHeaders: func() { r.written.Store(true) },
	})
}

// mayHaveArrived assumes the worst where a transport does not tell.
func (r *record) mayHaveArrived() bool { return r.written.Load() || r.connection.Load() == nil }

// proxyOf is the address of the proxy that a request went through, "" for none.
func (r *record) proxyOf(request *http.Request) string {
	connection := r.connection.Load()
	if connection == nil {
		return ""
	}
	port := request.URL.Port()
	if port == "" {
		port = map[string]string{"http": "80", "https": "443"}[request.URL.Scheme]
	}
	if strings.EqualFold(*connection, net.JoinHostPort(request.URL.Hostname(), port)) {
		return ""
	}
	return *connection
}

// rawRequest stands in for the SDK's serialiser.
type rawRequest struct{ *record }

// ID implements middleware.SerializeMiddleware. Others are placed around this name.
func (rawRequest) ID() string { return "OperationSerializer" }

// HandleSerialize writes the headers of AWS JSON 1.1 and the raw body.
// https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html
func (r rawRequest) HandleSerialize(ctx context.Context, in middleware.SerializeInput, next middleware.SerializeHandler) (
	middleware.SerializeOutput, middleware.Metadata, error,
) {
	request, ok := in.Request.(*smithyhttp.Request)
	if !ok {
		return middleware.SerializeOutput{}, middleware.Metadata{}, fmt.Errorf("unknown transport %T", in.Request)
	}
	request.Method = http.MethodPost
	request.URL.Path = "/"
	request.Header.Set("Content-Type", api.ContentType)
	request.Header.Set("X-Amz-Target", api.TargetPrefix+r.exchange.Operation)
	request, err := request.SetStream(onlyReads{bytes.NewReader(r.exchange.Request.Reveal())})
	if err != nil {
		return middleware.SerializeOutput{}, middleware.Metadata{}, err
	}
	in.Request = request
	return next.HandleSerialize(ctx, in)
}

// onlyReads hides io.WriterTo. The SDK closes the body as soon as the answer
// begins; its wrapper then calls the end of a WriterTo an error, and net/http,
// still looking for that end, would cut the connection in the middle of the
// answer.
type onlyReads struct{ io.ReadSeeker }

// rawAnswer stands in for the SDK's deserialiser.
type rawAnswer struct{ *record }

// ID implements middleware.DeserializeMiddleware.
func (rawAnswer) ID() string { return "OperationDeserializer" }

// HandleDeserialize records the answer, whatever it is.
func (r rawAnswer) HandleDeserialize(ctx context.Context, in middleware.DeserializeInput, next middleware.DeserializeHandler) (
	middleware.DeserializeOutput, middleware.Metadata, error,
) {
	r.exchange.Started = r.now()
	defer func() { r.exchange.Elapsed = r.now().Sub(r.exchange.Started) }()
	if request, ok := in.Request.(*smithyhttp.Request); ok {
		r.exchange.Signed = request.Header.Get("Authorization") != ""
		defer func() { r.exchange.Proxy = r.proxyOf(request.Request) }()
	}
	out, metadata, err := next.HandleDeserialize(ctx, in)
	if err != nil {
		return out, metadata, err
	}
	response, ok := out.RawResponse.(*smithyhttp.Response)
	if !ok {
		return out, metadata, fmt.Errorf("unknown transport %T", out.RawResponse)
	}
	// The carrier operation expects its own type back.
	out.Result = &cip.InitiateAuthOutput{}
	return out, metadata, r.keep(response)
}

func (r *record) keep(response *smithyhttp.Response) error {
	r.header = response.Header
	r.exchange.Status = response.StatusCode
	r.exchange.RequestID = response.Header.Get("X-Amzn-Requestid")
	r.exchange.Emulator = response.Header.Get("X-Authwalk-Emulator")
	r.exchange.TriggerCalls = triggerCalls(response.Header)
	r.exchange.ServerTime, _ = http.ParseTime(response.Header.Get("Date"))
	body, err := io.ReadAll(io.LimitReader(response.Body, answerLimit+1))
	// The SDK would read the rest to the end, which may never come.
	_ = response.Body.Close()
	if len(body) > answerLimit {
		body, err = bytes.Clone(body[:excerptLimit]), errAnswerTooLong
	}
	r.exchange.Answer = walk.NewBody(body)
	return err
}

// callError tells what went wrong with the call; nil when nothing did.
func (r *record) callError(ctx context.Context, err error, where string) *walk.Error {
	r.exchange.Sent = r.mayHaveArrived()
	switch {
	case err == nil:
		return responseError(r.exchange, r.header)
	case errors.Is(ctx.Err(), context.Canceled):
		return cancelled(err, r.exchange.Sent)
	case errors.Is(err, errAnswerTooLong):
		return unreadable(walk.AnswerTooLong, fmt.Sprintf("the response is longer than %d MiB", answerLimit>>20), err)
	case r.exchange.Proxy != "":
		return transportErrorThrough(err, where, r.exchange.Proxy, r.exchange.Sent)
	default:
		return transportError(err, where, r.exchange.Sent)
	}
}
