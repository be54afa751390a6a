package cognito

import (
	"errors"
	"slices"
	"syscall"
)

// What the network reports on Windows: Winsock's numbers, and not those that
// package syscall has under the names that other systems use. They are beyond
// the numbers of every other system.
const (
	wsaENETDOWN     = syscall.Errno(10050)
	wsaENETUNREACH  = syscall.Errno(10051)
	wsaENETRESET    = syscall.Errno(10052)
	wsaECONNABORTED = syscall.Errno(10053)
	wsaECONNRESET   = syscall.Errno(10054)
	wsaETIMEDOUT    = syscall.Errno(10060)
	wsaECONNREFUSED = syscall.Errno(10061)
	wsaEHOSTDOWN    = syscall.Errno(10064)
	wsaEHOSTUNREACH = syscall.Errno(10065)
)

// The numbers of one reason.
var (
	refused     = []syscall.Errno{syscall.ECONNREFUSED, wsaECONNREFUSED}
	closed      = []syscall.Errno{syscall.ECONNRESET, syscall.ECONNABORTED, syscall.EPIPE, wsaECONNRESET, wsaECONNABORTED, wsaENETRESET}
	timedOut    = []syscall.Errno{syscall.ETIMEDOUT, wsaETIMEDOUT}
	unreachable = []syscall.Errno{
		syscall.ENETUNREACH, syscall.EHOSTUNREACH, syscall.ENETDOWN, syscall.EHOSTDOWN,
		wsaENETUNREACH, wsaEHOSTUNREACH, wsaENETDOWN, wsaEHOSTDOWN,
	}
)

// isErrno reports whether an error comes from one of some numbers.
func isErrno(err error, numbers []syscall.Errno) bool {
	number, ok := errors.AsType[syscall.Errno](err)
	return ok && slices.Contains(numbers, number)
}
