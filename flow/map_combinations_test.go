package flow_test

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"authwalk/flow"
	"authwalk/flow/api"
	"authwalk/flow/demouser"
	"authwalk/flow/emulator"
	"authwalk/flow/passkey"
	"authwalk/flow/pool"
	"authwalk/flow/poolfile"
	"authwalk/flow/walk"
	"authwalk/ui/termtest"

	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/pquerna/otp/totp"
)

// combination is a user of a pool, and how somebody signs in as them there.
type combination struct {
	file   *poolfile.File
	client *pool.Client
	user   pool.User
	start  walk.Start
}

// String is what a combination is made of.
func (c combination) String() string {
	settings, _ := json.Marshal(c.file.UserPool)
	factors, _ := json.Marshal(c.file.MfaConfig)
	client, _ := json.Marshal(c.client)
	user, _ := json.Marshal(c.user)
	return fmt.Sprintf("pool %s\nfactors %s\nclient %s\nuser %s\n%s %s %q, password %q, %v", settings, factors, client, user,
		c.start.Operation, c.start.AuthFlow, c.start.Username, c.start.Password.Reveal(), c.start.Parameters.Reveal())
}

// generator makes pools, and users in them, of random numbers that are the same for the
// same seed.
type generator struct {
	*rand.Rand
	seed uint64
}

func newGenerator(seed uint64) generator { return generator{rand.New(rand.NewPCG(seed, 7)), seed} }

// ofCombination draws the answers of one sign-in: how long another was does not change them.
func (g generator) ofCombination(n int) generator {
	return generator{rand.New(rand.NewPCG(g.seed, uint64(n)<<32)), g.seed}
}

// once tells yes one time in n.
func (g generator) once(n int) bool { return g.IntN(n) == 0 }

func oneOf[T any](g generator, list ...T) T { return list[g.IntN(len(list))] }

// some are those of a list that are drawn one time in n each.
func (g generator) some(n int, list ...string) []string {
	return slices.DeleteFunc(list, func(string) bool { return !g.once(n) })
}

// pool is a pool with clients, and nobody in it yet.
func (g generator) pool(n int) *poolfile.File {
	settings := pool.UserPool{
		ID: fmt.Sprintf("eu-west-1_Map%dx%d", g.seed, n), MfaConfiguration: oneOf(g, api.MFAOff, api.MFAOptional, api.MFAOptional, api.MFAOn),
		UserPoolTier: oneOf(g, api.TierLite, api.TierEssentials, api.TierEssentials, api.TierPlus),
		Policies:     &pool.Policies{PasswordPolicy: &pool.PasswordPolicy{MinimumLength: 8}},
	}
	if g.once(2) {
		settings.SmsConfiguration = &pool.SmsConfiguration{SnsCallerArn: "arn:aws:iam::123456789012:role/sms"}
	}
	if !g.once(3) {
		settings.EmailConfiguration = &pool.EmailConfiguration{EmailSendingAccount: api.SenderDeveloper}
	}
	switch g.IntN(4) {
	case 0:
		settings.UsernameAttributes = oneOf(g, []string{"email"}, []string{"phone_number"}, []string{"email", "phone_number"})
	case 1:
		settings.AliasAttributes = append(g.some(2, "email", "phone_number", "preferred_username"), "email")[:1]
	}
	if g.once(2) {
		settings.UsernameConfiguration = &pool.UsernameConfiguration{CaseSensitive: g.once(2)}
	}
	if g.once(3) {
		settings.DeviceConfiguration = &pool.DeviceConfiguration{ChallengeRequiredOnNewDevice: g.once(2), DeviceOnlyRememberedOnUserPrompt: g.once(2)}
	}
	if g.once(2) {
		names := oneOf(g, []string{api.RecoverByAdmin}, []string{api.RecoverByEmail}, []string{api.RecoverByPhoneNumber}, []string{api.RecoverByPhoneNumber, api.RecoverByEmail})
		settings.AccountRecoverySetting = &pool.AccountRecovery{}
		for n, name := range names {
			settings.AccountRecoverySetting.RecoveryMechanisms = append(settings.AccountRecoverySetting.RecoveryMechanisms, pool.RecoveryMechanism{Priority: n + 1, Name: name})
		}
	}
	if g.once(3) {
		settings.SchemaAttributes = []pool.SchemaAttribute{{Name: "given_name", AttributeDataType: api.TypeString, Required: true}}
	}
	if settings.UserPoolTier == api.TierPlus && g.once(2) {
		settings.UserPoolAddOns = &pool.UserPoolAddOns{AdvancedSecurityMode: oneOf(g, api.SecurityAudit, api.SecurityEnforced)}
	}
	settings.LambdaConfig = g.triggers()
	file := &poolfile.File{UserPool: settings, MfaConfig: g.secondFactors(&settings)}
	g.firstFactors(file)
	for c := range 3 {
		file.Clients = append(file.Clients, g.client(fmt.Sprintf("client%dof%dof%d", c, n, g.seed)))
	}
	return file
}

// triggers are those of a pool: functions of the emulator, of which none refuses.
func (g generator) triggers() pool.LambdaConfig {
	config := pool.LambdaConfig{}
	if g.once(2) {
		return config
	}
	for _, function := range []*string{
		&config.PreAuthentication, &config.PostAuthentication, &config.PreTokenGeneration, &config.CustomMessage, &config.PreSignUp,
	} {
		if !g.once(3) {
			*function = "builtin:agree"
		}
	}
	if g.once(2) {
		config.UserMigration = "builtin:migrate"
	}
	if g.once(2) {
		config.DefineAuthChallenge, config.CreateAuthChallenge, config.VerifyAuthChallengeResponse = "builtin:riddle", "builtin:riddle", "builtin:riddle"
	}
	return config
}

// secondFactors are those of a pool: at least one where they can be asked for, none where
// they cannot.
func (g generator) secondFactors(p *pool.UserPool) *pool.MfaConfig {
	mfa := &pool.MfaConfig{MfaConfiguration: p.MfaConfiguration}
	if p.MfaConfiguration == api.MFAOff {
		return mfa
	}
	if p.SmsConfiguration != nil && g.once(2) {
		mfa.SmsMfaConfiguration = &pool.SmsMfa{SmsConfiguration: p.SmsConfiguration}
	}
	if p.EmailConfiguration != nil && p.UserPoolTier != api.TierLite && g.once(2) {
		mfa.EmailMfaConfiguration = &pool.EmailMfa{}
	}
	if !mfa.HasFactor() || g.once(2) {
		mfa.SoftwareTokenMfaConfiguration = &pool.SoftwareToken{Enabled: true}
	}
	return mfa
}

// firstFactors lets a pool allow first factors that it can have.
func (g generator) firstFactors(file *poolfile.File) {
	settings := &file.UserPool
	if settings.UserPoolTier == api.TierLite || g.once(3) {
		return
	}
	factors := []string{api.FactorPassword}
	if settings.MfaConfiguration != api.MFAOn {
		factors = append(factors, g.some(2, api.FactorEmailOTP)...)
		if settings.SmsConfiguration != nil {
			factors = append(factors, g.some(2, api.FactorSMSOTP)...)
		}
	}
	if g.once(2) {
		factors = append(factors, api.FactorWebAuthn)
		file.MfaConfig.WebAuthnConfiguration = &pool.WebAuthnConfig{RelyingPartyID: "auth.example.org", UserVerification: api.VerificationPreferred}
		if settings.MfaConfiguration == api.MFAOn || g.once(3) {
			file.MfaConfig.WebAuthnConfiguration.FactorConfiguration = api.PasskeyMultiFactor
		}
	}
	settings.Policies.SignInPolicy = &pool.SignInPolicy{AllowedFirstAuthFactors: factors}
}

func (g generator) client(id string) pool.Client {
	client := pool.Client{ClientID: id, ClientName: id, PreventUserExistenceErrors: oneOf(g, "", api.ExistenceErrorsLegacy, api.ExistenceErrorsEnabled)}
	switch g.IntN(8) {
	case 0:
		client.ExplicitAuthFlows = g.some(2, api.LegacyAdminNoSRPAuth, api.LegacyUserPasswordAuth, api.LegacyCustomAuthFlowOnly)
	default:
		client.ExplicitAuthFlows = slices.DeleteFunc([]string{
			api.AllowUserAuth, api.AllowUserPasswordAuth, api.AllowAdminUserPasswordAuth, api.AllowUserSRPAuth, api.AllowRefreshTokenAuth, api.AllowCustomAuth,
		}, func(string) bool { return g.once(3) })
	}
	if g.once(4) {
		client.ClientSecret = "s3cr3tKeyForTests0123456789abcdef"
	}
	return client
}

// user adds a user to a pool.
func (g generator) user(file *poolfile.File, number int) pool.User {
	sub := fmt.Sprintf("1c7d9a52-0f3e-4b86-%04x-%012d", g.seed, number)
	user := pool.User{
		Username: fmt.Sprint("user", number), FixedCode: "12345678", Password: rightPassword,
		UserStatus:     oneOf(g, append(slices.Repeat([]string{api.StatusConfirmed}, 6), api.StatusForceChangePassword, api.StatusForceChangePassword, api.StatusResetRequired, api.StatusUnconfirmed)...),
		UserAttributes: pool.Attributes{{Name: "sub", Value: sub}},
	}
	if len(file.UserPool.UsernameAttributes) > 0 {
		user.Username = sub
	}
	switch {
	case user.UserStatus == api.StatusForceChangePassword:
		user.Password, user.TemporaryPassword = "", rightPassword
		if g.once(6) {
			user.Tracked.PasswordSet = pool.At(combinedAt.AddDate(0, 0, -30))
		}
	case user.UserStatus == api.StatusConfirmed && g.once(6):
		user.Password = ""
	}
	if g.once(16) {
		disabled := false
		user.Enabled = &disabled
	}
	for _, attribute := range []pool.Attribute{{Name: "email", Value: fmt.Sprintf("user%d@example.org", number)}, {Name: "phone_number", Value: fmt.Sprintf("+1555%07d", number)}} {
		needed := slices.Contains(file.UserPool.UsernameAttributes, attribute.Name)
		if draw := g.IntN(3); draw == 0 && !needed {
			continue
		} else if user.UserAttributes = user.UserAttributes.With(attribute.Name, attribute.Value); draw < 2 {
			user.UserAttributes = user.UserAttributes.With(attribute.Name+"_verified", "true")
		}
	}
	if slices.Contains(file.UserPool.AliasAttributes, "preferred_username") {
		user.UserAttributes = user.UserAttributes.With("preferred_username", fmt.Sprint("preferred", number))
	}
	if g.once(2) {
		user.UserAttributes = user.UserAttributes.With("given_name", "Nadia")
	}
	g.own(file, &user, number)
	return user
}

// own gives a user factors, passkeys and devices.
func (g generator) own(file *poolfile.File, user *pool.User, number int) {
	if g.once(2) {
		user.TotpSecret = secretOfTotp
	}
	user.UserMFASettingList = g.some(3, api.ChallengeSMSMFA, api.ChallengeEmailOTP)
	if user.TotpSecret != "" && g.once(2) {
		user.UserMFASettingList = append(user.UserMFASettingList, api.ChallengeSoftwareTokenMFA)
	}
	if g.once(2) {
		user.PreferredMfaSetting = oneOf(g, api.ChallengeSMSMFA, api.ChallengeSoftwareTokenMFA, api.ChallengeEmailOTP)
	}
	if file.MfaConfig.WebAuthnConfiguration != nil && g.once(3) {
		user.Passkeys = []pool.Passkey{g.passkey(number)}
		if file.MfaConfig.WebAuthnConfiguration.FactorConfiguration == api.PasskeyMultiFactor && g.once(2) {
			user.WebAuthnMfaSettings = &pool.WebAuthnMfaSettings{Enabled: true}
		}
	}
	if file.UserPool.DeviceConfiguration != nil && g.once(3) {
		user.Devices = []pool.Device{{
			DeviceKey: fmt.Sprintf("eu-west-1_7c1d9a52-0f3e-4b86-%04x-%012d", g.seed, number), DeviceGroupKey: "-Group2026", Password: "a-device-password",
			DeviceRememberedStatus: oneOf(g, api.DeviceRemembered, api.DeviceRemembered, api.DeviceNotRemembered),
		}}
	}
}

// passkey is one with a key of its own.
func (g generator) passkey(number int) pool.Passkey {
	seed := sha256.Sum256(fmt.Appendf(nil, "passkey %d of %d", number, g.seed))
	key, err := ecdsa.ParseRawPrivateKey(elliptic.P256(), seed[:])
	if err != nil {
		panic(err)
	}
	return pool.Passkey{
		CredentialID: base64.RawURLEncoding.EncodeToString(seed[:16]),
		PrivateKey:   base64.RawURLEncoding.EncodeToString(passkey.Passkey{Key: key}.MarshalKey()),
	}
}

// start is a sign-in as a user: mostly with a name that finds them, by a flow that the
// client has, and with the right password.
func (g generator) start(file *poolfile.File, client *pool.Client, user pool.User) walk.Start {
	start := walk.Start{
		Target: walk.Target{UserPoolID: file.UserPool.ID, ClientID: client.ClientID}, Operation: api.InitiateAuth,
		Username: user.Username, Password: walk.NewSecret(rightPassword), ClientSecret: walk.NewSecret(client.ClientSecret),
		WithoutDevice: true,
	}
	var flows []string
	for _, flow := range []string{
		api.FlowUserPasswordAuth, api.FlowUserPasswordAuth, api.FlowUserPasswordAuth, api.FlowUserAuth, api.FlowUserAuth, api.FlowUserAuth, api.FlowUserAuth,
		api.FlowAdminUserPasswordAuth, api.FlowUserSRPAuth, api.FlowCustomAuth,
	} {
		asked := flow != api.FlowCustomAuth || file.UserPool.LambdaConfig.DefineAuthChallenge != ""
		if pool.FlowEnabled(client, flow) && asked || g.once(30) {
			flows = append(flows, flow)
		}
	}
	if len(flows) == 0 {
		flows = []string{api.FlowUserPasswordAuth}
	}
	start.AuthFlow = oneOf(g, flows...)
	if start.AuthFlow == api.FlowAdminUserPasswordAuth || start.AuthFlow == api.FlowUserAuth && g.once(5) {
		start.Operation = api.AdminInitiateAuth
	}
	if aliases := slices.Concat(file.UserPool.UsernameAttributes, file.UserPool.AliasAttributes); len(aliases) > 0 && !g.once(3) {
		start.Username = user.UserAttributes.Get(oneOf(g, aliases...))
	} else if g.once(12) {
		start.Username = user.UserAttributes.Get("email")
	}
	switch {
	case start.Username == "", g.once(20):
		start.Username = oneOf(g, "nobody", migratedUser)
	case g.once(15):
		start.Username = strings.ToUpper(start.Username)
	}
	if g.once(10) {
		start.Password = walk.NewSecret("Wrong-2026!")
	}
	parameters := map[string]string{}
	if start.AuthFlow == api.FlowUserAuth && g.once(2) {
		parameters[api.KeyPreferredChallenge] = oneOf(g, api.ChallengePassword, api.ChallengePassword, api.ChallengeEmailOTP, api.ChallengeSMSOTP, api.ChallengeWebAuthn)
	}
	if start.AuthFlow == api.FlowCustomAuth {
		parameters[api.KeyChallengeName] = oneOf(g, api.KeySRPA, api.ChallengeCustomChallenge)
	}
	if len(user.Devices) > 0 && !g.once(3) {
		parameters[api.KeyDeviceKey] = user.Devices[0].DeviceKey
	}
	start.Parameters = walk.NewValues(parameters)
	return start
}

// migratedUser is who the emulator's function for UserMigration brings.
const migratedUser = "arno"

// usersOfPool is how many sign in to each pool.
const usersOfPool = 20

// combinedAt is when everybody signs in.
var combinedAt = time.Date(2026, 1, 7, 8, 5, 9, 0, time.UTC)

// generated are so many combinations, and the pools that they are of.
func generated(g generator, count int) (all []combination, files []*poolfile.File) {
	for n := range count {
		if n%usersOfPool == 0 {
			files = append(files, g.pool(len(files)))
		}
		file := files[len(files)-1]
		c := combination{file: file, client: &file.Clients[g.IntN(len(file.Clients))], user: g.user(file, n)}
		file.Users = append(file.Users, c.user)
		c.start = g.start(file, c.client, c.user)
		all = append(all, c)
	}
	return all, files
}

// mapped is how many combinations are signed in, from how many seeds; a soak takes more.
func mapped(t *testing.T) (seeds, count int) {
	t.Helper()
	text := os.Getenv("AUTHWALK_SOAK_MAPS")
	switch {
	case text == "" && termtest.RaceDetector:
		return 1, 100
	case text == "":
		return 2, 1000
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatal(err)
	}
	return n, 1000
}

// TestTheMapPredictsWhatTheEmulatorDoes signs in, over the wire, combinations of pool,
// client, user and factors: each goes along the map that was made before, and where
// the map is sure of what comes, it comes.
func TestTheMapPredictsWhatTheEmulatorDoes(t *testing.T) {
	seeds, count := mapped(t)
	for seed := range seeds {
		g := newGenerator(uint64(seed + 1))
		all, files := generated(g, count)
		b := servedTo(t, files)
		ends := map[string]int{}
		for n, c := range all {
			c.start.Target.Endpoint = b.endpoint
			knowing := b.WithPoolFacts(t.Context(), c.start)
			before := knowing.Predicted(walk.Walk{Start: c.start}).Branches
			w, mistaken := b.signIn(t, g.ofCombination(n), knowing, c)
			refused := ""
			if w.Last().Error != nil {
				refused = w.Last().Error.Exception
			}
			ends[endOf(w, refused)]++
			after := knowing.Predicted(w).Branches
			problem := along(before, after, refused, mistaken)
			if problem == "" {
				problem = calledAs(before, after, w, mistaken)
			}
			if problem == "" && n%unknowing == 0 {
				problem = followed(b.Controller, w)
			}
			if problem != "" {
				t.Errorf("combination %d of seed %d: %s\n%v\nbefore:\n%s\nafter %v %v:\n%s", n, g.seed, problem, c, drawnMap(before), w.Path(), w.Last().Error, drawnMap(after))
			}
		}
		t.Logf("seed %d: %d combinations in %d pools: %v", g.seed, len(all), len(files), ends)
	}
}

// unknowing is one in how many sign-ins is predicted without the settings too, which takes
// longer.
const unknowing = 10

// followed tells what came in a sign-in and could not follow by what it had shown before,
// to somebody who does not know the settings.
func followed(stranger *flow.Controller, w walk.Walk) string {
	for n, step := range w.Steps[1:] {
		came := ""
		switch {
		case step.Tokens != nil:
			came = "tokens"
		case step.Challenge != nil:
			came = step.Challenge.Name
		default:
			continue
		}
		before := w
		before.Steps = w.Steps[:n+1]
		following := stranger.Predicted(before).Following()
		if !slices.ContainsFunc(following, func(b walk.Branch) bool { return b.Name == came }) {
			return fmt.Sprintf("%s came after %v, and could not by what was shown: %v", came, before.Path(), following)
		}
	}
	return ""
}

// endOf is how a sign-in ended: with tokens after so many challenges, or a refusal.
func endOf(w walk.Walk, refused string) string {
	if w.Tokens() != nil {
		return fmt.Sprintf("tokens after %d", len(w.Path()))
	}
	return refused
}

// servedTo is a controller with the devices and passkeys of pools that an emulator serves.
func servedTo(t *testing.T, files []*poolfile.File) *bench {
	t.Helper()
	b := &bench{now: combinedAt}
	clock := func() time.Time { return b.now }
	service, err := emulator.New(emulator.Options{Files: files, Clock: clock, Random: seeded(1), Token: outboxToken, Keys: testKeys(t), Listen: "127.0.0.1:0"})
	if err != nil {
		t.Fatal(err)
	}
	if err := service.Start(context.Background()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = service.Close() })
	b.endpoint = service.Endpoint()
	kept, err := demouser.Vault(files, b.endpoint)
	if err != nil {
		t.Fatal(err)
	}
	b.Controller = flow.New(flow.Options{
		Now: clock, Random: seeded(2), OutboxToken: outboxToken, Vault: kept, Credentials: credentials.NewStaticCredentialsProvider("AKIDEXAMPLE", "secret", ""),
	})
	return b
}

// signIn answers until there are tokens or a refusal, and tells whether the last answer
// was a wrong one. What there is to choose is drawn.
func (b *bench) signIn(t *testing.T, g generator, knowing *flow.Controller, c combination) (w walk.Walk, mistaken bool) {
	t.Helper()
	w = knowing.Begin(t.Context(), c.start)
	wrong := c.start.Password.Reveal() != c.user.CurrentPassword()
	for range 14 {
		if _, waits := w.Pending(); !waits || w.Last().Error != nil {
			return w, wrong
		}
		given, can := b.given(t, g, knowing, w, c)
		if !can {
			return w, false
		}
		for _, key := range []string{api.KeySMSMFACode, api.KeySMSOTPCode, api.KeyEmailOTPCode, api.KeySoftwareTokenCode} {
			if given[key] != "" && g.once(12) {
				given[key], wrong = "00000000"[:len(given[key])], true
			}
		}
		w = knowing.Answer(t.Context(), w, walk.NewValues(given))
	}
	t.Fatalf("%v\nis still asked: %v", c, w.Path())
	return w, false
}

// given is the right answer to what waits, where there can be one: a phone number is not
// registered during a sign-in.
func (b *bench) given(t *testing.T, g generator, knowing *flow.Controller, w walk.Walk, c combination) (answer map[string]string, can bool) {
	t.Helper()
	pending, _ := w.Pending()
	challenge := pending.Step.Challenge
	_, delivered := challenge.Parameters[api.KeyDeliveryMedium]
	if delivered && c.start.Username == migratedUser {
		return nil, false // the code is drawn by lot
	}
	listed := func(key string) (items []string) {
		if err := json.Unmarshal([]byte(challenge.Parameters[key]), &items); err != nil {
			t.Fatalf("%v\n%s of %v: %v", c, key, w.Path(), err)
		}
		return items
	}
	switch pending.Name() {
	case api.ChallengeNewPasswordRequired:
		given := map[string]string{api.KeyNewPassword: nextPassword}
		for _, attribute := range listed(api.KeyRequiredAttributes) {
			given[attribute] = "someone"
		}
		return given, true
	case api.ChallengeSelectChallenge:
		if len(challenge.Available) == 0 {
			return nil, false
		}
		return map[string]string{api.KeyAnswer: oneOf(g, challenge.Available...), api.KeyPassword: c.start.Password.Reveal()}, true
	case api.ChallengeSelectMFAType:
		return map[string]string{api.KeyAnswer: oneOf(g, listed(api.KeyMFAsCanChoose)...)}, true
	case api.ChallengeMFASetup:
		prompt := knowing.Prompt(w)
		if prompt.Authenticator != nil {
			code, err := totp.GenerateCode(prompt.Authenticator.Secret.Reveal(), b.now)
			if err != nil {
				t.Fatal(err)
			}
			return map[string]string{api.KeyCode: code}, true
		}
		if prompt.Auto {
			return nil, true
		}
		offered := slices.DeleteFunc(listed(api.KeyMFAsCanSetUp), func(name string) bool { return name == api.ChallengeSMSMFA })
		if len(offered) == 0 {
			return nil, false
		}
		return map[string]string{"TYPE": oneOf(g, offered...), api.KeyEmail: fmt.Sprintf("new-%s@example.org", c.user.Sub())}, true
	case api.ChallengeSoftwareTokenMFA:
		if c.start.Username == migratedUser {
			return nil, false // the secret is what he registered in an earlier sign-in
		}
		return map[string]string{api.KeySoftwareTokenCode: b.totpCode(t, secretOfTotp)}, true
	case api.ChallengeSMSMFA:
		return map[string]string{api.KeySMSMFACode: "12345678"}, true
	case api.ChallengeSMSOTP:
		return map[string]string{api.KeySMSOTPCode: "12345678"}, true
	case api.ChallengeEmailOTP:
		return map[string]string{api.KeyEmailOTPCode: "12345678"}, true
	case api.ChallengeCustomChallenge:
		return map[string]string{api.KeyAnswer: answersToRiddles[challenge.Parameters["question"]]}, true
	default:
		return nil, true
	}
}

// answersToRiddles are the right answers to those of the emulator's functions.
var answersToRiddles = map[string]string{"What has a neck but no head?": "bottle", "What gets wetter the more it dries?": "towel"}
