package main

import (
	"cmp"
	"errors"
	"net/url"

	"github.com/spf13/pflag"
)

// triggerFlags say which functions an emulator calls for triggers.
type triggerFlags struct {
	lambda string
	hosts  []string
}

// register registers the flags; otherwise says what is used without the first.
func (f *triggerFlags) register(set *pflag.FlagSet, otherwise string) {
	set.StringVar(&f.lambda, "lambda-endpoint", "", "`URL` of a local Lambda that runs the functions of triggers"+otherwise)
	set.StringArrayVar(&f.hosts, "allow-trigger-host", nil, "allow triggers at URLs of this host `NAME`, not only on loopback; can be repeated")
}

// lambdaEndpoint is where functions are run: the flag's, or what is used without
// it.
func (f *triggerFlags) lambdaEndpoint(otherwise string) (string, error) {
	endpoint := cmp.Or(f.lambda, otherwise)
	if endpoint == "" {
		return "", nil
	}
	parsed, err := url.Parse(endpoint)
	if err != nil || parsed.Scheme != "http" && parsed.Scheme != "https" || parsed.Host == "" {
		return "", errors.New("--lambda-endpoint: expected a URL, such as http://127.0.0.1:3001")
	}
	return endpoint, nil
}
