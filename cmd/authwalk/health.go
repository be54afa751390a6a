package main

import (
	"cmp"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"authwalk/flow/document"

	"github.com/spf13/cobra"
)

// healthTimeout is how long an emulator has to answer.
const healthTimeout = 5 * time.Second

func (p *program) healthCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "health [URL]",
		Short: "Check that an emulator answers",
		Long: "Check that an emulator answers: at URL, or where AUTHWALK_EMULATOR_LISTEN says,\n" +
			"or at http://" + defaultListen + ". The exit code is 0 if it does, and 3 if not.",
		Args: cobra.MaximumNArgs(1),
		RunE: func(command *cobra.Command, arguments []string) error {
			return p.health(command.Context(), cmp.Or(strings.Join(arguments, ""), ownEndpoint(environment)))
		},
	}
}

// ownEndpoint is where an emulator of the same environment listens, as in a
// container.
func ownEndpoint(lookup func(string) (string, bool)) string {
	listen, _ := lookup(flagVariable("listen"))
	host, port, err := net.SplitHostPort(cmp.Or(listen, defaultListen))
	if err != nil {
		return listen
	}
	if address := net.ParseIP(host); address == nil || address.IsUnspecified() {
		host = "127.0.0.1"
	}
	scheme := "http://"
	if certificate, _ := lookup(flagVariable("tls-cert")); certificate != "" {
		scheme = "https://"
	}
	return scheme + net.JoinHostPort(host, port)
}

func (p *program) health(ctx context.Context, endpoint string) error {
	parsed, err := url.Parse(endpoint)
	if err != nil || parsed.Scheme != "http" && parsed.Scheme != "https" || parsed.Host == "" {
		return errors.New("health: expected a URL, such as http://" + defaultListen)
	}
	client, err := p.healthClient(ctx)
	if err != nil {
		return err
	}
	ctx, stop := context.WithTimeout(ctx, healthTimeout)
	defer stop()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, strings.TrimSuffix(endpoint, "/")+"/health", http.NoBody)
	if err != nil {
		return errors.New("health: expected a URL, such as http://" + defaultListen)
	}
	answer, err := client.Do(request)
	if _, unknown := errors.AsType[*tls.CertificateVerificationError](err); unknown {
		return &exitError{exitUnreachable, "the certificate of " + parsed.Host + " is not trusted: name its file in " + flagVariable("tls-cert")}
	}
	if err != nil {
		return &exitError{exitUnreachable, "no emulator answers at " + parsed.Host}
	}
	defer func() { _ = answer.Body.Close() }()
	switch {
	case answer.Header.Get("X-Authwalk-Emulator") == "":
		return &exitError{exitUnreachable, "what answers at " + parsed.Host + " is not authwalk's emulator"}
	case answer.StatusCode == http.StatusForbidden:
		return &exitError{exitUnreachable, "the emulator does not take requests for " + parsed.Host + ": start it with --allow-host " + parsed.Hostname()}
	case answer.StatusCode != http.StatusOK:
		return &exitError{exitUnreachable, fmt.Sprintf("the emulator at %s answers %s", parsed.Host, answer.Status)}
	}
	return nil
}

// healthClient asks without a proxy, and trusts the certificate that an emulator
// of the same environment shows.
func (p *program) healthClient(ctx context.Context) (*http.Client, error) {
	transport := &http.Transport{}
	path, _ := environment(flagVariable("tls-cert"))
	if path != "" {
		certificate, err := p.readFile(ctx, path, document.Largest)
		if err != nil {
			return nil, err
		}
		roots, err := x509.SystemCertPool()
		if err != nil {
			roots = x509.NewCertPool()
		}
		roots.AppendCertsFromPEM(certificate)
		transport.TLSClientConfig = &tls.Config{RootCAs: roots, MinVersion: tls.VersionTLS12}
	}
	return &http.Client{
		Transport:     transport,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}, nil
}
