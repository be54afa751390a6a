package start

import (
	"fmt"
	"strings"
	"time"

	"authwalk/flow/api"
	"authwalk/flow/cognito"
	"authwalk/flow/token"
	"authwalk/flow/walk"
)

// leastClientID keeps short words from being taken for client ids: real ones
// have 26 characters.
const leastClientID = 20

// Recognise reads a pasted text and returns what can be taken from it: what the start
// form is filled in with, or an answer to a challenge. Only commands come to several.
func (Form) Recognise(text string, now time.Time) []walk.Pasted {
	text = strings.TrimSpace(text)
	one := func(taken walk.Values, said string) []walk.Pasted {
		return []walk.Pasted{{Said: said, Filled: taken}}
	}
	if taken, said := recogniseToken(text); taken.Len() > 0 || said != "" {
		return one(taken, said)
	}
	switch {
	case walk.RegionOf(text) != "" && cognito.CheckTarget(walk.Target{UserPoolID: text}) == nil:
		return one(walk.NewValues(map[string]string{keyPool: text, keyRegion: walk.RegionOf(text)}), "a user pool ID")
	case len(text) >= leastClientID && cognito.CheckTarget(walk.Target{ClientID: text}) == nil:
		return one(walk.NewValues(map[string]string{keyClient: text}), "an app client ID")
	case looksLikeCommand(text):
		if commands := ReadCommands(text, now); commands != nil {
			return commands
		}
		if unusable, is := Unusable(text); is {
			return []walk.Pasted{unusable}
		}
	}
	return nil
}

// recogniseToken takes client, pool and user from a token.
func recogniseToken(text string) (walk.Values, string) {
	if token.IsOpaque(text) {
		return walk.NewValues(map[string]string{api.KeyRefreshToken: text, keyFlow: api.FlowRefreshTokenAuth}), "a refresh token"
	}
	decoded, err := token.Decode(text)
	if err != nil {
		return walk.Values{}, ""
	}
	taken := map[string]string{}
	take := func(key, claim string) {
		if found := decoded.Claim(claim); found != nil {
			if value, ok := found.StringValue(); ok && value != "" {
				taken[key] = value
			}
		}
	}
	take(keyClient, "aud")
	take(keyClient, "client_id")
	take(api.KeyUsername, "username")
	take(api.KeyUsername, "cognito:username")
	if issuer := decoded.Claim("iss"); issuer != nil {
		readIssuer(taken, issuer)
	}
	return walk.NewValues(taken), fmt.Sprintf("an %s token (decoded, not verified)", decoded.Use())
}

// readIssuer reads pool and endpoint from iss: what follows the last slash is
// the pool id, and an issuer on this machine is an emulator's.
func readIssuer(taken map[string]string, issuer *token.Claim) {
	text, _ := issuer.StringValue()
	cut := strings.LastIndex(text, "/")
	if cut < 0 {
		return
	}
	taken[keyPool] = text[cut+1:]
	if (walk.Target{Endpoint: text[:cut]}).IsLocal() {
		taken[keyEndpoint] = text[:cut]
	}
}
