package flow_test

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"net/http"
	"slices"
	"testing"
	"time"

	"authwalk/flow/api"
	"authwalk/flow/report"
	"authwalk/flow/transcript"
	"authwalk/flow/walk"
	"authwalk/ui/termtest"

	"pgregory.net/rapid"
)

// person answers everything that is asked, always alike.
type person struct {
	bench *bench
	// first and second are the factors they choose.
	first, second string
	// wrong is how many codes they mistype before the right one.
	wrong int
	// asked are the prompts they were asked, in order.
	asked []walk.Prompt
}

// answers is what the person gives for what waits.
func (p *person) answers(t *testing.T, w walk.Walk) walk.Values {
	prompt := p.bench.Prompt(w)
	p.asked = append(p.asked, prompt)
	code := func(key, right string) walk.Values {
		if p.wrong > 0 {
			p.wrong--
			return answer(key, "000000")
		}
		return answer(key, right)
	}
	switch prompt.Name {
	case api.ChallengeNewPasswordRequired:
		return answer(api.KeyNewPassword, nextPassword)
	case api.ChallengeSelectChallenge:
		return answer(api.KeyAnswer, p.first, api.KeyPassword, rightPassword)
	case api.ChallengeSelectMFAType:
		return answer(api.KeyAnswer, p.second)
	case api.ChallengeSoftwareTokenMFA:
		return code(api.KeySoftwareTokenCode, p.bench.totpCode(t, secretOfTotp))
	case api.ChallengeMFASetup:
		if prompt.Authenticator == nil {
			return answer("TYPE", api.ChallengeSoftwareTokenMFA)
		}
		return answer("CODE", p.bench.totpCode(t, prompt.Authenticator.Secret.Reveal()))
	case api.ChallengeEmailOTP:
		return code(api.KeyEmailOTPCode, p.bench.newestCode(t, w))
	default:
		return code(api.KeySMSMFACode, p.bench.newestCode(t, w))
	}
}

// reset takes the pool back to how it was, and lets authenticator apps show new codes.
func (b *bench) reset(t *testing.T) {
	b.now = b.now.Add(time.Minute)
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, b.endpoint+"/_authwalk/reset", http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Authorization", "Bearer "+outboxToken)
	response, err := http.DefaultClient.Do(request)
	if err != nil || response.StatusCode >= http.StatusBadRequest {
		t.Fatalf("%v, %v", response, err)
	}
	_ = response.Body.Close()
}

// record is a walk as its record has it.
func record(t *rapid.T, folder transcript.Folder, w walk.Walk) walk.Walk {
	recorder := transcript.Recorder{Folder: folder, Now: time.Now}
	if warning := recorder.Record(w); warning != "" {
		t.Fatal(warning)
	}
	read, err := transcript.ReadFile(folder.Path(w.ID))
	_ = folder.Remove(w.ID) // the seeds of the benches are the same, and so are their ids
	if err != nil || len(read.Walk.Steps) != len(w.Steps) {
		t.Fatalf("%d of %d steps: %v", len(read.Walk.Steps), len(w.Steps), err)
	}
	return read.Walk
}

// opened is a walk as a HAR file of it has it.
func opened(t *rapid.T, w walk.Walk, har []byte) walk.Walk {
	read, err := transcript.Open(bytes.NewReader(har))
	if err != nil || len(read.Walks) != 1 || len(read.Walks[0].Walk.Steps) != len(w.Steps) {
		t.Fatalf("%+v of %d steps: %v", read, len(w.Steps), err)
	}
	return read.Walks[0].Walk
}

// reported is the HAR file that authwalk writes of a walk, its secrets masked.
func reported(t *rapid.T, w walk.Walk) []byte {
	var har bytes.Buffer
	unexplained := func(walk.Walk, int) walk.Explanation { return walk.Explanation{} }
	if err := report.Of(transcript.Of(w, ""), unexplained).HAR(&har); err != nil {
		t.Fatal(err)
	}
	return har.Bytes()
}

// captured is the HAR file that a browser makes of a walk, with all its secrets.
func captured(t *rapid.T, w walk.Walk) []byte {
	entries := make([]map[string]any, len(w.Steps))
	for n, step := range w.Steps {
		exchange := step.Exchange
		entries[n] = map[string]any{
			"startedDateTime": exchange.Started.UTC().Format(time.RFC3339Nano), "time": float64(exchange.Elapsed.Milliseconds()),
			"request": map[string]any{
				"method": http.MethodPost, "url": w.Start.Target.Endpoint + "/",
				"headers":  []map[string]string{{"name": "x-amz-target", "value": "AWSCognitoIdentityProviderService." + exchange.Operation}},
				"postData": map[string]string{"mimeType": "application/x-amz-json-1.1", "text": string(exchange.Request.Reveal())},
			},
			"response": map[string]any{"status": exchange.Status, "content": map[string]string{"text": string(exchange.Answer.Reveal())}},
		}
	}
	har, err := json.Marshal(map[string]any{"log": map[string]any{"version": "1.2", "entries": entries}})
	if err != nil {
		t.Fatal(err)
	}
	return har
}

// A branch at any step of any walk goes the same way as the walk did when the answers
// are the same, from memory, from its record and from a HAR file of it, and asks for
// nothing but secrets and one-time codes.
func TestABranchGoesTheSameWay(t *testing.T) {
	tryFewer(t)
	benches := map[string]*bench{"OPTIONAL": newBench(t, "OPTIONAL", nil), "ON": newBench(t, "ON", nil)}
	folder := transcript.In(t.TempDir())
	rapid.Check(t, func(r *rapid.T) {
		b := benches[rapid.SampledFrom([]string{"OPTIONAL", "ON"}).Draw(r, "MfaConfiguration")]
		b.reset(t)
		start := b.start(
			rapid.SampledFrom([]string{"nadia", "newcomer", "sms", "totp", "both", "none"}).Draw(r, "user"),
			rapid.SampledFrom([]string{api.FlowUserSRPAuth, api.FlowUserPasswordAuth, api.FlowUserAuth}).Draw(r, "flow"),
		)
		first := rapid.SampledFrom([]string{api.ChallengePassword, api.ChallengePasswordSRP}).Draw(r, "first factor")
		second := rapid.SampledFrom([]string{api.ChallengeSMSMFA, api.ChallengeSoftwareTokenMFA}).Draw(r, "second factor")
		them := &person{bench: b, first: first, second: second, wrong: rapid.IntRange(0, 1).Draw(r, "wrong codes")}
		w := b.Begin(t.Context(), start)
		for b.Prompt(w).Name != "" {
			w = b.Answer(t.Context(), w, them.answers(t, w))
		}
		if w.Failed() != nil || w.Tokens() == nil {
			r.Fatalf("the walk ended with %v after %v", w.Failed(), w.Path())
		}

		earlier := w
		switch rapid.SampledFrom([]string{"memory", "a record", "a HAR report", "a browser's HAR"}).Draw(r, "from") {
		case "a record":
			earlier = record(r, folder, w)
		case "a HAR report":
			earlier = opened(r, w, reported(r, w))
		case "a browser's HAR":
			earlier = opened(r, w, captured(r, w))
		}
		step := rapid.IntRange(1, len(w.Steps)).Draw(r, "step")
		b.reset(t)
		them = &person{bench: b, first: first, second: second}
		b.branch(r, t, them, earlier, start, step)
	})
}

// branch walks again up to a step, and wants the same path.
func (b *bench) branch(r *rapid.T, t *testing.T, them *person, earlier walk.Walk, start walk.Start, step int) {
	wanted := walk.Walk{Steps: earlier.Steps[:step]}
	again := b.Branch(context.Background(), earlier, start, step)
	for len(again.Path()) < len(wanted.Path()) || wanted.Tokens() != nil && again.Tokens() == nil && again.Failed() == nil {
		again = b.AnswerBranch(context.Background(), again, earlier, them.answers(t, again))
	}
	if !slices.Equal(again.Path(), wanted.Path()) || (again.Tokens() == nil) != (wanted.Tokens() == nil) || again.BranchOf != earlier.ID {
		r.Fatalf("a branch at step %d of %v went %v and ended with %v", step, earlier.Path(), again.Path(), again.Last().Error)
	}
	for _, prompt := range them.asked {
		if !slices.ContainsFunc(prompt.Fields, func(f walk.Field) bool { return f.Kind == walk.Code || f.Secret && earlier.Recorded }) {
			r.Fatalf("asked again: %s", fmt.Sprint(prompt))
		}
	}
}

// tryFewer has a random test try few of its walks, each of which takes many calls, and
// fewer with the race detector, unless it is told how many.
func tryFewer(t *testing.T) {
	t.Helper()
	tried, few := flag.Lookup("rapid.checks"), "30"
	if termtest.RaceDetector {
		few = "4"
	}
	if before := tried.Value.String(); before == tried.DefValue {
		t.Cleanup(func() { _ = tried.Value.Set(before) })
		if err := tried.Value.Set(few); err != nil {
			t.Fatal(err)
		}
	}
}
