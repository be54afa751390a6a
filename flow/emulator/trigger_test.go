package emulator

import (
	"bytes"
	"log/slog"
	"reflect"
	"strings"
	"testing"

	"authwalk/flow/poolfile"
)

// TestATriggerThatDoesNotRunIsSaid: on the wire and in the log, and never taken as
// agreeing.
func TestATriggerThatDoesNotRunIsSaid(t *testing.T) {
	const cannot = " invocation failed due to error NotSupported: functions run here only with --lambda-endpoint"
	for trigger, test := range map[string]struct {
		set func(*poolfile.File)
		ask func(*rawClient) reply
	}{
		"PreAuthentication":   {func(f *poolfile.File) { f.UserPool.LambdaConfig.PreAuthentication = "arn:f" }, func(w *rawClient) reply { return w.signIn("nadia", rightPassword) }},
		"PreTokenGeneration":  {func(f *poolfile.File) { f.UserPool.LambdaConfig.PreTokenGeneration = "arn:f" }, func(w *rawClient) reply { return w.signIn("nadia", rightPassword) }},
		"DefineAuthChallenge": {func(f *poolfile.File) { f.UserPool.LambdaConfig.DefineAuthChallenge = "arn:f" }, func(w *rawClient) reply { return w.initiate("CUSTOM_AUTH", members{"USERNAME": "nadia"}) }},
		"PreSignUp": {
			func(f *poolfile.File) { f.UserPool.LambdaConfig.PreSignUp = "arn:f" },
			func(w *rawClient) reply {
				return w.call("SignUp", members{"ClientId": "public", "Username": "new", "Password": rightPassword})
			},
		},
	} {
		t.Run(trigger, func(t *testing.T) {
			w := newRawClient(t, test.set)
			var log bytes.Buffer
			w.emulator.log = slog.New(slog.NewTextHandler(&log, nil))
			test.ask(w).refuses(t, "UnexpectedLambdaException", trigger+cannot)
			w.server.Close()
			if said := log.String(); !strings.Contains(said, "trigger="+trigger) || strings.Contains(said, rightPassword) {
				t.Errorf("the log says %q", said)
			}
		})
	}
}

// TestAFailedPostConfirmationLeavesTheUserConfirmed: the error is the function's,
// the confirmation has happened.
func TestAFailedPostConfirmationLeavesTheUserConfirmed(t *testing.T) {
	w := newRawClient(t, func(f *poolfile.File) { f.UserPool.LambdaConfig.PostConfirmation = "arn:f" })
	w.call("SignUp", members{"ClientId": "public", "Username": "new", "Password": rightPassword, "UserAttributes": withAttribute("email", "new@example.org")})
	r := w.call("ConfirmSignUp", members{"ClientId": "public", "Username": "new", "ConfirmationCode": w.code("new")})
	if r.exception() != "UnexpectedLambdaException" || w.signIn("new", rightPassword).token("AccessToken") == "" {
		t.Errorf("%s", r.raw)
	}
}

// TestInboundFederationIsKept: it can be set, as in the service, and is shown again.
func TestInboundFederationIsKept(t *testing.T) {
	w := newRawClient(t, nil)
	inbound := members{"LambdaArn": "arn:aws:lambda:eu-west-1:123456789012:function:inbound", "LambdaVersion": "V1_0"}
	made := w.call("CreateUserPool", members{"PoolName": "federated", "LambdaConfig": members{"InboundFederation": inbound}})
	created, _ := made.body["UserPool"].(members)
	shown := w.call("DescribeUserPool", members{"UserPoolId": created["Id"]})
	config, _ := shown.body["UserPool"].(members)["LambdaConfig"].(members)
	if !reflect.DeepEqual(config["InboundFederation"], inbound) {
		t.Errorf("%s", shown.raw)
	}
}
