package flow_test

import (
	"bytes"
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"strings"
	"testing"

	"authwalk/flow/api"
	"authwalk/flow/walk"
	"authwalk/srp"
)

// otherClient is another program that signs in, with a secret number of its own.
type otherClient struct {
	client *srp.Client
	secret string
}

func newOtherClient(t *testing.T) otherClient {
	t.Helper()
	secret := make([]byte, 32)
	_, _ = rand.Read(secret)
	client, err := srp.NewClient(bytes.NewReader(secret))
	if err != nil {
		t.Fatal(err)
	}
	return otherClient{client, hex.EncodeToString(secret)}
}

// prove is what the other client computes for the challenge that waits, with a change of
// whose password it is.
func (o otherClient) prove(t *testing.T, w walk.Walk, password string, change func(*srp.Identity)) srp.Proof {
	t.Helper()
	pending, _ := w.Pending()
	asked := pending.Step.Challenge.Parameters
	pool, _ := srp.PoolName(w.Start.Target.UserPoolID)
	identity := srp.Identity{Scope: pool, ID: asked[api.KeyUserIDForSRP]}
	if change != nil {
		change(&identity)
	}
	made, err := o.client.Prove(identity, password, srp.Challenge{Salt: asked[api.KeySalt], B: asked[api.KeySRPB], SecretBlock: asked[api.KeySecretBlock]}, "Wed Jan 7 08:05:09 UTC 2026")
	if err != nil {
		t.Fatal(err)
	}
	return made
}

// begun is a walk that waits for the proof of the other client.
func (o otherClient) begun(t *testing.T, b *bench, user string) walk.Walk {
	t.Helper()
	start := b.start(user, api.FlowUserSRPAuth)
	start.Parameters = walk.NewValues(map[string]string{api.KeySRPA: o.client.A()})
	return b.Begin(t.Context(), start)
}

// With the SRP_A of another program only that program can prove the password: it is asked
// for what it signed, and of what it computed all is shown that can be known.
func TestAnotherProgramProvesItsOwnNumber(t *testing.T) {
	b := newBench(t, "OFF", nil)
	other := newOtherClient(t)
	w := other.begun(t, b, "none")
	prompt := b.Prompt(w)
	asked := map[string]bool{}
	for _, value := range prompt.Values {
		asked[value.Name] = value.Text != ""
	}
	if w.Last().Error != nil || prompt.Auto || prompt.Fields[0].Key != api.KeyClaimSignature || prompt.Fields[1].Key != api.KeyTimestamp || !asked[api.KeySRPB] || !asked[api.KeySalt] || !asked[api.KeySecretBlock] || !asked[api.KeyUserIDForSRP] {
		t.Fatalf("%v, %+v", w.Last().Error, prompt)
	}
	made := other.prove(t, w, rightPassword, nil)
	w = b.Answer(t.Context(), w, answer(api.KeyClaimSignature, made.Signature, api.KeyTimestamp, "Wed Jan 7 08:05:09 UTC 2026"))
	mustBeSignedIn(t, w, api.ChallengePasswordVerifier)
	want := map[string]string{
		"a": "", "A": hex.EncodeToString(made.Derivation.A), "u": hex.EncodeToString(made.Derivation.U), "x": hex.EncodeToString(made.Derivation.X),
		"S": "", "K": "", "signature": made.Signature,
	}
	for _, derived := range w.Last().Derivations {
		text, checked := want[derived.Name]
		if checked && derived.Text != text || (derived.Text == "") != strings.Contains(derived.Help, "It is not known here: only the program") {
			t.Errorf("%s is %q: %s", derived.Name, derived.Text, derived.Help)
		}
	}
}

// Values of another client are compared with what they have to be: the first that differs
// is told, with the mistake that leads to it, and what cannot be known is said.
func TestValuesOfAnotherClientAreCompared(t *testing.T) {
	b := newBench(t, "OFF", nil)
	other := newOtherClient(t)
	w := other.begun(t, b, "none")
	made := other.prove(t, w, rightPassword, nil)
	d := made.Derivation
	wholePool := other.prove(t, w, rightPassword, func(i *srp.Identity) { i.Scope = w.Start.Target.UserPoolID })
	lineBreak := other.prove(t, w, rightPassword+"\n", nil)
	foreign := b.Answer(t.Context(), w, answer(api.KeyClaimSignature, made.Signature, api.KeyTimestamp, "Wed Jan 7 08:05:09 UTC 2026"))
	own := b.Begin(t.Context(), b.start("none", api.FlowUserSRPAuth))
	number := func(n []byte) string { return strings.ToUpper(hex.EncodeToString(n)) }
	all := func(d srp.Derivation, signature string) string {
		return fmt.Sprintf("a = %s\nA: %x\nu=0x%x\nx = %x\nS = %x\nK = %x\nTIMESTAMP: Wed Jan 7 08:05:09 UTC 2026\nPASSWORD_CLAIM_SIGNATURE = %s\n", other.secret, d.A, d.U, d.X, d.S, d.Key, signature)
	}

	for name, c := range map[string]struct {
		of             walk.Walk
		lookedAt, text string
		first          string
		says           string
		states         map[string]walk.ValueState
	}{
		"nothing":        {of: foreign, states: map[string]walk.ValueState{"u": walk.ValueNotGiven}},
		"all, with a":    {of: foreign, text: all(d, made.Signature), says: "Nothing that was given differs.", states: map[string]walk.ValueState{"S": walk.ValueSame, "signature": walk.ValueSame}},
		"without a":      {of: foreign, text: "u = " + number(d.U) + "\nS = " + number(d.S) + "\nK = " + number(d.Key), says: "Not to be judged here: S. It needs the a behind this A.", states: map[string]walk.ValueState{"u": walk.ValueSame, "S": walk.ValueUndecided, "K": walk.ValueSame}},
		"signature":      {of: foreign, lookedAt: "signature", text: made.Signature, says: "Not to be judged here: signature.", states: map[string]walk.ValueState{"signature": walk.ValueUndecided}},
		"another A":      {of: own, lookedAt: "A", text: other.client.A(), says: "S, K and the signature need the a behind it", states: map[string]walk.ValueState{"A": walk.ValueOwn}},
		"one value":      {of: foreign, lookedAt: "x", text: number(d.X), states: map[string]walk.ValueState{"x": walk.ValueSame}},
		"whole pool ID":  {of: foreign, text: all(wholePool.Derivation, wholePool.Signature), first: "x", says: "The whole user pool ID was used"},
		"line break":     {of: foreign, text: all(lineBreak.Derivation, lineBreak.Signature), first: "x", says: "A line break was read"},
		"only signed so": {of: foreign, text: "K = " + number(d.Key) + "\nsignature = " + signed(d, func(d *srp.Derivation) { d.Identity.Scope = w.Start.Target.UserPoolID }), first: "signature", says: "The whole user pool ID was used"},
		"old time":       {of: foreign, text: "TIMESTAMP: Wed Jan 07 08:05:09 UTC 2026", first: "time", says: "no leading zero"},
		"no time":        {of: foreign, text: "TIMESTAMP: yesterday", first: "time", says: "Cognito does not read it"},
		"A of another a": {of: foreign, text: "a = 5\nA = " + number(d.A), first: "A", says: "It is not g^a mod N for this a."},
		"another salt":   {of: foreign, text: "SALT = 1234", first: "salt", says: "Cognito sent another salt"},
		"order":          {of: foreign, text: "u = " + number(swapped(d)), first: "u", says: "A and B are in the wrong order."},
		"a request":      {of: own, text: `{"ChallengeResponses":{"TIMESTAMP":"Wed Jan 7 08:05:09 UTC 2026","PASSWORD_CLAIM_SIGNATURE":"AAAA"}}`, first: "signature"},
	} {
		t.Run(name, func(t *testing.T) {
			check := b.CheckProof(c.of, len(c.of.Steps), c.lookedAt, c.text)
			first := ""
			if at := check.First(); at >= 0 {
				first = check.Values[at].Name
			}
			if check.Problem != "" || first != c.first || !strings.Contains(check.Verdict, c.says) {
				t.Errorf("%s%q, first %q", check.Problem, check.Verdict, first)
			}
			for _, value := range check.Values {
				if state, looked := c.states[value.Name]; looked && value.State != state {
					t.Errorf("%s is in state %d: %s", value.Name, value.State, value.Note)
				}
			}
		})
	}
	for text, problem := range map[string]string{
		"u = zzz": "u is neither hexadecimal nor base64", "{": "not valid JSON", `{"Session":"s"}`: "no value of a proof", "a\nb": "on a line of its own", "A = 0": "invalid SRP value from the client",
	} {
		if check := b.CheckProof(foreign, len(foreign.Steps), "u", text); !strings.Contains(check.Problem, problem) {
			t.Errorf("%q: %q", text, check.Problem)
		}
	}
	foreign.Recorded = true
	if check := b.CheckProof(foreign, 2, "u", "1"); !strings.Contains(check.Problem, "not in a record") {
		t.Errorf("of a record: %q", check.Problem)
	}
}

// signed is the signature of a changed derivation.
func signed(d srp.Derivation, change func(*srp.Derivation)) string {
	change(&d)
	return d.Sign("Wed Jan 7 08:05:09 UTC 2026")
}

// swapped is the u of a client that takes B before A.
func swapped(d srp.Derivation) []byte {
	other, _ := srp.Handshake{A: hex.EncodeToString(d.B), Challenge: srp.Challenge{Salt: "1", B: hex.EncodeToString(d.A)}}.Derivation()
	return other.U
}

// A signature of another program that is refused is no wrong password.
func TestAnotherProgramsSignatureIsNoWrongPassword(t *testing.T) {
	b := newBench(t, "OFF", nil)
	other := newOtherClient(t)
	w := other.begun(t, b, "none")
	knowing := b.WithPoolFacts(t.Context(), w.Start)
	made := other.prove(t, w, rightPassword, func(i *srp.Identity) { i.ID = "somebody" })
	w = knowing.Answer(t.Context(), w, answer(api.KeyClaimSignature, made.Signature, api.KeyTimestamp, "Wed Jan 7 08:05:09 UTC 2026"))
	explained := knowing.Explain(w, 0)
	if w.Last().Error == nil || strings.Contains(explained.Description, "it is the password that is wrong") || !strings.Contains(strings.Join(explained.Causes, "\n"), "The signature of the other program is wrong.") {
		t.Errorf("%v: %q, %q", w.Last().Error, explained.Description, explained.Causes)
	}
}
