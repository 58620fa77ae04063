// Package chain is the typed client of IPSX's contracts on any Ethereum chain.
//
// [Dial] connects to a JSON-RPC endpoint (http, ws or ipc) and checks that the contracts of a [Deployment] are there. Reading
// methods tell balances, reservations and delegates; writing methods send one transaction each, signed by an ipsx.Signer, and
// return when it is mined. [Client.Follow] delivers the Centralizer's events once and in order, also across reorganisations.
// [Client.Sale] is the token's sale, with its allow-lists ([List], [Proof]) and claim pools.
//
// Errors carry ipsx codes. A revert of the contract is decoded by name; CodeUnavailable means that the endpoint could not be
// reached, and that the same call may be tried again: the client lives on and works when the endpoint is back.
//
// When the answer of a writing method is lost (its context ended, the process died), its transaction may still be mined.
// What may be repeated then without looking: Settle, CloseReservation, CloseExpired, CollectCommission, SetDelegate, Open and
// OpenWithPermit (the second time changes nothing: CodeConflict says that the lane exists; [Client.Reservation] shows it),
// Announce, WithdrawListing, Anchor and AnchorSelf (CodeConflict says that the epoch is anchored, and with which root). Look
// at the balances before repeating Deposit, Withdraw, TopUp, Transfer, SendEther and BumpEpoch.
//
// Key advice: a mined transaction can still be undone by a reorganisation. Act on money only after Follow delivered its
// event with the confirmations that the chain needs.
package chain
