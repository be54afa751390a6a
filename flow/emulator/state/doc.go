// Package state is what the emulator remembers: pools with their settings,
// clients, groups and users; sign-ins, sessions and codes under way; the outbox;
// the faults that are wanted; and the clock. It decides nothing, but keeps what
// is handed out from changing and what is remembered from growing without end.
package state
