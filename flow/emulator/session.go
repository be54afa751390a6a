package emulator

// signInMemory is what a pool remembers between the steps of its sign-ins.
type signInMemory struct{}

func newSignInMemory() *signInMemory { return &signInMemory{} }
