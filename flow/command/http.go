package command

import (
	"net/url"
	"regexp"
	"strings"
	"sync"

	"authwalk/flow/api"
)

// api.TargetPrefix is what the service's operations have before their names in
// X-Amz-Target.

// contentType is that of the service's requests.
const contentType = "application/x-amz-json-1.1"

// httpRequest is a request as a command or a program writes it.
type httpRequest struct {
	url     string
	headers []Member
	// body is the text of the body, an Object that becomes it, or a Variable where it
	// is not here.
	body     any
	language Language
}

// serviceHost finds the region in the name of AWS's own hosts.
var serviceHost = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^cognito-idp(-fips)?\.([a-z0-9-]+)\.(amazonaws\.com|amazonaws\.com\.cn|amazonaws\.eu|api\.aws)$`)
})

// signingRegion finds the region in a signature.
var signingRegion = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`Credential=[^/,\s]+/\d{8}/([a-z0-9-]+)/`)
})

// request reads a request to Cognito; any other one is counted only.
func (r *reader) request(request httpRequest) {
	call := Call{Language: request.language}
	target := ""
	for _, header := range request.headers {
		value, _ := header.Value.(string)
		switch name := strings.ToLower(strings.TrimSpace(header.Name)); {
		case name == "x-amz-target":
			target = value
		case name == "authorization":
			if found := signingRegion().FindStringSubmatch(value); found != nil {
				call.Region = found[1]
			}
			r.add("Authorization", "the signature is left out: authwalk signs with your AWS profile")
		case name == "content-type" || name == "x-amz-date" || name == "x-amz-security-token":
		case isBrowserHeader(name):
			r.add("", "headers of the browser are left out")
		default:
			r.add(printable(header.Name), "this header is left out")
		}
	}
	isService := r.place(&call, request.url)
	operation, isTarget := strings.CutPrefix(target, api.TargetPrefix)
	if !isTarget && !isService {
		r.foreign++
		return
	}
	members, taken := r.body(request.body)
	if !isTarget {
		operation = operationOf(members)
	}
	if _, known := api.FindOperation(operation); !known {
		r.add("X-Amz-Target", "it names no operation of Cognito's user pools")
		r.foreign++
		return
	}
	call.Operation, call.Members = operation, members
	if !taken && len(members) == 0 {
		r.add("", "there is no body: fill in the members")
	}
	r.took(call)
}

// place takes region and endpoint from a URL, and tells whether it is one of AWS's
// own for the service.
func (r *reader) place(call *Call, text string) bool {
	if strings.ContainsRune(text, r.marker) {
		r.add("", "the address comes from elsewhere: choose the region or the endpoint")
		return false
	}
	at, err := url.Parse(text)
	if err != nil {
		r.add("", "the address is not valid")
		return false
	}
	if found := serviceHost().FindStringSubmatch(at.Hostname()); found != nil {
		call.Region = found[2]
		if found[1] != "" {
			call.Endpoint = at.Scheme + "://" + at.Host
		}
		return true
	}
	if at.Host != "" {
		at.User, at.RawQuery, at.Fragment = nil, "", ""
		call.Endpoint = strings.TrimSuffix(at.String(), "/")
	}
	return false
}

// body reads the members of a request. A body that is not here says so.
func (r *reader) body(body any) (Object, bool) {
	switch body := body.(type) {
	case Object:
		return body, true
	case string:
		if strings.TrimSpace(body) == "" {
			return nil, false
		}
		if members, err := ParseJSON(body); err == nil {
			return members, true
		}
		if strings.HasPrefix(body, string(r.marker)) {
			r.add("", "the body comes from elsewhere: fill in the members")
			return nil, true
		}
		r.add("", "the body is not valid JSON: fill in the members")
		return nil, true
	case Variable:
		return nil, true
	default:
		return nil, false
	}
}

// browserHeaders are what browsers and tools send along.
var browserHeaders = []string{
	"accept", "accept-encoding", "accept-language", "cache-control", "connection", "content-length", "cookie", "dnt", "expect", "host", "origin",
	"pragma", "priority", "referer", "te", "upgrade-insecure-requests", "user-agent", "x-amz-user-agent", "amz-sdk-invocation-id", "amz-sdk-request",
	"amz-sdk-retry", "x-amz-content-sha256",
}

func isBrowserHeader(name string) bool {
	for _, known := range browserHeaders {
		if name == known {
			return true
		}
	}
	return strings.HasPrefix(name, "sec-") || strings.HasPrefix(name, ":")
}

// addressOf is where a call goes to.
func addressOf(call Call) string {
	switch {
	case call.Endpoint != "":
		return strings.TrimSuffix(call.Endpoint, "/") + "/"
	case strings.HasPrefix(call.Region, "cn-"):
		return "https://cognito-idp." + call.Region + ".amazonaws.com.cn/"
	default:
		return "https://cognito-idp." + call.Region + ".amazonaws.com/"
	}
}
