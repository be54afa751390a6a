// Package vault keeps what must outlive a crash, since the service keeps the other
// half of it: the secrets of remembered devices and of authenticator apps, and
// passkeys.
//
// Each kind is in a file that only its owner can read, in a folder of their own. The
// files are sealed with a key that a keyring has; where none answers, they are not. A
// file is replaced as a whole, and is on the disk when keeping returns, so that a
// crash or a power cut leaves the old one or the new one; a checksum shows damage, and a damaged file is refused and left as
// it is. Programs that write at the same time wait for each other.
package vault
