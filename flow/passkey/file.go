package passkey

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"math"
)

// The kinds of files that passkeys are written as.
const (
	// Playwright is a VirtualCredential of Playwright.
	Playwright = "Playwright"
	// Chrome is a Credential of the WebAuthn domain of the Chrome DevTools protocol;
	// Cypress uses it too.
	Chrome = "Chrome"
	// WebDriver is the input of WebDriver's Add Credential, which Selenium makes.
	WebDriver = "WebDriver"
)

// largestFile is more than the files of many users take.
const largestFile = 1 << 20

// Stored is a passkey as a file holds it.
type Stored struct {
	Passkey
	// CounterLost tells that the file says nothing of the counter.
	CounterLost bool
}

// stored is a passkey in a file, in whichever form.
type stored struct {
	ID              bits   `json:"id"`
	CredentialID    bits   `json:"credentialId"`
	RelyingParty    string `json:"rpId"`
	UserHandle      bits   `json:"userHandle"`
	UserName        string `json:"userName"`
	UserDisplayName string `json:"userDisplayName"`
	PrivateKey      bits   `json:"privateKey"`
	PublicKey       bits   `json:"publicKey"`
	SignCount       *int64 `json:"signCount"`
	BackupEligible  bool   `json:"backupEligibility"`
	BackedUp        bool   `json:"backupState"`
}

// ReadFile reads the passkeys in a file: one of Playwright or of a virtual
// authenticator of Chrome or WebDriver, the call that adds one, an answer that lists
// them, or a saved state of Playwright. What is wrong is said without quoting a key.
func ReadFile(raw []byte) ([]Stored, error) {
	if len(raw) > largestFile {
		return nil, fmt.Errorf("the file is longer than %d bytes", largestFile)
	}
	entries, err := entriesOf(raw)
	if err != nil {
		return nil, err
	}
	if len(entries) == 0 {
		return nil, errors.New("there is no passkey in this file")
	}
	passkeys := make([]Stored, len(entries))
	for n, entry := range entries {
		if passkeys[n], err = read(entry); err != nil {
			return nil, fmt.Errorf("passkey %d of %d: %w", n+1, len(entries), err)
		}
	}
	return passkeys, nil
}

// entriesOf finds the passkeys of a file.
func entriesOf(raw []byte) ([]json.RawMessage, error) {
	var file struct {
		Credential  json.RawMessage   `json:"credential"`
		Credentials []json.RawMessage `json:"credentials"`
	}
	raw = bytes.TrimSpace(raw)
	switch {
	case !json.Valid(raw):
		return nil, errors.New("the file is not JSON")
	case raw[0] == '[':
		var list []json.RawMessage
		return list, json.Unmarshal(raw, &list)
	case raw[0] != '{' || json.Unmarshal(raw, &file) != nil:
		return nil, errors.New("the file is not a passkey of Playwright, Chrome or WebDriver")
	case file.Credential != nil:
		return []json.RawMessage{file.Credential}, nil
	case file.Credentials != nil:
		return file.Credentials, nil
	default:
		return []json.RawMessage{raw}, nil
	}
}

// longestID is how long the ID of a passkey can be.
const longestID = 1023

func read(raw []byte) (Stored, error) {
	var entry stored
	err := json.Unmarshal(raw, &entry)
	var wrong *json.UnmarshalTypeError
	switch {
	case errors.As(err, &wrong) && wrong.Field != "":
		return Stored{}, fmt.Errorf("%s has the wrong type", wrong.Field)
	case err != nil:
		return Stored{}, errors.New("a member has the wrong type")
	}
	id := entry.ID
	if len(entry.CredentialID) > 0 {
		id = entry.CredentialID
	}
	switch {
	case len(id) == 0:
		return Stored{}, errors.New("it has no credentialId, and no id")
	case len(id) > longestID:
		return Stored{}, fmt.Errorf("its ID has %d bytes, more than %d", len(id), longestID)
	case len(entry.UserHandle) > longestUserHandle:
		return Stored{}, fmt.Errorf("its userHandle has %d bytes, more than %d", len(entry.UserHandle), longestUserHandle)
	case entry.RelyingParty == "":
		return Stored{}, errors.New("it has no rpId")
	case len(entry.PrivateKey) == 0:
		return Stored{}, errors.New("it has no privateKey")
	}
	if err := checkRelyingParty(entry.RelyingParty); err != nil {
		return Stored{}, fmt.Errorf("its rpId is %w", err)
	}
	return entry.passkey(id)
}

func (entry stored) passkey(id []byte) (Stored, error) {
	p := Stored{Passkey: Passkey{
		ID: id, RelyingParty: entry.RelyingParty, UserHandle: entry.UserHandle, UserName: entry.UserName, UserDisplayName: entry.UserDisplayName,
		BackupEligible: entry.BackupEligible, BackedUp: entry.BackedUp,
	}}
	var err error
	if p.Key, err = ParseKey(entry.PrivateKey); err != nil {
		return Stored{}, fmt.Errorf("its privateKey: %w", err)
	}
	if len(entry.PublicKey) > 0 && !bytes.Equal(entry.PublicKey, p.PublicKey()) {
		return Stored{}, errors.New("its publicKey does not belong to its privateKey")
	}
	switch count := entry.SignCount; {
	case count == nil:
		p.CounterLost = true
	case *count == -1:
		p.Uncounted = true
	case *count < 0 || *count > math.MaxUint32:
		return Stored{}, errors.New("its signCount is not a counter")
	default:
		p.Counter = uint32(*count)
	}
	return p, nil
}

// WriteFile writes the passkey with its private key, in one of the kinds.
func (p Passkey) WriteFile(kind string) ([]byte, error) {
	switch kind {
	case Playwright:
		return document(map[string]any{
			"id": base64URL(p.ID), "rpId": p.RelyingParty, "userHandle": base64URL(p.UserHandle),
			"privateKey": base64URL(p.MarshalKey()), "publicKey": base64URL(p.PublicKey()),
		})
	case Chrome:
		return document(p.virtual(base64.StdEncoding.EncodeToString))
	case WebDriver:
		return document(p.virtual(base64URL))
	default:
		return nil, fmt.Errorf("authwalk writes no passkeys of the kind %q", kind)
	}
}

// virtual is the passkey as virtual authenticators take it.
func (p Passkey) virtual(encode func([]byte) string) map[string]any {
	count := int64(p.Counter)
	if p.Uncounted {
		count = -1
	}
	members := map[string]any{
		"credentialId": encode(p.ID), "isResidentCredential": true, "rpId": p.RelyingParty, "userHandle": encode(p.UserHandle),
		"privateKey": encode(p.MarshalKey()), "signCount": count, "backupEligibility": p.BackupEligible, "backupState": p.BackedUp,
	}
	for name, text := range map[string]string{"userName": p.UserName, "userDisplayName": p.UserDisplayName} {
		if text != "" {
			members[name] = text
		}
	}
	return members
}

func document(members map[string]any) ([]byte, error) {
	raw, err := json.MarshalIndent(members, "", "  ")
	return append(raw, '\n'), err
}
