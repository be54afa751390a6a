// Package termtest lets tests use a program as a person does: through a terminal,
// by keys, looking at the screen.
//
//	w := termtest.Start(t, termtest.Build(t, "authwalk/cmd/authwalk"), termtest.Options{Args: []string{"demo"}, Answers: true})
//	w.See("Who signs in").Type("nadia").Press("enter")
//	w.See("signed in").Golden("tokens")
//
// The program runs in a pseudo-terminal with an emulator behind it, so what is
// looked at is the screen and not the bytes, of which a program may send any
// that lead to the same screen. See waits for a text and prints the whole
// screen when its time is over; nothing else waits for time, but for the moment
// a hand needs between a letter and enter.
//
// Only tests import it.
package termtest
