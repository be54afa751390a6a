package main

import (
	"context"
	"crypto/rsa"
	"crypto/tls"
	"errors"
	"fmt"

	"authwalk/flow/document"
	"authwalk/flow/emulator"

	"github.com/spf13/pflag"
)

// servingFlags say who an emulator is to its clients: the issuer, the keys and the
// certificate.
type servingFlags struct {
	issuer         string
	signingKey     string
	tlsCertificate string
	tlsKey         string
	srpEdgeCases   bool
	data           string
}

func (f *servingFlags) register(set *pflag.FlagSet) {
	set.StringVar(&f.issuer, "issuer", emulator.IssuerListen, "`ISSUER` of tokens: listen, host (that of the request), aws, aws-updated or a URL")
	set.StringVar(&f.signingKey, "signing-key", "", "PEM `FILE` with the RSA key that signs tokens, or one for access and one for ID tokens")
	set.StringVar(&f.tlsCertificate, "tls-cert", "", "PEM `FILE` with a certificate, to serve https")
	set.StringVar(&f.data, "data", "", "`FILE` in which pools, users and signing keys outlive the emulator; one that exists goes before --pool")
	set.BoolVar(&f.srpEdgeCases, "srp-edge-cases", false, "use salts, SRP_B and shared secrets that careless clients get wrong")
	set.StringVar(&f.tlsKey, "tls-key", "", "PEM `FILE` with the key of the certificate")
}

// signingKeys are the keys of the file, nil without one.
func (p *program) signingKeys(ctx context.Context, path string) ([]*rsa.PrivateKey, error) {
	if path == "" {
		return nil, nil
	}
	text, err := p.readKeyFile(ctx, path)
	if err != nil {
		return nil, fmt.Errorf("--signing-key: %w", err)
	}
	keys, err := emulator.ParseKeys(text)
	if err != nil {
		return nil, fmt.Errorf("--signing-key: %s %w", path, err)
	}
	return keys, nil
}

// certificate is what https is served with, nil without one.
func (p *program) certificate(ctx context.Context, f servingFlags) (*tls.Certificate, error) {
	switch {
	case f.tlsCertificate == "" && f.tlsKey == "":
		return nil, nil
	case f.tlsCertificate == "" || f.tlsKey == "":
		return nil, errors.New("--tls-cert and --tls-key go together: give both")
	}
	certificate, err := p.readFile(ctx, f.tlsCertificate, document.Largest)
	if err != nil {
		return nil, err
	}
	key, err := p.readKeyFile(ctx, f.tlsKey)
	if err != nil {
		return nil, fmt.Errorf("--tls-key: %w", err)
	}
	pair, err := tls.X509KeyPair(certificate, key)
	if err != nil {
		return nil, fmt.Errorf("--tls-cert %s and --tls-key %s do not make a certificate with its key in PEM", f.tlsCertificate, f.tlsKey)
	}
	return &pair, nil
}

// readKeyFile is readFile for a file that nobody but its owner may read or change.
func (p *program) readKeyFile(ctx context.Context, path string) ([]byte, error) {
	if path == "-" {
		return document.ReadAll(ctx, p.stdin, document.Largest)
	}
	return document.ReadSecretFile(ctx, path, document.Largest)
}
