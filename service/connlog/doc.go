// Package connlog keeps, for each deal, who used which address when, so that it can be proven later.
//
// A deal's log is append-only: an entry when a connection begins and one when it ends, each with a salt of its own, under a Merkle tree (RFC 6962). Its
// head, size and root, is what both sides sign and what is anchored on chain; it gives nothing away. The entries lie encrypted (age) on the provider's disk.
// Store writes them, Reader reads them, Tree proves them, and connlog/evidence makes and checks what a judge is given.
//
// Key advice: a head that was given to somebody is a promise. Only what is on the disk is in a head.
package connlog
