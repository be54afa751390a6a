package cognito_test

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"

	"authwalk/flow/cognito"
	"authwalk/flow/walk"

	"github.com/aws/aws-sdk-go-v2/credentials"
)

// TestLookupEvents holds what is sent to CloudTrail, and what its answers become.
func TestLookupEvents(t *testing.T) {
	for name, test := range map[string]struct {
		status     int
		body       string
		kind       walk.Kind
		exception  string
		isAccepted bool
	}{
		"a page":     {200, `{"Events":[]}`, 0, "", true},
		"no right":   {400, `{"__type":"AccessDeniedException","Message":"User is not authorized to perform: cloudtrail:LookupEvents"}`, walk.Refused, "AccessDeniedException", false},
		"too fast":   {400, `{"__type":"com.amazonaws.cloudtrail#ThrottlingException","message":"Rate exceeded"}`, walk.Refused, "ThrottlingException", false},
		"a web page": {200, `<html>`, walk.Unreadable, "", false},
	} {
		served := serve(t, respondWith(test.status, test.body))
		c := client(t, cognito.Options{
			Region: "eu-west-1", Credentials: credentials.NewStaticCredentialsProvider("AKIDEXAMPLE", "canary", "token"),
			Settings: cognito.Settings{Trail: cognito.Setting{Value: served.URL, From: "AWS_ENDPOINT_URL_CLOUDTRAIL"}},
		})
		exchange, failed := c.LookupEvents(context.Background(), walk.NewBody([]byte(`{"MaxResults":50}`)))
		bodies, heads := served.requests()
		if len(bodies) != 1 || bodies[0] != `{"MaxResults":50}` || heads[0].Get("X-Amz-Target") != "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.LookupEvents" {
			t.Fatalf("%s: sent %q with %v", name, bodies, heads)
		}
		if signed := heads[0].Get("Authorization"); !strings.Contains(signed, "/eu-west-1/cloudtrail/aws4_request") || strings.Contains(signed, "canary") || heads[0].Get("X-Amz-Security-Token") != "token" {
			t.Errorf("%s: signed with %s", name, signed)
		}
		if (failed == nil) != test.isAccepted || failed != nil && (failed.Kind != test.kind || failed.Exception != test.exception) {
			t.Errorf("%s: %v", name, failed)
		}
		if exchange.Status != test.status || string(exchange.Answer.Reveal()) != test.body {
			t.Errorf("%s: kept %+v", name, exchange)
		}
	}
}

// TestEndpointsOfCloudTrail: the region's own, unless the environment says otherwise, and
// none beside an emulator. Nothing travels in clear text.
func TestEndpointsOfCloudTrail(t *testing.T) {
	signer := credentials.NewStaticCredentialsProvider("AKIDEXAMPLE", "secret", "")
	for _, test := range []struct {
		options cognito.Options
		host    string
		reason  walk.ErrorReason
	}{
		{cognito.Options{Region: "us-east-1"}, "cloudtrail.us-east-1.amazonaws.com", 0},
		{cognito.Options{Region: "cn-north-1"}, "cloudtrail.cn-north-1.amazonaws.com.cn", 0},
		{cognito.Options{Region: "us-east-1", Settings: cognito.Settings{FIPS: true, DualStack: true}}, "cloudtrail-fips.us-east-1.api.aws", 0},
		{cognito.Options{Endpoint: "http://127.0.0.1:9229"}, "", walk.MalformedMember},
		{cognito.Options{Region: "us-east-1", Settings: cognito.Settings{Trail: cognito.Setting{Value: "http://example.org"}}}, "", walk.HTTPNotAllowed},
	} {
		asked := ""
		test.options.Credentials = signer
		test.options.Transport = roundTrip(func(request *http.Request) (*http.Response, error) {
			asked = request.URL.Host
			return nil, errors.New("enough")
		})
		_, failed := client(t, test.options).LookupEvents(context.Background(), walk.NewBody([]byte("{}")))
		if asked != test.host || failed == nil || test.host == "" && failed.Reason != test.reason {
			t.Errorf("asked %q: %v", asked, failed)
		}
	}
}
