package pool

import (
	"slices"
	"strconv"
	"time"

	"authwalk/flow/api"
)

// StepUp is a sign-in towards a level of assurance.
type StepUp struct {
	// Level is the level, counted from 1.
	Level int
	// Credit are the methods that the access token vouches for.
	Credit []string `json:",omitempty"`
}

// stepUp reads what a USER_AUTH asks of its tokens, and what it brings towards
// that. The texts of refusals are not known.
func (r *evaluation) stepUp() *Decision {
	wanted, token := r.parameters[api.KeyTargetACRValues], r.parameters[api.KeyAccessToken]
	levels := r.facts.Pool.AcrConfiguration
	switch {
	case wanted == "" && token == "" && r.parameters[api.KeyMaxAge] == "":
		return nil
	case levels == nil:
		r.reason("AcrConfiguration", "", "the pool has no levels of assurance, so Cognito ignores "+api.KeyTargetACRValues+
			", as all pools did in October 2026", Verified)
		return nil
	case r.facts.Pool.UserPoolTier == api.TierLite:
		return r.refuseWith(notInTier(r.facts.Pool, "Step-Up Authentication"), Reason{
			"UserPoolTier", api.TierLite, "levels of assurance need the ESSENTIALS or PLUS tier", Documented,
		})
	case wanted == "" && token != "":
		return r.invalidParameter(api.KeyAccessToken+" can only be used with "+api.KeyTargetACRValues+".", Reason{
			api.KeyTargetACRValues, "", "an access token counts only towards a level", Documented,
		})
	case wanted == "":
		return nil
	}
	known := r.facts.Pool.namedLevels(wanted)
	if len(known) == 0 {
		return r.invalidParameter("No valid value in "+api.KeyTargetACRValues+".", Reason{
			api.KeyTargetACRValues, wanted, "none of these is the name of a level of this pool", Documented,
		})
	}
	if r.user == nil {
		return nil
	}
	credit, decision := r.credit(token)
	if decision != nil {
		return decision
	}
	return r.aim(known, credit)
}

// credit is what the access token vouches for: nothing where it is too old.
func (r *evaluation) credit(token string) (methods []string, refused *Decision) {
	age, hasAge := r.parameters[api.KeyMaxAge]
	most, err := strconv.Atoi(age)
	if hasAge && (err != nil || most < 0) {
		return nil, r.invalidParameter(api.KeyMaxAge+" must be a number of seconds.", Reason{
			api.KeyMaxAge, age, "this is not a number of seconds", Documented,
		})
	}
	if token == "" {
		r.reason(api.KeyAccessToken, "", "no token, so the sign-in starts from scratch", Documented)
		return nil, nil
	}
	event, ask := r.ask(Need{Kind: CheckAccessToken, Given: token})
	if ask != nil {
		return nil, ask
	}
	if refused := r.accessTokenIsGood(event); refused != nil {
		return nil, refused
	}
	if hasAge && r.facts.Now.Sub(event.SignedIn) > time.Duration(most)*time.Second {
		r.reason(api.KeyMaxAge, age, "the sign-in of the token is older, so the sign-in starts from scratch", Documented)
		return nil, nil
	}
	methods = without(event.Methods, []string{api.MethodSeveral})
	return methods, nil
}

func (r *evaluation) accessTokenIsGood(event Event) *Decision {
	why := Reason{api.KeyAccessToken, "", "", Documented}
	switch {
	case event.Token == TokenExpired:
		why.Text = "the token has expired"
		return r.notAuthorized("Access Token has expired", why)
	case event.Token == TokenRevoked:
		why.Text = "it was revoked, or the user signed out everywhere"
		return r.notAuthorized("Access Token has been revoked", why)
	case event.Token != TokenValid:
		why.Text = "this is not an access token of this pool"
		return r.notAuthorized("Invalid Access Token", why)
	case event.Username != r.progress.Username:
		why.Text = "the token is of another user"
		return r.notAuthorized("Invalid Access Token", why)
	default:
		return nil
	}
}

// aim chooses the first of the levels that the user can reach.
func (r *evaluation) aim(levels []int, credit []string) *Decision {
	for _, level := range levels {
		name := r.facts.Pool.LevelNames()[level-1]
		if levelOf(credit) >= level {
			return r.invalidParameter("The access token already satisfies "+name+".", Reason{
				api.KeyTargetACRValues, name, "the sign-in of the token has this level or a higher one", Documented,
			})
		}
		if len(r.facts.waysTo(r.user, level, credit)) > 0 {
			r.progress.StepUp = &StepUp{Level: level, Credit: credit}
			r.reason(api.KeyTargetACRValues, name, "the first of the levels asked for that the user has the factors for; a registered factor counts, turned on or not", Documented)
			return nil
		}
	}
	return r.noFactor()
}

// noFactor: a sign-in towards a level never sets up a factor.
func (r *evaluation) noFactor() *Decision {
	return r.invalidParameter("The user has no factors for "+api.KeyTargetACRValues+".", Reason{
		api.KeyTargetACRValues, r.parameters[api.KeyTargetACRValues],
		"the user does not have the factors for these levels, and this flow never sets up a factor", Documented,
	})
}

// waysTo are the ways to a level or a higher one that the user can go: what is
// still to be proved on each, the shortest first.
func (f Facts) waysTo(u *User, level int, proved []string) [][]string {
	var ways [][]string
	for _, reached := range api.AssuranceLevels()[level-1:] {
		for _, way := range reached.Ways {
			missing := without(way, proved)
			isFirst := len(proved) == 0 && len(way) == 1
			if !slices.ContainsFunc(missing, func(method string) bool { return !f.canProve(u, method, isFirst) }) {
				ways = append(ways, missing)
			}
		}
	}
	slices.SortStableFunc(ways, func(a, b []string) int { return len(a) - len(b) })
	return ways
}

// canProve reports whether the user can be asked for a method, as the first
// factor of a sign-in or as a further one.
func (f Facts) canProve(u *User, method string, first bool) bool {
	switch method {
	case api.MethodSMS:
		return first && contains(f.FirstFactors(u), smsOTP) || !first && f.factorUsable(u, smsMFA)
	case api.MethodEmail:
		return first && contains(f.FirstFactors(u), emailOTP) || !first && f.factorUsable(u, emailOTP)
	case api.MethodAuthenticator:
		return f.factorUsable(u, softwareTokenMFA)
	default:
		return slices.ContainsFunc(f.FirstFactors(u), func(factor string) bool { return firstMethod(factor) == method })
	}
}

// firstMethod is the method of a challenge that a sign-in can begin with.
func firstMethod(challenge string) string {
	if challenge == api.ChallengePasswordSRP {
		return api.MethodPassword
	}
	return methodOf(challenge)
}

// offerTowards offers what leads to the level aimed at. Where the token vouches for
// the first factor, that is the second one.
func (r *evaluation) offerTowards(preferred string) *Decision {
	up := r.progress.StepUp
	ways := r.facts.waysTo(r.user, up.Level, up.Credit)
	if len(up.Credit) > 0 {
		r.reason(api.KeyAccessToken, "", "it vouches for factors, and Cognito does not ask for them again", Documented)
		r.progress.FirstFactor = api.KeyAccessToken
		if decision := firstDecision(r.isEnabled, r.needsNoReset); decision != nil {
			return decision
		}
		if len(secondFactors(ways)) > 0 {
			return r.towardsLevel()
		}
	}
	leads := func(challenge string) bool {
		return slices.ContainsFunc(ways, func(way []string) bool { return way[0] == firstMethod(challenge) })
	}
	offered := slices.DeleteFunc(r.facts.FirstFactors(r.user), func(challenge string) bool { return !leads(challenge) })
	if !contains(offered, preferred) {
		preferred = ""
	}
	return r.available(offered, preferred)
}

// towardsLevel asks for the factor that is missing for the level aimed at.
func (r *evaluation) towardsLevel() *Decision {
	up, proved := r.progress.StepUp, r.progress.methods()
	if up == nil || levelOf(proved) >= up.Level {
		return nil
	}
	factors := secondFactors(r.facts.waysTo(r.user, up.Level, proved))
	r.reason(api.KeyTargetACRValues, r.facts.Pool.LevelNames()[up.Level-1], "what is proved so far is below this level", Documented)
	if len(factors) == 0 {
		return r.noFactor()
	}
	return r.askOneOf(factors)
}

// secondFactors are the challenges that end one of the ways, each alone.
func secondFactors(ways [][]string) []string {
	var factors []string
	for _, factor := range []string{smsMFA, softwareTokenMFA, emailOTP} {
		if slices.ContainsFunc(ways, func(way []string) bool { return len(way) == 1 && way[0] == methodOf(factor) }) {
			factors = append(factors, factor)
		}
	}
	return factors
}

// vouched reports whether the access token and the sign-in together have two
// factors, so that the pool has nothing more to ask for.
func (r *evaluation) vouched() bool {
	up := r.progress.StepUp
	return up != nil && len(up.Credit) > 0 && contains(r.progress.methods(), api.MethodSeveral)
}

// accessTokens are the findings about an access token, the good one of each
// sign-in first.
func accessTokens(f Facts) []Event {
	username := ""
	if len(f.Users) > 0 {
		username = f.Users[0].Username
	}
	var found []Event
	for _, level := range api.AssuranceLevels() {
		for _, way := range level.Ways {
			found = append(found, Event{Kind: CheckAccessToken, Token: TokenValid, Username: username, Methods: way, SignedIn: f.Now})
		}
	}
	found = append(found, Event{Kind: CheckAccessToken, Token: TokenValid, Username: username, Methods: []string{api.MethodPassword}, SignedIn: longAgo})
	for _, state := range []TokenState{TokenInvalid, TokenExpired, TokenRevoked} {
		found = append(found, Event{Kind: CheckAccessToken, Token: state, Username: username})
	}
	return found
}
