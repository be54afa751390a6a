package emulator

import (
	"encoding/json"
	"io"
	"net/http"
	"strings"

	"authwalk/flow/emulator/state"
	"authwalk/flow/emulator/wire"
)

const about = "This is authwalk's local Amazon Cognito. It holds no real accounts.\n"

// serveDocument answers the pages that can be read without an operation: the
// key set of a pool and its OpenID configuration.
func (e *Emulator) serveDocument(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == "/" {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		_, _ = io.WriteString(w, about)
		return
	}
	id, document, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/.well-known/")
	p := e.data().Pool(id)
	switch {
	case p != nil && document == "jwks.json":
		e.serveKeySet(w, p)
	case p != nil && document == "openid-configuration":
		e.writeDocument(w, e.openIDConfiguration(p))
	default:
		w.WriteHeader(http.StatusNotFound)
	}
}

func (e *Emulator) serveKeySet(w http.ResponseWriter, p *state.Pool) {
	keys, err := p.Keys.Public()
	if err != nil {
		wire.WriteError(w, e.log, "", err)
		return
	}
	e.writeDocument(w, keys)
}

func (e *Emulator) openIDConfiguration(p *state.Pool) any {
	issuer := e.issuer(p.ID)
	return map[string]any{
		"issuer":                                issuer,
		"jwks_uri":                              issuer + "/.well-known/jwks.json",
		"id_token_signing_alg_values_supported": []string{"RS256"},
		"subject_types_supported":               []string{"public"},
		"response_types_supported":              []string{"code", "token"},
		"scopes_supported":                      []string{"openid", "email", "phone", "profile"},
	}
}

func (e *Emulator) writeDocument(w http.ResponseWriter, document any) {
	text, err := json.Marshal(document)
	if err != nil {
		wire.WriteError(w, e.log, "", err)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_, _ = w.Write(text)
}
