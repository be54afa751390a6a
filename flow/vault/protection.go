package vault

// Protection is how what is kept is protected.
type Protection int

// The protections.
const (
	// OnlyInMemory is nothing on the disk.
	OnlyInMemory Protection = iota
	// PlainFile is a file that only the user can read.
	PlainFile
	// Sealed is a file that is sealed with a key in the system keyring.
	Sealed
	// SealedIfPossible is what it will be before the keyring has been asked.
	SealedIfPossible
)

// String says where something is kept, to go on from "kept".
func (p Protection) String() string {
	switch p {
	case OnlyInMemory:
		return "in memory until authwalk ends"
	case Sealed:
		return "sealed with a key in the system keyring"
	case SealedIfPossible:
		return "sealed with a key in the system keyring, or in a plain file if no keyring answers"
	default:
		return "in a plain file: anyone who can read your files can sign in with it"
	}
}

// PasskeysKept is how the passkeys that are in the vault are protected.
func (v *Vault) PasskeysKept() Protection {
	v.passkeys.mutex.Lock()
	defer v.passkeys.mutex.Unlock()
	switch {
	case v.passkeys.folder == "":
		return OnlyInMemory
	case v.passkeys.sealed:
		return Sealed
	default:
		return PlainFile
	}
}

// Keeps is how what is put into the vault from now on will be protected. No keyring
// is asked for that.
func (v *Vault) Keeps() Protection {
	if v.passkeys.folder == "" {
		return OnlyInMemory
	}
	return v.key.protection()
}

func (k *Key) protection() Protection {
	if k == nil {
		return PlainFile
	}
	if !k.mutex.TryLock() {
		return SealedIfPossible // the keyring is being asked, which can take long
	}
	defer k.mutex.Unlock()
	switch {
	case k.secret != nil:
		return Sealed
	case k.fault != nil || k.plain:
		return PlainFile
	default:
		return SealedIfPossible
	}
}
