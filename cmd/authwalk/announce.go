package main

import (
	"fmt"
	"io"
	"text/tabwriter"

	"authwalk/flow/emulator"
	"authwalk/flow/text"
)

// mostAnnounced is how many users of a pool are announced.
const mostAnnounced = 100

// announce writes where an emulator listens and whom it serves.
func announce(out io.Writer, ready emulator.Ready) error {
	_, _ = fmt.Fprintf(out, "endpoint  %s (region %s)\ntoken     %s (for the inbox, the clock and reset)\n", text.Line(ready.Endpoint), text.Line(ready.Region), ready.Token)
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	for _, pool := range ready.Pools {
		_, _ = fmt.Fprintf(table, "\npool %s, %s\n", text.Line(pool.ID), text.Line(pool.Name))
		for _, client := range pool.Clients {
			_, _ = fmt.Fprintf(table, "  client\t%s\t%s\t%s\n", text.Line(client.ID), text.Line(client.Name), text.Line(client.Secret))
		}
		for _, user := range pool.Users[:min(len(pool.Users), mostAnnounced)] {
			_, _ = fmt.Fprintf(table, "  user\t%s\t%s\t%s\n", text.Line(user.Username), text.Line(user.Password), text.Line(user.Note))
		}
		if more := len(pool.Users) - mostAnnounced; more > 0 {
			_, _ = fmt.Fprintf(table, "  and %d more users\n", more)
		}
	}
	return table.Flush()
}
