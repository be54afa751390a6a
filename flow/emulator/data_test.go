package emulator

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"authwalk/flow/poolfile"

	"github.com/aws/aws-sdk-go-v2/aws"
	cognito "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

const keptPool = `{UserPool: {Id: us-east-1_Kept}, Clients: [{ClientId: kept, ExplicitAuthFlows: [ALLOW_USER_PASSWORD_AUTH, ALLOW_REFRESH_TOKEN_AUTH]}],
	Users: [{Username: ann, Password: Winter-2026!}, {Username: bob, Password: Winter-2026!}]}`

// keeping serves the pool with a data file until the test ends, or is closed.
func keeping(t *testing.T, path string, options Options) *service {
	t.Helper()
	file, err := poolfile.Parse([]byte(keptPool))
	if err != nil {
		t.Fatal(err)
	}
	options.Files, options.Data = []*poolfile.File{file}, path
	return newService(t, options)
}

// TestStateOutlivesARestart signs in, changes what there is, and goes on after a
// restart with the same tokens.
func TestStateOutlivesARestart(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "data")
	s := keeping(t, path, Options{})
	signIn := func(s *service, username string) *types.AuthenticationResultType {
		t.Helper()
		return must(s.sdk.InitiateAuth(t.Context(), &cognito.InitiateAuthInput{
			AuthFlow: types.AuthFlowTypeUserPasswordAuth, ClientId: aws.String("kept"), AuthParameters: map[string]string{"USERNAME": username, "PASSWORD": winter},
		}))(t).AuthenticationResult
	}
	kept, revoked := signIn(s, "ann"), signIn(s, "bob")
	must(s.sdk.RevokeToken(t.Context(), &cognito.RevokeTokenInput{ClientId: aws.String("kept"), Token: revoked.RefreshToken}))(t)
	pool := aws.String("us-east-1_Kept")
	for i := range 3 {
		must(s.sdk.AdminCreateUser(t.Context(), &cognito.AdminCreateUserInput{UserPoolId: pool, Username: aws.String(fmt.Sprint("made", i))}))(t)
	}
	must(s.sdk.AdminDeleteUser(t.Context(), &cognito.AdminDeleteUserInput{UserPoolId: pool, Username: aws.String("made1")}))(t)
	must(s.sdk.CreateGroup(t.Context(), &cognito.CreateGroupInput{UserPoolId: pool, GroupName: aws.String("support")}))(t)
	must(s.sdk.CreateUserPoolDomain(t.Context(), &cognito.CreateUserPoolDomainInput{UserPoolId: pool, Domain: aws.String("kept-login")}))(t)
	second := must(s.sdk.CreateUserPool(t.Context(), &cognito.CreateUserPoolInput{PoolName: aws.String("second")}))(t)
	gone := must(s.sdk.CreateUserPool(t.Context(), &cognito.CreateUserPoolInput{PoolName: aws.String("gone")}))(t)
	must(s.sdk.DeleteUserPool(t.Context(), &cognito.DeleteUserPoolInput{UserPoolId: gone.UserPool.Id}))(t)
	s.control(http.MethodPost, "clock", `{"advance":"60s"}`, nil)
	before := []string{s.written(t, "us-east-1_Kept"), s.written(t, *second.UserPool.Id)}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}

	s = keeping(t, path, Options{})
	if after := []string{s.written(t, "us-east-1_Kept"), s.written(t, *second.UserPool.Id)}; strings.Join(after, "") != strings.Join(before, "") {
		t.Errorf("after a restart %s\nbefore %s", after, before)
	}
	if pools := s.Ready().Pools; len(pools) != 2 || pools[0].ID != "us-east-1_Kept" {
		t.Errorf("the pools are %v", pools)
	}
	if now := s.now(); !now.Equal(signingTime.Add(time.Minute)) {
		t.Errorf("now is %v", now)
	}
	must(s.sdk.GetUser(t.Context(), &cognito.GetUserInput{AccessToken: kept.AccessToken}))(t)
	must(s.refresh("kept", *kept.RefreshToken))(t)
	_, err := s.refresh("kept", *revoked.RefreshToken)
	s.refused(err, "NotAuthorizedException", "Refresh Token has been revoked")

	s.control(http.MethodPost, "reset", "", nil)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = keeping(t, path, Options{})
	if users := s.state("us-east-1_Kept").Users; len(users) != 2 || len(s.Ready().Pools) != 1 {
		t.Errorf("after a reset there are %d users in %v", len(users), s.Ready().Pools)
	}
}

// written is a pool as a pool file.
func (s *service) written(t *testing.T, pool string) string {
	t.Helper()
	var text bytes.Buffer
	if err := s.data().Pool(pool).WriteFile(&text); err != nil {
		t.Fatal(err)
	}
	return text.String()
}

// TestSigningKeysOutliveARestart makes keys and finds them again.
func TestSigningKeysOutliveARestart(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "data")
	keySet := func() string {
		e, err := New(Options{Data: path, Files: []*poolfile.File{{}}})
		if err != nil {
			t.Fatal(err)
		}
		set, err := e.data().Pools()[0].Keys.Public()
		if err != nil {
			t.Fatal(err)
		}
		if err := e.Close(); err != nil {
			t.Fatal(err)
		}
		text, err := json.Marshal(set)
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	if first, second := keySet(), keySet(); first != second {
		t.Error("the keys are others")
	}
}

// keepingVariable makes this test's program an emulator with a data file.
const keepingVariable = "AUTHWALK_TEST_DATA"

// TestKeepUntilKilled is no test, but what TestAKilledEmulatorLosesNothing kills.
func TestKeepUntilKilled(t *testing.T) {
	path := os.Getenv(keepingVariable)
	if path == "" {
		t.Skip("nobody is to be killed")
	}
	s := keeping(t, path, Options{})
	fmt.Println("listens " + s.Endpoint())
	<-t.Context().Done()
	select {}
}

// TestAKilledEmulatorLosesNothing kills an emulator while it creates users, again and
// again: every user that was answered is there afterwards.
func TestAKilledEmulatorLosesNothing(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "data")
	answered := 0
	for round := range kills(t) {
		command := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestKeepUntilKilled$", "-test.v")
		command.Env = append(os.Environ(), keepingVariable+"="+path)
		out, err := command.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := command.Start(); err != nil {
			t.Fatal(err)
		}
		endpoint := ""
		for lines := bufio.NewScanner(out); endpoint == "" && lines.Scan(); {
			endpoint, _ = strings.CutPrefix(lines.Text(), "listens ")
			if !strings.HasPrefix(endpoint, "http") {
				endpoint = ""
			}
		}
		for range 10 + round%7 {
			if createUser(t, endpoint, answered) {
				answered++
			}
		}
		creating, first := make(chan struct{}), answered
		go func() {
			defer close(creating)
			for number := first; createUser(t, endpoint, number); number++ {
				creating <- struct{}{}
			}
		}()
		for range round % 5 {
			<-creating
			answered++
		}
		if err := command.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		for range creating {
			answered++
		}
		_ = command.Wait()
		s := keeping(t, path, Options{})
		for i := range answered {
			if s.data().Pool("us-east-1_Kept").User(fmt.Sprint("u", i)) == nil {
				t.Fatalf("round %d: user %d of %d is lost", round, i, answered)
			}
		}
		// One more may have been made, and not answered.
		if s.data().Pool("us-east-1_Kept").User(fmt.Sprint("u", answered)) != nil {
			answered++
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// createUser creates a user, and reports whether that was answered.
func createUser(t *testing.T, endpoint string, number int) bool {
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, endpoint+"/", strings.NewReader(fmt.Sprintf(`{"UserPoolId":"us-east-1_Kept","Username":"u%d"}`, number)))
	if err != nil {
		t.Error(err)
		return false
	}
	r.Header.Set("Content-Type", jsonContent)
	r.Header.Set("X-Amz-Target", targetOf+"AdminCreateUser")
	r.Header.Set("Authorization", wellFormed)
	r.Header.Set("X-Amz-Date", signingTime.Format("20060102T150405Z"))
	answer, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		return false
	}
	defer func() { _ = answer.Body.Close() }()
	return answer.StatusCode == http.StatusOK
}

// wellFormed is a signature that is nothing more.
var wellFormed = "AWS4-HMAC-SHA256 Credential=AKID/20260107/us-east-1/cognito-idp/aws4_request, SignedHeaders=host;x-amz-date, Signature=" + strings.Repeat("0", 64)

// kills is how often the emulator is killed: more in a soak.
func kills(t *testing.T) int {
	t.Helper()
	text := os.Getenv("AUTHWALK_SOAK_KILLS")
	if text == "" {
		return 3
	}
	number, err := strconv.Atoi(text)
	if err != nil {
		t.Fatal(err)
	}
	return number
}

// TestAnUnwritableFileAnswersNothing goes on refusing when the disk fails.
func TestAnUnwritableFileAnswersNothing(t *testing.T) {
	t.Parallel()
	s := keeping(t, filepath.Join(t.TempDir(), "data"), Options{})
	if err := s.closeData(); err != nil {
		t.Fatal(err)
	}
	if createUser(t, s.Endpoint(), 1) {
		t.Error("answered what is not kept")
	}
}
