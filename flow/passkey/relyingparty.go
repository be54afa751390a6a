package passkey

import (
	"fmt"
	"net/netip"
	"strings"
)

const localhost = "localhost"

// Origin is what a page of the relying party would put into the client data: https,
// and http for localhost alone.
func Origin(relyingParty string) string {
	if relyingParty == localhost {
		return "http://" + localhost
	}
	return "https://" + relyingParty
}

// HashOf is what the authenticator data has of a relying party: the SHA-256 of its domain.
func HashOf(relyingParty string) []byte { return digest([]byte(relyingParty)) }

// longestDomain is how long the name of a domain can be.
const longestDomain = 253

// checkRelyingParty refuses what is no domain in the form that browsers compare:
// lower case, names outside ASCII as xn--, no address, no port, no dot at the end.
func checkRelyingParty(id string) error {
	_, notAddress := netip.ParseAddr(id)
	valid := id != "" && len(id) <= longestDomain && notAddress != nil
	labels := strings.Split(id, ".")
	for _, label := range labels {
		valid = valid && isLabel(label)
	}
	// Where the last part is a number, browsers read an address.
	if last := labels[len(labels)-1]; !valid || strings.Trim(last, "0123456789") == "" {
		return fmt.Errorf("%q: %w", id, ErrRelyingParty)
	}
	return nil
}

func isLabel(label string) bool {
	if label == "" || len(label) > 63 || label[0] == '-' || label[len(label)-1] == '-' {
		return false
	}
	return strings.Trim(label, "abcdefghijklmnopqrstuvwxyz0123456789-") == ""
}
