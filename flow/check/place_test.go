package check_test

import (
	"encoding/json"
	"strings"
	"testing"

	"authwalk/flow/check"
)

// TestAPlaceIsOfOneCheck goes on with a place only where the same was asked, and where it
// says how far it has come.
func TestAPlaceIsOfOneCheck(t *testing.T) {
	asked := check.Asked{UserPoolID: "eu-west-1_Ab12Cd34E", Format: "csv", Changes: []string{"pool.yaml"}, SHA256: "1"}
	for name, test := range map[string]struct {
		edit func(*check.Place)
		want string
	}{
		"the same":            {func(*check.Place) {}, ""},
		"done":                {func(p *check.Place) { p.Token, p.Done = "", true }, ""},
		"nobody looked at":    {func(p *check.Place) { p.Token, p.Users = "", 0 }, ""},
		"no token":            {func(p *check.Place) { p.Token = "" }, "remove it to begin again"},
		"no token, what if":   {func(p *check.Place) { p.Token, p.Users, p.Counted.Users = "", 0, 60 }, "remove it to begin again"},
		"no pool":             {func(p *check.Place) { p.UserPoolID = "" }, "not a place"},
		"another pool":        {func(p *check.Place) { p.UserPoolID += "x" }, "another pool"},
		"another endpoint":    {func(p *check.Place) { p.Endpoint = "http://localhost:9229" }, "another endpoint"},
		"another client":      {func(p *check.Place) { p.ClientID = "web" }, "another client"},
		"another change":      {func(p *check.Place) { p.Changes = nil }, "another --what-if"},
		"a file that differs": {func(p *check.Place) { p.SHA256 = "2" }, "other content"},
		"another format":      {func(p *check.Place) { p.Format = "text" }, "another output format"},
	} {
		place := check.NewPlace(asked)
		place.Token, place.Users = "page-2", 60
		test.edit(&place)
		written, err := json.Marshal(place)
		if err != nil {
			t.Fatal(err)
		}
		_, err = check.NewPlace(asked).Continue(written)
		if (err == nil) != (test.want == "") || err != nil && !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
