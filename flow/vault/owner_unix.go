//go:build unix

package vault

import (
	"io/fs"
	"os"
	"syscall"
)

func isOurs(about fs.FileInfo) bool {
	stat, known := about.Sys().(*syscall.Stat_t)
	return !known || int(stat.Uid) == os.Getuid()
}
