package emulator

import (
	"encoding/base32"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"sync"

	"authwalk/flow/api"
	"authwalk/flow/emulator/state"
	"authwalk/flow/pool"
)

// userChange is what POST user sets at once. Members that are not given stay; empty
// ones take away.
type userChange struct {
	UserPoolID string `json:"UserPoolId"`
	Username   string
	UserStatus *string
	Password   *string
	FixedCode  *string
	TotpSecret *string
}

var (
	fixedCodeForm = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^([0-9]{6,8})?$`) })
	userStatuses  = []string{
		api.StatusUnconfirmed, api.StatusConfirmed, api.StatusResetRequired, api.StatusForceChangePassword, api.StatusArchived,
		api.StatusCompromised, api.StatusUnknown,
	}
)

// serveUserChange sets of a user what tests need, without the way there.
func (e *Emulator) serveUserChange(w http.ResponseWriter, r *http.Request) {
	change, err := readUserChange(http.MaxBytesReader(w, r.Body, maxControlBody))
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	p, user := e.userOf(change)
	if user == nil {
		http.Error(w, "there is no such user", http.StatusNotFound)
		return
	}
	changed, err := p.Change(user.Username, func(u *pool.User) error {
		change.apply(u, pool.At(e.now()))
		return nil
	})
	if err != nil || changed == nil {
		http.Error(w, "there is no such user", http.StatusNotFound)
		return
	}
	e.writeDocument(w, map[string]string{"UserPoolId": p.ID, "Username": changed.Username, "UserStatus": changed.Status()})
}

func readUserChange(body io.Reader) (userChange, error) {
	var change userChange
	decoder := json.NewDecoder(body)
	decoder.DisallowUnknownFields()
	if decoder.Decode(&change) != nil || decoder.More() {
		return change, errors.New("expected an object with Username and UserPoolId, UserStatus, Password, FixedCode or TotpSecret, all of them texts")
	}
	return change, change.check()
}

func (c userChange) check() error {
	switch {
	case c.Username == "":
		return errors.New("the Username is missing")
	case c.UserStatus != nil && !slices.Contains(userStatuses, *c.UserStatus):
		return errors.New("UserStatus must be one of " + strings.Join(userStatuses, ", "))
	case c.Password != nil && *c.Password == "":
		return errors.New("the Password is empty")
	case c.FixedCode != nil && !fixedCodeForm().MatchString(*c.FixedCode):
		return errors.New("FixedCode must have 6 to 8 digits")
	case c.TotpSecret != nil && !isTotpSecret(*c.TotpSecret):
		return errors.New("TotpSecret must be Base32 (the letters A to Z and the digits 2 to 7)")
	}
	return nil
}

func isTotpSecret(text string) bool {
	secret, err := base32.StdEncoding.WithPadding(base32.NoPadding).DecodeString(strings.ToUpper(text))
	return err == nil && (len(secret) > 0 || text == "")
}

// userOf finds the user under any name that means it, in the pool given or in the
// first that has one.
func (e *Emulator) userOf(change userChange) (*state.Pool, *pool.User) {
	for _, p := range e.data().Pools() {
		if change.UserPoolID != "" && change.UserPoolID != p.ID {
			continue
		}
		settings, _ := p.Settings()
		if user := pool.Lookup(settings, p.Find(change.Username), change.Username); user != nil {
			return p, user
		}
	}
	return nil, nil
}

// apply makes the changes. A password is permanent, confirms the user, and unlocks.
func (c userChange) apply(u *pool.User, now pool.Time) {
	u.UserLastModifiedDate = now
	if c.Password != nil {
		u.Password, u.TemporaryPassword, u.UserStatus = *c.Password, "", api.StatusConfirmed
		u.Tracked.PasswordSet = now
		u.Tracked.FailedAttempts, u.Tracked.LockedUntil, u.Tracked.LastAttempt = 0, pool.Time{}, pool.Time{}
	}
	if c.UserStatus != nil {
		u.UserStatus = *c.UserStatus
	}
	if c.FixedCode != nil {
		u.FixedCode = *c.FixedCode
	}
	switch {
	case c.TotpSecret == nil:
	case *c.TotpSecret == "":
		*u = *pool.DeleteAuthenticator(u)
	default:
		*u = *pool.DeleteAuthenticator(u)
		u.TotpSecret = strings.ToUpper(*c.TotpSecret)
		u.UserMFASettingList = append(u.UserMFASettingList, api.ChallengeSoftwareTokenMFA)
	}
}
