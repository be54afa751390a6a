package pool

import "strings"

// markSuffix follows the name of an address in the name of its mark: that it is
// verified.
const markSuffix = "_verified"

// markOf is the attribute that marks an address as verified.
func markOf(address string) string { return address + markSuffix }

// addressOf is the address that an attribute is the mark of. Only email_verified
// and phone_number_verified are marks: an attribute of the pool's own may end so
// and be like any other.
func addressOf(name string) (address string, isMark bool) {
	address, isMark = strings.CutSuffix(name, markSuffix)
	return address, isMark && isAddress(address)
}

func isMark(name string) bool {
	_, is := addressOf(name)
	return is
}

func isAddress(name string) bool { return name == email || name == phoneNumber }
