package pool

import (
	"fmt"
	"slices"
	"strings"

	"authwalk/flow/api"
)

// Assurance is how strongly a sign-in was proved: Level is its acr claim, and
// Methods are its amr. Both are empty where the pool has no levels.
type Assurance struct {
	Level   string
	Methods []string
}

// hasLevels reports whether tokens of the pool say how strongly a sign-in was
// proved. Pools of the service did not in October 2026, whatever their
// settings; here those do that have an AcrConfiguration.
func (p *UserPool) hasLevels() bool { return p.AcrConfiguration != nil }

// LevelNames are the acr of the levels, the lowest first; none where the pool has no
// levels.
func (p *UserPool) LevelNames() []string {
	var names []string
	if !p.hasLevels() {
		return nil
	}
	for i, level := range api.AssuranceLevels() {
		name := level.Name
		if own := p.AcrConfiguration.levels()[i]; *own != nil && (*own).AcrValue != "" {
			name = (*own).AcrValue
		}
		names = append(names, name)
	}
	return names
}

// namedLevels are the levels in the blank-separated names, counted from 1, in their
// order. Other names count for nothing.
func (p *UserPool) namedLevels(names string) []int {
	var levels []int
	for _, name := range strings.Fields(names) {
		if i := slices.Index(p.LevelNames(), name); i >= 0 {
			levels = append(levels, i+1)
		}
	}
	return levels
}

func (a *AcrConfiguration) levels() []**AcrLevel {
	return []**AcrLevel{&a.Level1, &a.Level2, &a.Level3, &a.Level4}
}

// withDefaults names every level.
func (a *AcrConfiguration) withDefaults() *AcrConfiguration {
	if a == nil {
		return nil
	}
	names := (&UserPool{AcrConfiguration: a}).LevelNames()
	filled := *a
	for i, level := range filled.levels() {
		*level = &AcrLevel{AcrValue: names[i]}
	}
	return &filled
}

// checkLevels refuses names that mean two levels. The service's words are not
// known.
func checkLevels(p *UserPool) *Refusal {
	if p.AcrConfiguration == nil {
		return nil
	}
	names := p.LevelNames()
	slices.Sort(names)
	if len(slices.Compact(names)) < len(api.AssuranceLevels()) {
		return invalid("The AcrValue of each level must be different.")
	}
	return nil
}

// levelOf is the highest level that the methods satisfy, 0 for none.
func levelOf(methods []string) int {
	levels := api.AssuranceLevels()
	for i := len(levels) - 1; i >= 0; i-- {
		if slices.ContainsFunc(levels[i].Ways, func(way []string) bool { return len(without(way, methods)) == 0 }) {
			return i + 1
		}
	}
	return 0
}

// without is the list without what the other has.
func without(list, other []string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(name string) bool { return contains(other, name) })
}

// methodOf is the method that a factor proves, as FirstFactor and SecondFactor name
// it; "" for one that has none.
func methodOf(factor string) string {
	switch factor {
	case api.ChallengePassword:
		return api.MethodPassword
	case smsOTP, smsMFA:
		return api.MethodSMS
	case emailOTP:
		return api.MethodEmail
	case softwareTokenMFA, api.ChallengeMFASetup:
		return api.MethodAuthenticator
	case webAuthn:
		return api.MethodPlatformPasskey
	default:
		return ""
	}
}

// methods are those that the sign-in has proved so far, and those that an access
// token vouches for.
func (p Progress) methods() []string {
	proved := []string{methodOf(p.FirstFactor), methodOf(p.SecondFactor)}
	if p.FirstFactor == webAuthn && p.Roaming {
		proved[0] = api.MethodRoamingPasskey
	}
	if p.StepUp != nil {
		proved = append(proved, p.StepUp.Credit...)
	}
	methods := slices.DeleteFunc(api.Methods(), func(method string) bool {
		return method == api.MethodSeveral || !contains(proved, method)
	})
	if len(methods) > 1 {
		methods = append(methods, api.MethodSeveral)
	}
	return methods
}

// assurance is what the tokens say of the sign-in.
func (r *evaluation) assurance() Assurance {
	if !r.facts.Pool.hasLevels() || r.facts.Pool.UserPoolTier == api.TierLite {
		return Assurance{}
	}
	methods := r.progress.methods()
	level := levelOf(methods)
	if level == 0 {
		return Assurance{Methods: methods}
	}
	name, levels := r.facts.Pool.LevelNames()[level-1], api.AssuranceLevels()
	r.reason("AcrConfiguration", name, fmt.Sprintf("level %d of %d, reached by %s", level, len(levels), levels[level-1].Label), Documented)
	return Assurance{Level: name, Methods: methods}
}
