package token

import (
	"cmp"
	"context"
	"crypto/rsa"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/go-jose/go-jose/v4"
)

// Fetch gets the body at a URL. It bounds size and time itself.
type Fetch func(ctx context.Context, url string) ([]byte, error)

// fetchEvery is the least time between two looks at the key set: unknown key
// ids must not make us hammer the issuer.
const fetchEvery = time.Minute

// leastBits refuses keys that can be factored.
const leastBits = 2048

// Keys is the key set of one issuer, fetched when first needed. It may be used
// by several goroutines at once.
type Keys struct {
	issuer string
	fetch  Fetch

	mu      sync.Mutex
	fetched time.Time
	failed  error // why the last fetch brought no keys
	known   map[string]*rsa.PublicKey
}

// NewKeys returns the key set of the issuer, as Issuer builds it.
func NewKeys(issuer string, fetch Fetch) *Keys { return &Keys{issuer: issuer, fetch: fetch} }

// Issuer is what the tokens of a pool say in iss: the pool id under the
// endpoint, or under the region's own when endpoint is empty.
func Issuer(endpoint, userPoolID string) string {
	if endpoint != "" {
		return strings.TrimRight(endpoint, "/") + "/" + userPoolID
	}
	return regional("cognito-idp", userPoolID)
}

// UpdatedIssuer is what they say instead when the pool's
// IssuerConfiguration.Type is UPDATED (API_IssuerConfigurationType).
func UpdatedIssuer(userPoolID string) string { return regional("issuer-cognito-idp", userPoolID) }

func regional(service, userPoolID string) string {
	region, _, _ := strings.Cut(userPoolID, "_")
	domain := "amazonaws.com"
	if strings.HasPrefix(region, "cn-") {
		domain = "amazonaws.com.cn"
	}
	return fmt.Sprintf("https://%s.%s.%s/%s", service, region, domain, userPoolID)
}

// find returns the key of that id. The id is only ever looked up in a map.
func (k *Keys) find(ctx context.Context, id string, now time.Time) (*rsa.PublicKey, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if key, ok := k.known[id]; ok {
		return key, nil
	}
	if age := now.Sub(k.fetched); !k.fetched.IsZero() && age >= 0 && age < fetchEvery {
		return nil, cmp.Or(k.failed, errUnknownKey)
	}
	if k.failed = k.refresh(ctx, now); k.failed != nil {
		return nil, k.failed
	}
	if key, ok := k.known[id]; ok {
		return key, nil
	}
	return nil, errUnknownKey
}

// ErrNoKeys is the cause when the pool's keys could not be had, so that no
// signature was compared.
var ErrNoKeys = errors.New("the pool's keys could not be fetched")

var errUnknownKey = errors.New("the pool has no key with the token's kid")

func (k *Keys) refresh(ctx context.Context, now time.Time) error {
	body, err := k.fetch(ctx, KeysURL(k.issuer))
	if ctx.Err() == nil {
		k.fetched = now
	}
	if err != nil {
		return fmt.Errorf("%w: %w", ErrNoKeys, err)
	}
	known, err := parseKeys(body)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrNoKeys, err)
	}
	k.known = known
	return nil
}

// parseKeys reads a key set (RFC 7517), leaving out what cannot have signed a
// Cognito token.
func parseKeys(body []byte) (map[string]*rsa.PublicKey, error) {
	var set struct{ Keys []json.RawMessage }
	if err := json.Unmarshal(body, &set); err != nil {
		return nil, errors.New("the pool's key set is not JSON")
	}
	known := map[string]*rsa.PublicKey{}
	for _, raw := range set.Keys {
		id, key := parseKey(raw)
		if _, twice := known[id]; key != nil && !twice {
			known[id] = key
		}
	}
	if len(known) == 0 {
		return nil, errors.New("the pool's key set has no RSA key for signatures")
	}
	return known, nil
}

func parseKey(raw json.RawMessage) (id string, key *rsa.PublicKey) {
	var parsed jose.JSONWebKey
	if json.Unmarshal(raw, &parsed) != nil || !parsed.Valid() || parsed.KeyID == "" {
		return "", nil
	}
	public, ok := parsed.Key.(*rsa.PublicKey)
	if !ok || public.N.BitLen() < leastBits {
		return "", nil
	}
	if parsed.Use != "" && parsed.Use != "sig" || parsed.Algorithm != "" && parsed.Algorithm != string(jose.RS256) {
		return "", nil
	}
	return parsed.KeyID, public
}

// KeysURL is where the key set (JWKS) of an issuer is.
func KeysURL(issuer string) string { return issuer + "/.well-known/jwks.json" }
