// Command ask asks for a secret and says how long it was, for the tests.
package main

import (
	"context"
	"fmt"
	"os"

	"authwalk/ui/term/tty"
)

func main() {
	secret, err := tty.ReadSecret(context.Background(), "Password: ")
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	fmt.Printf("%d bytes, ending in %q\n", len(secret), secret[max(0, len(secret)-1):])
}
