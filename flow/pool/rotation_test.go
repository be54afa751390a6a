package pool

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

// TestRotation holds the rules against a model that remembers everything: whatever
// is tried with whichever token, the newest always works, an exchanged one works for
// its grace period, and what it was exchanged for first is dead once it is exchanged
// again.
func TestRotation(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		grace := time.Duration(rapid.IntRange(0, 60).Draw(t, "grace")) * time.Second
		now := testNow
		type known struct {
			exchanged time.Time
			dead      bool
		}
		tokens := []*known{{}}
		newest := 0
		var rotation Rotation
		t.Repeat(map[string]func(*rapid.T){
			"wait": func(t *rapid.T) {
				now = now.Add(time.Duration(rapid.IntRange(0, 70).Draw(t, "seconds")) * time.Second)
			},
			"exchange": func(t *rapid.T) {
				number := rapid.IntRange(0, len(tokens)-1).Draw(t, "token")
				token := tokens[number]
				works := number == newest || !token.dead && !token.exchanged.IsZero() && now.Sub(token.exchanged) < grace
				if got := rotation.State(number, grace, now); (got == TokenValid) != works {
					t.Fatalf("token %d of %d, the newest %d: %s", number, len(tokens), newest, got)
				}
				if !works {
					return
				}
				if number == newest {
					token.exchanged = now
				} else {
					tokens[newest].dead = true
				}
				rotation = rotation.Exchanged(number, now)
				newest = len(tokens)
				tokens = append(tokens, &known{})
			},
			"": func(t *rapid.T) {
				if rotation.Live != newest || rotation.State(newest, 0, now) != TokenValid {
					t.Fatalf("the newest is %d, not %d", newest, rotation.Live)
				}
				for number := range tokens {
					if rotation.Ends(number) != (number == newest || number == 0) {
						t.Fatalf("revoking token %d", number)
					}
				}
			},
		})
	})
}

// TestRotatedTokensAreRefused: the rules of a refresh with a token that was exchanged.
func TestRotatedTokensAreRefused(t *testing.T) {
	w := newWorld(t)
	w.refresh = TokenReused
	expect(t, w.begin("GetTokensFromRefreshToken", "", "REFRESH_TOKEN", "x"), "RefreshTokenReuseException: Refresh token reuse detected")
	w.refresh = TokenValid
	for _, rotates := range []bool{false, true} {
		if rotates {
			w.file.Clients[0].RefreshTokenRotation = &RefreshTokenRotation{Feature: "ENABLED", RetryGracePeriodSeconds: 7}
		}
		d := w.resolve(Begin(w.facts(), Start{Operation: "GetTokensFromRefreshToken", Parameters: pairs([]string{"REFRESH_TOKEN", "x"})}))
		if d.Tokens == nil || d.Tokens.Rotated != rotates || w.file.Clients[0].GracePeriod() != map[bool]time.Duration{true: 7 * time.Second}[rotates] {
			t.Errorf("rotates %v: %+v", rotates, d)
		}
	}
}
