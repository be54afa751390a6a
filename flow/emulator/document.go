package emulator

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"strings"

	"authwalk/flow/emulator/state"
	"authwalk/flow/emulator/wire"
)

// healthPath answers as soon as anything does. Orchestrators ask it.
const healthPath = "/health"

const about = "This is authwalk's local Amazon Cognito. It holds no real accounts.\n"

// serveDocument answers the pages that can be read without an operation: the
// key set of a pool and its OpenID configuration.
func (e *Emulator) serveDocument(w http.ResponseWriter, r *http.Request) {
	switch r.URL.Path {
	case "/":
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		_, _ = io.WriteString(w, about)
		return
	case healthPath:
		e.writeDocument(w, map[string]string{"status": "ok"})
		return
	}
	id, document, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/.well-known/")
	p := e.data().Pool(id)
	switch {
	case p != nil && document == "jwks.json":
		e.serveKeySet(w, p)
	case p != nil && document == "openid-configuration":
		e.writeDocument(w, e.openIDConfiguration(wire.WithOrigin(r.Context(), r), p))
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

func (e *Emulator) openIDConfiguration(ctx context.Context, p *state.Pool) any {
	return map[string]any{
		"issuer":                                e.issuer(ctx, p.ID),
		"jwks_uri":                              e.keySetURL(ctx, p.ID),
		"id_token_signing_alg_values_supported": []string{"RS256"},
		"subject_types_supported":               []string{"public"},
		"response_types_supported":              []string{"code", "token"},
		"scopes_supported":                      []string{"openid", "email", "phone", "profile"},
	}
}

func (e *Emulator) writeDocument(w http.ResponseWriter, document any) {
	if err := e.commit(); err != nil {
		wire.WriteError(w, e.log, "", err)
		return
	}
	text, err := json.Marshal(document)
	if err != nil {
		wire.WriteError(w, e.log, "", err)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_, _ = w.Write(text)
}
