package emulator

import (
	"encoding/json"
	"fmt"
	"net/http/httptest"
	"os"
	"runtime"
	"strconv"
	"testing"
	"time"

	"authwalk/ui/termtest"
)

// operations is how many calls the test of the memory makes; make soak asks
// for more.
func operations(t *testing.T) int {
	given := os.Getenv("AUTHWALK_SOAK_OPERATIONS")
	switch {
	case given == "" && termtest.RaceDetector:
		return 1_000
	case given == "":
		return 3_000
	}
	n, err := strconv.Atoi(given)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// TestMemoryLevelsOff makes calls of all kinds, month after month. What is kept
// for each (sessions, sign-ins, messages, attempts) expires, so that the second
// half of the months needs no more memory than the first.
func TestMemoryLevelsOff(t *testing.T) {
	const months = 20
	s := newDemo(t)
	perMonth := operations(t) / months
	var used [months]uint64
	for month := range months {
		for n := range perMonth {
			s.mixed(month*perMonth + n)
		}
		s.at = s.at.Add(31 * 24 * time.Hour)
		used[month] = heap()
	}
	half, end := used[months/2-1], used[months-1]
	t.Logf("%d calls: %d kB after half of them, %d kB at the end", months*perMonth, half>>10, end>>10)
	if most := half + half/10 + 1<<20; end > most {
		t.Errorf("the memory grows: %v", used)
	}
}

func heap() uint64 {
	runtime.GC()
	runtime.GC() // what finalizers let go of
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return stats.HeapAlloc
}

// mixed makes the calls of one person's visit, each on a user of its own or on
// one of the demo's.
func (s *service) mixed(n int) {
	name := fmt.Sprint("visitor", n)
	client := map[string]any{"ClientId": web}
	pool := map[string]any{"UserPoolId": everyday}
	visits := [][]visit{
		{{"InitiateAuth", client, map[string]any{"AuthFlow": "USER_PASSWORD_AUTH", "AuthParameters": map[string]string{"USERNAME": "nadia", "PASSWORD": winter}}}},
		{{"InitiateAuth", client, map[string]any{"AuthFlow": "USER_PASSWORD_AUTH", "AuthParameters": map[string]string{"USERNAME": "sam", "PASSWORD": winter}}}},
		{{"InitiateAuth", client, map[string]any{"AuthFlow": "USER_PASSWORD_AUTH", "AuthParameters": map[string]string{"USERNAME": name, "PASSWORD": "wrong"}}}},
		{{"InitiateAuth", client, map[string]any{"AuthFlow": "USER_SRP_AUTH", "AuthParameters": map[string]string{"USERNAME": name, "SRP_A": "abcd"}}}},
		{
			{"AdminCreateUser", pool, map[string]any{"Username": name, "MessageAction": "SUPPRESS", "UserAttributes": []map[string]string{{"Name": "email", "Value": name + "@example.org"}, {"Name": "email_verified", "Value": "true"}}}},
			{"AdminSetUserPassword", pool, map[string]any{"Username": name, "Password": winter, "Permanent": true}},
			{"ForgotPassword", client, map[string]any{"Username": name}},
			{"AdminGetUser", pool, map[string]any{"Username": name}},
			{"AdminUserGlobalSignOut", pool, map[string]any{"Username": name}},
			{"AdminDeleteUser", pool, map[string]any{"Username": name}},
		},
		{
			{"SignUp", client, map[string]any{"Username": name, "Password": winter, "UserAttributes": []map[string]string{{"Name": "email", "Value": name + "@example.org"}}}},
			{"AdminDeleteUser", pool, map[string]any{"Username": name}},
		},
		{{"CreateGroup", pool, map[string]any{"GroupName": name}}, {"DeleteGroup", pool, map[string]any{"GroupName": name}}},
		{{"ListUsers", pool, nil}},
	}
	for _, made := range visits[n%len(visits)] {
		made.make(s)
	}
}

type visit struct {
	operation string
	place     map[string]any
	members   map[string]any
}

func (v visit) make(s *service) {
	members := map[string]any{}
	for _, part := range []map[string]any{v.place, v.members} {
		for name, value := range part {
			members[name] = value
		}
	}
	body, err := json.Marshal(members)
	if err != nil {
		s.t.Fatal(err)
	}
	answer := httptest.NewRecorder()
	s.ServeHTTP(answer, newRequest(v.operation, string(body)))
	if expected := v.operation != "InitiateAuth"; expected && answer.Code != 200 {
		s.t.Fatalf("%s: %d %s", v.operation, answer.Code, answer.Body)
	}
}
