package command

import (
	"strings"
)

// curlOptions are the options of curl that say something about a request or have a
// value, by what they mean; a value belongs to all but the last ones.
var curlOptions = map[string]string{
	"-H": "header", "--header": "header", "--url": "url",
	"-d": "data", "--data": "data", "--data-ascii": "data", "--data-binary": "data", "--data-raw": "raw", "--json": "json",
	"-X": "method", "--request": "method", "-A": "browser", "--user-agent": "browser", "-e": "browser", "--referer": "browser",
	"-b": "browser", "--cookie": "browser", "-c": "browser", "--cookie-jar": "browser",
	"-u": "user", "--user": "user", "--aws-sigv4": "signature", "-K": "configuration", "--config": "configuration",
	"-o": "output", "--output": "output", "-w": "output", "--write-out": "output", "-D": "output", "--dump-header": "output",
	"-x": "connection", "--proxy": "connection", "-m": "connection", "--max-time": "connection", "--connect-timeout": "connection",
	"--cacert": "connection", "--resolve": "connection", "--retry": "connection", "-E": "connection", "--cert": "connection", "--connect-to": "connection",
}

// curlReading is the reading of one curl command.
type curlReading struct {
	*reader
	request httpRequest
	data    []string
	region  string
	shell   shellCommand
	urls    []string
	// absent tells that the body is not here, which has been said.
	absent bool
}

func (r *reader) curlCommand(arguments []word, shell shellCommand) {
	c := &curlReading{reader: r, shell: shell}
	c.request.language = Curl
	for i := 0; i < len(arguments); i++ {
		i = c.next(arguments, i)
	}
	if len(c.data) > 0 {
		c.request.body = strings.Join(c.data, "&")
	} else if c.absent {
		c.request.body = Variable{}
	}
	for _, address := range c.urls {
		c.request.url = address
		before := len(r.calls)
		r.request(c.request)
		if len(r.calls) > before && r.calls[before].Region == "" {
			r.calls[before].Region = c.region
		}
	}
	if len(c.urls) == 0 {
		r.foreign++
	}
}

// next reads an option with its value, or an address, and returns where it ends.
func (c *curlReading) next(arguments []word, i int) int {
	text := withDashes(arguments[i])
	if !strings.HasPrefix(text, "-") || text == "-" {
		c.urls = append(c.urls, text)
		return i
	}
	option, value, attached := text, "", false
	if !strings.HasPrefix(text, "--") {
		option, value, attached = shortOption(text)
	} else if name, rest, has := strings.Cut(text, "="); has {
		option, value, attached = name, rest, true
	}
	meaning, takes := curlOptions[option]
	if !takes {
		return i // a switch: it changes nothing of the request
	}
	if !attached {
		if i++; i >= len(arguments) {
			c.add(option, "its value is missing")
			return i
		}
		value = arguments[i].text
	}
	c.option(option, meaning, value)
	return i
}

// shortOption finds the option with a value among letters that share a dash.
func shortOption(text string) (option, value string, attached bool) {
	for i := 1; i < len(text); i++ {
		if option = "-" + text[i:i+1]; curlOptions[option] != "" {
			return option, text[i+1:], i+1 < len(text)
		}
	}
	return "", "", false
}

func (c *curlReading) option(option, meaning, value string) {
	switch meaning {
	case "header":
		c.header(value)
	case "url":
		c.urls = append(c.urls, value)
	case "data":
		c.dataFrom(value)
	case "raw":
		c.data = append(c.data, value)
	case "json":
		c.dataFrom(value)
		c.add("--json", "it sends another content type, which Cognito does not take")
	case "user":
		c.add(option, "the credentials are left out: authwalk signs with your AWS profile")
	case "signature":
		if parts := strings.Split(value, ":"); len(parts) > 2 {
			c.region = parts[2]
		}
	case "browser":
		c.add("", "headers of the browser are left out")
	}
}

// header reads a header; a name with a semicolon is an empty one.
func (c *curlReading) header(text string) {
	if strings.HasPrefix(text, "@") {
		c.add("--header", "the file with headers is not read")
		return
	}
	name, value, found := strings.Cut(text, ":")
	if !found {
		name = strings.TrimSuffix(text, ";")
	}
	c.request.headers = append(c.request.headers, Member{name, strings.TrimSpace(value)})
}

// dataFrom takes data from the command, from what it reads, or says that a file is
// not read.
func (c *curlReading) dataFrom(value string) {
	file, is := strings.CutPrefix(value, "@")
	switch {
	case !is:
		c.data = append(c.data, value)
	case file == "-" && c.shell.hasInput:
		c.data = append(c.data, c.shell.input)
	case file == "-":
		c.absent = true
		c.add("", "the body is read from elsewhere: fill in the members")
	default:
		c.absent = true
		c.add("", "the body is in a file, which is not read: fill in the members")
	}
}
