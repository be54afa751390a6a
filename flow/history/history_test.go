package history_test

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"authwalk/flow/history"
	"authwalk/flow/poolfile"
	"authwalk/flow/transcript"
	"authwalk/flow/walk"
)

const (
	sub   = "87a42a58-0000-7076-79e2-fe9208b6ae3c"
	other = "11111111-0000-7076-79e2-fe9208b6ae3c"
)

var noon = time.Date(2026, 3, 9, 12, 0, 0, 0, time.UTC)

// record is a record of CloudTrail, as those of sign-ins were seen to be.
type record struct {
	after               time.Duration
	name, request, said string
	exception, message  string
	sub, address, agent string
}

func (r record) JSON(n int) string {
	or := func(text, otherwise string) string {
		if text == "" {
			return otherwise
		}
		return text
	}
	failed := ""
	if r.exception != "" {
		failed = fmt.Sprintf(`"errorCode":%q,"errorMessage":%q,`, r.exception, r.message)
	}
	additional := `"additionalEventData":null`
	if r.sub != "" {
		additional = `"additionalEventData":{"sub":"` + r.sub + `"}`
	}
	return fmt.Sprintf(`{"eventVersion":"1.10","userIdentity":{"type":"Unknown","principalId":"Anonymous"},"eventTime":%q,"eventSource":"cognito-idp.amazonaws.com","eventName":%q,"awsRegion":"eu-west-1",`+
		`"sourceIPAddress":%q,"userAgent":%q,%s"requestParameters":%s,"responseElements":%s,%s,"requestID":"r-%d","eventID":"e-%d","readOnly":false,"eventType":"AwsApiCall"}`,
		noon.Add(r.after).Format(time.RFC3339), r.name, or(r.address, "203.0.113.9"), or(r.agent, "okhttp/4"), failed,
		or(r.request, `{"authFlow":"USER_PASSWORD_AUTH","authParameters":"HIDDEN_DUE_TO_SECURITY_REASONS","clientId":"web"}`), or(r.said, "null"), additional, n, n)
}

const tokens = `{"authenticationResult":{"accessToken":"HIDDEN_DUE_TO_SECURITY_REASONS","expiresIn":3600},"challengeParameters":{}}`

func wrongPassword(after time.Duration, address string) record {
	return record{after: after, name: "InitiateAuth", exception: "NotAuthorizedException", message: "Incorrect username or password.", sub: sub, address: address}
}

func answer(after time.Duration, challenge, said string) record {
	return record{after: after, name: "RespondToAuthChallenge", request: `{"challengeName":"` + challenge + `","clientId":"web","session":"HIDDEN_DUE_TO_SECURITY_REASONS"}`, said: said, sub: sub}
}

func begin(after time.Duration, flow, said string) record {
	return record{after: after, name: "InitiateAuth", request: `{"authFlow":"` + flow + `","clientId":"web"}`, said: said, sub: sub}
}

func trail(records ...record) string {
	written := make([]string, len(records))
	for n, r := range records {
		written[n] = r.JSON(n)
	}
	return `{"Records":[` + strings.Join(written, ",") + `]}`
}

func pool(t *testing.T, settings string) history.Known {
	t.Helper()
	file, err := poolfile.Parse([]byte("UserPool: {Id: eu-west-1_Ab12Cd34E}\nClients: [{ClientId: web, ClientName: shop}]\n" + settings))
	if err != nil {
		t.Fatal(err)
	}
	return history.Known{Sub: sub, File: file}
}

// TestAttemptsAreExplained holds what is said of attempts, in the order of their groups.
func TestAttemptsAreExplained(t *testing.T) {
	var fifteen []record
	for n := range 15 {
		fifteen = append(fifteen, wrongPassword(time.Duration(n)*90*time.Second, ""))
	}
	nadia := "Users: [{Username: nadia, UserAttributes: [{Name: sub, Value: " + sub + "}]}]\n"
	required := record{after: 0, name: "InitiateAuth", exception: "UserNotConfirmedException", message: "User is not confirmed.", sub: sub}
	for name, test := range map[string]struct {
		settings string
		records  []record
		want     []string
	}{
		"an old password":   {nadia, fifteen, []string{"15 wrong passwords from one address and agent in 21 minutes, client shop: something keeps an old password."}},
		"a few":             {nadia, fifteen[:2], []string{"2 wrong passwords, client shop."}},
		"many addresses":    {nadia, []record{wrongPassword(0, "1"), wrongPassword(1, "2"), wrongPassword(2, "3"), wrongPassword(3, "1"), wrongPassword(4, "2")}, []string{"5 wrong passwords from 3 addresses"}},
		"locked":            {nadia, []record{{name: "InitiateAuth", exception: "NotAuthorizedException", message: "Password attempts exceeded", sub: sub}}, []string{"while the user was locked", "at most"}},
		"not confirmed":     {nadia, []record{required}, []string{"1 refused, client shop: The sign-up of this user is not confirmed"}},
		"MFA off":           {nadia, []record{begin(0, "USER_PASSWORD_AUTH", tokens)}, []string{"No second factor: MFA is off for the pool (MfaConfiguration: OFF)"}},
		"nothing turned on": {"MfaConfig: {MfaConfiguration: OPTIONAL}\n" + nadia, []record{begin(0, "USER_PASSWORD_AUTH", tokens)}, []string{"UserMFASettingList is empty"}},
		"a remembered device": {"MfaConfig: {MfaConfiguration: 'ON'}\n" + nadia, []record{
			begin(0, "USER_SRP_AUTH", `{"challengeName":"PASSWORD_VERIFIER"}`), answer(1, "PASSWORD_VERIFIER", `{"challengeName":"DEVICE_SRP_AUTH"}`),
			answer(2, "DEVICE_SRP_AUTH", `{"challengeName":"DEVICE_PASSWORD_VERIFIER"}`), answer(3, "DEVICE_PASSWORD_VERIFIER", tokens),
		}, []string{"the device is remembered: DEVICE_SRP_AUTH took the place"}},
		"a second factor": {nadia, []record{
			begin(0, "USER_SRP_AUTH", `{"challengeName":"PASSWORD_VERIFIER"}`), answer(1, "PASSWORD_VERIFIER", `{"challengeName":"SMS_MFA"}`), answer(2, "SMS_MFA", tokens),
		}, []string{"asked PASSWORD_VERIFIER and SMS_MFA.", "USER_SRP_AUTH › PASSWORD_VERIFIER › SMS_MFA › tokens"}},
		"answers are not shown": {nadia, []record{begin(0, "USER_SRP_AUTH", ""), answer(1, "PASSWORD_VERIFIER", ""), answer(2, "SOFTWARE_TOKEN_MFA", "")}, []string{
			"does not show whether tokens or a challenge came", "PASSWORD_VERIFIER › SOFTWARE_TOKEN_MFA",
		}},
		"a passkey":            {nadia, []record{begin(0, "USER_AUTH", `{"challengeName":"WEB_AUTHN"}`), answer(1, "WEB_AUTHN", tokens)}, []string{"a passkey signed in"}},
		"a custom flow":        {nadia, []record{begin(0, "CUSTOM_AUTH", `{"challengeName":"CUSTOM_CHALLENGE"}`), answer(1, "CUSTOM_CHALLENGE", tokens)}, []string{"the custom flow decides"}},
		"renewed":              {nadia, []record{begin(0, "REFRESH_TOKEN_AUTH", tokens)}, []string{"renewed with a refresh token"}},
		"nobody answered":      {nadia, []record{begin(0, "USER_PASSWORD_AUTH", `{"challengeName":"SMS_MFA"}`)}, []string{"not finished: nobody answered SMS_MFA."}},
		"an administrator":     {nadia, []record{{name: "AdminDisableUser", request: `{"userPoolId":"eu-west-1_Ab12Cd34E"}`, sub: sub}}, []string{"AdminDisableUser", "✓ 2026-03-09 12:00:00 UTC"}},
		"reading is left out":  {nadia, []record{{name: "AdminGetUser", sub: sub}}, []string{"There are no attempts."}},
		"the others are too":   {nadia, []record{{name: "InitiateAuth", sub: other}}, []string{"There are no attempts."}},
		"no name, same agent":  {nadia, []record{wrongPassword(0, ""), {after: time.Minute, name: "InitiateAuth", exception: "NotAuthorizedException", message: "Incorrect username or password."}}, []string{"? 1 refused attempt names"}},
		"no name, other place": {nadia, []record{wrongPassword(0, ""), {after: time.Minute, name: "InitiateAuth", exception: "NotAuthorizedException", message: "x", address: "9"}}, []string{"1 wrong password, client shop."}},
		"set up": {nadia, []record{
			begin(0, "USER_PASSWORD_AUTH", `{"challengeName":"MFA_SETUP"}`),
			{after: 1, name: "AssociateSoftwareToken", sub: sub, request: `{"session":"x"}`, said: `{"secretCode":"HIDDEN_DUE_TO_SECURITY_REASONS"}`},
			{after: 2, name: "VerifySoftwareToken", sub: sub, request: `{"session":"x"}`, said: `{"status":"SUCCESS"}`},
			answer(3, "MFA_SETUP", tokens),
		}, []string{"1 sign-in", "asked MFA_SETUP."}},
	} {
		t.Run(name, func(t *testing.T) {
			opened, err := transcript.Open(strings.NewReader(trail(test.records...)))
			if err != nil {
				t.Fatal(err)
			}
			// The wire's own clients leave out what ends a set-up without a client.
			found := history.Of(history.Question{Username: "nadia"}, pool(t, test.settings), opened.Events)
			found.Sources = []string{"a file"}
			said := strings.Join(strings.Fields(strings.Join(found.Lines(), " ")), " ")
			for _, want := range test.want {
				if !strings.Contains(said, want) {
					t.Errorf("%q is not said:\n%s", want, strings.Join(found.Lines(), "\n"))
				}
			}
			if strings.Contains(said, "HIDDEN") {
				t.Errorf("says what is hidden:\n%s", said)
			}
			if notes := found.Shown().Notes; slices.Contains(notes, "") || found.Guessed != "" && notes[0] != found.Guessed {
				t.Errorf("on screen: %q", notes)
			}
			for _, group := range found.Shown().Groups {
				for _, attempt := range group.Attempts {
					if slices.Contains(attempt.Details, "") {
						t.Errorf("on screen: %q", attempt.Details)
					}
				}
			}
		})
	}
}

// TestTheFourLayoutsSayTheSame reads the events in every layout, and the pool's own ones.
func TestTheFourLayoutsSayTheSame(t *testing.T) {
	records := []record{begin(0, "USER_SRP_AUTH", `{"challengeName":"PASSWORD_VERIFIER"}`), answer(time.Second, "PASSWORD_VERIFIER", tokens)}
	one, two := records[0].JSON(0), records[1].JSON(1)
	bridge := func(text string) string {
		return `{"version":"0","detail-type":"AWS API Call via CloudTrail","source":"aws.cognito-idp","detail":` + text + `}`
	}
	for name, text := range map[string]string{
		"a trail's file":                trail(records...),
		"LookupEvents":                  fmt.Sprintf(`{"Events":[{"EventName":"RespondToAuthChallenge","CloudTrailEvent":%q},{"EventName":"InitiateAuth","CloudTrailEvent":%q}]}`, two, one),
		"lines":                         one + "\n" + two + "\n",
		"a list":                        "[" + one + "," + two + "]",
		"EventBridge":                   bridge(one) + "\n" + bridge(two),
		"within a second, newest first": `{"Records":[` + strings.Replace(two, "12:00:01", "12:00:00", 1) + "," + one + `]}`,
	} {
		opened, err := transcript.Open(strings.NewReader(text))
		if err != nil {
			t.Fatal(name, err)
		}
		found := history.Of(history.Question{RequestID: "r-1"}, history.Known{}, opened.Events)
		if len(found.Groups) != 1 || found.Count() != 1 {
			t.Fatalf("%s: %d groups", name, len(found.Groups))
		}
		if a := found.Groups[0].First(); a.Outcome != history.SignedIn || strings.Join(a.Path(), " ") != "PASSWORD_VERIFIER" || a.Flow() != "USER_SRP_AUTH" {
			t.Errorf("%s: %+v", name, a)
		}
	}
	opened, err := transcript.Open(strings.NewReader(authEvents))
	if err != nil {
		t.Fatal(err)
	}
	said := strings.Join(history.Of(history.Question{}, history.Known{}, opened.Events).Lines(), "\n")
	for _, want := range []string{"1 wrong password.", "threat protection blocked it, risk high", "Lyon, France", "not finished"} {
		if !strings.Contains(strings.ReplaceAll(said, "\n    ", " "), want) {
			t.Errorf("%q is not said:\n%s", want, said)
		}
	}
}

const authEvents = `{"AuthEvents":[
{"EventId":"1","EventType":"SignIn","CreationDate":"2026-03-09T12:00:01+00:00","EventResponse":"Fail","EventRisk":{"RiskDecision":"NoRisk"},"ChallengeResponses":[{"ChallengeName":"Password","ChallengeResponse":"Failure"}],"EventContextData":{"IpAddress":"203.0.113.9","City":"Lyon","Country":"France"}},
{"EventId":"2","EventType":"SignIn","CreationDate":1773060000.5,"EventResponse":"Fail","EventRisk":{"RiskDecision":"Block","RiskLevel":"High"},"EventContextData":{"IpAddress":"203.0.113.10"}},
{"EventId":"3","EventType":"SignIn","CreationDate":1773060300.5,"EventResponse":"InProgress"}]}`

// service answers as CloudTrail and Cognito do, page by page.
type service struct {
	pages    []string
	refuses  map[string]string
	throttle int
	asked    []map[string]any
	events   string
	onPage   func(n int)
}

func (s *service) refusal(operation string) *walk.Error {
	if exception := s.refuses[operation]; exception != "" {
		return &walk.Error{Kind: walk.Refused, Operation: operation, Exception: exception, Message: "no"}
	}
	return nil
}

func (s *service) LookupEvents(ctx context.Context, request walk.Body) (walk.Exchange, *walk.Error) {
	if ctx.Err() != nil {
		return walk.Exchange{}, &walk.Error{Kind: walk.Cancelled, Message: "cancelled"}
	}
	if failed := s.refusal("LookupEvents"); failed != nil {
		return walk.Exchange{}, failed
	}
	if s.throttle > 0 {
		s.throttle--
		return walk.Exchange{}, &walk.Error{Kind: walk.Refused, Exception: "ThrottlingException", Message: "Rate exceeded"}
	}
	asked := map[string]any{}
	_ = json.Unmarshal(request.Reveal(), &asked)
	s.asked = append(s.asked, asked)
	n := 0
	if token, is := asked["NextToken"].(string); is {
		_, _ = fmt.Sscanf(token, "page-%d", &n)
	}
	if s.onPage != nil {
		s.onPage(n)
	}
	next := ""
	if n+1 < len(s.pages) {
		next = fmt.Sprintf(`,"NextToken":"page-%d"`, n+1)
	}
	return walk.Exchange{Answer: walk.NewBody([]byte(`{"Events":[` + s.pages[n] + `]` + next + `}`))}, nil
}

func (s *service) Call(_ context.Context, request walk.Request) (walk.Exchange, *walk.Error) {
	if failed := s.refusal(request.Operation); failed != nil {
		return walk.Exchange{}, failed
	}
	answers := map[string]string{
		"DescribeUserPool":        `{"UserPool":{"Id":"eu-west-1_Ab12Cd34E","MfaConfiguration":"OPTIONAL"}}`,
		"GetUserPoolMfaConfig":    `{"MfaConfiguration":"OPTIONAL"}`,
		"ListUserPoolClients":     `{"UserPoolClients":[{"ClientId":"web","ClientName":"shop"}]}`,
		"DescribeUserPoolClient":  `{"UserPoolClient":{"ClientId":"web","ClientName":"shop"}}`,
		"AdminGetUser":            `{"Username":"nadia","UserAttributes":[{"Name":"sub","Value":"` + sub + `"}],"UserStatus":"CONFIRMED","Enabled":true}`,
		"AdminListGroupsForUser":  `{"Groups":[]}`,
		"AdminListUserAuthEvents": s.events,
	}
	text, known := answers[request.Operation]
	if !known {
		text = "{}"
	}
	return walk.Exchange{Answer: walk.NewBody([]byte(text))}, nil
}

// looked is one record as LookupEvents gives it.
func looked(n int, r record) string {
	return fmt.Sprintf(`{"EventId":"e","CloudTrailEvent":%q}`, r.JSON(n))
}

// TestReadingALivePool reads pages from the newest on, at CloudTrail's rate, through
// throttling, without rights, and until it is ended.
func TestReadingALivePool(t *testing.T) {
	pages := []string{
		looked(3, answer(-time.Minute, "PASSWORD_VERIFIER", tokens)) + "," + looked(9, record{after: -time.Minute, name: "InitiateAuth", sub: other}),
		looked(2, begin(-time.Minute-time.Second, "USER_SRP_AUTH", `{"challengeName":"PASSWORD_VERIFIER"}`)),
		looked(1, wrongPassword(-20*time.Hour, "")),
	}
	question := history.Question{Username: "nadia@example.org", Since: noon.Add(-24 * time.Hour)}
	for name, test := range map[string]struct {
		service  service
		question history.Question
		count    int
		says     []string
		waits    string
		err      string
		ends     bool
	}{
		"all of it":            {service: service{pages: pages, events: authEvents}, count: 5, says: []string{"CloudTrail and the pool's", "client shop", "UserMFASettingList is empty"}, waits: "500ms 500ms"},
		"too fast":             {service: service{pages: pages[:1], throttle: 3, events: `{}`}, count: 1, waits: "1s 2s 4s"},
		"far too fast":         {service: service{pages: pages[:1], throttle: 9, events: `{}`}, says: []string{"CloudTrail was not read: ThrottlingException"}, waits: "1s 2s 4s 8s 16s"},
		"no right":             {service: service{refuses: map[string]string{"LookupEvents": "AccessDeniedException"}, events: authEvents}, count: 3, says: []string{"CloudTrail was not read: the credentials need cloudtrail:LookupEvents."}},
		"no threat protection": {service: service{pages: pages[2:], refuses: map[string]string{"AdminListUserAuthEvents": "UserPoolAddOnNotEnabledException"}}, count: 1, says: []string{"keeps no sign-in events", "Plus"}},
		"no right to the user": {service: service{refuses: map[string]string{"AdminGetUser": "AccessDeniedException"}, events: authEvents}, count: 3, says: []string{"the credentials need cognito-idp:AdminGetUser", "it was not searched"}},
		"no right to anything": {
			service: service{refuses: map[string]string{"AdminGetUser": "AccessDeniedException", "AdminListUserAuthEvents": "AccessDeniedException"}}, err: "AccessDeniedException",
			says: []string{"cognito-idp:AdminListUserAuthEvents"},
		},
		"the sub, no right":     {service: service{pages: pages, refuses: map[string]string{"DescribeUserPool": "AccessDeniedException", "AdminListUserAuthEvents": "AccessDeniedException"}}, question: history.Question{Username: sub, Since: question.Since}, count: 2, waits: "500ms 500ms"},
		"a request":             {service: service{pages: append(pages[:2:2], strings.ReplaceAll(pages[2], "r-1", "r-x"), "a page that is not asked for")}, question: history.Question{RequestID: "r-2", Since: question.Since}, count: 1, says: []string{"The attempt of request r-2", "› PASSWORD_VERIFIER › tokens"}, waits: "500ms 500ms"},
		"a request of nobody":   {service: service{pages: pages}, question: history.Question{RequestID: "r-7", Since: question.Since}, says: []string{"There is no such request."}, waits: "500ms 500ms"},
		"ended by a person":     {service: service{pages: pages}, count: 1, ends: true, err: "context canceled", waits: "500ms", says: []string{"since 2026-03-09 11:58:59 UTC"}},
		"nobody of that name":   {service: service{refuses: map[string]string{"AdminGetUser": "UserNotFoundException"}}, err: "there is no user nadia@example.org"},
		"the pool is not there": {service: service{refuses: map[string]string{"DescribeUserPool": "ResourceNotFoundException"}}, err: "ResourceNotFoundException"},
	} {
		t.Run(name, func(t *testing.T) {
			ctx, cancel := context.WithCancel(context.Background())
			defer cancel()
			if test.ends {
				test.service.onPage = func(n int) {
					if n == 1 {
						cancel()
					}
				}
			}
			asked := question
			if test.question != (history.Question{}) {
				asked = test.question
			}
			var waits []string
			var told []history.Progress
			found, err := history.Read(ctx, &test.service, asked, history.Live{
				UserPoolID: "eu-west-1_Ab12Cd34E", Now: noon, Pace: history.Pace,
				Wait: func(ctx context.Context, long time.Duration) error {
					if ctx.Err() == nil {
						waits = append(waits, long.String())
					}
					return ctx.Err()
				},
				Progress: func(p history.Progress) { told = append(told, p) },
			})
			if (err == nil) != (test.err == "") || err != nil && !strings.Contains(err.Error(), test.err) {
				t.Fatalf("got %v", err)
			}
			said := strings.Join(strings.Fields(strings.Join(found.Lines(), " ")), " ")
			if found.Count() != test.count || strings.Join(waits, " ") != test.waits {
				t.Errorf("%d attempts, waited %v:\n%s", found.Count(), waits, strings.Join(found.Lines(), "\n"))
			}
			for _, want := range test.says {
				if !strings.Contains(said, want) {
					t.Errorf("%q is not said:\n%s", want, strings.Join(found.Lines(), "\n"))
				}
			}
			for _, page := range test.service.asked {
				if page["StartTime"] != float64(question.Since.Unix()) || page["MaxResults"] != float64(50) {
					t.Errorf("asked %v", page)
				}
			}
			if len(told) > 0 && told[len(told)-1].Share > 1 {
				t.Errorf("told %+v", told)
			}
		})
	}
}

// TestNothingReadIsNotNothingFound: only a log that was read can tell that there was nothing.
func TestNothingReadIsNotNothingFound(t *testing.T) {
	for _, question := range []history.Question{{Username: "nadia"}, {RequestID: "1"}} {
		found := history.Of(question, history.Known{}, nil)
		for _, notes := range [][]string{found.Lines(), found.Shown().Notes} {
			if said := strings.Join(notes, " "); !strings.Contains(said, "Nothing could be read") || strings.Contains(said, "There ") {
				t.Errorf("%+v: %q", question, said)
			}
		}
		if command := history.HandOn(walk.Target{UserPoolID: "eu-west-1_Ab12Cd34E", Region: "eu-central-1", Endpoint: "http://127.0.0.1:9229"}, "nadia"); !strings.HasSuffix(command, "--region 'eu-central-1' --endpoint-url 'http://127.0.0.1:9229'") {
			t.Error(command)
		}
	}
}
