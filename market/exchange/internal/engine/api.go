package engine

import (
	"net/netip"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/market/profile"
)

// Config is fixed for a log: another value gives other deals from the same commands.
type Config struct {
	Exchange      ipsx.Address     // the address that orders must name, and that signs deals
	Domain        ipsx.Domain      // the EIP-712 domain of all digests
	ReferenceRate uint64           // bytes per second; turns PricePerGiB into a price per second for ordering
	CoolDown      profile.CoolDown // pause after deals that expired after ready, or were given up
	MaxPending    uint32           // addresses of one requester's deals that are not active yet
}

// Command is one logged input: exactly one field is set, besides the digest. Signatures and limits were checked before it
// was logged, a status's and an extension's against the wallet that plays its role in the deal; the rest is checked here.
type Command struct {
	Digest      ipsx.Hash // of the message, as it was verified; only that of an offer or request is logged
	Offer       *ipsx.Signed[ipsx.Offer]
	Request     *ipsx.Signed[ipsx.Request]
	Cancel      *ipsx.Signed[ipsx.Cancel]
	Status      *ipsx.Signed[ipsx.Status]
	Settled     *Settled
	AddressLost *netip.Addr // its provider failed the challenge: it controls it no more
	Tick        bool        // nothing but time passed
	Checkpoint  bool        // the state goes into a snapshot
	Extension   *ipsx.Signed[ipsx.Extension]
}

// Settled is what the chain says, finally, of a lane. Deals that ended and were paid on this lane with a cumulative amount of
// at most Claimed become settled; all of them when the lane is closed.
type Settled struct {
	Lane    ipsx.Hash
	Claimed ipsx.Amount // wei that the payee got so far
	Closed  bool        // nothing more can be claimed
}

// Outcome is what a command did. Err is set when it was refused: then nothing changed but the time, whose effects are still
// in Deals and Notices.
type Outcome struct {
	Err     error
	Order   ipsx.OrderView // of an offer, request or cancel
	Deal    *ipsx.DealView // of a status or extension
	Deals   []Match        // all new deals, in order; those of a request submitted again are in Order.Deals
	NoMatch *ipsx.NoMatch  // why a request rests
	Notices []Notice       // what to publish, in order

	Snapshot []byte // of a checkpoint: all that Restore needs
}

// Match is a new deal with the two orders it was made of. The exchange signs the deal.
type Match struct {
	Hash    ipsx.Hash // EIP-712 digest of the deal
	Deal    ipsx.Deal
	Offer   ipsx.Signed[ipsx.Offer]
	Request ipsx.Signed[ipsx.Request]
}

// Proposal is the match as both nodes see it; the deal's signature is for the exchange to fill in.
func (m Match) Proposal() ipsx.Proposal {
	return ipsx.Proposal{Deal: ipsx.Signed[ipsx.Deal]{Message: m.Deal}, Offer: m.Offer, Request: m.Request}
}

// Notice is an event, without ID, for the streams of these wallets. A proposal's deal is not signed yet.
type Notice struct {
	To    []ipsx.Address
	Event ipsx.Event
}

// Filter chooses open orders; a zero field accepts all.
type Filter struct {
	Wallet   ipsx.Address
	Country  string
	Kind     ipsx.Kinds     // any of these
	Protocol ipsx.Protocols // any of these
}

// Place is where a list goes on: at a price level, behind so many of it. Orders that come or go at that level shift it.
type Place struct {
	Level uint64
	Skip  uint32
}
