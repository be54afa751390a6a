package command_test

import (
	"fmt"
	"strings"
	"testing"

	"authwalk/flow/command"
	"authwalk/ui/termtest"
)

const canary = "Winter-2026!"

// shown is a call in one line: its operation, where it goes, its members, and what
// else is known of it.
func shown(call command.Call) string {
	text := call.Operation
	for _, place := range []struct{ name, value string }{
		{"region", call.Region}, {"endpoint", call.Endpoint}, {"profile", call.Profile}, {"show", call.Show}, {"input", call.Input.Path},
	} {
		if place.value != "" {
			text += fmt.Sprintf(" %s=%s", place.name, place.value)
		}
	}
	return text + " " + plain(call.Members)
}

// What people paste, and what is read of it. A hole is {"variable": its name}.
func TestRead(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       []string
		notes      []string
	}{
		{
			"sh, continued", "aws cognito-idp initiate-auth \\\n --client-id c1 \\\n --auth-flow USER_PASSWORD_AUTH \\\n --auth-parameters USERNAME=nadia,PASSWORD='Winter-2026!'",
			[]string{`InitiateAuth {"AuthFlow":"USER_PASSWORD_AUTH","AuthParameters":{"PASSWORD":"Winter-2026!","USERNAME":"nadia"},"ClientId":"c1"}`},
			nil,
		},
		{
			"options with =, and a pipe", `aws cognito-idp initiate-auth --client-id=c1 --auth-flow=USER_AUTH --auth-parameters='{"USERNAME":"nadia"}' --region eu-west-1 --profile dev | jq -r .Session`,
			[]string{`InitiateAuth region=eu-west-1 profile=dev {"AuthFlow":"USER_AUTH","AuthParameters":{"USERNAME":"nadia"},"ClientId":"c1"}`},
			[]string{"| jq: this only handles the output"},
		},
		{
			"holes", `aws cognito-idp admin-initiate-auth --user-pool-id $POOL --client-id "$CLIENT" --auth-flow ADMIN_NO_SRP_AUTH --auth-parameters "USERNAME=$U,PASSWORD=$P"`,
			[]string{`AdminInitiateAuth {"AuthFlow":"ADMIN_NO_SRP_AUTH","AuthParameters":{"PASSWORD":{"variable":"P"},"USERNAME":{"variable":"U"}},"ClientId":{"variable":"CLIENT"},"UserPoolId":{"variable":"POOL"}}`},
			nil,
		},
		{
			"two words", "aws cognito-idp initiate-auth --auth-parameters USERNAME=nadia PASSWORD=" + canary,
			[]string{`InitiateAuth {"AuthParameters":{"USERNAME":"nadia"}}`},
			[]string{"PASSWORD=••••: the AWS CLI refuses this, too: join both with a comma"},
		},
		{
			"a blank for a comma", `aws cognito-idp initiate-auth --auth-parameters "USERNAME=nadia PASSWORD=x"`,
			[]string{`InitiateAuth {"AuthParameters":{"USERNAME":"nadia PASSWORD=x"}}`},
			[]string{"USERNAME: the value looks like two pairs"},
		},
		{
			"a comma in a value", "aws cognito-idp initiate-auth --auth-parameters USERNAME=nadia,PASSWORD=a,b",
			[]string{`InitiateAuth {"AuthParameters":{"USERNAME":"nadia"}}`},
			[]string{"PASSWORD: this must be one text"},
		},
		{
			"curly quotes", "aws cognito-idp initiate-auth --auth-parameters “USERNAME=nadia,PASSWORD=x y”",
			[]string{`InitiateAuth {"AuthParameters":{"PASSWORD":"x y","USERNAME":"nadia"}}`},
			[]string{"curly quotes are read as quotes"},
		},
		{
			"a variable in curly quotes", "aws cognito-idp initiate-auth --client-id “$CLIENT” --auth-flow ‘$FLOW’",
			[]string{`InitiateAuth {"AuthFlow":"$FLOW","ClientId":{"variable":"CLIENT"}}`},
			[]string{"curly quotes are read as quotes"},
		},
		{
			"long dashes", "aws cognito-idp initiate-auth —client-id c1 –auth-flow USER_AUTH",
			[]string{`InitiateAuth {"AuthFlow":"USER_AUTH","ClientId":"c1"}`},
			[]string{"long dashes are read as --"},
		},
		{
			"quotes of another shell", `aws cognito-idp initiate-auth --auth-parameters '{\"USERNAME\":\"nadia\"}'`,
			[]string{`InitiateAuth {"AuthParameters":{"USERNAME":"nadia"}}`},
			[]string{`\" inside quotes is read as "`},
		},
		{
			"doubled quotes", `aws cognito-idp initiate-auth --auth-parameters "{""USERNAME"":""nadia""}"`,
			[]string{`InitiateAuth {"AuthParameters":{"USERNAME":"nadia"}}`},
			[]string{`"" inside quotes is read as "`},
		},
		{
			"cmd", "aws cognito-idp initiate-auth ^\r\n --client-id c1 ^\r\n --auth-flow USER_AUTH --session %SESSION% --auth-parameters \"{\\\"USERNAME\\\":\\\"nadia\\\"}\"",
			[]string{`InitiateAuth {"AuthFlow":"USER_AUTH","AuthParameters":{"USERNAME":"nadia"},"ClientId":"c1","Session":{"variable":"SESSION"}}`},
			nil,
		},
		{
			"PowerShell running aws", "aws cognito-idp initiate-auth `\n --client-id 'c1' `\n --auth-flow \"USER_AUTH\" --session $env:SESSION",
			[]string{`InitiateAuth {"AuthFlow":"USER_AUTH","ClientId":"c1","Session":{"variable":"SESSION"}}`},
			nil,
		},
		{
			"an input file", "aws cognito-idp initiate-auth --cli-input-json file://start.json --auth-flow USER_AUTH",
			[]string{`InitiateAuth input=start.json {"AuthFlow":"USER_AUTH"}`},
			[]string{"the file with the input is not read"},
		},
		{
			"files", `aws cognito-idp initiate-auth --auth-parameters file://p.json --session "$(cat s)"`,
			[]string{`InitiateAuth {"AuthParameters":{"file":"p.json"},"Session":{"variable":""}}`},
			nil,
		},
		{
			"an input, and a flag in its place", `aws cognito-idp initiate-auth --cli-input-json '{"AuthFlow":"USER_AUTH","AuthParameters":{"USERNAME":"a","PASSWORD":"b"}}' --auth-parameters USERNAME=other`,
			[]string{`InitiateAuth {"AuthFlow":"USER_AUTH","AuthParameters":{"USERNAME":"other"}}`},
			nil,
		},
		{
			"an answer", "aws cognito-idp respond-to-auth-challenge --client-id c1 --challenge-name SMS_MFA --session AYABe-session --challenge-responses USERNAME=sam,SMS_MFA_CODE=123456",
			[]string{`RespondToAuthChallenge {"ChallengeName":"SMS_MFA","ChallengeResponses":{"SMS_MFA_CODE":"123456","USERNAME":"sam"},"ClientId":"c1","Session":"AYABe-session"}`},
			nil,
		},
		{
			"switches and lists", "aws cognito-idp confirm-sign-up --no-force-alias-creation --username n --no-sign-request\naws cognito-idp sign-up --user-attributes Name=email,Value=a@example.org 'Name=name,Value=Nadia N'",
			[]string{
				`ConfirmSignUp {"ForceAliasCreation":false,"Username":"n"}`,
				`SignUp {"UserAttributes":[{"Name":"email","Value":"a@example.org"},{"Name":"name","Value":"Nadia N"}]}`,
			},
			nil,
		},
		{
			"what the AWS CLI does not know", "aws cognito-idp initiate-auth --client-name x --auth-fl USER_AUTH --a b --debug",
			[]string{`InitiateAuth {"AuthFlow":"USER_AUTH"}`},
			[]string{"--client-name: initiate-auth has no such option", "--a: this is the beginning of several options", "--debug: this changes nothing"},
		},
		{
			"awslocal, and a variable before it", "AWS_REGION=eu-west-2 awslocal cognito-idp get-user --access-token $(cat token)",
			[]string{`GetUser region=eu-west-2 endpoint=http://localhost:4566 {"AccessToken":{"variable":""}}`},
			nil,
		},
		{
			"a placeholder", "aws cognito-idp get-user --access-token '<access token>' --region YOUR_REGION",
			[]string{`GetUser region=YOUR_REGION {"AccessToken":{"variable":"access token"}}`},
			[]string{"AccessToken: this is a placeholder"},
		},
		{
			"a prompt and a fence", "```console\n$ aws cognito-idp get-user \\\n>   --access-token x\n```\nand then",
			[]string{`GetUser {"AccessToken":"x"}`},
			nil,
		},
		{
			"pasted into a terminal", "aws cognito-idp get-user \\\r  --access-token x\raws s3 ls",
			[]string{`GetUser {"AccessToken":"x"}`},
			[]string{"one command that is not a call"},
		},
		{
			"two commands", "aws cognito-idp get-user --access-token x && aws s3 ls; aws cognito-idp global-sign-out --access-token x",
			[]string{`GetUser {"AccessToken":"x"}`, `GlobalSignOut {"AccessToken":"x"}`},
			[]string{"one command that is not a call of Cognito's user pools is left out"},
		},
		{
			"a script's own function", "login() { aws cognito-idp initiate-auth --client-id c1 --auth-parameters USERNAME=$1,PASSWORD=\"$2\" \"$@\"; }\nlogin nadia 'a b' && login sam",
			[]string{
				`InitiateAuth {"AuthParameters":{"PASSWORD":"a b","USERNAME":"nadia"},"ClientId":"c1"}`,
				`InitiateAuth {"AuthParameters":{"PASSWORD":{"variable":"2"},"USERNAME":"sam"},"ClientId":"c1"}`,
			},
			[]string{"a word of 5 characters: this belongs to no option", "a word of 3 characters: this belongs to no option"},
		},
		{
			"a function that nothing calls, and the shell's own words", "function login {\n  local who=$1\n  for n in 1 2; do\n    if ! aws cognito-idp get-user --access-token $TOKEN; then break; fi\n  done\n}",
			[]string{`GetUser {"AccessToken":{"variable":"TOKEN"}}`},
			[]string{"one command that is not a call"},
		},
		{"functions that call one another", "a() { b \"$1\"; }\nb() { aws cognito-idp get-user --access-token $1; a x; }\na y", []string{`GetUser {"AccessToken":"y"}`, `GetUser {"AccessToken":"x"}`}, []string{"one command that is not a call"}},
		{
			"commands in the place of values", "TOKEN=`aws cognito-idp initiate-auth --client-id c1`\nexport NAME=\"$(aws cognito-idp get-user --access-token \"$(cat token)\" | jq -r .Username)\"",
			[]string{`InitiateAuth {"ClientId":"c1"}`, `GetUser {"AccessToken":{"variable":""}}`},
			[]string{"| jq: this only handles the output"},
		},
		{
			"an input in a here-document", "aws cognito-idp initiate-auth --cli-input-json \"$(cat <<'EOF'\n{\"ClientId\":\"c1\",\"AuthFlow\":\"USER_AUTH\"}\nEOF\n)\" --region eu-west-1",
			[]string{`InitiateAuth region=eu-west-1 {"AuthFlow":"USER_AUTH","ClientId":"c1"}`},
			nil,
		},
		{"an input from elsewhere", "aws cognito-idp initiate-auth --cli-input-json \"$INPUT\"", []string{`InitiateAuth {}`}, []string{"the input comes from elsewhere"}},
		{
			"what PowerShell keeps", "$r = aws cognito-idp initiate-auth --client-id c1 | ConvertFrom-Json",
			[]string{`InitiateAuth {"ClientId":"c1"}`},
			[]string{"| another program: this only handles the output"},
		},
		{
			"PowerShell", "Start-CGIPAuth c1 -AuthFlow USER_PASSWORD_AUTH -AuthParameter @{USERNAME='nadia'; \"PASSWORD\"=\"p`$1\"} -Region eu-west-1 -Select AuthenticationResult.AccessToken",
			[]string{`InitiateAuth region=eu-west-1 show=AuthenticationResult.AccessToken {"AuthFlow":"USER_PASSWORD_AUTH","AuthParameters":{"PASSWORD":"p$1","USERNAME":"nadia"},"ClientId":"c1"}`},
			nil,
		},
		{
			"splatted", "$p = @{\n ClientId = 'c1'\n AuthFlow = 'USER_AUTH'\n AuthParameters = @{ USERNAME = 'nadia' }\n}\nStart-CGIPAuth @p -UserContextData_IpAddress 203.0.113.9",
			[]string{`InitiateAuth {"AuthFlow":"USER_AUTH","AuthParameters":{"USERNAME":"nadia"},"ClientId":"c1","UserContextData":{"IpAddress":"203.0.113.9"}}`},
			nil,
		},
		{"splatted from elsewhere", "Start-CGIPAuth @params", []string{`InitiateAuth {}`}, []string{"@params: it is not in the text"}},
		{
			"PowerShell, admin", "$r = Start-CGIPAuthAdmin -UserPoolId eu-west-1_Ab1 -ClientId c1 -AuthFlow ADMIN_USER_PASSWORD_AUTH -AuthParameter @{USERNAME='n';PASSWORD=$cred.GetNetworkCredential().Password} -ContextData_HttpHeader @(@{HeaderName='UA';HeaderValue='x'})",
			[]string{`AdminInitiateAuth {"AuthFlow":"ADMIN_USER_PASSWORD_AUTH","AuthParameters":{"PASSWORD":{"variable":""},"USERNAME":"n"},"ClientId":"c1","ContextData":{"HttpHeaders":[{"headerName":"UA","headerValue":"x"}]},"UserPoolId":"eu-west-1_Ab1"}`},
			nil,
		},
		{
			"PowerShell's pipeline and short names", `'c1' | Start-CGIPAuth -AuthFlow USER_AUTH -AuthP @{USERNAME="nadia"}`,
			[]string{`InitiateAuth {"AuthFlow":"USER_AUTH","AuthParameters":{"USERNAME":"nadia"},"ClientId":"c1"}`},
			nil,
		},
		{
			"New-Object", "$a = New-Object 'System.Collections.Generic.Dictionary[String,String]'\n$a.Add(\"USERNAME\", \"nadia\")\n$a['PASSWORD'] = 'x'\nStart-CGIPAuth -AuthParameter $a -Select ^ClientId -ClientId:c1",
			[]string{`InitiateAuth show=^ClientId {"AuthParameters":{"PASSWORD":"x","USERNAME":"nadia"},"ClientId":"c1"}`},
			nil,
		},
		{
			"attributes as objects", "Register-CGIPUserInPool nadia -UserAttribute (New-Object Amazon.CognitoIdentityProvider.Model.AttributeType -Property @{Name='email';Value='a@example.org'}),@{name='name';value='N'}",
			[]string{`SignUp {"UserAttributes":[{"Name":"email","Value":"a@example.org"},{"Name":"name","Value":"N"}],"Username":"nadia"}`},
			nil,
		},
		{
			"here-strings, ordered, whole structures", "Set-CGIPUserMFAPreference -AccessToken @'\neyJ'x'\n'@ -SMSMfaSetting ([ordered]@{Enabled=$true;PreferredMfa=$false}) -EmailMfaSettings_Enabled $true",
			[]string{`SetUserMFAPreference {"AccessToken":"eyJ'x'","EmailMfaSettings":{"Enabled":true},"SMSMfaSettings":{"Enabled":true,"PreferredMfa":false}}`},
			nil,
		},
		{
			"a code without quotes", "Send-CGIPAuthChallengeResponse -ChallengeName SMS_MFA -ChallengeResponse @{SMS_MFA_CODE=012345}",
			[]string{`RespondToAuthChallenge {"ChallengeName":"SMS_MFA","ChallengeResponses":{"SMS_MFA_CODE":"012345"}}`},
			[]string{"SMS_MFA_CODE: PowerShell sends texts only"},
		},
		{
			"R", "svc$initiate_auth(ClientId = \"c1\", AuthFlow = 'USER_AUTH', AuthParameters = list(USERNAME = \"nadia\", `PREFERRED_CHALLENGE` = \"EMAIL_OTP\"))",
			[]string{`InitiateAuth {"AuthFlow":"USER_AUTH","AuthParameters":{"PREFERRED_CHALLENGE":"EMAIL_OTP","USERNAME":"nadia"},"ClientId":"c1"}`},
			nil,
		},
		{
			"R, by place", `resp <- paws::cognitoidentityprovider(region="eu-west-1")$admin_initiate_auth("eu-west-1_Ab1", "c1", "ADMIN_USER_PASSWORD_AUTH", list(USERNAME="n", PASSWORD=getPass::getPass()))`,
			[]string{`AdminInitiateAuth region=eu-west-1 {"AuthFlow":"ADMIN_USER_PASSWORD_AUTH","AuthParameters":{"PASSWORD":{"variable":""},"USERNAME":"n"},"ClientId":"c1","UserPoolId":"eu-west-1_Ab1"}`},
			nil,
		},
		{
			"R, as its manual has it", `cognitoidentityprovider_admin_initiate_auth(UserPoolId = "eu-west-1_Ab1", AuthParameters = list("USERNAME" = r"(n"a)", PASSWORD = Sys.getenv("PW")))`,
			[]string{`AdminInitiateAuth {"AuthParameters":{"PASSWORD":{"variable":"PW"},"USERNAME":"n\"a"},"UserPoolId":"eu-west-1_Ab1"}`},
			nil,
		},
		{
			"R, from one call to the next", `svc$respond_to_auth_challenge(ClientId="c1", ChallengeName=r$ChallengeName, Session=r$Session, ChallengeResponses=c(USERNAME="n", SMS_MFA_CODE=123456))`,
			[]string{`RespondToAuthChallenge {"ChallengeName":{"variable":""},"ChallengeResponses":{"SMS_MFA_CODE":"123456","USERNAME":"n"},"ClientId":"c1","Session":{"variable":""}}`},
			[]string{"SMS_MFA_CODE: the value has no quotes: R changes some numbers"},
		},
		{
			"R, the long form of a client", "svc <- paws::cognitoidentityprovider(config = list(credentials = list(profile = \"dev\"), endpoint = \"http://127.0.0.1:9229\", region = \"eu-west-1\"))\n# go\nsvc$get_user(\"x\")",
			[]string{`GetUser region=eu-west-1 endpoint=http://127.0.0.1:9229 profile=dev {"AccessToken":"x"}`},
			nil,
		},
		{
			"curl of a browser", `curl 'https://cognito-idp.eu-west-1.amazonaws.com/' -H 'x-amz-target: AWSCognitoIdentityProviderService.InitiateAuth' -H 'content-type: application/x-amz-json-1.1' -H 'user-agent: x' --data-raw $'{"AuthFlow":"USER_PASSWORD_AUTH","AuthParameters":{"PASSWORD":"Winter-2026\u0021"}}'`,
			[]string{`InitiateAuth region=eu-west-1 {"AuthFlow":"USER_PASSWORD_AUTH","AuthParameters":{"PASSWORD":"Winter-2026!"}}`},
			[]string{"headers of the browser are left out"},
		},
		{
			"curl of a browser, cmd", "curl --url ^\"https://cognito-idp.eu-west-1.amazonaws.com/^\" ^\n -H ^\"x-amz-target: AWSCognitoIdentityProviderService.InitiateAuth^\" ^\n --data-raw ^\"^{^\\^\"AuthFlow^\\^\":^\\^\"USER_AUTH^\\^\",^\\^\"ClientId^\\^\":^\\^\"c1^\\^\"^}^\"",
			[]string{`InitiateAuth region=eu-west-1 {"AuthFlow":"USER_AUTH","ClientId":"c1"}`},
			nil,
		},
		{
			"curl with a file", "curl -X POST https://cognito-idp.eu-west-1.amazonaws.com -H 'X-Amz-Target: AWSCognitoIdentityProviderService.GetUser' --data-binary @body.json",
			[]string{`GetUser region=eu-west-1 {}`},
			[]string{"the body is in a file, which is not read"},
		},
		{
			"curl with a here-document", "curl -sS http://127.0.0.1:9229/ -H 'X-Amz-Target: AWSCognitoIdentityProviderService.GetUser' -d @- <<'EOF'\n{\"AccessToken\":\"$x\"}\nEOF\n",
			[]string{`GetUser endpoint=http://127.0.0.1:9229 {"AccessToken":"$x"}`},
			nil,
		},
		{
			"curl from a pipe", `printf '%s' '{"AccessToken":"x"}' | curl -sSd@- http://127.0.0.1:9229/ -HX-Amz-Target:AWSCognitoIdentityProviderService.GetUser`,
			[]string{`GetUser endpoint=http://127.0.0.1:9229 {"AccessToken":"x"}`},
			nil,
		},
		{
			"curl with --json and a variable", `curl --json "$BODY" https://cognito-idp.eu-west-1.amazonaws.com/ -H 'X-Amz-Target: AWSCognitoIdentityProviderService.GetUser'`,
			[]string{`GetUser region=eu-west-1 {}`},
			[]string{"--json: it sends another content type", "the body comes from elsewhere"},
		},
		{
			"signed curl", `curl https://cognito-idp.eu-west-1.amazonaws.com/ --aws-sigv4 aws:amz:eu-west-1:cognito-idp -u "AKIA:` + canary + `" -H 'X-Amz-Target: AWSCognitoIdentityProviderService.AdminGetUser' -d '{"Username":"n"}'`,
			[]string{`AdminGetUser region=eu-west-1 {"Username":"n"}`},
			[]string{"-u: the credentials are left out"},
		},
		{
			"fetch", `await fetch("https://cognito-idp.eu-west-1.amazonaws.com/", {"headers":{"x-amz-target":"AWSCognitoIdentityProviderService.RespondToAuthChallenge","sec-fetch-mode":"cors"},"body":"{\"ChallengeName\":\"SMS_MFA\"}","method":"POST"});`,
			[]string{`RespondToAuthChallenge region=eu-west-1 {"ChallengeName":"SMS_MFA"}`},
			[]string{"headers of the browser are left out"},
		},
		{
			"fetch of a program", "fetch('http://127.0.0.1:9229/', {method: 'POST', headers: {'X-Amz-Target': 'AWSCognitoIdentityProviderService.InitiateAuth'}, body: JSON.stringify({AuthFlow: 'USER_AUTH', ClientId: id, AuthParameters: {USERNAME: `${name}`}})})",
			[]string{`InitiateAuth endpoint=http://127.0.0.1:9229 {"AuthFlow":"USER_AUTH","AuthParameters":{"USERNAME":{"variable":""}},"ClientId":{"variable":"id"}}`},
			nil,
		},
		{
			"Invoke-WebRequest", "$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession\nInvoke-WebRequest -UseBasicParsing -Uri \"https://cognito-idp.eu-west-1.amazonaws.com/\" `\n-Method \"POST\" `\n-WebSession $session `\n-Headers @{\n\"x-amz-target\"=\"AWSCognitoIdentityProviderService.InitiateAuth\"\n} `\n-ContentType \"application/x-amz-json-1.1\" `\n-Body ([System.Text.Encoding]::UTF8.GetBytes(\"{`\"AuthFlow`\":`\"USER_AUTH`\",`\"ClientId`\":`\"$([char]233)`\"}\"))",
			[]string{`InitiateAuth region=eu-west-1 {"AuthFlow":"USER_AUTH","ClientId":"é"}`},
			nil,
		},
		{
			"all as curl", "curl 'https://example.org/' ;\ncurl 'https://cognito-idp.eu-west-1.amazonaws.com/' -H 'x-amz-target: AWSCognitoIdentityProviderService.GetUser' --data-raw '{\"AccessToken\":\"x\"}' ;\ncurl 'https://example.org/b'",
			[]string{`GetUser region=eu-west-1 {"AccessToken":"x"}`},
			[]string{"2 commands that are not calls of Cognito's user pools are left out"},
		},
		{"another service", "aws s3 ls", nil, []string{"this is not a call of Cognito's user pools"}},
		{"another host", "curl https://example.org/", nil, []string{"this is not a call of Cognito's user pools"}},
		{"boto3", "client.initiate_auth(ClientId='c1')", nil, []string{"boto3 is not read"}},
		{"an input", `{"AuthFlow":"USER_AUTH","ClientId":"c1"}`, []string{`InitiateAuth {"AuthFlow":"USER_AUTH","ClientId":"c1"}`}, nil},
		{"another member", `{"AuthFlow":"USER_AUTH","authflow":"` + canary + `"}`, []string{`InitiateAuth {"AuthFlow":"USER_AUTH"}`}, []string{"authflow: InitiateAuth has no such member"}},
		{"a password", canary, nil, []string{command.NoCommand}},
		{"nothing", "", nil, []string{"there is no command"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			calls, notes := command.Read(test.text)
			var got []string
			for _, call := range calls {
				got = append(got, shown(call))
			}
			if strings.Join(got, "\n") != strings.Join(test.want, "\n") {
				t.Errorf("read\n%s\nwant\n%s\n%v", strings.Join(got, "\n"), strings.Join(test.want, "\n"), notes)
			}
			for i, want := range test.notes {
				if i >= len(notes) || !strings.HasPrefix(notes[i].String(), want) {
					t.Errorf("notes %q, want %q", notes, test.notes)
					break
				}
			}
			if len(test.notes) != len(notes) {
				t.Errorf("notes %q, want %q", notes, test.notes)
			}
			if said := fmt.Sprint(notes, calls, fmt.Sprintf("%+v %#v", calls, calls)); strings.Contains(said, canary) {
				t.Errorf("a secret is repeated: %s", said)
			}
		})
	}
}

// Whatever is pasted: it ends soon, and nothing that may be a secret is repeated.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"aws cognito-idp initiate-auth --auth-parameters USERNAME=n,PASSWORD='x' <<EOF\nEOF\n", "aws cognito-idp initiate-auth ^\n --auth-parameters ^\"{}^\"",
		"aws cognito-idp get-user `\n --access-token 'x'", "Start-CGIPAuth @p -AuthP @{a=\"b`n$(x)\"} | x", "svc$initiate_auth(AuthFlow = r\"(x)\", list(a='b', `c` = \"\\u00e9\"))",
		"curl http://x/ -H 'X-Amz-Target: AWSCognitoIdentityProviderService.GetUser' -d $'{\"a\":\"\\u0021\"}'", "fetch(\"http://x/\", {headers: {'x': `y`}, body: '{}'})", `{"AuthFlow":"x"}`,
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		calls, notes := command.Read(text)
		for _, call := range calls {
			for _, language := range command.Written() {
				_, _ = command.Write(language, call)
			}
		}
		if len(calls) == 0 && len(notes) == 0 {
			t.Error("neither calls nor a note")
		}
	})
}

// A paste of many commands, or of nothing but brackets, is read in time that grows
// with its length.
func TestLongPastes(t *testing.T) {
	termtest.SkipWithRaceDetector(t)
	const size = 1 << 18
	for name, unit := range map[string]string{
		"commands": "aws cognito-idp get-user --access-token x\n", "pairs": "aws cognito-idp initiate-auth --auth-parameters a=", "quotes": `aws "'`, "hashtables": "Start-CGIPAuth -AuthParameter @{", "brackets": "svc$get_user(list(",
		"here-documents": "aws <<E\n", "objects": "fetch({", "arrays": "curl [{", "parentheses": "aws $(", "dollar quotes": "aws $'\\u0021' ", "commas": "aws cognito-idp initiate-auth --auth-parameters a=b,,", "PowerShell": "Start-CGIPAuth (", "R calls": "cognitoidentityprovider_get_user(x, ",
		"lists": "Start-CGIPAuth -UserAttribute @(", "assignments": "Start-CGIPAuth;$x=(", "members": "$x['a", "casts": "Start-CGIPAuth ([a]", "indices": "svc$get_user[", "R parentheses": "svc$get_user((", "commas in PowerShell": "Start-CGIPAuth a,(b ",
		"pipes": "'a'|Start-CGIPAuth (", "templates": "fetch(`${", "heredocs in words": "aws <<'E' \"$(", "carets": "aws ^\"^", "backticks": "aws `\n(", "R strings": "svc$get_user(r\"(", "dollars": "Start-CGIPAuth \"$x$(",
		"functions": "f() { aws cognito-idp $1; f x; f $@; }; f a\n", "functions of many names": "f() { f; f; };f;", "commands in commands": "aws $(cognito `aws cognito-idp $(", "braces": "aws {\n}",
		"fetches": "fetch(", "strings": "Start-CGIPAuth \"$(",
	} {
		calls, notes := command.Read(strings.Repeat(unit, size/len(unit)))
		if len(calls) > 100 || len(calls) == 0 && len(notes) == 0 || len(notes) > 21 {
			t.Errorf("%s: %d calls, %d notes", name, len(calls), len(notes))
		}
	}
	if calls, notes := command.Read(strings.Repeat("x", 5<<20)); len(calls) != 0 || !strings.Contains(notes[0].Reason, "4 MiB") {
		t.Errorf("a text of 5 MiB: %v", notes)
	}
}
