package challenge

import (
	"bytes"
	"crypto/hkdf"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"slices"

	"authwalk/srp"
)

// mistake says which usual mistake of clients leads to a value, "" where none does.
func (p proof) mistake(name string, d srp.Derivation, number []byte) string {
	for _, each := range p.mistakes(name, d) {
		if bytes.Equal(shortest(each.value), shortest(number)) {
			return each.said
		}
	}
	return ""
}

type mistaken struct {
	value []byte
	said  string
}

const unsigned = "The zero byte is missing that stands before a number whose highest bit is set."

func (p proof) mistakes(name string, d srp.Derivation) []mistaken {
	switch name {
	case valueU:
		hash := sha256.Sum256(slices.Concat(d.A, d.B))
		swapped := p.handshakeOf(d, func(h *srp.Handshake) { h.A, h.Secret, h.Challenge.B = h.Challenge.B, "", h.A })
		return []mistaken{{hash[:], unsigned}, {swapped.U, "A and B are in the wrong order."}}
	case valueX:
		inner := sha256.Sum256([]byte(d.Identity.Scope + d.Identity.ID + ":" + p.handshake.Password))
		hash := sha256.Sum256(slices.Concat(d.Salt, inner[:]))
		found := []mistaken{{hash[:], unsigned}}
		for _, other := range p.identities() {
			found = append(found, mistaken{p.handshakeOf(d, func(h *srp.Handshake) { h.Identity = other.identity }).X, other.said})
		}
		return append(found, mistaken{
			p.handshakeOf(d, func(h *srp.Handshake) { h.Password += "\n" }).X, "A line break was read as the end of the password.",
		})
	case valueKey:
		whole, _ := hkdf.Key(sha256.New, d.HKDFInput, d.HKDFSalt, "Caldera Derived Key", sha256.Size)
		bare, _ := hkdf.Key(sha256.New, shortest(d.HKDFInput), d.U, "Caldera Derived Key", 16)
		return []mistaken{{whole, "Only the first 16 bytes are the key."}, {bare, unsigned}}
	case valueSignature:
		var found []mistaken
		sign := func(change func(*srp.Derivation)) []byte {
			changed := d
			change(&changed)
			return decoded(changed.Sign(p.time))
		}
		for _, other := range p.identities() {
			found = append(found, mistaken{sign(func(d *srp.Derivation) { d.Identity = other.identity }), other.said})
		}
		return append(found, mistaken{
			sign(func(d *srp.Derivation) { d.SecretBlock = []byte(base64.StdEncoding.EncodeToString(d.SecretBlock)) }),
			"The text of the secret block was signed: decode its base64 first.",
		})
	}
	return nil
}

// handshakeOf is what a changed handshake computes, nothing where it cannot.
func (p proof) handshakeOf(d srp.Derivation, change func(*srp.Handshake)) srp.Derivation {
	handshake := p.handshake
	handshake.A, handshake.Secret = hex.EncodeToString(d.A), ""
	change(&handshake)
	changed, err := handshake.Derivation()
	if err != nil {
		return srp.Derivation{}
	}
	return changed
}

// mistakenIdentity is one that is taken for the right one.
type mistakenIdentity struct {
	identity srp.Identity
	said     string
}

func (p proof) identities() []mistakenIdentity {
	if p.device {
		swapped := srp.Identity{Scope: p.handshake.Identity.ID, ID: p.handshake.Identity.Scope}
		return []mistakenIdentity{{swapped, "Group key and device key are in the wrong order."}}
	}
	whole, typed := p.handshake.Identity, p.handshake.Identity
	whole.Scope, typed.ID = p.poolID, p.typed
	both := srp.Identity{Scope: p.poolID, ID: p.typed}
	return []mistakenIdentity{
		{whole, "The whole user pool ID was used: only the part after the underscore belongs there."},
		{typed, "The user name as it was typed was used: it has to be USER_ID_FOR_SRP."},
		{both, "The whole user pool ID and the user name as it was typed were used: it has to be the part after the underscore, and USER_ID_FOR_SRP."},
	}
}
