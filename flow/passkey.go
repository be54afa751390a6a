package flow

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"authwalk/flow/api"
	"authwalk/flow/challenge"
	"authwalk/flow/operation"
	"authwalk/flow/passkey"
	"authwalk/flow/pool"
	"authwalk/flow/vault"
	"authwalk/flow/walk"
)

// passkeysOf are the passkeys kept for the walk's pool, without their keys; after a
// sign-in those of the user alone.
func (c *Controller) passkeysOf(w walk.Walk) []passkey.Passkey {
	target := w.Start.Target
	user := signedInClaim(w, "sub")
	var passkeys []passkey.Passkey
	for _, kept := range c.options.Vault.Passkeys(target.Endpoint, target.UserPoolID) {
		if user == "" || user == string(kept.UserHandle) {
			passkeys = append(passkeys, described(kept))
		}
	}
	return passkeys
}

// described is a kept passkey without its key.
func described(kept vault.Passkey) passkey.Passkey {
	return passkey.Passkey{
		ID: kept.ID, RelyingParty: kept.RelyingParty, UserHandle: kept.UserHandle, UserName: kept.UserName, UserDisplayName: kept.DisplayName,
		Counter: kept.Counter, Uncounted: kept.Uncounted, BackupEligible: kept.BackupEligible, BackedUp: kept.BackedUp,
	}
}

// withKey is a kept passkey that can sign.
func withKey(kept vault.Passkey) (passkey.Passkey, error) {
	p := described(kept)
	var err error
	if p.Key, err = passkey.ParseKey(kept.Key); err != nil {
		return p, fmt.Errorf("the passkey in the vault cannot be used: %w", err)
	}
	return p, nil
}

// KeepPasskey stores a passkey for the users of a target's pool. One that has signed
// more often than a copy of it from a file goes on counting where it was.
func KeepPasskey(v *vault.Vault, target walk.Target, p passkey.Passkey) error {
	if target.UserPoolID == "" {
		return errors.New("a passkey is kept with its pool: sign in with the user pool ID")
	}
	kept := vault.Passkey{
		Endpoint: target.Endpoint, UserPoolID: target.UserPoolID, ID: p.ID, RelyingParty: p.RelyingParty, UserHandle: p.UserHandle,
		UserName: p.UserName, DisplayName: p.UserDisplayName, Key: p.MarshalKey(),
		Counter: p.Counter, Uncounted: p.Uncounted, BackupEligible: p.BackupEligible, BackedUp: p.BackedUp,
	}
	_, err := v.ChangePasskey(kept, func(before vault.Passkey) (vault.Passkey, error) {
		kept.Counter = max(kept.Counter, before.Counter)
		return kept, nil
	})
	if errors.Is(err, vault.ErrNoPasskey) {
		return v.KeepPasskey(kept)
	}
	return err
}

func (c *Controller) keepPasskey(s challenge.Situation, p passkey.Passkey) error {
	return KeepPasskey(c.options.Vault, s.Walk.Start.Target, p)
}

// countPasskey counts a signature before it is made: a counter that was sent is
// never sent again.
func (c *Controller) countPasskey(s challenge.Situation, p passkey.Passkey) (passkey.Passkey, error) {
	target := s.Walk.Start.Target
	counted, err := c.options.Vault.ChangePasskey(
		vault.Passkey{Endpoint: target.Endpoint, UserPoolID: target.UserPoolID, ID: p.ID},
		func(kept vault.Passkey) (vault.Passkey, error) {
			next, err := described(kept).Counted()
			kept.Counter = next.Counter
			return kept, err
		})
	if err != nil {
		return p, err
	}
	return withKey(counted)
}

// dropPasskey forgets a passkey here where the service surely does not have it: it
// was not registered after all, or it was deleted.
func (c *Controller) dropPasskey(w walk.Walk, step walk.Step) {
	id := ""
	switch {
	case step.Exchange.Operation == api.CompleteWebAuthnRegistration && step.Error != nil && !mayHaveHappened(step):
		id = sentCredentialID(step)
	case step.Exchange.Operation == api.DeleteWebAuthnCredential && (step.Error == nil || step.Error.Exception == api.ResourceNotFoundException):
		id = step.Exchange.Request.Members().Get("CredentialId")
	}
	for _, p := range c.passkeysOf(w) {
		if id != "" && p.Name() == id {
			target := w.Start.Target
			// Where it cannot be removed it is offered again, and refused.
			_ = c.options.Vault.ForgetPasskey(vault.Passkey{Endpoint: target.Endpoint, UserPoolID: target.UserPoolID, ID: p.ID})
		}
	}
}

// sentCredentialID is the id of the credential in a step's request.
func sentCredentialID(step walk.Step) string {
	var sent struct {
		Credential struct {
			ID string `json:"id"`
		}
	}
	_ = json.Unmarshal(step.Exchange.Request.Reveal(), &sent)
	return sent.Credential.ID
}

// takesPasskeys reports whether a pool allows passkeys as first factors.
func takesPasskeys(settings *pool.UserPool) bool {
	policies := settings.Policies
	return policies != nil && policies.SignInPolicy != nil && slices.Contains(policies.SignInPolicy.AllowedFirstAuthFactors, api.FactorWebAuthn)
}

// unlockPasskey is a kept passkey with its key.
func (c *Controller) unlockPasskey(s challenge.Situation, p passkey.Passkey) (passkey.Passkey, error) {
	target := s.Walk.Start.Target
	for _, kept := range c.options.Vault.Passkeys(target.Endpoint, target.UserPoolID) {
		if bytes.Equal(kept.ID, p.ID) {
			return withKey(kept)
		}
	}
	return p, vault.ErrNoPasskey
}

// errNoFiles is what is said where files are left alone.
var errNoFiles = errors.New("files are neither read nor written here")

// WriteFile keeps something of the walk as a file on this machine, and says in a
// sentence what it has done. The error names the field at fault.
func (c *Controller) WriteFile(w walk.Walk, name string, answer walk.Values) (string, error) {
	entry, known := operation.FindFile(name)
	if !known {
		return "", errNoFiles
	}
	return entry.Write(c.tools(), c.situation(w), answer)
}
