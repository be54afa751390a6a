package walk

import (
	"net"
	"net/url"
	"strings"
)

// Target is a saved place to walk. It never holds a secret. The member names
// in files are those of the API.
type Target struct {
	Name       string `yaml:"Name,omitempty" json:"Name,omitempty"`
	UserPoolID string `yaml:"UserPoolId,omitempty" json:"UserPoolId,omitempty"`
	ClientID   string `yaml:"ClientId,omitempty" json:"ClientId,omitempty"`
	Region     string `yaml:"Region,omitempty" json:"Region,omitempty"`
	// Endpoint is a URL that replaces the one of the region; empty for AWS.
	Endpoint string `yaml:"Endpoint,omitempty" json:"Endpoint,omitempty"`
	// EndpointFrom names the AWS setting that the endpoint was taken from; empty
	// where a person gave it.
	EndpointFrom string `yaml:"-" json:"-"`
	// Profile is the AWS profile that signs the operations that need it.
	Profile  string `yaml:"Profile,omitempty" json:"Profile,omitempty"`
	AuthFlow string `yaml:"AuthFlow,omitempty" json:"AuthFlow,omitempty"`
	Username string `yaml:"Username,omitempty" json:"Username,omitempty"`
	Admin    bool   `yaml:"Admin,omitempty" json:"Admin,omitempty"`
}

// IsLocal reports whether the endpoint is on this machine: a loopback literal
// or the name localhost. Everything else is live.
func (t Target) IsLocal() bool {
	if t.Endpoint == "" {
		return false
	}
	endpoint, err := url.Parse(t.Endpoint)
	if err != nil {
		return false
	}
	return IsLoopback(endpoint.Hostname())
}

// IsLoopback reports whether host is localhost or a loopback address.
func IsLoopback(host string) bool {
	if strings.EqualFold(host, "localhost") {
		return true
	}
	address := net.ParseIP(host)
	return address != nil && address.IsLoopback()
}

// Where names the place in a few characters: the region, or host and port of
// the endpoint.
func (t Target) Where() string {
	if t.Endpoint != "" {
		if endpoint, err := url.Parse(t.Endpoint); err == nil && endpoint.Host != "" {
			return endpoint.Host
		}
		return t.Endpoint
	}
	return t.Region
}

// RegionOf is the region a pool id begins with, or "" when the id has none.
func RegionOf(userPoolID string) string {
	region, name, found := strings.Cut(userPoolID, "_")
	if !found || name == "" {
		return ""
	}
	return region
}
