package passkey

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"
)

// As Cognito sends them.
const (
	creationText = `{"rp":{"id":"auth.example.org","name":"auth.example.org"},"user":{"id":"MWM3ZDlhNTI","name":"nadia","displayName":"nadia"},` +
		`"challenge":"MDEyMzQ1Njc4OWFiY2RlZg","timeout":60000,"pubKeyCredParams":[{"type":"public-key","alg":-7},{"type":"public-key","alg":-257}],` +
		`"excludeCredentials":[{"type":"public-key","id":"YWI"}],"authenticatorSelection":{"requireResidentKey":true,"residentKey":"required","userVerification":"preferred"}}`
	requestText = `{"challenge":"ZmVkY2JhOTg3NjU0MzIxMA","timeout":180000,"rpId":"auth.example.org",` +
		`"allowCredentials":[{"type":"public-key","id":"YWI","transports":["internal"]},{"type":"other","id":"YWM"}],"userVerification":"required"}`
)

func TestOptionsAreReadAsCognitoSendsThem(t *testing.T) {
	made, err := ReadCreationOptions([]byte(creationText))
	if err != nil || made.RelyingParty != "auth.example.org" || string(made.UserHandle) != "1c7d9a52" || made.UserName != "nadia" ||
		string(made.Challenge) != "0123456789abcdef" || !slices.Equal(made.Algorithms, []int{-7, -257}) || len(made.Exclude) != 1 ||
		string(made.Exclude[0]) != "ab" || made.Timeout != time.Minute || made.ResidentKey != "required" || made.Verification != VerificationPreferred {
		t.Errorf("%+v %v", made, err)
	}
	asked, err := ReadRequestOptions([]byte(requestText))
	if err != nil || asked.RelyingParty != "auth.example.org" || string(asked.Challenge) != "fedcba9876543210" || len(asked.Allow) != 1 ||
		string(asked.Allow[0]) != "ab" || asked.Timeout != 3*time.Minute || asked.Verification != VerificationRequired {
		t.Errorf("%+v %v", asked, err)
	}
}

func TestHostileOptionsAreRefused(t *testing.T) {
	for _, test := range []struct {
		old, with string
		want      error
	}{
		{`"auth.example.org",`, `"",`, ErrMalformed},
		{`"auth.example.org",`, `"https://auth.example.org",`, ErrRelyingParty},
		{`"auth.example.org",`, `"auth.example.org:8443",`, ErrRelyingParty},
		{`"auth.example.org",`, `"auth..example.org",`, ErrRelyingParty},
		{`"auth.example.org",`, `"auth.example.org.",`, ErrRelyingParty},
		{`"auth.example.org",`, `"AUTH.example.org",`, ErrRelyingParty},
		{`"auth.example.org",`, `"аuth.example.org",`, ErrRelyingParty},
		{`"auth.example.org",`, `"127.0.0.1",`, ErrRelyingParty},
		{`"auth.example.org",`, `"[::1]",`, ErrRelyingParty},
		{`"auth.example.org",`, `"auth.2130706433",`, ErrRelyingParty},
		{`"auth.example.org",`, `"../auth.example.org",`, ErrRelyingParty},
		{`"auth.example.org",`, `"auth\",\"origin\":\"https:",`, ErrRelyingParty},
		{`"auth.example.org",`, `"` + strings.Repeat("a.", 130) + `org",`, ErrRelyingParty},
		{`"challenge":"`, `"challenge":"","was":"`, ErrMalformed},
		{`"challenge":"`, `"challenge":"%`, ErrMalformed},
		{`"challenge":"`, `"challenge":5,"was":"`, ErrMalformed},
		{`{`, ``, ErrMalformed},
		{`{`, `[`, ErrMalformed},
		{`{`, `{"padding":"` + strings.Repeat("x", largestOptions) + `",`, ErrMalformed},
	} {
		creation := strings.Replace(creationText, test.old, test.with, 1)
		if _, err := ReadCreationOptions([]byte(creation)); !errors.Is(err, test.want) {
			t.Errorf("creation with %.60s: %v", test.with, err)
		}
		request := strings.Replace(requestText, test.old, test.with, 1)
		if _, err := ReadRequestOptions([]byte(request)); !errors.Is(err, test.want) {
			t.Errorf("request with %.60s: %v", test.with, err)
		}
	}
	for _, id := range []string{"", strings.Repeat("YQ", longestUserHandle)} {
		if _, err := ReadCreationOptions([]byte(strings.Replace(creationText, "MWM3ZDlhNTI", id, 1))); !errors.Is(err, ErrMalformed) {
			t.Errorf("a user handle of %d characters: %v", len(id), err)
		}
	}
}

func TestOriginsBelongToTheirRelyingParty(t *testing.T) {
	for relyingParty, want := range map[string]string{
		"auth.example.org": "https://auth.example.org", "localhost": "http://localhost", "localhost.example.org": "https://localhost.example.org",
	} {
		if got := Origin(relyingParty); got != want {
			t.Errorf("%s: %s", relyingParty, got)
		}
	}
}

// FuzzOptions: whatever the options are, they are read or refused; what was read can
// be answered.
func FuzzOptions(f *testing.F) {
	for _, seed := range []string{creationText, requestText, "", "{}", "[", "null", `{"timeout":1e300}`, `{"challenge":null}`} {
		f.Add([]byte(seed))
	}
	p := create(f).Passkey
	f.Fuzz(func(t *testing.T, raw []byte) {
		if options, err := ReadCreationOptions(raw); err == nil {
			if _, err := Create(options, []Passkey{p}, present, strings.NewReader(strings.Repeat("authwalk", 10))); err != nil && !isRefusal(err) {
				t.Error(err)
			}
		}
		options, err := ReadRequestOptions(raw)
		if err != nil {
			return
		}
		answering := p
		answering.RelyingParty, options.Allow = options.RelyingParty, nil
		a, err := answering.Sign(options, present)
		if err != nil {
			t.Fatal(err)
		}
		verify(t, p.coseKey(), a)
	})
}

func isRefusal(err error) bool {
	return errors.Is(err, ErrNoAlgorithm) || errors.Is(err, ErrNotPlatform) || errors.Is(err, ErrExcluded)
}
