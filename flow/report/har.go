package report

import (
	"cmp"
	"encoding/json"
	"io"
	"net/http"
	"time"

	"authwalk/flow/api"
	"authwalk/flow/text"
	"authwalk/flow/walk"
)

// unknownSize is what HAR has where a size is not known.
const unknownSize = -1

type (
	harFile struct {
		Log harLog `json:"log"`
	}
	harLog struct {
		Version string     `json:"version"`
		Creator harCreator `json:"creator"`
		Entries []harEntry `json:"entries"`
		Comment string     `json:"comment"`
	}
	harCreator struct {
		Name    string `json:"name"`
		Version string `json:"version"`
	}
	harEntry struct {
		Started  string      `json:"startedDateTime"`
		Time     float64     `json:"time"`
		Request  harRequest  `json:"request"`
		Response harResponse `json:"response"`
		Cache    struct{}    `json:"cache"`
		Timings  harTimings  `json:"timings"`
		Step     int         `json:"_authwalkStep"`
		Answered string      `json:"_authwalkAnswered,omitempty"`
		Failure  string      `json:"_error,omitempty"`
	}
	harRequest struct {
		Method      string      `json:"method"`
		URL         string      `json:"url"`
		HTTPVersion string      `json:"httpVersion"`
		Cookies     []struct{}  `json:"cookies"`
		Headers     []harHeader `json:"headers"`
		Query       []struct{}  `json:"queryString"`
		PostData    harPost     `json:"postData"`
		HeadersSize int         `json:"headersSize"`
		BodySize    int         `json:"bodySize"`
	}
	harPost struct {
		MimeType string `json:"mimeType"`
		Text     string `json:"text"`
	}
	harResponse struct {
		Status      int         `json:"status"`
		StatusText  string      `json:"statusText"`
		HTTPVersion string      `json:"httpVersion"`
		Cookies     []struct{}  `json:"cookies"`
		Headers     []harHeader `json:"headers"`
		Content     harContent  `json:"content"`
		Redirect    string      `json:"redirectURL"`
		HeadersSize int         `json:"headersSize"`
		BodySize    int         `json:"bodySize"`
	}
	harContent struct {
		Size     int    `json:"size"`
		MimeType string `json:"mimeType"`
		Text     string `json:"text"`
	}
	harHeader struct {
		Name  string `json:"name"`
		Value string `json:"value"`
	}
	harTimings struct {
		Send    float64 `json:"send"`
		Wait    float64 `json:"wait"`
		Receive float64 `json:"receive"`
	}
)

// HAR writes the exchanges as an HTTP archive, version 1.2, bodies masked. Steps that
// were never sent are left out.
// http://www.softwareishard.com/blog/har-12-spec/
func (r Report) HAR(out io.Writer) error {
	file := harFile{harLog{
		Version: "1.2", Creator: harCreator{"authwalk", r.Version}, Entries: []harEntry{},
		Comment: "Secrets are replaced by tags such as password#1; equal tags are equal secrets.",
	}}
	for _, step := range r.Walk.Steps {
		if step.Exchange.Sent || step.Exchange.Status != 0 {
			file.Log.Entries = append(file.Log.Entries, r.harEntry(step))
		}
	}
	raw, err := json.MarshalIndent(file, "", "  ")
	if err != nil {
		return err
	}
	_, err = io.WriteString(out, text.JSON(raw)+"\n")
	return err
}

func (r Report) harEntry(step walk.Step) harEntry {
	e := step.Exchange
	took := float64(e.Elapsed) / float64(time.Millisecond)
	sent, received := string(e.Request.Reveal()), string(e.Answer.Reveal())
	entry := harEntry{
		Started: e.Started.UTC().Format(time.RFC3339Nano), Time: took, Timings: harTimings{Wait: took}, Step: step.Number, Answered: step.Answered,
		Request: harRequest{
			Method: http.MethodPost, URL: r.address(), HTTPVersion: "HTTP/1.1", Cookies: []struct{}{}, Query: []struct{}{},
			Headers:  []harHeader{{"Content-Type", api.ContentType}, {"X-Amz-Target", api.TargetPrefix + e.Operation}},
			PostData: harPost{api.ContentType, sent}, HeadersSize: unknownSize, BodySize: len(sent),
		},
		Response: harResponse{
			Status: e.Status, StatusText: http.StatusText(e.Status), HTTPVersion: "HTTP/1.1", Cookies: []struct{}{}, Headers: []harHeader{},
			Content: harContent{len(received), api.ContentType, received}, HeadersSize: unknownSize, BodySize: len(received),
		},
	}
	if e.RequestID != "" {
		entry.Response.Headers = append(entry.Response.Headers, harHeader{"x-amzn-RequestId", e.RequestID})
	}
	if !e.ServerTime.IsZero() {
		entry.Response.Headers = append(entry.Response.Headers, harHeader{"Date", e.ServerTime.UTC().Format(http.TimeFormat)})
	}
	if e.Status == 0 && step.Error != nil {
		entry.Failure = step.Error.Message
	}
	return entry
}

// address is where the requests went.
func (r Report) address() string {
	target := r.Walk.Start.Target
	if target.Endpoint != "" {
		return target.Endpoint
	}
	region := cmp.Or(target.Region, walk.RegionOf(target.UserPoolID))
	return "https://cognito-idp." + region + ".amazonaws.com/"
}
