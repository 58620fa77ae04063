// Package simulation is a test without sleep, socket or goroutine: an exchange, a chain and a hundred actors, cheats among them, in one queue of events by
// virtual time. All chance comes from one seed, so a failure is repeated by its number: SIM_SEED=n go test ./market/exchange/internal/simulation.
//
// What is simulated is what lies between the rooms: the network, the disk, processes and blocks. The rooms are the real ones: the exchange's engine behind
// its real log records, the arithmetic of package payment, orders, deals and vouchers with their digests and signatures.
// docs/simulation.md says what is checked, what is not, and which planted bugs it found.
package simulation
