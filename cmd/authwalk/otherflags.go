package main

// otherFlags are flags of the AWS CLI and of other programs that people try
// here, with what to use instead. None of them repeats the value, which may be
// a secret.
var otherFlags = map[string]string{
	"password":            "authwalk asks for it, or reads AUTHWALK_PASSWORD or the file that AUTHWALK_PASSWORD_FILE names",
	"new-password":        "authwalk asks for it, and a script answers NEW_PASSWORD_REQUIRED",
	"client-secret":       "authwalk asks for it, or reads AUTHWALK_CLIENT_SECRET or the file that AUTHWALK_CLIENT_SECRET_FILE names",
	"secret-hash":         "authwalk computes it from AUTHWALK_CLIENT_SECRET",
	"code":                "authwalk asks for it, and a script answers the challenge",
	"mfa-code":            "authwalk asks for it, and a script answers the challenge",
	"refresh-token":       "use --auth-flow REFRESH_TOKEN_AUTH --auth-parameters REFRESH_TOKEN@=file://PATH",
	"challenge-name":      "authwalk answers challenges itself; --session continues after ConfirmSignUp",
	"challenge-responses": "a script answers challenges: see run --help",
	"query":               "authwalk run takes it",
	"output":              "authwalk run takes it",
	"json":                "use run --json",
	"ca-bundle":           "set AWS_CA_BUNDLE, or ca_bundle in the profile",
	"no-verify-ssl":       "certificates are always verified; name a further one with AWS_CA_BUNDLE",
	"no-sign-request":     "public operations are never signed, and admin operations always are",
	"debug":               "every request and response is on screen (^O), and run --json has them as a list",
	"no-paginate":         "authwalk shows one sign-in and has no pages",
	"no-cli-pager":        "authwalk has no pager",
	"cli-auto-prompt":     "authwalk walk asks for what is missing",
	"no-cli-auto-prompt":  "authwalk run never asks, unless the script says ${prompt}",
	"cli-connect-timeout": "esc cancels a call, and ^C ends authwalk",
	"cli-read-timeout":    "esc cancels a call, and ^C ends authwalk",
	"cli-binary-format":   "no member of a sign-in is binary",
	"color":               "use --theme, or --ascii",
	"user":                "use --username",
	"user-name":           "use --username",
	"pool-id":             "use --user-pool-id",
	"endpoint":            "use --endpoint-url",
	"flow":                "use --auth-flow",
}
