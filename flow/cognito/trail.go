package cognito

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"net/http"
	"strings"
	"time"

	"authwalk/flow/api"
	"authwalk/flow/walk"

	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"
)

// LookupEvents asks CloudTrail for events, once. The call is signed like those to
// Cognito, and goes to the endpoint that the AWS environment sets for CloudTrail, else
// to Amazon's own in the same region. An emulator has none.
func (c *Client) LookupEvents(ctx context.Context, request walk.Body) (walk.Exchange, *walk.Error) {
	exchange := walk.Exchange{Operation: api.LookupEvents, Request: request, Started: c.options.Now()}
	if c.options.Endpoint != "" && c.options.Settings.Trail.Value == "" {
		return exchange, badInput(walk.MalformedMember, "Endpoint", "there is no CloudTrail beside "+c.options.Endpoint, "")
	}
	signer, failed := c.awsSigner(ctx)
	if failed != nil {
		return exchange, failed
	}
	endpoint := cmp.Or(c.options.Settings.Trail.Value, trailEndpoint(signer.region, c.options.Settings))
	if err := checkTrail(endpoint, c.options.AllowHTTP); err != nil {
		return exchange, err
	}
	asked, err := trailRequest(ctx, endpoint, signer, request.Reveal())
	if err != nil {
		return exchange, badInput(walk.MalformedMember, "Endpoint", "the endpoint of CloudTrail is not a URL", "Correct "+c.options.Settings.Trail.From+".")
	}
	exchange.Signed = true
	record := &record{exchange: exchange, now: c.options.Now}
	failed = c.askTrail(ctx, record, asked, signer.region)
	if failed != nil {
		failed.Operation = api.LookupEvents
		c.forgetRefusedCredentials(failed)
	}
	return record.exchange, failed
}

// TrailEndpoint is what the AWS environment sets as the endpoint of CloudTrail, "" for
// Amazon's own.
func (c *Client) TrailEndpoint() string { return c.options.Settings.Trail.Value }

// checkTrail refuses an endpoint that is none, or would send signatures in clear text.
func checkTrail(endpoint string, allowHTTP bool) *walk.Error {
	err := CheckTarget(walk.Target{Endpoint: endpoint})
	if err == nil {
		err = checkHTTP(endpoint, allowHTTP)
	}
	failed, _ := errors.AsType[*walk.Error](err)
	return failed
}

// askTrail sends the request and keeps the answer.
func (c *Client) askTrail(ctx context.Context, record *record, request *http.Request, region string) *walk.Error {
	record.exchange.Started = record.now()
	response, err := c.http.Do(request.WithContext(record.trace(ctx)))
	if err == nil {
		defer func() { _ = response.Body.Close() }()
		record.header, record.exchange.Status = response.Header, response.StatusCode
		record.exchange.RequestID = response.Header.Get("X-Amzn-Requestid")
		var body []byte
		if body, err = io.ReadAll(io.LimitReader(response.Body, answerLimit+1)); len(body) > answerLimit {
			err = errAnswerTooLong
		}
		record.exchange.Answer = walk.NewBody(body)
	}
	record.exchange.Elapsed = record.now().Sub(record.exchange.Started)
	where := cmp.Or(c.options.Settings.Trail.Value, "CloudTrail in "+region)
	failed := record.callError(ctx, err, where)
	if failed != nil {
		failed.Next = strings.TrimSpace(strings.TrimPrefix(failed.Next, mayHaveHandled))
	}
	return failed
}

// trailRequest is the signed request.
func trailRequest(ctx context.Context, endpoint string, signer signer, body []byte) (*http.Request, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, strings.TrimSuffix(endpoint, "/")+"/", bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	request.Header.Set("Content-Type", api.ContentType)
	request.Header.Set("X-Amz-Target", api.TrailTargetPrefix+api.LookupEvents)
	credentials, err := signer.credentials.Retrieve(ctx)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(body)
	// Signatures have to agree with AWS's own time, not with that of exchanges.
	err = v4.NewSigner().SignHTTP(ctx, credentials, request, hex.EncodeToString(sum[:]), "cloudtrail", signer.region, time.Now())
	return request, err
}

// trailEndpoint is Amazon's own endpoint of CloudTrail in a region.
// https://docs.aws.amazon.com/general/latest/gr/ct.html
func trailEndpoint(region string, settings Settings) string {
	name, domain := "cloudtrail", "amazonaws.com"
	switch {
	case strings.HasPrefix(region, "cn-"):
		domain = "amazonaws.com.cn"
	case strings.HasPrefix(region, "eusc-"):
		domain = "amazonaws.eu"
	case settings.DualStack:
		domain = "api.aws"
	}
	if settings.FIPS {
		name += "-fips"
	}
	return "https://" + name + "." + region + "." + domain
}
