package cognito

import (
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"os"

	"authwalk/flow/walk"
)

// bundleLimit bounds a bundle of certificates; the largest in use have a few
// hundred kilobytes.
const bundleLimit = 16 << 20

var (
	errNoFile        = errors.New("it is not a regular file")
	errNoCertificate = errors.New("it contains no certificate")
)

// rootsIn reads the certificates to trust in place of this machine's own; nil
// where no bundle is set. The error is a *walk.Error that names the setting.
func rootsIn(bundle Setting) (*x509.CertPool, error) {
	if bundle.Value == "" {
		return nil, nil
	}
	roots, err := readRoots(bundle.Value)
	if err != nil {
		return nil, &walk.Error{
			Kind: walk.BadInput, Reason: walk.UnreadableConfiguration, Cause: err,
			Message: fmt.Sprintf("the certificates in %s, set by %s, cannot be used: %s", bundle.Value, bundle.From, innermost(err)),
			Next:    "Correct " + bundle.From + ", or leave it out.",
		}
	}
	return roots, nil
}

func readRoots(path string) (*x509.CertPool, error) {
	if err := checkFile(path, bundleLimit); err != nil {
		return nil, err
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }()
	pem, err := io.ReadAll(io.LimitReader(file, bundleLimit))
	if err != nil {
		return nil, err
	}
	roots := x509.NewCertPool()
	if !roots.AppendCertsFromPEM(pem) {
		return nil, errNoCertificate
	}
	return roots, nil
}
