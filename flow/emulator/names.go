package emulator

import (
	"errors"
	"net/netip"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"sync"
)

// hostForm is the form of a name in a Host header; containers may have an underscore
// in theirs.
var hostForm = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[A-Za-z0-9_]([A-Za-z0-9._-]*[A-Za-z0-9_.])?$`) })

// checkNames refuses names and origins that no request could ever have.
func checkNames(options Options) error {
	for _, name := range options.AllowHosts {
		if !isHost(name) && !isHostOfURL(name) {
			return errors.New("--allow-host: expected the name of a host, such as cognito or cognito.test:9229")
		}
	}
	for _, origin := range options.AllowOrigins {
		if !isOrigin(origin) {
			return errors.New("--allow-origin: expected an origin in small letters and without a path, such as https://app.example.org")
		}
	}
	for _, name := range options.AllowTriggerHosts {
		if !isHost(name) {
			return errors.New("--allow-trigger-host: expected the name of a host without a port, such as functions.internal")
		}
	}
	return nil
}

func isHost(name string) bool {
	_, err := netip.ParseAddr(name)
	return err == nil || hostForm().MatchString(name)
}

// isHostOfURL tells whether the text can be the host of a URL, with or without a port.
func isHostOfURL(text string) bool {
	parsed, err := url.Parse("http://" + text)
	return err == nil && parsed.Host == text && isHost(parsed.Hostname()) && !strings.HasSuffix(text, ":") && isPort(parsed.Port())
}

// isOrigin tells whether a browser could send this text as the origin of a page: null
// is that of a file.
func isOrigin(text string) bool {
	parsed, err := url.Parse(text)
	return text == "null" || err == nil && parsed.Scheme+"://"+parsed.Host == text && text == strings.ToLower(text) && isHostOfURL(parsed.Host)
}

// isPort tells whether a URL can have the port; it may have none.
func isPort(port string) bool {
	number, err := strconv.ParseUint(port, 10, 16)
	return port == "" || err == nil && number > 0
}
