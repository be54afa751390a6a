package main

import (
	"net/http"
	"testing"
)

// TestAPasteWithoutAnEndLeavesTheKeys pastes into a program whose terminal
// never says that the paste is over.
func TestAPasteWithoutAnEndLeavesTheKeys(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{"text": "abc", "half a character": "abc\xc6", "half of the end": "abc\x1b[20"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			refused := replyWith(http.StatusBadRequest, map[string]any{"__type": "CodeMismatchException"})
			w := walkTo(t, pretend(t, map[string][]reply{"InitiateAuth": {asks("SMS_MFA", nil)}, "": {refused}}).endpoint, "USER_PASSWORD_AUTH")
			w.See("_ _ _ _").Send("\x1b[200~").Type(text)
			leaveFrom(t, w)
		})
	}
}
