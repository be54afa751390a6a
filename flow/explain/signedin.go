package explain

import (
	"slices"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// The proofs that are named in a sentence of their own, or decide which one follows.
const (
	thePassword     = "the password"
	thePasskey      = "the passkey"
	customChallenge = "the answer to the custom challenge"
)

// signedInWith says what a sign-in succeeded with, up to the step that has the tokens.
func signedInWith(w walk.Walk, step walk.Step) string {
	said, proofs := "Signed in", proofsOf(w, step)
	isNew := slices.ContainsFunc(upTo(w, step), setsPassword)
	if isNew && slices.Equal(proofs, []string{thePassword}) {
		proofs = nil
	}
	if last := len(proofs) - 1; last >= 0 {
		said += " with " + strings.TrimPrefix(strings.Join(proofs[:last], ", ")+" and "+proofs[last], " and ")
	}
	if isNew {
		said += " after a new password was set"
	}
	if slices.ContainsFunc(upTo(w, step), confirmsSignUp) {
		said += " after the sign-up was confirmed"
	}
	return said + "."
}

// upTo are the steps of a walk that succeeded, up to one.
func upTo(w walk.Walk, last walk.Step) []walk.Step {
	var steps []walk.Step
	for _, step := range w.Steps {
		if step.Number <= last.Number && step.Error == nil {
			steps = append(steps, step)
		}
	}
	return steps
}

func setsPassword(step walk.Step) bool {
	return step.Answered == api.ChallengeNewPasswordRequired || step.Exchange.Operation == api.ConfirmForgotPassword
}

func confirmsSignUp(step walk.Step) bool { return step.Exchange.Operation == api.ConfirmSignUp }

// proofsOf are what the user proved to be the user with, in the order of the steps.
func proofsOf(w walk.Walk, last walk.Step) []string {
	var proofs []string
	for _, step := range upTo(w, last) {
		if proof := proofOf(step); proof != "" && !slices.Contains(proofs, proof) {
			proofs = append(proofs, proof)
		}
	}
	return proofs
}

// proofOf is what a step that succeeded proved, "" for nothing.
func proofOf(step walk.Step) string {
	answered := step.Answered
	sent := sentBy(step.Exchange)
	switch {
	case step.Exchange.Operation == api.VerifySoftwareToken:
		answered = api.ChallengeSoftwareTokenMFA
	case api.SendsPassword(sent.AuthFlow), sent.parameter(api.KeyPassword) != "":
		return thePassword
	}
	challenge, _ := api.FindChallenge(answered)
	switch {
	case answered == api.ChallengeCustomChallenge:
		return customChallenge
	case answered == api.ChallengeDevicePasswordVerifier:
		return "the remembered device"
	case challenge.Factor == api.FactorPassword:
		return thePassword
	case challenge.Factor == api.FactorWebAuthn:
		return thePasskey
	case challenge.Factor != "":
		return "a " + challenge.Label
	}
	return ""
}

// withoutSecondFactor says why nothing more was asked, where that is a question: after a
// password or a custom challenge alone, and after a passkey that counts as both factors.
func (k poolFacts) withoutSecondFactor(w walk.Walk, step walk.Step, reasons []walk.Reason) string {
	proofs := proofsOf(w, step)
	bothFactors := func(reason walk.Reason) bool { return reason.Setting == "WebAuthnConfiguration.FactorConfiguration" }
	isMore := func(proof string) bool { return proof != thePassword && proof != customChallenge }
	switch {
	case slices.ContainsFunc(reasons, bothFactors):
		return "The passkey counts as both factors."
	case slices.ContainsFunc(proofs, isMore):
		return ""
	}
	return k.noSecondFactor(w, step, reasons)
}
