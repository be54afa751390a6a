package emulator

import (
	"context"
	"crypto/rand"
	"crypto/rsa"
	"crypto/tls"
	"encoding/base64"
	"encoding/json"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strconv"
	"sync"
	"time"

	"authwalk/flow/emulator/data"
	"authwalk/flow/emulator/issue"
	"authwalk/flow/emulator/operation"
	"authwalk/flow/emulator/random"
	"authwalk/flow/emulator/state"
	"authwalk/flow/emulator/trigger"
	"authwalk/flow/emulator/wire"
	"authwalk/flow/poolfile"
)

// Options say what an emulator serves and whom it answers. The zero value is a
// usable emulator of no pools.
type Options struct {
	// Files are the pools at the start, and what a reset goes back to; Demo has
	// some to begin with.
	Files []*poolfile.File
	// Listen is the address Start listens on, 127.0.0.1:9229 when empty. Port 0
	// takes a free one.
	Listen string
	// Region is what new pools are made in, us-east-1 when empty.
	Region string
	// Clock tells the time, time.Now when nil. The control plane can move the
	// emulator's time ahead of it.
	Clock func() time.Time
	// Random is where ids, codes, salts and secrets come from, crypto/rand when
	// nil.
	Random io.Reader
	// Keys are used by every pool for its access and its ID tokens, in this
	// order, in place of fresh ones.
	Keys []*rsa.PrivateKey
	// Issuer is what tokens and the OpenID configuration say: listen when empty,
	// host, aws, aws-updated or a URL.
	Issuer string
	// Certificate makes the emulator speak https, where it is not nil.
	Certificate *tls.Certificate
	// Data is a file in which pools, users, sign-ins, keys and the clock outlive the
	// emulator; nothing does where it is empty. A file that has something in it goes
	// before Files.
	Data string
	// SRPEdgeCases takes SRP through the numbers that careless clients get wrong:
	// zeros at the front, high bits and odd numbers of digits in salts, in B and in the
	// shared value.
	SRPEdgeCases bool
	// Token is what the control plane asks for, a random one when empty.
	Token string
	// AllowRemote lets Start listen on other than loopback addresses.
	AllowRemote bool
	// AllowHosts are names besides localhost under which requests may come.
	AllowHosts []string
	// AllowOrigins are web origins besides those on loopback.
	AllowOrigins []string
	// Credentials, when not nil, are what signatures are verified with;
	// otherwise a signature has to be well formed only.
	Credentials *Credentials
	// LambdaEndpoint is the base URL of a local Lambda, where triggers that name a
	// function are run; without one they are refused.
	LambdaEndpoint string
	// AllowTriggerHosts are names besides those of loopback whose URLs triggers may
	// have.
	AllowTriggerHosts []string
	// Log takes what an operator should know, nothing when nil. No secret is
	// ever logged.
	Log *slog.Logger
}

// ParseKeys reads Options.Keys from a PEM file.
func ParseKeys(text []byte) ([]*rsa.PrivateKey, error) { return issue.ParseKeys(text) }

// Credentials are an AWS access key pair.
type Credentials = wire.Credentials

// Emulator is a local Cognito. It is an http.Handler; Start puts it on a port
// of its own.
type Emulator struct {
	options Options
	log     *slog.Logger
	random  io.Reader
	token   string
	// instance tells this emulator from every other that ever listened here.
	instance string
	guard    wire.Guard
	turned   turnedAway
	api      wire.API
	// functions calls what pools have behind their triggers.
	functions *trigger.Caller

	// file is what outlives the emulator, nil for nothing; journal is how the store
	// writes into it.
	file    *data.File
	journal *journal
	closing sync.Once
	closed  error

	// observer is told of every call to the service, one at a time; nil for nobody.
	observing sync.Mutex
	observer  func(Call)

	mu       sync.Mutex
	store    *state.Store
	endpoint string
	server   *http.Server
}

// New makes an emulator that serves the files of the options. It fails when
// they contradict each other, such as two pools with one id.
func New(options Options) (*Emulator, error) {
	if options.Listen == "" {
		options.Listen = "127.0.0.1:9229"
	}
	if options.Region == "" {
		options.Region = "us-east-1"
	}
	if options.Clock == nil {
		options.Clock = time.Now
	}
	if options.Log == nil {
		options.Log = slog.New(slog.DiscardHandler)
	}
	if err := checkIssuer(options.Issuer); err != nil {
		return nil, err
	}
	if err := checkNames(options); err != nil {
		return nil, err
	}
	e := &Emulator{
		options:  options,
		log:      options.Log,
		random:   random.Shared(options.Random),
		token:    options.Token,
		instance: rand.Text(),
		guard:    wire.Guard{Hosts: options.AllowHosts, Origins: options.AllowOrigins},
	}
	e.endpoint = e.scheme() + options.Listen
	e.api = wire.API{Find: e.handler, Credentials: options.Credentials, Now: e.now, Log: options.Log}
	e.functions = trigger.New(trigger.Options{
		LambdaEndpoint: options.LambdaEndpoint, Hosts: options.AllowTriggerHosts, Random: e.random, Log: options.Log,
	})
	if e.token == "" {
		e.token = base64.RawURLEncoding.EncodeToString(random.Bytes(e.random, 24))
	}
	if err := e.load(); err != nil {
		_ = e.closeData()
		return nil, err
	}
	return e, nil
}

// load serves the files of the options afresh.
func (e *Emulator) load() error {
	store, err := e.openStore(state.Options{
		Files: e.options.Files, Region: e.options.Region, Now: e.options.Clock, Random: e.random, Keys: e.options.Keys,
		SRPEdgeCases: e.options.SRPEdgeCases,
	})
	if err != nil {
		return err
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	e.store = store
	return nil
}

// Endpoint is the base URL to point an SDK at, without a path. It is known once
// Start has returned, or from Options.Listen before.
func (e *Emulator) Endpoint() string {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.endpoint
}

// Token is the bearer token of the control plane.
func (e *Emulator) Token() string { return e.token }

// data is what the emulator holds at this moment; a reset replaces it.
func (e *Emulator) data() *state.Store {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.store
}

// now is the emulator's time.
func (e *Emulator) now() time.Time { return e.data().Clock.Now() }

// handler is what answers an operation, nil when it is not served.
func (e *Emulator) handler(name string) wire.Handler {
	handle := operation.Handler(name, e.data(), e.functions, e.issuer, e.log)
	if handle == nil || e.file == nil {
		return handle
	}
	return func(ctx context.Context, input json.RawMessage) (any, error) {
		answer, err := handle(ctx, input)
		// A refusal can have changed something too: it counts attempts.
		if failed := e.commit(); failed != nil {
			return nil, failed
		}
		return answer, err
	}
}

// setEndpoint takes the address listened on. One that stands for all addresses
// cannot be asked, so the endpoint is the loopback one among them.
func (e *Emulator) setEndpoint(address net.Addr) {
	at := address.String()
	if tcp, isTCP := address.(*net.TCPAddr); isTCP && tcp.IP.IsUnspecified() {
		at = net.JoinHostPort("127.0.0.1", strconv.Itoa(tcp.Port))
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	e.endpoint = e.scheme() + at
}

// scheme is how the emulator's URLs begin.
func (e *Emulator) scheme() string {
	if e.options.Certificate != nil {
		return "https://"
	}
	return "http://"
}
