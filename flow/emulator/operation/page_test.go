package operation

import "testing"

func TestPages(t *testing.T) {
	items := []int{1, 2, 3, 4, 5}
	var seen []int
	token := ""
	for {
		part, next, err := page(items, pointer(2), token)
		if err != nil {
			t.Fatal(err)
		}
		seen = append(seen, part...)
		if token = next; token == "" {
			break
		}
	}
	if len(seen) != 5 || seen[4] != 5 {
		t.Errorf("the pages hold %v", seen)
	}
	for _, bad := range []string{"x", "-1", "6"} {
		if _, _, err := page(items, nil, bad); err == nil {
			t.Errorf("token %s is taken", bad)
		}
	}
}
