package pool

import "encoding/json"

// mustJSON writes what a challenge parameter holds. Lists and maps of texts
// cannot fail.
func mustJSON(v any) json.RawMessage {
	raw, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return raw
}
