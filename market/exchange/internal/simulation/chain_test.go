package simulation

import (
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/payment"
)

const (
	blockTime   = 2 * time.Second
	claimWindow = 60 // seconds
	feeBps      = 100
)

// reservation is a lane's, as the Centralizer keeps it.
type reservation struct {
	lane         ipsx.Lane
	cap, claimed ipsx.Amount
	expiry       int64
	closed       bool
}

// chain is a model of the Centralizer: the contract itself is held against package payment in the tests of package chain.
type chain struct {
	w        *world
	host     host
	free     map[ipsx.Address]ipsx.Amount
	lanes    map[ipsx.Hash]*reservation
	reserved ipsx.Amount
	fees     ipsx.Amount
	deposits ipsx.Amount
}

func newChain(w *world) *chain {
	return &chain{w: w, host: host{w: w, name: "chain"}, free: map[ipsx.Address]ipsx.Amount{}, lanes: map[ipsx.Hash]*reservation{}}
}

func (c *chain) deposit(who ipsx.Address, sum ipsx.Amount) {
	c.free[who], c.deposits = c.free[who].Add(sum), c.deposits.Add(sum)
}

// transact mines something in one of the next blocks, and tells the sender, if it still lives.
func (c *chain) transact(from *host, what string, do func() error, done func(error)) {
	w := c.w
	blocks := 1
	if w.chance(20) {
		w.count("slow chain")
		blocks = 1 + w.rng.IntN(6)
	}
	mined := w.now.Sub(epoch).Truncate(blockTime) + time.Duration(blocks)*blockTime
	run := from.runs
	w.after(epoch.Add(mined).Sub(w.now), func() {
		err := do()
		w.note("mined: %s %s: %v", from.name, what, err)
		c.balance()
		if !from.down && from.runs == run {
			done(err)
		}
	})
}

// balance: nothing is lost or made.
func (c *chain) balance() {
	sum := c.reserved.Add(c.fees)
	for _, free := range c.free { // the order does not matter to a sum
		sum = sum.Add(free)
	}
	if sum != c.deposits {
		c.w.wrong("the chain holds %s of %s wei deposited", sum, c.deposits)
	}
}

func (c *chain) open(lane ipsx.Lane, limit ipsx.Amount, expiry int64) error {
	if c.lanes[lane.ID()] != nil {
		return ipsx.Errorf(ipsx.CodeConflict, "the lane is open")
	}
	if c.free[lane.Payer].Less(limit) {
		return ipsx.Errorf(ipsx.CodeFunds, "not enough")
	}
	c.free[lane.Payer], c.reserved = c.free[lane.Payer].Sub(limit), c.reserved.Add(limit)
	c.lanes[lane.ID()] = &reservation{lane: lane, cap: limit, expiry: expiry}
	return nil
}

// settle pays a voucher's growth to the payee. Anybody may bring it.
func (c *chain) settle(v ipsx.SignedVoucher) error {
	r := c.lanes[v.Lane.ID()]
	switch {
	case r == nil || r.closed || c.w.now.Unix() > r.expiry+claimWindow:
		return ipsx.Errorf(ipsx.CodeExpired, "no such lane")
	case !r.claimed.Less(v.Cumulative):
		return ipsx.Errorf(ipsx.CodeReplayed, "it pays nothing")
	case r.cap.Less(v.Cumulative):
		return ipsx.Errorf(ipsx.CodeFunds, "it is above the cover")
	}
	if err := v.Verify(domain); err != nil {
		return err
	}
	net, fee := payment.Settle(r.claimed, v.Cumulative, feeBps)
	c.reserved = c.reserved.Sub(v.Cumulative.Sub(r.claimed))
	c.free[r.lane.Payee], c.fees = c.free[r.lane.Payee].Add(net), c.fees.Add(fee)
	r.claimed = v.Cumulative
	return nil
}

// reclaim gives the rest back after the claim window.
func (c *chain) reclaim(lane ipsx.Hash) error {
	r := c.lanes[lane]
	if r == nil || r.closed || c.w.now.Unix() <= r.expiry+claimWindow {
		return ipsx.Errorf(ipsx.CodeTransition, "not yet")
	}
	rest := r.cap.Sub(r.claimed)
	c.reserved, c.free[r.lane.Payer], r.closed = c.reserved.Sub(rest), c.free[r.lane.Payer].Add(rest), true
	return nil
}

// account is what the lane can pay.
func (c *chain) account(lane ipsx.Lane) (payment.Account, bool) {
	r := c.lanes[lane.ID()]
	if r == nil || r.closed {
		return payment.Account{}, false
	}
	return payment.Account{Lane: lane, Cover: r.cap, Expiry: r.expiry, Cumulative: r.claimed}, true
}
