package api

import (
	"slices"
	"strings"
	"testing"
)

func TestEveryOperationIsHereOnce(t *testing.T) {
	var names []string
	for _, operation := range Operations() {
		names = append(names, operation.Name)
	}
	slices.Sort(names)
	if unique := slices.Compact(slices.Clone(names)); len(unique) != len(names) {
		t.Errorf("%d operations, %d names", len(names), len(unique))
	}
}

// TestEffects: what reads is named so, and nothing that is named otherwise
// reads.
func TestEffects(t *testing.T) {
	for _, operation := range Operations() {
		verb := strings.TrimPrefix(operation.Name, "Admin")
		reads := strings.HasPrefix(verb, "Get") || strings.HasPrefix(verb, "List") || strings.HasPrefix(verb, "Describe")
		switch operation.Name {
		case GetUserAttributeVerificationCode, GetTokensFromRefreshToken, GetClientToken:
			reads = false
		}
		if reads != (operation.Effect == Reads) {
			t.Errorf("%s has effect %d", operation.Name, operation.Effect)
		}
	}
}

func TestReadsOnly(t *testing.T) {
	for name, want := range map[string]bool{
		InitiateAuth: true, AdminRespondToAuthChallenge: true, GetTokensFromRefreshToken: true, DescribeUserPool: true, GetUser: true,
		GetUserAttributeVerificationCode: false, ForgotPassword: false, AssociateSoftwareToken: false, SignUp: false,
		StartWebAuthnRegistration: false, "GetSomethingNew": false,
	} {
		if got := ReadsOnly(name); got != want {
			t.Errorf("%s reads only: %v", name, got)
		}
	}
}
