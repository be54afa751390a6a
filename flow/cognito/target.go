package cognito

import (
	"fmt"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// What the service takes as the ids of a pool and of a client.
var (
	userPoolID, _ = api.Body{Operation: api.AdminInitiateAuth}.Find("UserPoolId")
	clientID, _   = api.Body{Operation: api.AdminInitiateAuth}.Find("ClientId")
)

// A region becomes part of a host name.
var regionPattern = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[a-z0-9]([a-z0-9-]*[a-z0-9])?$`) })

const regionLength = 63

// CheckTarget says what is wrong with a target before anything is sent there.
// The error is a *walk.Error of kind BadInput whose Field is the target's member.
func CheckTarget(target walk.Target) error {
	checks := []func(walk.Target) *walk.Error{checkPool, checkClient, checkRegion, checkEndpoint}
	for _, check := range checks {
		if err := check(target); err != nil {
			return err
		}
	}
	return nil
}

func checkPool(target walk.Target) *walk.Error {
	id := target.UserPoolID
	if id == "" || userPoolID.Fits(id) {
		return nil
	}
	return badInput(walk.MalformedMember, "UserPoolId", fmt.Sprintf("%q is not a user pool ID", id),
		"It looks like eu-west-1_Ab12Cd34E: the region, an underscore, then letters and digits.")
}

func checkClient(target walk.Target) *walk.Error {
	id := target.ClientID
	if id == "" || clientID.Fits(id) {
		return nil
	}
	return badInput(walk.MalformedMember, "ClientId", fmt.Sprintf("%q is not an app client ID", id),
		"It has only letters and digits, usually 26.")
}

// checkRegion lets a mismatch pass where an endpoint is given: the region is
// then no part of the address.
func checkRegion(target walk.Target) *walk.Error {
	region, own := target.Region, walk.RegionOf(target.UserPoolID)
	if region != "" && (len(region) > regionLength || !regionPattern().MatchString(region)) {
		return badInput(walk.MalformedMember, "Region", fmt.Sprintf("%q is not a region", region),
			"It looks like eu-west-1.")
	}
	if target.Endpoint != "" {
		return nil
	}
	if region == "" && own != "" && !regionPattern().MatchString(own) {
		return badInput(walk.MalformedMember, "UserPoolId", fmt.Sprintf("%q at the start of the user pool ID is not a region", own),
			"It looks like eu-west-1_Ab12Cd34E: the region, an underscore, then letters and digits.")
	}
	if region != "" && own != "" && region != own {
		return badInput(walk.MalformedMember, "Region", fmt.Sprintf("the pool is in %s, but the region is %s", own, region),
			"Leave the region out, or set the endpoint of the replica.")
	}
	return nil
}

func checkEndpoint(target walk.Target) *walk.Error {
	if target.Endpoint == "" {
		return nil
	}
	const next = "Enter scheme, host and port, for example http://127.0.0.1:9229."
	endpoint, err := url.Parse(target.Endpoint)
	if err != nil {
		return badInput(walk.MalformedMember, "Endpoint", "the endpoint is not a URL", next)
	}
	if trick := endpointFault(target.Endpoint, endpoint); trick != "" {
		return badInput(walk.MalformedMember, "Endpoint", "the endpoint "+trick, next)
	}
	return nil
}

// endpointFault names what makes a URL unfit to receive secrets, or "". The
// text itself is not quoted: it may hold a password.
func endpointFault(text string, endpoint *url.URL) string {
	port, portErr := strconv.Atoi(endpoint.Port())
	switch {
	case endpoint.Scheme != "http" && endpoint.Scheme != "https":
		return "must start with http:// or https://"
	case endpoint.User != nil || strings.Contains(text, "@"):
		return "must not contain a user name"
	case endpoint.Hostname() == "":
		return "has no host"
	case endpoint.Port() == "" && strings.HasSuffix(endpoint.Host, ":"),
		endpoint.Port() != "" && (portErr != nil || port < 1 || port > 65535):
		return "must have a port from 1 to 65535"
	case strings.ContainsAny(text, "?#"):
		return "must not have a query or a fragment"
	case strings.ContainsAny(text, "%\\ ") || strings.Contains(endpoint.Path, "//"),
		strings.Contains(endpoint.Path+"/", "/./"), strings.Contains(endpoint.Path+"/", "/../"):
		return "has invalid characters or an invalid path"
	default:
		return ""
	}
}

// checkHTTP keeps secrets off the wire in clear text, unless it is no wire.
func checkHTTP(endpoint string, allow bool) error {
	parsed, err := url.Parse(endpoint)
	if err != nil || parsed.Scheme != "http" || allow || walk.IsLoopback(parsed.Hostname()) {
		return nil
	}
	return badInput(walk.HTTPNotAllowed, "Endpoint", "plain http would send passwords unencrypted to "+parsed.Hostname(),
		"Use https, or allow it with --allow-http-endpoint.")
}

func badInput(reason walk.ErrorReason, field, message, next string) *walk.Error {
	return &walk.Error{Kind: walk.BadInput, Reason: reason, Message: message, Next: next, Field: field}
}
