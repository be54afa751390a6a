package command

import (
	"errors"
	"strings"

	"authwalk/flow/api"
)

// errNoPlace says that a call has neither region nor endpoint.
var errNoPlace = errors.New("the region is missing")

// credentialLines let curl read the keys that sign from its standard input, where
// nobody else can read them.
const credentialLines = `
user = "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY"
header = "x-amz-security-token: ${AWS_SESSION_TOKEN:-}"
`

// writeCurl writes a call for curl and a POSIX shell.
func writeCurl(call Call) (string, error) {
	body, err := jsonText(call.Members, nil)
	if err != nil {
		return "", ErrElsewhere
	}
	words, err := curlBeginning(call)
	if err != nil {
		return "", err
	}
	command := strings.Join(append(words, "--data-binary "+quoteSh(body)), lineEnd)
	if call.signed() {
		command += lineEnd + "-K - <<EOF" + credentialLines + "EOF"
	}
	return command, nil
}

// curlBeginning is a command up to its body.
func curlBeginning(call Call) ([]string, error) {
	if call.Region == "" && (call.Endpoint == "" || call.signed()) {
		return nil, errNoPlace
	}
	words := []string{
		"curl -sS " + quoteSh(addressOf(call)),
		"-H " + quoteSh("Content-Type: "+contentType),
		"-H " + quoteSh("X-Amz-Target: "+api.TargetPrefix+call.Operation),
	}
	if call.signed() {
		words = append(words, "--aws-sigv4 "+quoteSh("aws:amz:"+call.Region+":"+awsService))
	}
	return words, nil
}
