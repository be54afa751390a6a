package challenge

import (
	"bytes"
	"crypto/rand"
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"

	"authwalk/flow/api"
	"authwalk/flow/walk"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
)

// Every request that the catalogue makes has the members that the SDK knows,
// with values of their kinds.
func TestRequestsFitTheSDK(t *testing.T) {
	for _, operation := range []string{walk.InitiateAuth, walk.AdminInitiateAuth} {
		for _, entry := range challenges {
			s := knowing(waiting(entry.Name, map[string]string{
				"USER_ID_FOR_SRP": "nadia", "MFAS_CAN_SETUP": `["SOFTWARE_TOKEN_MFA"]`, "SALT": "6b3a", "SRP_B": "2", "SECRET_BLOCK": "AAEC",
			}), operation)
			request, err := entry.Reply(s.tools, s.Situation, filled(entry.Prompt(s.Situation)))
			if err != nil {
				t.Errorf("%s: %v", entry.Name, err)
				continue
			}
			fits(t, entry.Name, request)
		}
		for _, flow := range api.Flows() {
			s := knowing(waiting("", nil), operation)
			s.Walk.Start.AuthFlow = flow.Name
			request, err := Begin(s.tools, s.Situation)
			if err != nil {
				t.Errorf("%s: %v", flow.Name, err)
				continue
			}
			fits(t, flow.Name, request)
		}
	}
}

func fits(t *testing.T, name string, request walk.Request) {
	t.Helper()
	method, known := reflect.TypeFor[*cip.Client]().MethodByName(request.Operation)
	if !known {
		t.Errorf("%s makes %s, which the SDK does not have", name, request.Operation)
		return
	}
	decoder := json.NewDecoder(bytes.NewReader(request.Body.Reveal()))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(reflect.New(method.Type.In(2).Elem()).Interface()); err != nil {
		t.Errorf("%s: %v in %s", name, err, request.Body.Reveal())
	}
}

type fullSituation struct {
	Situation
	tools Tools
}

// knowing is a situation in which everything is known and given.
func knowing(s Situation, operation string) fullSituation {
	tools := Tools{Now: time.Unix(1767773109, 0), Random: rand.Reader, Handshakes: &Handshakes{}}
	a, err := tools.Handshakes.Begin(tools.Random)
	if err != nil {
		panic(err)
	}
	start := &s.Walk.Start
	start.Operation = operation
	start.Target.UserPoolID = "eu-west-1_Ab12Cd34E"
	start.Password, start.ClientSecret = walk.NewSecret("Winter-2026!"), walk.NewSecret("secret")
	start.ClientMetadata = map[string]string{"k": "v"}
	start.AnalyticsMetadata = json.RawMessage(`{"AnalyticsEndpointId":"e"}`)
	start.UserContextData = json.RawMessage(`{"IpAddress":"192.0.2.1","EncodedData":"d"}`)
	start.ContextData = json.RawMessage(`{"IpAddress":"192.0.2.1","ServerName":"n","ServerPath":"/","HttpHeaders":[{"headerName":"h","headerValue":"v"}]}`)
	sent := walk.NewBody([]byte(`{"AuthParameters":{"SRP_A":"` + a + `"}}`))
	s.Walk.Steps = append([]walk.Step{
		{Exchange: walk.Exchange{Request: sent}, Tokens: &walk.Tokens{Access: walk.NewSecret("access"), Refresh: walk.NewSecret("refresh")}},
	}, s.Walk.Steps...)
	return fullSituation{s, tools}
}

// filled answers every field of a prompt.
func filled(prompt walk.Prompt) walk.Values {
	texts := map[string]string{}
	for _, field := range prompt.Fields {
		switch {
		case field.Kind == walk.Choose && len(field.Choices) > 0:
			texts[field.Key] = field.Choices[0].Value
		case field.Kind == walk.Pairs:
			texts[field.Key] = "email=nadia@example.org"
		default:
			texts[field.Key] = "123456"
		}
	}
	return walk.NewValues(texts)
}

// TestAChoiceSaysWhatFollows and not what has been sent: nothing has.
func TestAChoiceSaysWhatFollows(t *testing.T) {
	for _, known := range api.Challenges() {
		choice := FactorChoice(known.Name)
		if offered := known.Factor != "" && known.Name != api.ChallengePasswordVerifier && known.Name != api.ChallengeAdminNoSRPAuth; offered != (choice.Help != "") {
			t.Errorf("%s: offered %t, help %q", known.Name, offered, choice.Help)
		}
		if strings.Contains(choice.Help, "Cognito sent") || strings.Contains(choice.Help, "was correct") {
			t.Errorf("%s: %q", known.Name, choice.Help)
		}
	}
}
