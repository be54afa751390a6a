package flow

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"sync"
	"time"

	"authwalk/flow/challenge"
	"authwalk/flow/cognito"
	"authwalk/flow/pool"
	"authwalk/flow/token"
	"authwalk/flow/vault"
	"authwalk/flow/walk"

	"github.com/aws/aws-sdk-go-v2/aws"
)

// Options are the edges of a controller. The zero value talks to AWS with the
// machine's clock and randomness.
type Options struct {
	// Now is the clock; nil for the machine's.
	Now func() time.Time
	// Random is the source of secret numbers; nil for crypto/rand.
	Random io.Reader
	// Transport carries the calls; nil for the network.
	Transport http.RoundTripper
	// Recorder is told of every step; nil for nobody.
	Recorder Recorder
	// Step pauses before anything is sent that needs no person, but for what
	// the service wants within seconds.
	Step bool
	// Awaits reports whether an answer to a challenge will be given, so that none
	// is computed without it; nil where nobody says so beforehand.
	Awaits func(challenge string) bool
	// ReadOnly refuses, before sending, whatever would change a live pool.
	ReadOnly bool
	// OutboxToken opens the emulator's outbox.
	OutboxToken string
	// AuthenticatorSecret is the secret of a user's authenticator app, from the
	// file of a pool that is served here; nil where there is none.
	AuthenticatorSecret func(userPoolID, username string) string
	// Credentials sign the calls that need it, instead of the AWS
	// configuration of this machine. They are the embedded emulator's, and
	// never go anywhere but to this machine.
	Credentials aws.CredentialsProvider
	// Settings reads what the AWS environment and files set for a profile; nil
	// where they are not looked at, as for the demo pools.
	Settings func(ctx context.Context, profile string) (cognito.Settings, error)
	// Person is asked for what the credentials of a profile need; nil for nobody.
	Person cognito.Person
	// InstanceMetadata permits asking the EC2 metadata service for credentials.
	InstanceMetadata bool
	// Notation is how people write maps and structures in an answer; nil for
	// JSON alone.
	Notation challenge.Notation
	// Vault keeps what must outlive a crash; nil for one that ends with the
	// controller.
	Vault *vault.Vault
	// ReadSecretFile reads a file that others must not be able to read, and
	// WriteSecretFile makes one; nil where files are left alone.
	ReadSecretFile  func(path string) ([]byte, error)
	WriteSecretFile func(path string, data []byte) error
	// AllowHTTP permits plain http to other hosts than loopback.
	AllowHTTP bool
	// Version goes into the User-Agent.
	Version string
}

// Controller walks. It is safe for concurrent use; walks are independent.
type Controller struct {
	options Options
	shared  *shared
	facts   *poolFacts
}

// shared is what all copies of a controller have in common.
type shared struct {
	mutex      sync.Mutex
	clients    map[walk.Target]*cognito.Client
	handshakes challenge.Handshakes
	keys       map[string]*token.Keys
	// settings are the AWS settings read so far, by profile.
	settings map[string]cognito.Settings
	// authenticators are the secrets of apps that were set up in this run.
	authenticators map[authenticatorOf]string
	// sentSteps are the time steps whose codes were sent in this run.
	sentSteps map[authenticatorOf][]timeStep
}

// New returns a controller. Nothing is read or sent until a walk begins.
func New(options Options) *Controller {
	if options.Now == nil {
		options.Now = time.Now
	}
	if options.Random == nil {
		options.Random = rand.Reader
	}
	if options.Vault == nil {
		options.Vault = vault.InMemory()
	}
	if options.ReadSecretFile == nil {
		options.ReadSecretFile = func(string) ([]byte, error) { return nil, errNoFiles }
	}
	if options.WriteSecretFile == nil {
		options.WriteSecretFile = func(string, []byte) error { return errNoFiles }
	}
	return &Controller{options: options, shared: &shared{
		clients: map[walk.Target]*cognito.Client{}, keys: map[string]*token.Keys{}, settings: map[string]cognito.Settings{},
		authenticators: map[authenticatorOf]string{},
		sentSteps:      map[authenticatorOf][]timeStep{},
	}}
}

// tools are what the catalogues may use.
func (c *Controller) tools() challenge.Tools {
	return challenge.Tools{
		Now: c.options.Now(), Random: c.options.Random, Notation: c.options.Notation, Handshakes: &c.shared.handshakes,
		KeepAuthenticator: c.keepPendingAuthenticator, KeepDevice: c.keepDevice, KeepPasskey: c.keepPasskey, CountPasskey: c.countPasskey, UnlockPasskey: c.unlockPasskey,
		ReadSecretFile: c.options.ReadSecretFile, WriteSecretFile: c.options.WriteSecretFile,
	}
}

// situation is where a walk stands, for the catalogues.
func (c *Controller) situation(w walk.Walk) challenge.Situation {
	pending, _ := w.Pending()
	known := c.known()
	known.Device, known.Passkeys, known.PasskeysFault = c.deviceOf(w), c.passkeysOf(w), c.options.Vault.PasskeysFault()
	known.PasskeysKept, known.KeepsPasskeys = c.options.Vault.PasskeysKept().String(), c.options.Vault.Keeps().String()
	if known.Levels == nil && hasLevel(w) {
		known.Levels = (&pool.UserPool{AcrConfiguration: &pool.AcrConfiguration{}}).LevelNames()
	}
	known.Level = signedInClaim(w, "acr")
	sent := challenge.SentSRPA(w)
	known.ForeignSRPA = sent != "" && c.shared.handshakes.Find(sent) == nil
	return challenge.Situation{Walk: w, Pending: pending, Known: known}
}

func (c *Controller) newID() string {
	raw := make([]byte, 8)
	if _, err := io.ReadFull(c.options.Random, raw); err != nil {
		return fmt.Sprintf("%x", c.options.Now().UnixNano())
	}
	return hex.EncodeToString(raw)
}
