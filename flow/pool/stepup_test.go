package pool

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"authwalk/flow/api"

	"pgregory.net/rapid"
)

// levels are the default names, the lowest first.
func levels(numbers ...int) string {
	var names []string
	for _, number := range numbers {
		names = append(names, api.AssuranceLevels()[number-1].Name)
	}
	return strings.Join(names, " ")
}

// stepUpWorld is a pool with levels, and a user with a password, both addresses and
// an authenticator, none of them switched on.
func stepUpWorld(t *testing.T) *world {
	t.Helper()
	w := newWorld(t)
	w.file.UserPool.AcrConfiguration = &AcrConfiguration{}
	w.user.TotpSecret = "S"
	w.user.UserAttributes = append(w.user.UserAttributes, Attribute{phoneNumber, "+15550100142"})
	w.token = Event{Kind: CheckAccessToken, Token: TokenValid, Username: "nadia", Methods: []string{"pwd"}, SignedIn: w.now}
	return w
}

func TestStepUp(t *testing.T) {
	const none = "InvalidParameterException: The user has no factors for TARGET_ACR_VALUES."
	token := func(methods ...string) func(*world) {
		return func(w *world) { w.token.Methods = methods }
	}
	noApp := func(w *world) { w.user.TotpSecret = "" }
	for name, test := range map[string]struct {
		set        func(*world)
		parameters []string
		want       string
	}{
		"the missing factor alone":     {token("pwd"), []string{"TARGET_ACR_VALUES", levels(4), "ACCESS_TOKEN", "t"}, softwareTokenMFA},
		"several could be it":          {token("pwd"), []string{"TARGET_ACR_VALUES", levels(3), "ACCESS_TOKEN", "t"}, "SELECT_MFA_TYPE"},
		"the preferred one":            {func(w *world) { w.user.PreferredMfaSetting = smsMFA }, []string{"TARGET_ACR_VALUES", levels(3), "ACCESS_TOKEN", "t"}, smsMFA},
		"the first that can be":        {noApp, []string{"TARGET_ACR_VALUES", levels(4, 3), "ACCESS_TOKEN", "t"}, "SELECT_MFA_TYPE"},
		"names of others":              {token("pwd"), []string{"TARGET_ACR_VALUES", "gold " + levels(4), "ACCESS_TOKEN", "t"}, softwareTokenMFA},
		"names of others alone":        {token("pwd"), []string{"TARGET_ACR_VALUES", "gold", "ACCESS_TOKEN", "t"}, "InvalidParameterException: No valid value in TARGET_ACR_VALUES."},
		"the password is missing":      {token("email_otp"), []string{"TARGET_ACR_VALUES", levels(3), "ACCESS_TOKEN", "t"}, "SELECT_CHALLENGE"},
		"no factor":                    {noApp, []string{"TARGET_ACR_VALUES", levels(4), "ACCESS_TOKEN", "t"}, none},
		"met":                          {token("pwd", "sms", "mfa"), []string{"TARGET_ACR_VALUES", levels(3), "ACCESS_TOKEN", "t"}, "InvalidParameterException: The access token already satisfies urn:cognito:loa:3."},
		"exceeded":                     {token("pwd", "otp", "mfa"), []string{"TARGET_ACR_VALUES", levels(1), "ACCESS_TOKEN", "t"}, "InvalidParameterException: The access token already satisfies urn:cognito:loa:1."},
		"without a target":             {token("pwd"), []string{"ACCESS_TOKEN", "t"}, "InvalidParameterException: ACCESS_TOKEN can only be used with TARGET_ACR_VALUES."},
		"from scratch":                 {token("pwd"), []string{"TARGET_ACR_VALUES", levels(4), "PREFERRED_CHALLENGE", "PASSWORD", "PASSWORD", "Winter-2026!"}, softwareTokenMFA},
		"from scratch, nothing chosen": {token("pwd"), []string{"TARGET_ACR_VALUES", levels(4)}, "SELECT_CHALLENGE"},
		"a code is no way there":       {token("pwd"), []string{"TARGET_ACR_VALUES", levels(4), "PREFERRED_CHALLENGE", emailOTP}, "SELECT_CHALLENGE"},
		"a code alone":                 {token("pwd"), []string{"TARGET_ACR_VALUES", levels(2), "PREFERRED_CHALLENGE", emailOTP}, emailOTP},
		"just young enough":            {func(w *world) { w.now = w.now.Add(time.Minute) }, []string{"TARGET_ACR_VALUES", levels(4), "ACCESS_TOKEN", "t", "MAX_AGE", "60"}, softwareTokenMFA},
		"too old": {
			func(w *world) { w.now = w.now.Add(time.Minute + time.Second) },
			[]string{"TARGET_ACR_VALUES", levels(4), "ACCESS_TOKEN", "t", "MAX_AGE", "60"},
			"SELECT_CHALLENGE",
		},
		"an age of nothing":   {token("pwd"), []string{"MAX_AGE", "60"}, "SELECT_CHALLENGE"},
		"an age in words":     {token("pwd"), []string{"TARGET_ACR_VALUES", levels(4), "MAX_AGE", "a minute"}, "InvalidParameterException: MAX_AGE must be a number of seconds."},
		"expired":             {func(w *world) { w.token.Token = TokenExpired }, []string{"TARGET_ACR_VALUES", levels(4), "ACCESS_TOKEN", "t"}, "NotAuthorizedException: Access Token has expired"},
		"revoked":             {func(w *world) { w.token.Token = TokenRevoked }, []string{"TARGET_ACR_VALUES", levels(4), "ACCESS_TOKEN", "t"}, "NotAuthorizedException: Access Token has been revoked"},
		"no token":            {func(w *world) { w.token.Token = TokenInvalid }, []string{"TARGET_ACR_VALUES", levels(4), "ACCESS_TOKEN", "t"}, "NotAuthorizedException: Invalid Access Token"},
		"another user's":      {func(w *world) { w.token.Username = "omar" }, []string{"TARGET_ACR_VALUES", levels(4), "ACCESS_TOKEN", "t"}, "NotAuthorizedException: Invalid Access Token"},
		"own names":           {func(w *world) { w.file.UserPool.AcrConfiguration.Level4 = &AcrLevel{AcrValue: "gold"} }, []string{"TARGET_ACR_VALUES", "gold", "ACCESS_TOKEN", "t"}, softwareTokenMFA},
		"a pool without them": {func(w *world) { w.file.UserPool.AcrConfiguration = nil }, []string{"TARGET_ACR_VALUES", levels(4), "ACCESS_TOKEN", "t"}, "SELECT_CHALLENGE"},
		"never sets one up": {func(w *world) {
			w.user.UserAttributes, w.user.TotpSecret, w.file.MfaConfig.MfaConfiguration = nil, "", "ON"
		}, []string{"TARGET_ACR_VALUES", levels(1), "PREFERRED_CHALLENGE", "PASSWORD", "PASSWORD", "Winter-2026!"}, none},
		"MFA all the same": {
			func(w *world) { w.user.UserMFASettingList = []string{smsMFA} },
			[]string{"TARGET_ACR_VALUES", levels(1), "PREFERRED_CHALLENGE", "PASSWORD", "PASSWORD", "Winter-2026!"},
			smsMFA,
		},
		"Lite": {
			func(w *world) { w.file.UserPool.UserPoolTier = api.TierLite },
			[]string{"TARGET_ACR_VALUES", levels(4)},
			"FeatureUnavailableInTierException: The following features need to be disabled for the LITE pricing tier configured: Step-Up Authentication",
		},
	} {
		t.Run(name, func(t *testing.T) {
			w := stepUpWorld(t)
			test.set(w)
			expect(t, w.initiate("USER_AUTH", append([]string{"USERNAME", "nadia"}, test.parameters...)...), test.want)
		})
	}
	t.Run("tokens", func(t *testing.T) {
		w := stepUpWorld(t)
		w.initiate("USER_AUTH", "USERNAME", "nadia", "TARGET_ACR_VALUES", levels(4), "ACCESS_TOKEN", "t")
		d := w.resolve(Resume(w.facts(), w.progress, Event{Kind: Answered, Session: w.state, Answer: &Answer{
			Operation: "RespondToAuthChallenge", ChallengeName: softwareTokenMFA, Session: "session",
			Responses: map[string]string{"USERNAME": "nadia", "SOFTWARE_TOKEN_MFA_CODE": "654321"},
		}}))
		want := Assurance{Level: levels(4), Methods: []string{"pwd", "otp", "mfa"}}
		if d.Tokens == nil || !reflect.DeepEqual(d.Tokens.Assurance, want) {
			t.Errorf("%+v", d)
		}
	})
}

// TestLevelsOfSignIns: whichever way a user signs in, the tokens say the level that
// the factors have.
func TestLevelsOfSignIns(t *testing.T) {
	for want, methods := range [][][]string{
		{{}, {"fed"}, {"otp"}},
		{{"pwd"}},
		{{"sms"}, {"email_otp"}, {"sms", "otp", "mfa"}},
		{{"swk"}, {"hwk"}, {"pwd", "sms", "mfa"}, {"pwd", "email_otp", "mfa"}, {"pwd", "swk", "mfa"}},
		{{"pwd", "otp", "mfa"}, {"pwd", "otp", "sms", "mfa"}},
	} {
		for _, proved := range methods {
			if got := levelOf(proved); got != want {
				t.Errorf("%v is level %d", proved, got)
			}
		}
	}
}

func TestNamesOfLevels(t *testing.T) {
	p := &UserPool{AcrConfiguration: &AcrConfiguration{Level2: &AcrLevel{AcrValue: "silver"}}}
	p.SetDefaults()
	if got := p.AcrConfiguration; got.Level1.AcrValue != "urn:cognito:loa:1" || got.Level2.AcrValue != "silver" || got.Level4.AcrValue != "urn:cognito:loa:4" {
		t.Errorf("%+v", got)
	}
	for name, refused := range map[string]bool{"silver": false, "urn:cognito:loa:3": true} {
		p := &UserPool{AcrConfiguration: &AcrConfiguration{Level2: &AcrLevel{AcrValue: name}}}
		if got := CheckPool(p, "", nil); (got != nil) != refused {
			t.Errorf("%s: %v", name, got)
		}
		p.UserPoolTier = api.TierLite
		if CheckPool(p, "", nil) == nil {
			t.Error("a pool of the LITE tier has levels")
		}
	}
}

// TestStepUpsReachTheirLevel: whatever a user has and a token vouches for, tokens
// have the level aimed at, no factor is asked for twice or set up, and nothing is
// issued where the level is met already.
func TestStepUpsReachTheirLevel(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := drawFacts(t)
		f.Pool.AcrConfiguration = &AcrConfiguration{}
		methods := rapid.SliceOfDistinct(rapid.SampledFrom([]string{"pwd", "otp", "sms", "email_otp", "swk"}), rapid.ID).Draw(t, "methods")
		level := rapid.IntRange(1, 4).Draw(t, "level")
		parameters := map[string]string{
			"USERNAME": "nadia", "TARGET_ACR_VALUES": levels(level), "PREFERRED_CHALLENGE": rapid.SampledFrom([]string{"", "PASSWORD", emailOTP}).Draw(t, "preferred"),
		}
		if len(methods) > 0 {
			parameters["ACCESS_TOKEN"] = "t"
		}
		s := &stepUps{t: t, facts: f, level: level, credit: methods}
		s.follow(f, Begin(f, Start{Operation: "InitiateAuth", AuthFlow: "USER_AUTH", Parameters: parameters}))
	})
}

type stepUps struct {
	t      *rapid.T
	facts  Facts
	level  int
	credit []string
}

// follow takes every need for met, and answers every challenge rightly.
func (s *stepUps) follow(f Facts, d Decision) {
	for steps := 0; ; steps++ {
		switch {
		case steps > 40:
			s.t.Fatal("the sign-in does not end")
		case d.Need != nil:
			event := outcomes(f, d.Need)[0]
			if d.Need.Kind == CheckAccessToken {
				event = Event{Kind: CheckAccessToken, Token: TokenValid, Username: "nadia", Methods: s.credit, SignedIn: f.Now}
			}
			d = Resume(f, d.Progress, event)
		case d.Challenge != nil:
			s.check(d)
			f = f.after(d)
			answer := rapid.SampledFrom(answers(f, d)).Draw(s.t, "answer")
			answer.Session = SessionState{Known: true, Expires: f.Now}
			d = Resume(f, copyProgress(s.t, d.Progress), answer)
		default:
			s.checkEnd(d)
			return
		}
	}
}

func (s *stepUps) check(d Decision) {
	name := d.Challenge.Name
	if name == api.ChallengeMFASetup {
		s.t.Fatalf("a factor is set up: %+v", d)
	}
	if method := firstMethod(name); method != "" && slices.Contains(s.credit, method) {
		s.t.Fatalf("%s is asked for, and the token vouches for it: %v", name, s.credit)
	}
}

func (s *stepUps) checkEnd(d Decision) {
	met := levelOf(s.credit) >= s.level
	if d.Tokens == nil {
		return
	}
	if met {
		s.t.Fatalf("tokens, and the level was met: %v", s.credit)
	}
	if reached := levelOf(d.Tokens.Assurance.Methods); reached < s.level || d.Tokens.Assurance.Level != levels(reached) {
		s.t.Fatalf("aimed at %d: %+v", s.level, d.Tokens.Assurance)
	}
	for _, method := range s.credit {
		if !slices.Contains(d.Tokens.Assurance.Methods, method) {
			s.t.Fatalf("%s of the token is lost: %+v", method, d.Tokens.Assurance)
		}
	}
}

// TestWithoutLevelsNothingChanges: a pool without levels decides as if the
// parameters were not there.
func TestWithoutLevelsNothingChanges(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := drawFacts(t)
		plain := Start{Operation: "InitiateAuth", AuthFlow: "USER_AUTH", Parameters: map[string]string{"USERNAME": "nadia", "PREFERRED_CHALLENGE": emailOTP}}
		asking := Start{Operation: "InitiateAuth", AuthFlow: "USER_AUTH", Parameters: map[string]string{
			"USERNAME": "nadia", "PREFERRED_CHALLENGE": emailOTP, "TARGET_ACR_VALUES": levels(4), "ACCESS_TOKEN": "t", "MAX_AGE": "x",
		}}
		want, got := Begin(f, plain), Begin(f, asking)
		if want.Need != nil {
			want, got = Resume(f, want.Progress, Event{Kind: want.Need.Kind, OK: true}), Resume(f, got.Progress, Event{Kind: got.Need.Kind, OK: true})
		}
		if !reflect.DeepEqual(want.Challenge, got.Challenge) || !reflect.DeepEqual(want.Refusal, got.Refusal) || (want.Need == nil) != (got.Need == nil) {
			t.Fatalf("%+v\n%+v", want, got)
		}
	})
}
