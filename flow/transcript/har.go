package transcript

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// harEntry is what is read of an entry of a HAR file.
// http://www.softwareishard.com/blog/har-12-spec/
type harEntry struct {
	StartedDateTime string  `json:"startedDateTime"`
	Time            float64 `json:"time"`
	ResourceType    string  `json:"_resourceType"`
	Request         struct {
		Method   string     `json:"method"`
		URL      string     `json:"url"`
		Headers  harHeaders `json:"headers"`
		PostData harText    `json:"postData"`
	} `json:"request"`
	Response struct {
		Status  int        `json:"status"`
		Headers harHeaders `json:"headers"`
		Content harText    `json:"content"`
		Error   string     `json:"_error"`
	} `json:"response"`
}

// harText is a body.
type harText struct {
	Text     string `json:"text"`
	Encoding string `json:"encoding"`
}

// body is the body as it travelled. What was cut when it was read is none.
func (t harText) body() walk.Body {
	text := []byte(t.Text)
	if strings.EqualFold(t.Encoding, "base64") {
		decoded, err := base64.StdEncoding.DecodeString(strings.TrimSpace(t.Text))
		if err != nil {
			return walk.Body{}
		}
		text = decoded
	}
	if len(t.Text) >= longestString || len(text) == 0 {
		return walk.Body{}
	}
	return walk.NewBody(text)
}

// harHeaders are headers by their names in canonical form.
type harHeaders http.Header

// UnmarshalJSON reads headers as objects, and as the pairs that some programs write.
// What is neither is left out.
func (h *harHeaders) UnmarshalJSON(raw []byte) error {
	*h = harHeaders{}
	var objects []struct{ Name, Value string }
	if json.Unmarshal(raw, &objects) == nil {
		for _, header := range objects {
			http.Header(*h).Add(header.Name, header.Value)
		}
		return nil
	}
	var pairs [][2]string
	_ = json.Unmarshal(raw, &pairs)
	for _, pair := range pairs {
		http.Header(*h).Add(pair[0], pair[1])
	}
	return nil
}

const targetPrefix = "AWSCognitoIdentityProviderService."

// entry reads one entry, and keeps it where it is a call to Cognito.
func (f *foreign) entry() error {
	before := f.large
	if err := f.decode(&f.raw); err != nil {
		return err
	}
	f.requests++
	if f.large > before {
		f.largeEntries = append(f.largeEntries, f.requests)
		return nil
	}
	// Most entries are of other sites, and need not be read more closely.
	if !bytes.Contains(f.raw, []byte(targetPrefix)) {
		return nil
	}
	var entry harEntry
	_ = json.Unmarshal(f.raw, &entry) // members of unexpected types stay empty
	operation, isCall := strings.CutPrefix(http.Header(entry.Request.Headers).Get("X-Amz-Target"), targetPrefix)
	if !isCall || entry.Request.Method == http.MethodOptions || entry.ResourceType == "preflight" {
		return nil
	}
	raw := entry.step(operation)
	f.calls = append(f.calls, call{target: targetOf(entry.Request.URL, raw.Exchange.Answer), step: f.tags.masked(raw)})
	return nil
}

// step is an entry as a step that is not masked yet.
func (e harEntry) step(operation string) walk.Step {
	answered := http.Header(e.Response.Headers)
	started, _ := time.Parse(time.RFC3339Nano, e.StartedDateTime)
	served, _ := http.ParseTime(answered.Get("Date"))
	return stepOf(walk.Exchange{
		Operation: operation, Request: e.Request.PostData.body(), Sent: true, Status: max(e.Response.Status, 0), Answer: e.Response.Content.body(),
		RequestID: answered.Get("X-Amzn-Requestid"), Started: started, Elapsed: time.Duration(max(e.Time, 0) * float64(time.Millisecond)),
		ServerTime: served, Signed: http.Header(e.Request.Headers).Get("Authorization") != "",
	}, answered.Get("X-Amzn-Errortype"), e.Response.Error)
}

// stepOf is a call of others as a step: what it answered, and how it failed.
func stepOf(exchange walk.Exchange, errorType, unreachable string) walk.Step {
	s := walk.Step{Exchange: exchange}
	sent, received := textsIn(exchange.Request), textsIn(exchange.Answer)
	switch {
	case api.IsSignIn(exchange.Operation):
		s.Answered = sent["ChallengeName"]
	case sent["Session"] == "":
		s.Performed = exchange.Operation
	}
	switch {
	case exchange.Status == 0:
		if unreachable == "" {
			unreachable = "no response was recorded"
		}
		s.Error = &walk.Error{Kind: walk.Unreachable, Operation: exchange.Operation, Message: unreachable}
	case exchange.Status >= http.StatusBadRequest:
		s.Error = refusal(received, errorType)
	}
	return s
}

// textsIn are the members of a body that are texts. What has another shape than it
// should have may be a secret.
func textsIn(body walk.Body) map[string]string {
	var members map[string]any
	_ = json.Unmarshal(body.Reveal(), &members) // what is no object has none
	texts := map[string]string{}
	for name, value := range members {
		if text, is := value.(string); is {
			texts[name] = text
		}
	}
	return texts
}

func refusal(received map[string]string, errorType string) *walk.Error {
	for _, spelled := range []string{received["__type"], received["code"], errorType} {
		if name := api.ExceptionName(spelled); name != "" {
			return &walk.Error{Kind: walk.Refused, Exception: name, Message: received["message"] + received["Message"]}
		}
	}
	return &walk.Error{Kind: walk.Unreadable, Reason: walk.NotCognito, Message: "the response of the refusal was not recorded"}
}

// domains are those of Amazon's own endpoints.
var domains = []string{"amazonaws.com", "amazonaws.com.cn", "amazonaws.eu", "api.aws"}

// targetOf is where a call went: an endpoint of AWS by its region, any other by its
// address. Who issued the tokens is the pool.
func targetOf(address string, answer walk.Body) walk.Target {
	target := walk.Target{UserPoolID: issuingPool(answer)}
	endpoint, err := url.Parse(address)
	if err != nil {
		return target
	}
	labels := strings.Split(endpoint.Hostname(), ".")
	domain := strings.Join(labels[min(2, len(labels)):], ".")
	if (labels[0] == "cognito-idp" || labels[0] == "cognito-idp-fips") && slices.Contains(domains, domain) {
		target.Region = labels[1]
	} else {
		target.Endpoint = endpoint.Scheme + "://" + endpoint.Host
	}
	return target
}

// issuingPool is the id of the pool that the tokens in an answer are of, "" where there
// are none.
func issuingPool(answer walk.Body) string {
	var issued struct{ AuthenticationResult struct{ AccessToken string } }
	_ = json.Unmarshal(answer.Reveal(), &issued)
	_, rest, _ := strings.Cut(issued.AuthenticationResult.AccessToken, ".")
	payload, _, _ := strings.Cut(rest, ".")
	var claims struct {
		Issuer string `json:"iss"`
	}
	decoded, err := base64.RawURLEncoding.DecodeString(payload)
	if err != nil || json.Unmarshal(decoded, &claims) != nil {
		return ""
	}
	pool := claims.Issuer[strings.LastIndexByte(claims.Issuer, '/')+1:]
	if walk.RegionOf(pool) == "" {
		return ""
	}
	return pool
}
