package vault

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// sealedVersion is the form of the files that are sealed.
const sealedVersion = 2

// envelope is a sealed file. What is sealed is the file as it would be without a key.
type envelope struct {
	Version int    `json:"version"`
	Sealed  []byte `json:"sealed"`
}

// openEnvelope returns what is in an envelope, and whether the file is one. Other
// spellings of the same envelope are refused, so that each byte of a file counts.
func openEnvelope(raw []byte) (sealed []byte, isSealed bool, err error) {
	var found envelope
	if json.Unmarshal(raw, &found) != nil || found.Version != sealedVersion {
		return nil, false, nil
	}
	if canonical, err := json.Marshal(found); err != nil || !bytes.Equal(canonical, raw) || len(found.Sealed) == 0 {
		return nil, true, errors.New("its envelope was changed")
	}
	return found.Sealed, true, nil
}

// sealing is AES-256-GCM, and the data that binds what is sealed to its file.
func sealing(secret []byte, name string) (cipher.AEAD, []byte, error) {
	block, err := aes.NewCipher(secret)
	if err != nil {
		return nil, nil, err
	}
	aead, err := cipher.NewGCMWithRandomNonce(block)
	return aead, []byte("authwalk/vault/" + name), err
}

func seal(secret []byte, name string, plain []byte) ([]byte, error) {
	aead, bound, err := sealing(secret, name)
	if err != nil {
		return nil, err
	}
	return json.Marshal(envelope{sealedVersion, aead.Seal(nil, nil, plain, bound)})
}

func unseal(secret []byte, name string, sealed []byte) ([]byte, error) {
	aead, bound, err := sealing(secret, name)
	if err != nil {
		return nil, err
	}
	return aead.Open(nil, nil, sealed, bound)
}

// unsealed is what a file holds, whether it is sealed or not.
func (k *Key) unsealed(path, name string, raw []byte) ([]byte, error) {
	sealed, isSealed, err := openEnvelope(raw)
	switch {
	case err != nil:
		return nil, damaged(path, err)
	case !isSealed:
		return raw, nil
	}
	secret, err := k.find()
	if errors.Is(err, errPlainFiles) {
		return nil, fmt.Errorf("%s is sealed with a key in the system keyring, and AUTHWALK_VAULT=file asks none: take the variable away, or "+
			"move the file away to begin a new one", path)
	}
	if err != nil {
		return nil, fmt.Errorf("%s is sealed, and cannot be opened (%w): unlock the system keyring and start again, or move the file away to begin a new one", path, err)
	}
	plain, err := unseal(secret, name, sealed)
	if err != nil {
		return nil, fmt.Errorf("%s was sealed with another key than the one in the system keyring, or is damaged: it is left as it is; move it away to begin a new one", path)
	}
	return plain, nil
}

// sealed is what is written for a file. Where no keyring answers, it stays as it is.
func (k *Key) sealed(folder, name string, plain []byte) ([]byte, error) {
	if k == nil {
		return plain, nil
	}
	secret, err := k.find()
	if errors.Is(err, ErrNoKey) {
		if other := sealedFile(folder); other != "" {
			// Its key may be out of sight only: a new one would take its place.
			return nil, fmt.Errorf("%s is sealed, and %w: unlock the system keyring and start again, or move the file away to begin a new one", other, err)
		}
		secret, err = k.create()
	}
	if err != nil {
		k.keepsPlain()
		return plain, nil
	}
	return seal(secret, name, plain)
}

// sealedFile is a file in the folder that is sealed, "" where there is none.
func sealedFile(folder string) string {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return ""
	}
	for _, entry := range entries {
		if name, isFile := strings.CutSuffix(entry.Name(), fileSuffix); isFile && isSealed(folder, name) {
			return filepath.Join(folder, entry.Name())
		}
	}
	return ""
}

// isSealed reports whether there is a file for a list and it is sealed.
func isSealed(folder, name string) bool {
	if folder == "" {
		return false
	}
	raw, err := readRaw(folder, name)
	if err != nil {
		return false
	}
	_, sealed, _ := openEnvelope(raw)
	return sealed
}
