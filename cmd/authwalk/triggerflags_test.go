package main

import "testing"

func TestLambdaEndpoint(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		flag, otherwise, want string
		wrong                 bool
	}{
		{"", "", "", false},
		{"http://127.0.0.1:3001", "http://other", "http://127.0.0.1:3001", false},
		{"", "https://lambda.localhost:4566", "https://lambda.localhost:4566", false},
		{"127.0.0.1:3001", "", "", true},
		{"ftp://127.0.0.1", "", "", true},
		{"http://", "", "", true},
		{"", "nowhere", "", true},
	} {
		flags := triggerFlags{lambda: test.flag}
		if got, err := flags.lambdaEndpoint(test.otherwise); got != test.want || (err != nil) != test.wrong {
			t.Errorf("%q, else %q: %q, %v", test.flag, test.otherwise, got, err)
		}
	}
}
