// Package ipsx is the vocabulary of IPSX, an open exchange for renting IP addresses.
//
// It holds the nouns that every room shares: the orders (Offer, Request, Cancel), the Deal that a match
// makes of them, the Status messages with which provider and requester agree on what happened, the
// Voucher that pays, and the error codes. Each noun validates itself, has one strict JSON form and one
// EIP-712 hash, so that a wallet, the exchange and the contract agree on what was signed.
//
// Key advice: nothing here is true because it parsed. Call Validate on what came from outside, and
// Signed.Verify before you act on it.
//
// Wire forms are stable within a major version of the module: fields are added, never renamed.
package ipsx
