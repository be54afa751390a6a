package emulator

import (
	"regexp"
	"strings"
	"testing"

	"authwalk/flow/api"
	"authwalk/flow/pool"
	"authwalk/flow/poolfile"
)

// fits tells whether the text is what the service's interface lets it be.
func fits(member api.Member, s string) bool {
	return regexp.MustCompile(`\A(?:`+member.Pattern+`)\z`).MatchString(s) && len(s) >= member.Min && len(s) <= member.Max
}

func TestDemoPoolsAreWhole(t *testing.T) {
	files, err := Demo(signingTime)
	if err != nil {
		t.Fatal(err)
	}
	declared := api.Body{Operation: api.DescribeUserPoolClient}
	poolID, _ := declared.Find("UserPoolId")
	clientID, _ := declared.Find("ClientId")
	clientSecret, _ := declared.Find("UserPoolClient", "ClientSecret")
	seen := map[string]bool{}
	for _, file := range files {
		if unknown := file.UnknownMembers(); len(unknown) > 0 {
			t.Errorf("%s: members no rule uses: %v", file.UserPool.ID, unknown)
		}
		if !fits(poolID, file.UserPool.ID) {
			t.Errorf("%s is no pool id", file.UserPool.ID)
		}
		for _, client := range file.Clients {
			if !fits(clientID, client.ClientID) {
				t.Errorf("%s is no client id", client.ClientID)
			}
			if client.ClientSecret != "" && !fits(clientSecret, client.ClientSecret) {
				t.Errorf("%s: its secret is malformed", client.ClientID)
			}
		}
		for _, user := range file.Users {
			checkDemoUser(t, file, &user)
			if seen[user.Username] {
				t.Errorf("%s is in the demo pools twice", user.Username)
			}
			seen[user.Username] = true
		}
	}
}

func checkDemoUser(t *testing.T, file *poolfile.File, user *pool.User) {
	t.Helper()
	if user.Note == "" || strings.Contains(user.Note, "\n") {
		t.Errorf("%s has no note of one line", user.Username)
	}
	if refusal := pool.CheckAttributes(&file.UserPool, user.UserAttributes); refusal != nil {
		t.Errorf("%s: %v", user.Username, refusal)
	}
	if password := user.CurrentPassword(); password != "" {
		if refusal := pool.CheckPassword(&file.UserPool, "SignUp", password); refusal != nil {
			t.Errorf("%s: %v", user.Username, refusal)
		}
	}
}

// TestTheLockedDemoUserIsLocked: the lock is a recent one whenever the pools
// are read.
func TestTheLockedDemoUserIsLocked(t *testing.T) {
	files, err := Demo(signingTime)
	if err != nil {
		t.Fatal(err)
	}
	locked := 0
	for _, file := range files {
		for _, user := range file.Users {
			tracked := user.Tracked
			if tracked.FailedAttempts == 0 {
				continue
			}
			locked++
			if !tracked.LastAttempt.Equal(signingTime) || !tracked.LockedUntil.Equal(signingTime.Add(demoLock)) {
				t.Errorf("%s is locked until %v after %v", user.Username, tracked.LockedUntil, tracked.LastAttempt)
			}
		}
	}
	if locked == 0 {
		t.Error("no demo user is locked")
	}
}

// TestDemoNotesNameNoKeys: the same notes stand on screens and in plain mode.
func TestDemoNotesNameNoKeys(t *testing.T) {
	files, err := Demo(signingTime)
	if err != nil {
		t.Fatal(err)
	}
	key := regexp.MustCompile(`\^[A-Z]|\b[Pp]ress(es)? `)
	for _, file := range files {
		for _, user := range file.Users {
			if key.MatchString(user.Note) {
				t.Errorf("%s: %q", user.Username, user.Note)
			}
		}
	}
}
