package check

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"authwalk/flow/api"
	"authwalk/flow/explain"
	"authwalk/flow/pool"
	"authwalk/flow/walk"
)

// userSubject is what findings about the user are about.
func (f Facts) userSubject() string { return "user " + f.Username }

// about has a finding about the user where there is one.
func (f Facts) about(is func(*pool.User) bool, finding Finding) []Finding {
	user := f.user()
	finding.Subject = f.userSubject()
	return one(f.Username != "" && user != nil && is(user), finding)
}

func userIsThere(f Facts) []Finding {
	if f.Username == "" || f.user() != nil || f.unread(api.AdminGetUser) == api.AccessDeniedException {
		return nil
	}
	if f.migrates() && sendsPassword(f.client()) {
		return []Finding{f.notMigrated()}
	}
	finding := Finding{
		ID: "pain-11", Severity: Error, Subject: f.userSubject(),
		Description: "There is no user with this name in the pool.",
		Fix:         "Check the spelling, and that this is the right pool and region. Otherwise create the user.",
		Evidence:    "AdminGetUser: " + api.UserNotFoundException,
		Command:     f.userCommand(api.AdminCreateUser),
		Customer:    "Check the name that you type: we have no account with it.",
	}
	if strings.Contains(f.Username, "@") && !f.signsInBy(api.AttributeEmail) {
		finding.Description += " The pool does not sign in by email address, so an email address finds no user."
		finding.Fix = "Sign in with the user name instead of the email address."
		finding.Customer = "Sign in with your user name, not with your email address."
	}
	if addresses := f.File.UserPool.UsernameAttributes; len(addresses) > 0 && !strings.ContainsAny(f.Username, "@+") {
		by := addressWords(addresses)
		finding.Description += " Users of this pool sign in by " + by + "; this name is something else."
		finding.Fix = "Sign in with the " + by + " instead of a user name."
		finding.Customer = "Sign in with your " + by + "."
	}
	if client := f.client(); client != nil && client.HidesUsers() {
		finding.Description += " The client hides that: the sign-in says \"Incorrect username or password.\""
	}
	return []Finding{finding}
}

// notMigrated is a user whom the pool does not have yet: that alone keeps nobody out.
func (f Facts) notMigrated() Finding {
	return Finding{
		ID: "not-migrated", Severity: Unknown, Subject: f.userSubject(),
		Description: "The pool does not have this user yet. When a sign-in sends the password, the UserMigration trigger looks for the user in an older system. The pool takes over whom it finds there with this password.",
		Fix:         "If the sign-in is refused, check the name and the password in the older system.",
		Evidence:    "AdminGetUser: " + api.UserNotFoundException + ", and LambdaConfig.UserMigration",
		Customer:    "Check your name and your password. They are those of your earlier account.",
	}
}

// addressWords are the attributes that users sign in by, as a person says it.
func addressWords(attributes []string) string {
	words := map[string]string{api.AttributeEmail: "email address", api.AttributePhoneNumber: "phone number"}
	var said []string
	for _, attribute := range attributes {
		said = append(said, cmp.Or(words[attribute], attribute))
	}
	return strings.Join(said, " or ")
}

func (f Facts) signsInBy(attribute string) bool {
	settings := f.File.UserPool
	return slices.Contains(settings.AliasAttributes, attribute) || slices.Contains(settings.UsernameAttributes, attribute)
}

// nameSignsIn: the name belongs to a user, and may be none to sign in with.
func nameSignsIn(f Facts) []Finding {
	if f.Username == "" {
		return nil
	}
	found := f.identify()
	if found.Near == nil || found.Near.Status() == api.StatusUnconfirmed {
		return nil
	}
	finding := Finding{
		ID: "name-" + map[pool.NameFault]string{
			pool.NotVerified: "not-verified", pool.NotAnAlias: "no-alias", pool.IsSub: "is-sub", pool.OtherCase: "other-case", pool.OuterSpaces: "spaces",
		}[found.Fault],
		Severity: Error, Subject: f.userSubject(),
		Description: "The user exists as " + found.Near.Username + ", but this name does not sign in: " + found.Describe() + ".",
		Fix:         "Sign in as " + found.Near.Username + ".",
		Evidence:    string(found.Fault),
		Customer:    "Sign in with your user name, exactly as it was given to you.",
	}
	if found.Fault == pool.NotVerified {
		finding.Fix = "Verify the address, or sign in as " + found.Near.Username + "."
		finding.Command, finding.Repair = f.verifyCommand(found.Attribute), verifies(found.Attribute)
		finding.Evidence = found.Attribute + "_verified: false"
	}
	return []Finding{finding}
}

func userIsReadable(f Facts) []Finding {
	denied := f.Username != "" && f.unread(api.AdminGetUser) == api.AccessDeniedException
	return one(denied, Finding{
		ID: "user-unread", Severity: Unknown, Subject: f.userSubject(),
		Description: "The user cannot be read: the credentials need cognito-idp:AdminGetUser.",
		Fix:         "Ask for that permission (authwalk check --policy prints what is needed), or give the command to an administrator who has it.",
		// Whoever has the permission runs the same check.
		Command:  HandOn(f.target(), f.Username),
		Evidence: "AdminGetUser: " + api.AccessDeniedException,
	})
}

func isFederated(u *pool.User) bool { return u.Status() == api.StatusExternalProvider }

func userIsFederated(f Facts) []Finding {
	return f.about(isFederated, Finding{
		ID: "federated-user", Severity: Error,
		Description: "The user signs in through another identity provider and has no password here.",
		Fix:         "Sign in through managed login with that provider.",
		Evidence:    "UserStatus: " + api.StatusExternalProvider,
		Customer:    "Use the button of the provider that you signed up with.",
	})
}

func userIsNotLocked(f Facts) []Finding {
	finding := Finding{
		ID: userLocked, Severity: Error,
		Description: "Too many wrong passwords or codes: the user is locked for a while.",
		Fix:         fmt.Sprintf("Wait until the lock ends, after %d minutes at most. %s Find what keeps sending an old password.", int(pool.LongestLock.Minutes()), walk.WhileLocked),
		Customer:    fmt.Sprintf("Wait %d minutes, then sign in once. Change the password that is saved in your other apps.", int(pool.LongestLock.Minutes())),
	}
	if user := f.user(); f.refusedWith(userLocked) {
		finding.Evidence = f.Refused.Evidence
	} else if user != nil {
		finding.Evidence = fmt.Sprintf("FailedAttempts: %d", user.Tracked.FailedAttempts)
	}
	return f.about(f.isLocked, finding)
}

func (f Facts) isLocked(u *pool.User) bool {
	return f.Now.Before(u.Tracked.LockedUntil.Time) || f.refusedWith(userLocked)
}

func userIsConfirmed(f Facts) []Finding {
	return f.about(func(u *pool.User) bool { return u.Status() == api.StatusUnconfirmed }, Finding{
		ID: "pain-07", Severity: Error,
		Description: "The sign-up of this user is not confirmed. Cognito checks that before the password.",
		Fix:         "Send the code again (ResendConfirmationCode), or confirm the user without a code.",
		Evidence:    "UserStatus: " + api.StatusUnconfirmed,
		Command:     f.userCommand(api.AdminConfirmSignUp),
		Repair:      confirms,
		Customer:    "Enter the code from the message that you received when you signed up.",
	})
}

func userIsEnabled(f Facts) []Finding {
	return f.about(func(u *pool.User) bool { return !u.IsEnabled() }, Finding{
		ID: "disabled", Severity: Error,
		Description: "An administrator disabled this user. The sign-in says so only after the right password.",
		Fix:         "Find out why, then enable the user.",
		Evidence:    "Enabled: false",
		Command:     f.userCommand(api.AdminEnableUser),
		Repair:      enables,
		Customer:    "Your account is disabled. We are looking into it.",
	})
}

func userIsNotReset(f Facts) []Finding {
	finding := Finding{
		ID: "pain-10", Severity: Error,
		Description: "The user must set a new password: an administrator reset it, or the user was imported.",
		Fix:         "The user requests a code with \"forgot password\" and sets a new password with it.",
		Evidence:    "UserStatus: " + api.StatusResetRequired,
		Command:     f.userCommand(api.AdminResetUserPassword),
		Repair:      resets,
		Customer:    "Choose \"forgot password\" and set a new password with the code that you receive.",
	}
	if user := f.user(); user != nil && !f.recovers(user) {
		finding.Fix = "No verified address can take the code: verify an address of the user, then the user chooses \"forgot password\". Or set a password."
		finding.Command, finding.Repair = f.userCommand(api.AdminSetUserPassword, "--permanent", "--password", explain.Quoted("the new password")), nil
		finding.Customer = "You need a new password, and we cannot send you a code yet." + othersAsked
	}
	return f.about(func(u *pool.User) bool { return u.Status() == api.StatusResetRequired }, finding)
}

// recovers reports whether the user can set a new password alone.
func (f Facts) recovers(user *pool.User) bool {
	_, refusal := pool.RecoveryDelivery(&f.File.UserPool, user, "")
	return refusal == nil
}

// temporaryPassword: it expires, and it cannot be replaced where the client may not write
// what is required.
func temporaryPassword(f Facts) []Finding {
	pending := func(u *pool.User) bool { return u.Status() == api.StatusForceChangePassword }
	findings := f.about(f.temporaryExpired, Finding{
		ID: temporaryOver, Severity: Error,
		Description: fmt.Sprintf("The temporary password expired%s: it is valid for %d days.", f.expiredSince(), f.temporaryDays()),
		Fix:         "Send the invitation again: it has a new temporary password. \"Forgot password\" does not work in this state.",
		Evidence:    "UserStatus: " + api.StatusForceChangePassword + ", TemporaryPasswordValidityDays: " + fmt.Sprint(f.temporaryDays()),
		Command:     f.userCommand(api.AdminCreateUser, "--message-action", api.MessageResend),
		Repair:      resends,
		Customer:    "You will receive a new temporary password. Use it soon.",
	})
	if blocked := f.unwritable(); len(blocked) > 0 {
		findings = append(findings, f.about(pending, Finding{
			ID: "pain-23", Severity: Error,
			Description: "The new password cannot be set: it needs " + listed(blocked) + ", which the client may not write.",
			Fix:         "Add " + listed(blocked) + " to WriteAttributes of the client, or set the attribute for the user.",
			Evidence:    "WriteAttributes without " + listed(blocked),
			Customer:    "We have to complete your account first. You do not need to do anything.",
		})...)
	}
	if len(findings) > 0 {
		return findings
	}
	return f.about(pending, Finding{
		ID: "temporary-password", Severity: Info,
		Description: "The user has a temporary password, and must set a new one at the first sign-in (NEW_PASSWORD_REQUIRED).",
		Fix:         "Nothing to fix: the app has to ask for a new password.",
		Evidence:    "UserStatus: " + api.StatusForceChangePassword,
		Customer:    "Sign in with the temporary password from the invitation, then choose your own.",
	})
}

// The findings that a refusal can be about, whatever the settings show.
const (
	userLocked    = "pain-02"
	cannotRecover = "pain-09"
	temporaryOver = "pain-12"
)

// temporaryExpired reports whether the user has a temporary password that is no longer
// valid, by its date or by what the user was just refused with.
func (f Facts) temporaryExpired(user *pool.User) bool {
	return user.Status() == api.StatusForceChangePassword && (f.refusedWith(temporaryOver) || pool.TemporaryExpired(&f.File.UserPool, user, f.Now))
}

// expiredSince is the day on which the temporary password expired, "" where it is not
// known. The password of a live pool can be older than the last change of the user.
func (f Facts) expiredSince() string {
	user := f.user()
	if user == nil || !pool.TemporaryExpired(&f.File.UserPool, user, f.Now) {
		return ""
	}
	since := " on " + user.Tracked.PasswordSet.AddDate(0, 0, f.temporaryDays()).UTC().Format(time.DateOnly)
	if f.Live {
		since += " or before"
	}
	return since
}

func (f Facts) temporaryDays() int {
	if policies := f.File.UserPool.Policies; policies != nil && policies.PasswordPolicy != nil && policies.PasswordPolicy.TemporaryPasswordValidityDays != nil {
		return *policies.PasswordPolicy.TemporaryPasswordValidityDays
	}
	return pool.TemporaryPasswordDays
}

// unwritable are the required attributes that the user lacks and the client may not write.
func (f Facts) unwritable() []string {
	user, client := f.user(), f.client()
	if user == nil || client == nil || len(client.WriteAttributes) == 0 {
		return nil
	}
	var names []string
	for _, attribute := range f.File.UserPool.SchemaAttributes {
		missing := attribute.Required && attribute.Name != "sub" && user.UserAttributes.Get(attribute.Name) == ""
		if missing && !slices.Contains(client.WriteAttributes, attribute.Name) {
			names = append(names, attribute.Name)
		}
	}
	return names
}

// userHasFirstFactor: a user without a password needs a flow that takes something else.
func userHasFirstFactor(f Facts) []Finding {
	user, client := f.user(), f.client()
	if user == nil || client == nil || f.Live || f.passwordIsUnknown(user) {
		return nil
	}
	without := user.CurrentPassword() == "" && !user.Tracked.Imported && !f.migrates()
	if !without || pool.FlowEnabled(client, api.FlowUserAuth) && len(f.rules(client, user).FirstFactors(user)) > 0 {
		return nil
	}
	finding := Finding{
		ID: "no-first-factor", Severity: Error, Subject: f.userSubject(),
		Description: "The user has no password, and the client has no flow that takes anything else.",
		Fix:         "Add " + api.AllowUserAuth + " to the client, or set a password.",
		Evidence:    "ExplicitAuthFlows: " + strings.Join(client.ExplicitAuthFlows, " "),
		Command:     f.userCommand(api.AdminSetUserPassword, "--permanent", "--password", explain.Quoted("the new password")),
		Customer:    "We are setting up your way to sign in.",
	}
	if pool.FlowEnabled(client, api.FlowUserAuth) {
		finding.ID = "pain-25"
		finding.Description = "The user has no password, and no other factor that may come first: " + f.whyNoFirstFactor(user)
		finding.Fix = "Add an address of the user, register a passkey, or set a password."
		finding.Evidence = "AllowedFirstAuthFactors: " + strings.Join(f.firstFactors(), " ")
	}
	return []Finding{finding}
}

func (f Facts) whyNoFirstFactor(user *pool.User) string {
	switch {
	case f.mfaConfiguration() == api.MFAOn:
		return "where MFA is required, codes do not sign in."
	case len(user.UserMFASettingList) > 0:
		return "the user has a second factor turned on, and then codes do not sign in."
	default:
		return "the pool allows " + listed(f.firstFactors()) + ", and the user has none of these."
	}
}

func (f Facts) migrates() bool { return f.function(api.TriggerUserMigration) != "" }

// anyFlowWorks has what the rules say where nothing else found the reason.
func anyFlowWorks(f Facts) []Finding {
	if f.Username == "" || f.client() == nil || f.identify().User == nil {
		return nil
	}
	var refused []string
	var first pool.Prediction
	for _, flow := range flowsOf(f.client()) {
		prediction := f.predict(flow)
		if len(prediction.Paths) > 0 {
			return nil
		}
		if len(refused) == 0 {
			first = prediction
		}
		refused = append(refused, flow.Name)
	}
	if len(refused) == 0 {
		return nil
	}
	ends := "it ends at " + listed(first.Until) + ", which nobody can answer."
	if first.Refusal != nil {
		ends = first.Refusal.Error()
	}
	why, evidence := "", ""
	for _, reason := range slices.Backward(first.Because) {
		if reason.Text != "" {
			why = strings.ToUpper(reason.Text[:1]) + reason.Text[1:] + "."
			evidence = strings.TrimSuffix(cmp.Or(reason.Setting, "the pool's rules")+": "+reason.Value, ": ")
		}
	}
	return []Finding{{
		ID: "no-flow-works", Severity: Error, Subject: f.userSubject(),
		Description: strings.TrimSpace("No flow of the client signs this user in (" + listed(refused) + "): " + ends + " " + why),
		Fix:         "Walk the sign-in to see it happen: authwalk walk --username " + explain.Quoted(f.Username),
		Evidence:    evidence,
		Customer:    explain.HandedOn,
	}}
}

// userRecovers: can the user set a new password alone?
func userRecovers(f Facts) []Finding {
	user := f.user()
	if user == nil || user.Status() != api.StatusConfirmed && user.Status() != api.StatusResetRequired {
		return nil
	}
	if f.recovers(user) {
		return nil
	}
	finding := Finding{
		ID: cannotRecover, Severity: Warning, Subject: f.userSubject(),
		Description: "\"Forgot password\" does not work for this user: no verified address can take the code.",
		Fix:         "Add an address to the user and verify it, or set a password.",
		Evidence:    "email_verified, phone_number_verified, AccountRecoverySetting",
		Customer:    "Contact us if you forget your password: we cannot send you a code yet.",
	}
	for _, attribute := range []string{api.AttributeEmail, api.AttributePhoneNumber} {
		if user.UserAttributes.Get(attribute) != "" && !user.UserAttributes.Verified(attribute) {
			finding.Fix = "Verify the " + attribute + " of the user, or set a password."
			finding.Command, finding.Repair = f.verifyCommand(attribute), verifies(attribute)
			break
		}
	}
	if user.Status() == api.StatusResetRequired {
		finding.Severity = Error
		finding.Description = "The user must reset the password, and no verified address can take the code."
	}
	return []Finding{finding}
}

// days is a duration in days.
func days(d time.Duration) int { return int(d / (24 * time.Hour)) }
