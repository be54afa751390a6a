package pool

import (
	"strings"
	"testing"
	"time"

	"authwalk/flow/api"
)

func TestPasswordAndUserState(t *testing.T) {
	const right, wrong = "Winter-2026!", "nope"
	for name, test := range map[string]struct {
		set      func(w *world)
		password string
		want     string
	}{
		"right":                       {func(*world) {}, right, "tokens"},
		"A045 wrong, hidden":          {func(w *world) { w.file.Clients[0].PreventUserExistenceErrors = "ENABLED" }, wrong, incorrect},
		"A046 wrong, legacy":          {func(*world) {}, wrong, incorrect},
		"A047 unknown, hidden":        {func(w *world) { w.user.Username = "x"; w.file.Clients[0].PreventUserExistenceErrors = "ENABLED" }, right, incorrect},
		"A048 unknown, legacy":        {func(w *world) { w.user.Username = "x" }, right, "UserNotFoundException: User does not exist."},
		"A053 unconfirmed, right":     {func(w *world) { w.user.UserStatus = api.StatusUnconfirmed }, right, "UserNotConfirmedException: User is not confirmed."},
		"A053 unconfirmed, wrong":     {func(w *world) { w.user.UserStatus = api.StatusUnconfirmed }, wrong, "UserNotConfirmedException: User is not confirmed."},
		"A054 reset, right":           {func(w *world) { w.user.UserStatus = api.StatusResetRequired }, right, "PasswordResetRequiredException: Password reset required for the user"},
		"reset, wrong":                {func(w *world) { w.user.UserStatus = api.StatusResetRequired }, wrong, incorrect},
		"A055 imported, hidden":       {func(w *world) { imported(w); w.file.Clients[0].PreventUserExistenceErrors = "ENABLED" }, wrong, incorrect},
		"imported, legacy":            {imported, wrong, "PasswordResetRequiredException: Password reset required for the user"},
		"A056 disabled, right":        {func(w *world) { w.user.Enabled = new(bool) }, right, "NotAuthorizedException: User is disabled."},
		"A170 disabled, wrong":        {func(w *world) { w.user.Enabled = new(bool) }, wrong, incorrect},
		"A057 temporary, too old":     {func(w *world) { temporary(w); w.user.Tracked.PasswordSet = At(testNow.AddDate(0, 0, -8)) }, right, "NotAuthorizedException: Temporary password has expired and must be reset by an administrator."},
		"A091 temporary":              {temporary, right, "NEW_PASSWORD_REQUIRED"},
		"A171 alias not verified":     {func(w *world) { w.user.Username = "nadia@example.net" }, right, "UserNotFoundException: User does not exist."},
		"empty password is missing":   {func(*world) {}, "", "InvalidParameterException: Missing required parameter PASSWORD"},
		"A058 locked, right password": {func(w *world) { w.user.Tracked.LockedUntil = At(testNow.Add(time.Second)) }, right, lockedOut},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			test.set(w)
			expect(t, w.signIn(test.password), test.want)
		})
	}
}

func imported(w *world) {
	w.user.UserStatus, w.user.Password, w.user.Tracked.Imported = api.StatusResetRequired, "", true
}

func temporary(w *world) {
	w.user.Password, w.user.TemporaryPassword, w.user.Tracked.PasswordSet = "", "Winter-2026!", At(testNow)
}

// TestTemporaryPasswordsLast signs in when the last day ends, and a moment later.
func TestTemporaryPasswordsLast(t *testing.T) {
	const expired = "NotAuthorizedException: Temporary password has expired and must be reset by an administrator."
	none, two := 0, 2
	for name, test := range map[string]struct {
		policy *PasswordPolicy
		days   int
		after  string
	}{
		"no policy":             {nil, 7, expired},
		"a policy without days": {&PasswordPolicy{MinimumLength: 8}, 7, expired},
		"two days":              {&PasswordPolicy{MinimumLength: 8, TemporaryPasswordValidityDays: &two}, 2, expired},
		"no end":                {&PasswordPolicy{MinimumLength: 8, TemporaryPasswordValidityDays: &none}, 365, "NEW_PASSWORD_REQUIRED"},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			w.file.UserPool.Policies = &Policies{PasswordPolicy: test.policy}
			temporary(w)
			w.now = testNow.Add(time.Duration(test.days) * 24 * time.Hour)
			expect(t, w.signIn("Winter-2026!"), "NEW_PASSWORD_REQUIRED")
			w.now = w.now.Add(time.Second)
			expect(t, w.signIn("Winter-2026!"), test.after)
			w.file.UserPool.SetDefaults()
			if days := *w.file.UserPool.Policies.PasswordPolicy.TemporaryPasswordValidityDays; test.after == expired && days != test.days {
				t.Errorf("the pool says %d days", days)
			}
		})
	}
}

func TestLockout(t *testing.T) {
	w := newWorld(t)
	for range 5 {
		expect(t, w.signIn("nope"), incorrect)
	}
	expect(t, w.signIn("Winter-2026!"), lockedOut) // A058
	expect(t, w.signIn("nope"), lockedOut)
	w.now = w.now.Add(time.Second)
	expect(t, w.signIn("nope"), incorrect)
	w.now = w.now.Add(time.Second)
	expect(t, w.signIn("Winter-2026!"), lockedOut)
	w.now = w.now.Add(time.Second)
	expect(t, w.signIn("Winter-2026!"), "tokens")
	expect(t, w.signIn("nope"), incorrect)
	if got := w.user.Tracked.FailedAttempts; got != 1 {
		t.Errorf("%d failures are counted after a success and a failure", got)
	}
}

func TestLockGrowsToAQuarterOfAnHourAndIsForgotten(t *testing.T) {
	tracked := Tracked{}
	now := testNow
	for failures := 1; failures <= 20; failures++ {
		countFailure(&tracked, now)
		want := time.Duration(0)
		if failures >= 5 {
			want = min(15*time.Minute, time.Second<<(failures-5))
		}
		if got := max(0, tracked.LockedUntil.Sub(now)); got != want {
			t.Errorf("failure %d locks for %v, want %v", failures, got, want)
		}
		now = now.Add(max(want, time.Second))
		if failures == 20 || want == 15*time.Minute {
			break
		}
	}
	countFailure(&tracked, now.Add(15*time.Minute))
	if tracked.FailedAttempts != 1 {
		t.Errorf("%d failures after a quarter of an hour", tracked.FailedAttempts)
	}
}

func TestSRP(t *testing.T) {
	proof := func(w *world, password string) string {
		return w.respondWith("", "PASSWORD_VERIFIER", "USERNAME", w.progress.Username,
			"PASSWORD_CLAIM_SECRET_BLOCK", "b", "PASSWORD_CLAIM_SIGNATURE", password, "TIMESTAMP", "t")
	}
	t.Run("A114 right, and the block only once", func(t *testing.T) {
		w := newWorld(t)
		expect(t, w.initiate("USER_SRP_AUTH", "USERNAME", "nadia", "SRP_A", "a"), "PASSWORD_VERIFIER")
		expect(t, proof(w, "Winter-2026!"), "tokens")
		expect(t, proof(w, "Winter-2026!"), incorrect)
	})
	t.Run("A052 wrong, and the block only once", func(t *testing.T) {
		w := newWorld(t)
		expect(t, w.initiate("USER_SRP_AUTH", "USERNAME", "nadia", "SRP_A", "a"), "PASSWORD_VERIFIER")
		expect(t, proof(w, "nope"), incorrect)
		expect(t, proof(w, "Winter-2026!"), incorrect)
	})
	t.Run("the status is looked at again", func(t *testing.T) {
		w := newWorld(t)
		w.initiate("USER_SRP_AUTH", "USERNAME", "nadia", "SRP_A", "a")
		w.user.UserStatus = api.StatusUnconfirmed
		expect(t, proof(w, "Winter-2026!"), "UserNotConfirmedException: User is not confirmed.")
	})
	t.Run("A050 unknown, legacy", func(t *testing.T) {
		w := newWorld(t)
		expect(t, w.initiate("USER_SRP_AUTH", "USERNAME", "ghost", "SRP_A", "a"), "UserNotFoundException: User does not exist.")
	})
	t.Run("A051 unknown, hidden", func(t *testing.T) {
		w := newWorld(t)
		w.file.Clients[0].PreventUserExistenceErrors = "ENABLED"
		d := w.resolve(Begin(w.facts(), Start{Operation: "InitiateAuth", AuthFlow: "USER_SRP_AUTH", Parameters: pairs([]string{"USERNAME", "ghost", "SRP_A", "a"})}))
		expect(t, d.Challenge.Parameters["USER_ID_FOR_SRP"], w.facts().SimulatedID)
		expect(t, proof(w, "Winter-2026!"), incorrect)
	})
	t.Run("A113 no session", func(t *testing.T) {
		w := newWorld(t)
		d := Resume(w.facts(), Begin(w.facts(), Start{Operation: "InitiateAuth", AuthFlow: "USER_SRP_AUTH", Parameters: pairs([]string{"USERNAME", "nadia", "SRP_A", "a"})}).Progress, Event{Kind: CheckSRPA, OK: true})
		if d.Challenge == nil || d.Challenge.Session {
			t.Errorf("%+v", d)
		}
	})
	t.Run("A172 timestamp", func(t *testing.T) {
		w := newWorld(t)
		w.initiate("USER_SRP_AUTH", "USERNAME", "nadia", "SRP_A", "a")
		got := w.respondWith("", "PASSWORD_VERIFIER", "USERNAME", "nadia", "PASSWORD_CLAIM_SECRET_BLOCK", "b", "PASSWORD_CLAIM_SIGNATURE", "s", "TIMESTAMP", "wrong")
		expect(t, got, "InvalidParameterException: TIMESTAMP format should be EEE MMM d HH:mm:ss z yyyy in english.")
	})
}

func TestNewPassword(t *testing.T) {
	for name, test := range map[string]struct {
		set     func(w *world)
		answers []string
		want    string
	}{
		"takes it":             {func(*world) {}, []string{"NEW_PASSWORD", "Spring-2026"}, "tokens"},
		"A085 already there":   {func(*world) {}, []string{"NEW_PASSWORD", "Spring-2026", "userAttributes.email", "n@example.org"}, "NotAuthorizedException: Cannot modify an already provided email"},
		"not mutable":          {func(*world) {}, []string{"NEW_PASSWORD", "Spring-2026", "userAttributes.email_verified", "true"}, "InvalidParameterException: Cannot modify the non-mutable attribute email_verified"},
		"A086 required":        {func(w *world) { w.user.UserAttributes = nil }, []string{"NEW_PASSWORD", "Spring-2026"}, "InvalidParameterException: Invalid attributes given, given_name is missing"},
		"required and given":   {func(w *world) { w.user.UserAttributes = nil }, []string{"NEW_PASSWORD", "Spring-2026", "userAttributes.given_name", "N"}, "tokens"},
		"A087 too short":       {func(*world) {}, []string{"NEW_PASSWORD", "Ab1"}, "InvalidPasswordException: Password does not conform to policy: Password not long enough"},
		"no capital":           {func(*world) {}, []string{"NEW_PASSWORD", "spring-2026"}, "InvalidPasswordException: Password does not conform to policy: Password must have uppercase characters"},
		"history":              {func(w *world) { w.file.UserPool.Policies.PasswordPolicy.PasswordHistorySize = 1 }, []string{"NEW_PASSWORD", "Winter-2026!"}, "PasswordHistoryPolicyViolationException: Password has previously been used"},
		"without history":      {func(*world) {}, []string{"NEW_PASSWORD", "Winter-2026!"}, "tokens"},
		"then a second factor": {func(w *world) { w.user.UserMFASettingList = []string{"EMAIL_OTP"} }, []string{"NEW_PASSWORD", "Spring-2026"}, "EMAIL_OTP"},
		"not writable":         {func(w *world) { w.file.Clients[0].WriteAttributes = []string{"email"} }, []string{"NEW_PASSWORD", "Spring-2026", "userAttributes.name", "N"}, "NotAuthorizedException: A client attempted to write unauthorized attribute"},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			temporary(w)
			test.set(w)
			expect(t, w.signIn("Winter-2026!"), "NEW_PASSWORD_REQUIRED")
			got := w.respond("NEW_PASSWORD_REQUIRED", test.answers...)
			expect(t, got, test.want)
			if got == "tokens" && (w.user.Status() != api.StatusConfirmed || w.user.CurrentPassword() != test.answers[1]) {
				t.Errorf("the user is %s", w.user.Status())
			}
			if strings.Contains(got, "Exception") && w.state.Used {
				t.Error("a refused answer spent the session")
			}
		})
	}
}
