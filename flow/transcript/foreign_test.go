package transcript_test

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"fmt"
	"os"
	"strings"
	"testing"

	"authwalk/flow/transcript"
	"authwalk/ui/termtest"
)

// opened is what is in a text, in lines.
func opened(t *testing.T, raw string) (string, transcript.Opened) {
	t.Helper()
	found, err := transcript.Open(strings.NewReader(raw))
	if err != nil {
		return err.Error(), found
	}
	var lines []string
	for _, kept := range found.Walks {
		start := kept.Walk.Start
		line := strings.TrimSpace(fmt.Sprintf("%s %s %s", start.Username, start.AuthFlow, start.Target.Where())) + ":"
		for _, step := range kept.Walk.Steps {
			came := "ok"
			switch {
			case step.Error != nil && step.Error.Exception != "":
				came = step.Error.Exception
			case step.Error != nil:
				came = step.Error.Kind.String()
			case step.Challenge != nil:
				came = step.Challenge.Name
			case step.Tokens != nil:
				came = "tokens"
			}
			line += " " + strings.TrimSpace(step.Exchange.Operation+" "+step.Answered) + " > " + came + ","
		}
		lines = append(lines, strings.TrimSuffix(line, ","))
	}
	return strings.Join(lines, "\n"), found
}

func har(entries ...string) string {
	return `{"log":{"version":"1.2","creator":{"name":"x","version":"1"},"pages":[{"title":"canary"}],"entries":[` + strings.Join(entries, ",") + `]}}`
}

// harCall is an entry: a call with its request and its response.
func harCall(at, operation, request string, status int, response string) string {
	return fmt.Sprintf(`{"startedDateTime":"2026-03-09T07:57:%sZ","time":12.5,"comment":"canary","request":{"method":"POST","url":"https://cognito-idp.eu-west-1.amazonaws.com/",`+
		`"cookies":[{"name":"a","value":"canary"}],"headers":[{"name":"x-amz-target","value":"AWSCognitoIdentityProviderService.%s"},{"name":"Authorization","value":"canary"}],"postData":{"mimeType":"x","text":%q}},`+
		`"response":{"status":%d,"headers":[{"name":"x-amzn-requestid","value":"r-%s"}],"content":{"text":%q}}}`, at, operation, request, status, at, response)
}

var (
	harBegin = harCall("01", "InitiateAuth", `{"AuthFlow":"USER_PASSWORD_AUTH","ClientId":"web","AuthParameters":{"USERNAME":"nadia","PASSWORD":"canary"}}`, 200,
		`{"ChallengeName":"SMS_MFA","Session":"canary-1","ChallengeParameters":{"CODE_DELIVERY_DESTINATION":"+*0142"}}`)
	harWrong = harCall("02", "RespondToAuthChallenge", `{"ChallengeName":"SMS_MFA","ClientId":"web","Session":"canary-1","ChallengeResponses":{"SMS_MFA_CODE":"canary-2"}}`, 400,
		`{"__type":"com.amazonaws#CodeMismatchException:http","message":"Invalid code: canary-2"}`)
	harRight = harCall("03", "RespondToAuthChallenge", `{"ChallengeName":"SMS_MFA","ClientId":"web","Session":"canary-1","ChallengeResponses":{"SMS_MFA_CODE":"canary-3"}}`, 200,
		`{"AuthenticationResult":{"AccessToken":"`+issued+`","RefreshToken":"canary-4","ExpiresIn":3600}}`)
	harUser   = harCall("04", "GetUser", `{"AccessToken":"`+issued+`"}`, 200, `{"Username":"nadia","UserAttributes":[]}`)
	harOther  = harCall("05", "InitiateAuth", `{"AuthFlow":"CUSTOM_AUTH","ClientId":"web","AuthParameters":{"USERNAME":"mia"}}`, 200, `{"ChallengeName":"CUSTOM_CHALLENGE","Session":"canary-5","ChallengeParameters":{"q":"?"}}`)
	harImage  = `{"startedDateTime":"x","request":{"method":"GET","url":"https://example.org/x.png","headers":[]},"response":{"status":200,"headers":[],"content":{"text":"canary"}}}`
	harOption = strings.Replace(strings.Replace(harBegin, `"POST"`, `"OPTIONS"`, 1), "canary", "", 1)
)

// harLarge is an entry with more headers than are held.
func harLarge() string {
	return strings.Replace(harImage, `"headers":[]`, `"headers":[`+strings.Repeat(`{"name":"a","value":"canary"},`, 75_000)+`{}]`, 1)
}

// issued is an access token whose pool can be read.
var issued = "eyJraWQiOiJ4In0." + base64.RawURLEncoding.EncodeToString([]byte(`{"iss":"https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab12Cd34E","sub":"canary-6"}`)) + ".c2lnbmF0dXJlMTIzNDU2"

const (
	nadiasWalk = "nadia USER_PASSWORD_AUTH eu-west-1: InitiateAuth > SMS_MFA, RespondToAuthChallenge SMS_MFA > CodeMismatchException, RespondToAuthChallenge SMS_MFA > tokens, GetUser > ok"
	miasWalk   = "mia CUSTOM_AUTH eu-west-1: InitiateAuth > CUSTOM_CHALLENGE"
)

func zipped(text string) string {
	var out bytes.Buffer
	writer := gzip.NewWriter(&out)
	_, _ = writer.Write([]byte(text))
	_ = writer.Close()
	return out.String()
}

func TestOpening(t *testing.T) {
	whole := har(harImage, harBegin, harOption, harWrong, harRight, harUser, harOther)
	trail := func(name, more string) string {
		return `{"eventVersion":"1.10","eventTime":"2026-03-09T07:57:09Z","eventSource":"cognito-idp.amazonaws.com","eventName":"` + name + `","awsRegion":"eu-west-1","sourceIPAddress":"203.0.113.9",` + more +
			`"additionalEventData":{"sub":"87a42a58"},"requestID":"r"}`
	}
	begun := trail("InitiateAuth", `"requestParameters":{"authFlow":"USER_SRP_AUTH","authParameters":"HIDDEN_DUE_TO_SECURITY_REASONS","clientId":"web"},"responseElements":{"challengeName":"PASSWORD_VERIFIER"},`)
	failed := trail("RespondToAuthChallenge", `"errorCode":"NotAuthorizedException","errorMessage":"Incorrect username or password.","requestParameters":{"challengeName":"PASSWORD_VERIFIER","clientId":"web"},"responseElements":null,`)
	const attempt = "87a42a58 USER_SRP_AUTH eu-west-1: InitiateAuth > PASSWORD_VERIFIER, RespondToAuthChallenge PASSWORD_VERIFIER > NotAuthorizedException"
	for _, test := range []struct{ name, raw, want, notice string }{
		{"HAR", whole, nadiasWalk + "\n" + miasWalk, "7 requests: 5 to Amazon Cognito are shown, 2 others were left out"},
		{"HAR in another order", har(harRight, harWrong, harUser, harBegin), nadiasWalk, ""},
		{"HAR with a byte order mark", "\uFEFF" + har(harOther), miasWalk, ""},
		{"HAR in gzip", zipped(har(harOther)), miasWalk, "clear text"},
		{"HAR of authwalk", strings.Replace(har(harOther), `"name":"x"`, `"name":"authwalk"`, 1), miasWalk, "!clear text"},
		{"HAR with one request elsewhere", har(harImage), "the HAR file has 1 request, and none goes to Amazon Cognito", ""},
		{"HAR cut off", whole[:strings.Index(whole, "r-03")], "nadia USER_PASSWORD_AUTH eu-west-1: InitiateAuth > SMS_MFA, RespondToAuthChallenge SMS_MFA > CodeMismatchException", "cut off"},
		{"HAR with pairs as headers", har(strings.NewReplacer(`{"name":"x-amz-target","value":"AWSCognitoIdentityProviderService.InitiateAuth"}`, `["X-Amz-Target","AWSCognitoIdentityProviderService.InitiateAuth"]`,
			`{"name":"Authorization","value":"canary"}`, `["a","canary"]`).Replace(harOther)), miasWalk, ""},
		{"HAR of another site", har(harImage, harImage), "the HAR file has 2 requests, and none goes to Amazon Cognito", ""},
		{"HAR with a large entry", har(harBegin, harLarge(), harWrong, harRight, harUser), nadiasWalk, "Entry 2 of the HAR file is larger than 2 MiB and left out."},
		{"HAR with large entries in a list", "[" + har(harLarge(), harOther, harLarge()) + "]", miasWalk, "2 entries of the HAR file are larger than 2 MiB and left out, the first of them is entry 1."},
		{"HAR of a large entry", har(harLarge()), "and export it with its content. Entry 1 of the HAR file is larger", ""},
		{"HAR cut off in a large entry", har(harOther, harLarge())[:2150<<10], miasWalk, "cut off"},
		{
			"CloudTrail with a large record", `{"Records":[` + strings.Replace(failed, `"requestParameters":{`, `"requestParameters":{"x":[`+strings.Repeat(`"a]\"",`, 1<<19)+`"a"],`, 1) + "," + strings.Replace(begun, ":09Z", ":08Z", 1) + `]}`,
			"87a42a58 USER_SRP_AUTH eu-west-1: InitiateAuth > PASSWORD_VERIFIER, RespondToAuthChallenge > NotAuthorizedException", "1 value is larger than 2 MiB and left out.",
		},
		{"HAR without entries", har(), "the HAR file has 0 requests", ""},
		{"HAR with a call that got no answer", har(strings.Replace(harCall("01", "InitiateAuth", `{"AuthFlow":"USER_AUTH"}`, 0, ""), `"status":0`, `"status":0,"_error":"net::ERR_NAME_NOT_RESOLVED"`, 1)), "USER_AUTH eu-west-1: InitiateAuth > unreachable", ""},
		{"HAR without bodies", har(strings.Replace(strings.Replace(harOther, `"postData"`, `"x"`, 1), `"content"`, `"x"`, 1)), "eu-west-1: InitiateAuth > ok", ""},
		{"CloudTrail", `{"Records":[` + failed + `,{"eventSource":"s3.amazonaws.com","eventName":"GetObject"},` + strings.Replace(begun, ":09Z", ":08Z", 1) + `]}`, attempt, "do not name the session"},
		{"CloudTrail in lines", strings.Replace(begun, ":09Z", ":08Z", 1) + "\n" + failed + "\n", attempt, ""},
		{"CloudTrail in a list", "[" + begun + "," + failed + "]", attempt, ""},
		{"LookupEvents", `{"Events":[{"EventId":"x","CloudTrailEvent":` + fmt.Sprintf("%q", begun) + `},{"CloudTrailEvent":` + fmt.Sprintf("%q", failed) + `}],"NextToken":"x"}`, attempt, ""},
		{"EventBridge", `{"version":"0","detail-type":"AWS API Call via CloudTrail","source":"aws.cognito-idp","detail":` + begun + `}`, "87a42a58 USER_SRP_AUTH eu-west-1: InitiateAuth > PASSWORD_VERIFIER", ""},
		{
			"CloudTrail with hidden tokens", strings.Replace(begun, `{"challengeName":"PASSWORD_VERIFIER"}`, `{"authenticationResult":{"accessToken":"HIDDEN_DUE_TO_SECURITY_REASONS"},"challengeParameters":{}}`, 1),
			"87a42a58 USER_SRP_AUTH eu-west-1: InitiateAuth > tokens", "",
		},
		{"CloudTrail with odd types", `{"Records":[{"eventSource":"cognito-idp.amazonaws.com","eventName":"InitiateAuth","eventTime":7,"requestParameters":"HIDDEN_DUE_TO_SECURITY_REASONS","additionalEventData":null,"errorCode":null}]}`, ": InitiateAuth > ok", ""},
		{"CloudTrail with an odd error", `{"Records":[{"eventSource":"cognito-idp.amazonaws.com","eventName":"InitiateAuth","eventTime":7,"requestParameters":"HIDDEN_DUE_TO_SECURITY_REASONS","additionalEventData":null,"errorCode":403}]}`, ": InitiateAuth > UnknownError", ""},
		{
			"auth events", `{"AuthEvents":[{"EventId":"1","EventType":"SignIn","CreationDate":"2026-03-09T07:57:09.5+00:00","EventResponse":"Fail","EventRisk":{"RiskLevel":"High"}},{"EventType":"SignIn","CreationDate":1773043029.5,"EventResponse":"Pass"}]}`,
			": AdminListUserAuthEvents > Fail\n: AdminListUserAuthEvents > ok", "",
		},
		{
			"a result", `{"result":"NotAuthorizedException","message":"Incorrect","path":[{"operation":"InitiateAuth","received":"PASSWORD_VERIFIER","status":200,"ms":3},{"operation":"RespondToAuthChallenge","answered":"PASSWORD_VERIFIER","exception":"NotAuthorizedException","status":400,"ms":3}]}`,
			": InitiateAuth > PASSWORD_VERIFIER, RespondToAuthChallenge PASSWORD_VERIFIER > NotAuthorizedException", "neither its requests nor its responses",
		},
		{"results", `{"result":"tokens","path":[{"operation":"InitiateAuth","status":200,"ms":3}],"tokens":{"access":{"a":"b"}}}` + "\n" + `{"result":"tokens","path":[{"operation":"InitiateAuth","status":200,"ms":3}]}`, ": InitiateAuth > tokens\n: InitiateAuth > tokens", ""},
		{"other JSON", `{"a":[1,{"b":"c"}]}`, "there is nothing of Amazon Cognito in this JSON", ""},
		{"lists in lists", strings.Repeat("[", 1e6), "nested too deeply", ""},
		{"records in records", strings.Repeat(`{"Records":`, 1e5), "nested too deeply", ""},
		{"lists in a member that is left out", `{"other":` + strings.Repeat("[", 1e6), "nested too deeply", ""},
		{"broken JSON", `{"a":[1,`, "cut off or damaged, and nothing", ""},
		{"no JSON", "aws cognito-idp initiate-auth", "this is not JSON", ""},
		{"a table", "Event ID,Event name,Event time,User name\nx,InitiateAuth,2026,y\n", "download the event history as JSON", ""},
		{"a table of Athena", "\"eventtime\",\"eventname\"\n\"2026\",\"InitiateAuth\"\n", "download the event history as JSON", ""},
		{"nothing", " \n", "the file is empty", ""},
		{"a zip archive", "PK\x03\x04rest", "unpack it", ""},
		{"gzip that is cut off", zipped(whole)[:20], "cut off or damaged", ""},
		{"a newer record", `{"authwalk":9}`, "a newer authwalk", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			if termtest.RaceDetector && len(test.raw) > 1<<20 {
				t.Skip("megabytes are read without the race detector")
			}
			got, found := opened(t, test.raw)
			if got != test.want && (len(found.Walks) > 0 || !strings.Contains(got, test.want)) {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
			notices := found.Notices
			for _, kept := range found.Walks {
				notices = append(notices, kept.Notices...)
			}
			notice, unsaid := strings.CutPrefix(test.notice, "!")
			if said := strings.Join(notices, " "); strings.Contains(said, notice) == unsaid {
				t.Errorf("says %q, want %q", said, test.notice)
			}
		})
	}
}

// What a HAR file holds in clear text does not get into the walks.
func TestAHARFileIsMasked(t *testing.T) {
	_, found := opened(t, har(harBegin, harWrong, harRight, harUser, harOther))
	for _, kept := range found.Walks {
		if kept.Walk.Start.Target.UserPoolID != "eu-west-1_Ab12Cd34E" && kept.Walk.Start.Username == "nadia" {
			t.Errorf("the pool is %q", kept.Walk.Start.Target.UserPoolID)
		}
		for _, step := range kept.Walk.Steps {
			all := fmt.Sprint(string(step.Exchange.Request.Reveal()), string(step.Exchange.Answer.Reveal()), step.Members.Reveal(), step.Answer.Reveal(), step.Error, step.Warning)
			if strings.Contains(all, "canary") || strings.Contains(all, issued) || strings.Contains(all, "eyJ") {
				t.Errorf("step %d: %s", step.Number, all)
			}
		}
	}
}

// Nor does a list or an object in the place of a text that is no secret, however
// short it is.
func TestOddShapesInAHARFileAreMasked(t *testing.T) {
	for _, request := range []string{
		`{"ChallengeName":["s3"],"ClientId":{"s3":1}}`, `{"ChallengeName":{"a":"s3"},"Session":["s3"]}`, `{"AuthFlow":["s3"],"AuthParameters":["s3"]}`,
	} {
		_, found := opened(t, har(harCall("01", "RespondToAuthChallenge", request, 400, `{"__type":["s3"],"message":{"s3":1}}`)))
		for _, kept := range found.Walks {
			var written bytes.Buffer
			if err := kept.Write(&written); err != nil {
				t.Fatal(err)
			}
			step := kept.Walk.Steps[0]
			if all := fmt.Sprint(written.String(), string(step.Exchange.Request.Reveal()), string(step.Exchange.Answer.Reveal()), step.Answered, step.Error, kept.Walk.Start); strings.Contains(all, "s3") {
				t.Errorf("%s became %s", request, all)
			}
		}
	}
}

// An address in a HAR file can be shown, and stand in a command.
func TestTheAddressInAHARFileIsHarmless(t *testing.T) {
	token := "e30." + base64.RawURLEncoding.EncodeToString([]byte("{\"iss\":\"x/eu\u202e_x\"}")) + ".x"
	call := harCall("01", "InitiateAuth", `{"ClientId":"web"}`, 200, `{"AuthenticationResult":{"AccessToken":"`+token+`"}}`)
	_, found := opened(t, har(strings.Replace(call, "eu-west-1.", "eu\u202e.", 1)))
	if target := found.Walks[0].Walk.Start.Target; target.Region != `eu\u{202e}` || target.UserPoolID != `eu\u{202e}_x` {
		t.Errorf("the target is %+v", target)
	}
}

func TestBodiesInBase64(t *testing.T) {
	const answer = `{"ChallengeName":"SMS_MFA","Session":"s"}`
	plain := harCall("01", "InitiateAuth", `{"AuthFlow":"USER_AUTH"}`, 200, answer)
	encoded := strings.Replace(plain, fmt.Sprintf(`"content":{"text":%q}`, answer), `"content":{"encoding":"base64","text":"`+base64.StdEncoding.EncodeToString([]byte(answer))+`"}`, 1)
	if got, _ := opened(t, har(encoded)); got != "USER_AUTH eu-west-1: InitiateAuth > SMS_MFA" || encoded == plain {
		t.Errorf("got %s", got)
	}
}

func FuzzOpen(f *testing.F) {
	f.Add(har(harImage, harBegin, harWrong, harRight))
	f.Add(`{"Records":[{"eventSource":"cognito-idp.amazonaws.com","eventName":"InitiateAuth","requestParameters":{}}]}`)
	f.Add(`{"result":"tokens","path":[{}]}`)
	f.Add(`{"AuthEvents":[{"EventType":"SignIn"}]}`)
	f.Fuzz(func(t *testing.T, raw string) {
		found, err := transcript.Open(strings.NewReader(raw))
		if (err == nil) != (len(found.Walks) > 0) {
			t.Errorf("%d walks, %v", len(found.Walks), err)
		}
		for _, kept := range found.Walks {
			if !kept.Walk.Recorded {
				t.Error("a walk of a file can be gone on with")
			}
		}
	})
}

// BenchmarkHAR opens the file that AUTHWALK_HAR names.
func BenchmarkHAR(b *testing.B) {
	path := os.Getenv("AUTHWALK_HAR")
	if path == "" {
		b.Skip("AUTHWALK_HAR names no file")
	}
	for b.Loop() {
		file, err := os.Open(path)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := transcript.Open(file); err != nil {
			b.Error(err)
		}
		_ = file.Close()
	}
}
