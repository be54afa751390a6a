package ui_test

import "testing"

// TestKeysBeforeTheMapIsThere: the rules are read beside the screens, and keys can be
// faster.
func TestKeysBeforeTheMapIsThere(t *testing.T) {
	s := newScene(t, "map-live").press("f6", "enter").sees("Reading the rules").sees("Not possible here: there is nothing on the map yet")
	s.press("up", "down", "end", "w", "left", "right", "u").run().misses("Reading the rules")
}
