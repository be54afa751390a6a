package term

import (
	"runtime"
	"strings"
)

// ASCII reports whether the terminal is better drawn to with ASCII alone: the
// Linux console lacks most signs, and without a locale that says UTF-8 nobody
// knows. The first of LC_ALL, LC_CTYPE and LANG that is set decides (POSIX).
// The console of Windows takes Unicode whatever the locale.
func ASCII(getenv func(string) string) bool {
	if getenv("TERM") == "linux" {
		return true
	}
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if locale := strings.ToLower(getenv(name)); locale != "" {
			return !strings.Contains(locale, "utf-8") && !strings.Contains(locale, "utf8")
		}
	}
	return runtime.GOOS != "windows"
}
