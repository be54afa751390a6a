package poolfile

import (
	"fmt"
	"strings"
	"testing"
)

// The users of a large file are read and understood side by side: which error is told,
// and the order of the users, must not depend on that.
func TestTheFirstErrorOfALargeFileIsTold(t *testing.T) {
	t.Parallel()
	const count = 1050
	for name, test := range map[string]struct {
		// wrong is what stands in place of the user of this number.
		wrong map[int]string
		want  string
	}{
		"two users":                    {map[int]string{300: `{"Username":[]}`, 900: `{"Username":[]}`}, "line 302,"},
		"a user, then broken JSON":     {map[int]string{1040: `{"Username":[]}`, 1049: `{"Username"`}, "line 1042,"},
		"broken JSON, then a user":     {map[int]string{300: `{"Username"`, 301: `{"Username":[]}`}, "line 302,"},
		"a user of the last, few ones": {map[int]string{count - 1: `{"Username":[]}`}, "line 1051,"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			users := make([]string, count)
			for i := range users {
				users[i] = fmt.Sprintf(`{"Username":"user%d"}`, i)
				if wrong, given := test.wrong[i]; given {
					users[i] = wrong
				}
			}
			_, err := Parse([]byte(`{"UserPool":{},"Users":[` + "\n" + strings.Join(users, ",\n") + "]}"))
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, expected %s", err, test.want)
			}
		})
	}
}

func TestUsersKeepTheirOrder(t *testing.T) {
	t.Parallel()
	const count = 1050
	users := make([]string, count)
	for i := range users {
		users[i] = fmt.Sprintf(`{"Username":"user%d"}`, i)
	}
	file, err := Parse([]byte(`{"UserPool":{},"Users":[` + strings.Join(users, ",") + "]}"))
	if err != nil || len(file.Users) != count {
		t.Fatalf("%v", err)
	}
	for i := range file.Users {
		if want := fmt.Sprintf("user%d", i); file.Users[i].Username != want {
			t.Fatalf("user %d is %s", i, file.Users[i].Username)
		}
	}
}
