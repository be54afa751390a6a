package api

// printedPassword is how the service prints PasswordPattern where it refuses one.
const printedPassword = `[\S]+.*[\S]+`

// BrokenPattern says in words what is wrong with a value that does not match a pattern of
// the service's, and what to do about it.
func BrokenPattern(pattern string) (wrong, remedy string) {
	switch pattern {
	case PasswordPattern, printedPassword:
		return "begins or ends with a space", "Remove the space at the beginning or the end."
	case visiblePattern:
		return "contains a space or a line break", "Enter it without spaces."
	case wordPattern:
		return "contains a space or a control character", "Enter it without spaces."
	case digitsPattern:
		return "has something other than digits in it", "Enter digits only."
	case clientIDPattern:
		return "has something other than letters, digits, _ and + in it", "Copy the ID again, without what stands around it."
	case tokenPattern:
		return "has something other than letters, digits and - _ = . in it", "Copy the token again, without what stands around it."
	default:
		return "has characters that are not allowed there", "Enter it without the characters that are not allowed."
	}
}
