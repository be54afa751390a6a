package start_test

import (
	"strings"
	"testing"
	"time"

	"authwalk/flow/start"
	"authwalk/flow/walk"
)

// A pasted command fills in everything that it says, in any language, and says what
// of it was not understood.
func TestAPastedCommandFillsTheForm(t *testing.T) {
	for name, test := range map[string]struct {
		text string
		want map[string]string
		said string
	}{
		"AWS CLI": {
			"aws cognito-idp initiate-auth --no-sign-request \\\n  --region eu-west-1 --endpoint-url http://127.0.0.1:9229 --client-id 4example0client1id \\\n  --auth-flow USER_PASSWORD_AUTH --auth-parameters USERNAME=nadia,PASSWORD='Winter-2026!' --client-name x",
			map[string]string{
				"Region": "eu-west-1", "Endpoint": "http://127.0.0.1:9229", "ClientId": "4example0client1id", "AuthFlow": "USER_PASSWORD_AUTH", "USERNAME": "nadia", "PASSWORD": "Winter-2026!",
			},
			"InitiateAuth of AWS CLI; --client-name: initiate-auth has no such option: it is left out",
		},
		"PowerShell, admin, with a hole": {
			"Start-CGIPAuthAdmin -UserPoolId eu-west-1_Ab12Cd34E -ClientId c1 -AuthFlow USER_AUTH -AuthParameter @{USERNAME='nadia'; PASSWORD=$pw}",
			map[string]string{"UserPoolId": "eu-west-1_Ab12Cd34E", "ClientId": "c1", "AuthFlow": "USER_AUTH", "USERNAME": "nadia", "Admin": "true"},
			"InitiateAuth of PowerShell; not in the command, fill in: PASSWORD",
		},
		"sign-up": {
			`svc$sign_up(ClientId = "c1", Username = "nadia", Password = "Spring-2026!", UserAttributes = list(list(Name = "email", Value = "a@example.org")))`,
			map[string]string{"ClientId": "c1", "AuthFlow": "SignUp", "USERNAME": "nadia", "NEW_PASSWORD": "Spring-2026!", "ATTRIBUTES": "email=a@example.org"},
			"SignUp of R (paws)",
		},
		"of two the one that begins a walk": {
			"aws cognito-idp list-users --user-pool-id x; aws cognito-idp get-user --access-token eyJ",
			map[string]string{"AuthFlow": "GetUser", "AccessToken": "eyJ"},
			"GetUser of AWS CLI; ListUsers is left out: no walk begins with it",
		},
		"no walk": {"aws cognito-idp list-users --user-pool-id x", map[string]string{}, "ListUsers of AWS CLI; a walk cannot begin with ListUsers"},
	} {
		taken, said := recognised(test.text)
		for key, text := range test.want {
			if taken.Get(key) != text {
				t.Errorf("%s: %s is %q, want %q", name, key, taken.Get(key), text)
			}
		}
		if !strings.HasPrefix(said, strings.Replace(test.said, "InitiateAuth of PowerShell", "AdminInitiateAuth of PowerShell", 1)) {
			t.Errorf("%s: said %q, want %q", name, said, test.said)
		}
	}
	for _, text := range []string{"Winter-2026!", "correct horse battery staple", "nadia", "(a) b c d e f g h i j k l"} {
		if pasted := form.Recognise(text, time.Time{}); len(pasted) > 0 {
			t.Errorf("a password became %q", pasted[0].Said)
		}
	}
}

// What looks like a command and cannot be used is said to be that, word by word.
func TestWhatCannotBeUsedIsSaid(t *testing.T) {
	for text, want := range map[string]string{
		"client.initiate_auth(ClientId='c1', AuthFlow='USER_AUTH')": "nothing of this text can be used; boto3 is not read: give the parameters as JSON",
		"aws s3 ls s3://bucket --recursive":                         "nothing of this text can be used; this is not a call of Cognito's user pools",
	} {
		if pasted := form.Recognise(text, time.Time{}); len(pasted) != 1 || pasted[0].Summary() != want || pasted[0].Filled.Len() > 0 {
			t.Errorf("%s: %+v", text, pasted)
		}
	}
}

// An answer to a challenge goes on with the walk of its session.
func TestAPastedAnswerContinuesItsWalk(t *testing.T) {
	now := time.Date(2026, 1, 7, 8, 5, 9, 0, time.UTC)
	const command = "aws cognito-idp respond-to-auth-challenge --region eu-west-1 --client-id c1 --challenge-name SMS_MFA --session AYABe-session --challenge-responses USERNAME=sam,SMS_MFA_CODE=123456"
	pasted := form.Recognise(command, now)
	if len(pasted) != 1 || !pasted[0].Continues() || pasted[0].Answer.Get("SMS_MFA_CODE") != "123456" || pasted[0].Summary() != "RespondToAuthChallenge of AWS CLI" {
		t.Fatalf("continued with %+v", pasted)
	}
	w := pasted[0].Continued
	pending, waiting := w.Pending()
	if !waiting || pending.Name() != "SMS_MFA" || pending.Session.Reveal() != "AYABe-session" || !pending.Step.Challenge.Expires.After(now) {
		t.Errorf("%v waits, for %s", waiting, pending.Name())
	}
	want := walk.Start{Target: walk.Target{Region: "eu-west-1", ClientID: "c1"}, Operation: "InitiateAuth", Username: "sam"}
	if w.Start.Target != want.Target || w.Start.Operation != want.Operation || w.Start.Username != want.Username {
		t.Errorf("it began with %+v", w.Start)
	}
	admin := start.ReadCommands(strings.Replace(command, "respond-to", "admin-respond-to", 1)+" --user-pool-id eu-west-1_Ab12Cd34E", now)[0]
	if !admin.Continued.Start.Admin() || admin.Continued.Start.Target.UserPoolID != "eu-west-1_Ab12Cd34E" {
		t.Errorf("an admin answer continues %+v", admin.Continued.Start)
	}
	if without := form.Recognise(strings.Replace(command, "AYABe-session", "$SESSION", 1), now); without[0].Continues() {
		t.Error("continued a walk without a session")
	}
}

// Of a whole walk each call can be chosen. One that needs the answer of another says so.
func TestAPastedWalkIsReadCallByCall(t *testing.T) {
	now := time.Date(2026, 1, 7, 8, 5, 9, 0, time.UTC)
	const (
		begins  = "$r = Start-CGIPAuth -ClientId c1 -AuthFlow USER_PASSWORD_AUTH -AuthParameter @{ USERNAME = 'sam'; PASSWORD = $pw }\n"
		answers = "Send-CGIPAuthChallengeResponse -ClientId c1 -ChallengeName SMS_MFA -Session $r.Session -ChallengeResponse @{ USERNAME = 'sam'; SMS_MFA_CODE = '123456' }\n"
	)
	for text, want := range map[string][]string{
		begins + answers: {"USER_PASSWORD_AUTH, user sam, client c1", "answers SMS_MFA, user sam, client c1"},
		begins + strings.Replace(answers, "$r.Session", "'AYABe-session'", 1) + "Get-CGIPUser $t": {
			"USER_PASSWORD_AUTH, user sam, client c1", "answers SMS_MFA, user sam, client c1", "GetUser",
		},
	} {
		pasted := form.Recognise(text, now)
		if len(pasted) != len(want) {
			t.Errorf("%d calls of\n%s", len(pasted), text)
			continue
		}
		for n, each := range pasted {
			if each.About != want[n] {
				t.Errorf("call %d is about %q, want %q", n+1, each.About, want[n])
			}
		}
		if bound := strings.Contains(text, "$r.Session"); pasted[1].Continues() == bound || bound != strings.Contains(pasted[1].Summary(), "its session comes from the call before") {
			t.Errorf("the answer says %q", pasted[1].Summary())
		}
	}
}
