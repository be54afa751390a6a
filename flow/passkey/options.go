package passkey

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// ES256 is the algorithm that the passkeys sign with, by its number.
const ES256 = -7

// What the options say of user verification.
const (
	VerificationRequired    = "required"
	VerificationPreferred   = "preferred"
	VerificationDiscouraged = "discouraged"
)

const (
	publicKeyType = "public-key"
	platform      = "platform"
	internal      = "internal"
)

// largestOptions is more than the longest list of passkeys takes.
const largestOptions = 1 << 18

// longestUserHandle is how many bytes a user handle can have.
const longestUserHandle = 64

// CreationOptions ask for a new passkey (PublicKeyCredentialCreationOptionsJSON).
type CreationOptions struct {
	RelyingParty, RelyingPartyName string
	UserHandle                     []byte
	UserName, UserDisplayName      string
	Challenge                      []byte
	Algorithms                     []int
	// Exclude are the passkeys that the user has.
	Exclude     [][]byte
	Timeout     time.Duration
	Attachment  string
	ResidentKey string
	// Verification is required, preferred or discouraged.
	Verification string
	// Altered is signed in place of ClientData, to see it refused; nil for what a browser
	// states.
	Altered *ClientData
}

// RequestOptions ask for a signature (PublicKeyCredentialRequestOptionsJSON).
type RequestOptions struct {
	RelyingParty string
	Challenge    []byte
	// Allow are the passkeys that may sign; empty for any of the user's.
	Allow   [][]byte
	Timeout time.Duration
	// Verification is required, preferred or discouraged.
	Verification string
	// Altered is signed in place of ClientData, to see it refused; nil for what a browser
	// states.
	Altered *ClientData
}

// descriptor is a PublicKeyCredentialDescriptorJSON.
type descriptor struct {
	Type string `json:"type"`
	ID   bits   `json:"id"`
}

// bits is Base64 text in a JSON document.
type bits []byte

// UnmarshalJSON implements json.Unmarshaler.
func (b *bits) UnmarshalJSON(raw []byte) error {
	var text string
	if json.Unmarshal(raw, &text) != nil {
		return errors.New("a value is not a text")
	}
	decoded, err := decodeBase64(text)
	*b = decoded
	return err
}

// decodeBase64 reads both alphabets, with and without padding.
func decodeBase64(text string) ([]byte, error) {
	if strings.ContainsAny(text, "\r\n") {
		return nil, errors.New("a value is not Base64")
	}
	text = strings.NewReplacer("+", "-", "/", "_").Replace(text)
	decoded, err := base64.RawURLEncoding.DecodeString(strings.TrimRight(text, "="))
	if err != nil {
		return nil, errors.New("a value is not Base64")
	}
	return decoded, nil
}

func base64URL(raw []byte) string { return base64.RawURLEncoding.EncodeToString(raw) }

// ReadCreationOptions reads the options of a registration.
func ReadCreationOptions(raw []byte) (CreationOptions, error) {
	var read struct {
		RP struct {
			ID   string `json:"id"`
			Name string `json:"name"`
		} `json:"rp"`
		User struct {
			ID          bits   `json:"id"`
			Name        string `json:"name"`
			DisplayName string `json:"displayName"`
		} `json:"user"`
		Challenge        bits    `json:"challenge"`
		Timeout          float64 `json:"timeout"`
		PubKeyCredParams []struct {
			Type string `json:"type"`
			Alg  int    `json:"alg"`
		} `json:"pubKeyCredParams"`
		ExcludeCredentials     []descriptor `json:"excludeCredentials"`
		AuthenticatorSelection struct {
			AuthenticatorAttachment string `json:"authenticatorAttachment"`
			ResidentKey             string `json:"residentKey"`
			RequireResidentKey      bool   `json:"requireResidentKey"`
			UserVerification        string `json:"userVerification"`
		} `json:"authenticatorSelection"`
	}
	if err := readOptions(raw, &read); err != nil {
		return CreationOptions{}, err
	}
	options := CreationOptions{
		RelyingParty: read.RP.ID, RelyingPartyName: read.RP.Name,
		UserHandle: read.User.ID, UserName: read.User.Name, UserDisplayName: read.User.DisplayName,
		Challenge: read.Challenge, Exclude: identifiers(read.ExcludeCredentials), Timeout: milliseconds(read.Timeout),
		Attachment: read.AuthenticatorSelection.AuthenticatorAttachment, ResidentKey: read.AuthenticatorSelection.ResidentKey,
		Verification: verification(read.AuthenticatorSelection.UserVerification),
	}
	if options.ResidentKey == "" && read.AuthenticatorSelection.RequireResidentKey {
		options.ResidentKey = VerificationRequired
	}
	for _, parameter := range read.PubKeyCredParams {
		if parameter.Type == publicKeyType {
			options.Algorithms = append(options.Algorithms, parameter.Alg)
		}
	}
	switch length := len(options.UserHandle); {
	case length == 0:
		return CreationOptions{}, lacks("user.id")
	case length > longestUserHandle:
		return CreationOptions{}, fmt.Errorf("%w: user.id has %d bytes, more than %d", ErrMalformed, length, longestUserHandle)
	default:
		return options, check(options.RelyingParty, "rp.id", options.Challenge)
	}
}

// ReadRequestOptions reads the options of a sign-in.
func ReadRequestOptions(raw []byte) (RequestOptions, error) {
	var read struct {
		Challenge        bits         `json:"challenge"`
		Timeout          float64      `json:"timeout"`
		RelyingParty     string       `json:"rpId"`
		AllowCredentials []descriptor `json:"allowCredentials"`
		UserVerification string       `json:"userVerification"`
	}
	if err := readOptions(raw, &read); err != nil {
		return RequestOptions{}, err
	}
	options := RequestOptions{
		RelyingParty: read.RelyingParty, Challenge: read.Challenge, Allow: identifiers(read.AllowCredentials),
		Timeout: milliseconds(read.Timeout), Verification: verification(read.UserVerification),
	}
	return options, check(options.RelyingParty, "rpId", options.Challenge)
}

func readOptions(raw []byte, into any) error {
	if len(raw) > largestOptions {
		return fmt.Errorf("%w: they are longer than %d bytes", ErrMalformed, largestOptions)
	}
	if !bytes.HasPrefix(bytes.TrimSpace(raw), []byte("{")) {
		return fmt.Errorf("%w: they are not a JSON object", ErrMalformed)
	}
	err := json.Unmarshal(raw, into)
	var wrong *json.UnmarshalTypeError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &wrong):
		return fmt.Errorf("%w: %s has the wrong type", ErrMalformed, wrong.Field)
	case json.Valid(raw):
		return fmt.Errorf("%w: %w", ErrMalformed, err)
	default:
		return fmt.Errorf("%w: they are not JSON", ErrMalformed)
	}
}

func check(relyingParty, named string, challenge []byte) error {
	switch {
	case relyingParty == "":
		return lacks(named)
	case len(challenge) == 0:
		return lacks("challenge")
	default:
		return checkRelyingParty(relyingParty)
	}
}

func lacks(member string) error { return fmt.Errorf("%w: %s is missing", ErrMalformed, member) }

func identifiers(list []descriptor) [][]byte {
	var ids [][]byte
	for _, described := range list {
		if described.Type == publicKeyType {
			ids = append(ids, described.ID)
		}
	}
	return ids
}

// verification reads what is not known as the default, as browsers do.
func verification(text string) string {
	if text == VerificationRequired || text == VerificationDiscouraged {
		return text
	}
	return VerificationPreferred
}

// longestTimeout is as long as anybody waits.
const longestTimeout = 24 * time.Hour

func milliseconds(n float64) time.Duration {
	return time.Duration(min(max(n, 0), float64(longestTimeout/time.Millisecond))) * time.Millisecond
}

func lists(ids [][]byte, id []byte) bool {
	return slices.ContainsFunc(ids, func(listed []byte) bool { return bytes.Equal(listed, id) })
}
