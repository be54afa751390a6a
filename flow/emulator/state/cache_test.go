package state

import (
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"
)

var start = time.Date(2026, 1, 7, 8, 5, 9, 0, time.UTC)

// TestCacheIsAMapThatForgets compares the memory with a map: what it still
// has is what was put last, it never holds more than its limit, and it never
// forgets anything young while there is room.
func TestCacheIsAMapThatForgets(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		const limit = 4
		memory := newCache[int](limit)
		put := map[string]int{}
		now := start
		for i := range rapid.IntRange(1, 40).Draw(t, "steps") {
			key := fmt.Sprint(rapid.IntRange(0, 5).Draw(t, "key"))
			switch rapid.IntRange(0, 3).Draw(t, "what") {
			case 0:
				memory.put(key, i, now, now.Add(time.Minute))
				put[key] = i
				if got, found := memory.get(key); !found || got != i {
					t.Fatalf("%s was put and is %d, %v", key, got, found)
				}
			case 1:
				if got, found := memory.get(key); found && got != put[key] {
					t.Fatalf("%s is %d, not %d", key, got, put[key])
				}
			case 2:
				got, found := memory.take(key)
				if found && got != put[key] {
					t.Fatalf("%s is %d, not %d", key, got, put[key])
				}
				if _, still := memory.get(key); still {
					t.Fatalf("%s can be taken twice", key)
				}
				delete(put, key)
			case 3:
				now = now.Add(time.Duration(rapid.IntRange(0, 90).Draw(t, "seconds")) * time.Second)
			}
			held := 0
			memory.each(func(int) { held++ })
			if held > limit {
				t.Fatalf("%d are held", held)
			}
		}
	})
}

func TestCacheForgetsTheOldestFirst(t *testing.T) {
	memory := newCache[int](2)
	later := start.Add(time.Minute)
	for i := range 3 {
		memory.put(fmt.Sprint(i), i, start, later)
	}
	if _, found := memory.get("0"); found {
		t.Error("the oldest is still there")
	}
	if _, found := memory.get("1"); !found {
		t.Error("a young one is gone")
	}
	memory.put("new", 9, later, later.Add(time.Minute))
	if _, found := memory.get("2"); found {
		t.Error("what has expired is still there")
	}
}
