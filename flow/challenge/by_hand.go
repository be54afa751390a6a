package challenge

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"time"

	"authwalk/flow/api"
	"authwalk/srp"
)

// What a sign-in computes, one value after the other, for scripts that make its
// calls with other tools. Values have the names of the API; those that it has no
// name for are below.
const (
	// HandSecret is the secret half of a handshake, in hex.
	HandSecret = "a"
	// HandGroupKey, HandDeviceKey and HandDevicePassword say which device, and what
	// it proves.
	HandGroupKey       = "DeviceGroupKey"
	HandDeviceKey      = "DeviceKey"
	HandDevicePassword = "DevicePassword"
	HandPool           = "UserPoolId"
	HandClient         = "ClientId"
	HandClientSecret   = "ClientSecret"
)

// handSecretSize is the length of the secret half of a handshake in bytes.
const handSecretSize = 32

// BeginByHand begins an SRP handshake: SRP_A is sent, and what is secret of it goes
// into the proof.
func BeginByHand(random io.Reader) (map[string]string, error) {
	drawn := make([]byte, handSecretSize)
	if _, err := io.ReadFull(random, drawn); err != nil {
		return nil, fmt.Errorf("draw a secret: %w", err)
	}
	client, err := srp.NewClient(bytes.NewReader(drawn))
	if err != nil {
		return nil, err
	}
	return map[string]string{api.KeySRPA: client.A(), HandSecret: hex.EncodeToString(drawn)}, nil
}

// ProveByHand computes the answer to PASSWORD_VERIFIER.
func ProveByHand(given map[string]string, now time.Time) (map[string]string, error) {
	if err := wants(given, HandPool, api.KeyUserIDForSRP, api.KeyPassword); err != nil {
		return nil, err
	}
	scope, err := srp.PoolName(given[HandPool])
	if err != nil {
		return nil, err
	}
	return proveByHand(given, srp.Identity{Scope: scope, ID: given[api.KeyUserIDForSRP]}, given[api.KeyPassword], now)
}

// ProveDeviceByHand computes the answer to DEVICE_PASSWORD_VERIFIER.
func ProveDeviceByHand(given map[string]string, now time.Time) (map[string]string, error) {
	if err := wants(given, HandGroupKey, HandDeviceKey, HandDevicePassword); err != nil {
		return nil, err
	}
	return proveByHand(given, srp.Identity{Scope: given[HandGroupKey], ID: given[HandDeviceKey]}, given[HandDevicePassword], now)
}

var errHandSecret = errors.New("a is not what authwalk srp a printed: 64 digits in hex")

func proveByHand(given map[string]string, identity srp.Identity, password string, now time.Time) (map[string]string, error) {
	if err := wants(given, HandSecret, api.KeySalt, api.KeySRPB, api.KeySecretBlock); err != nil {
		return nil, err
	}
	drawn, err := hex.DecodeString(given[HandSecret])
	if err != nil || len(drawn) != handSecretSize {
		return nil, errHandSecret
	}
	client, err := srp.NewClient(bytes.NewReader(drawn))
	if err != nil {
		return nil, err
	}
	asked := srp.Challenge{Salt: given[api.KeySalt], B: given[api.KeySRPB], SecretBlock: given[api.KeySecretBlock]}
	timestamp := srp.Timestamp(now)
	proof, err := client.Prove(identity, password, asked, timestamp)
	if err != nil {
		return nil, err
	}
	return map[string]string{api.KeyClaimSignature: proof.Signature, api.KeyClaimSecretBlock: given[api.KeySecretBlock], api.KeyTimestamp: timestamp}, nil
}

// RegisterByHand makes the secret of a device to remember, and what ConfirmDevice
// gets of it.
func RegisterByHand(given map[string]string, random io.Reader) (map[string]string, error) {
	if err := wants(given, HandGroupKey, HandDeviceKey); err != nil {
		return nil, err
	}
	registration, err := srp.RegisterDevice(given[HandGroupKey], given[HandDeviceKey], random)
	if err != nil {
		return nil, err
	}
	return map[string]string{HandDevicePassword: registration.Password, "PasswordVerifier": registration.PasswordVerifier, "Salt": registration.Salt}, nil
}

// HashByHand computes SECRET_HASH.
func HashByHand(given map[string]string) (map[string]string, error) {
	if err := wants(given, api.KeyUsername, HandClient, HandClientSecret); err != nil {
		return nil, err
	}
	return map[string]string{api.KeySecretHash: srp.SecretHash(given[api.KeyUsername], given[HandClient], given[HandClientSecret])}, nil
}

// wants names the first value that is missing.
func wants(given map[string]string, names ...string) error {
	for _, name := range names {
		if given[name] == "" {
			return fmt.Errorf("%s is missing", name)
		}
	}
	return nil
}
