package emulator

import (
	"context"
	"errors"
	"net/url"
	"strings"

	"authwalk/flow/emulator/state"
	"authwalk/flow/emulator/wire"
)

// The issuers that have a name; anything else is a URL.
const (
	// IssuerListen is the address that the emulator listens on.
	IssuerListen = "listen"
	// IssuerHost is the host that a request is addressed to, as in containers with
	// mapped ports.
	IssuerHost = "host"
	// IssuerAWS and IssuerAWSUpdated are the two forms of the real service.
	IssuerAWS        = "aws"
	IssuerAWSUpdated = "aws-updated"
)

// checkIssuer refuses what is no issuer.
func checkIssuer(issuer string) error {
	switch issuer {
	case "", IssuerListen, IssuerHost, IssuerAWS, IssuerAWSUpdated:
		return nil
	}
	parsed, err := url.Parse(issuer)
	if err != nil || parsed.Scheme != "http" && parsed.Scheme != "https" || parsed.Host == "" || parsed.User != nil || !isHostOfURL(parsed.Host) ||
		parsed.RawQuery != "" || parsed.Fragment != "" {
		return errors.New("--issuer: expected listen, host, aws, aws-updated or a URL, such as https://cognito.example.org")
	}
	return nil
}

// issuer is the iss claim of a pool's tokens and the issuer of its OpenID
// configuration, as the request is to see it.
func (e *Emulator) issuer(ctx context.Context, poolID string) string {
	region := state.RegionOf(poolID)
	switch e.options.Issuer {
	case "", IssuerListen:
		return e.Endpoint() + "/" + poolID
	case IssuerHost:
		return wire.OriginOf(ctx).Asked + "/" + poolID
	case IssuerAWS:
		return "https://cognito-idp." + region + ".amazonaws.com/" + poolID
	case IssuerAWSUpdated:
		return "https://issuer-cognito-idp." + region + ".amazonaws.com/" + poolID
	default:
		return strings.TrimSuffix(e.options.Issuer, "/") + "/" + poolID
	}
}

// keySetURL is where the keys of a pool are: below its issuer, but for an issuer of
// the real service, whose keys are others.
func (e *Emulator) keySetURL(ctx context.Context, poolID string) string {
	base := e.issuer(ctx, poolID)
	if e.options.Issuer == IssuerAWS || e.options.Issuer == IssuerAWSUpdated {
		base = wire.OriginOf(ctx).Asked + "/" + poolID
	}
	return base + "/.well-known/jwks.json"
}
