package faults

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain"
	"github.com/ipsx/ipsx/node/provider"
	"github.com/ipsx/ipsx/node/requester"
	"github.com/ipsx/ipsx/payment"
	"github.com/ipsx/ipsx/sdk"
)

// service is what a provider told of one deal, with the times when it did.
type service struct {
	by         string
	begun, end time.Time
	vouchers   []ipsx.Amount // what was paid after each
}

// heard takes a provider's event.
func (c *city) heard(name string, e provider.Event, up chan<- struct{}) {
	c.mu.Lock()
	defer c.mu.Unlock()
	s := c.served[e.Deal]
	switch {
	case e.Kind == "offered":
		up <- struct{}{}
	case e.Kind == "paid" && s == nil:
		c.served[e.Deal] = &service{by: name, vouchers: []ipsx.Amount{e.Amount}}
	case e.Kind == "paid":
		s.vouchers = append(s.vouchers, e.Amount)
	case e.Kind == "active" && s != nil:
		s.begun = time.Now()
	case e.Kind == "ended" && s != nil:
		s.end = time.Now()
	}
}

// noteDeath ends what a killed provider served.
func (c *city) noteDeath(name string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, s := range c.served {
		if s.by == name && s.end.IsZero() {
			s.end = c.processes[name].killed
		}
	}
}

// checkAll lets the providers settle and demands that nothing was lost or made.
func (c *city) checkAll() {
	for _, name := range []string{"alice", "carol"} {
		c.processes[name].stop(c.t)
	}
	c.checkDeals()
	c.checkMoney()
	c.checkIntervals()
	c.t.Logf("%d kills: %d rentals done, %d failed, %d deals told, %d served, %d visits", c.killed, c.rented, c.failed, len(c.told), len(c.served), c.site.visits.Load())
	if c.rented == 0 || c.rented < c.failed {
		c.t.Errorf("%d rentals came about, %d failed: that is no market", c.rented, c.failed)
	}
}

// checkDeals: the exchange knows every deal that it told of, brings it to an end, and knows it again after one more kill.
func (c *city) checkDeals() {
	before := c.views()
	c.processes["exchange"].kill()
	c.start("exchange")
	for hash, view := range c.views() {
		old := before[hash]
		if view.Status == ipsx.DealSettled {
			old.Status = ipsx.DealSettled // the chain is followed on
		}
		if text(view) != text(old) {
			c.t.Errorf("after kill -9 deal %s is\n%s, before\n%s", hash, text(view), text(old))
		}
	}
}

func text(v any) string {
	data, _ := json.Marshal(v) // it came as JSON
	return string(data)
}

// views reads every deal once it is over.
func (c *city) views() map[ipsx.Hash]ipsx.DealView {
	views := map[ipsx.Hash]ipsx.DealView{}
	for name, key := range c.keys {
		if !strings.HasPrefix(name, "bob") {
			continue
		}
		client := must[*sdk.Client](c.t)(sdk.Dial(c.t.Context(), "http://"+c.exchangeAt, sdk.Options{Signer: key}))
		for hash, deal := range c.told {
			if deal.Requester != key.Address() {
				continue
			}
			eventually(c.t, 40*time.Second, "deal "+hash.Hex()+" is over", func() bool {
				view, err := client.Deal(c.t.Context(), hash)
				if err != nil {
					c.t.Fatalf("the exchange told of deal %s, and now: %v", hash, err)
				}
				views[hash] = view
				return !view.Status.Live()
			})
		}
	}
	return views
}

// checkMoney: no wei was lost or made; nobody got more than was promised, and nobody lost more than it promised.
func (c *city) checkMoney() {
	before, after, books := ipsx.Amount{}, ipsx.Amount{}, ipsx.Amount{}
	gained, lost := ipsx.Amount{}, ipsx.Amount{}
	promised := c.promised()
	for name, wallet := range c.wallets {
		account := must[chain.Account](c.t)(c.client.Account(c.t.Context(), wallet))
		books = books.Add(account.Free).Add(account.Reserved).Add(account.Commission)
		now := c.worth(name)
		before, after = before.Add(c.started[name]), after.Add(now)
		switch {
		case name == "alice" || name == "carol":
			gain := now.Sub(c.started[name])
			gained = gained.Add(gain)
			if now.Less(c.started[name]) || promised[wallet].Less(gain) {
				c.t.Errorf("%s gained %s of %s promised", name, gain, promised[wallet])
			}
		case strings.HasPrefix(name, "bob"):
			loss := c.started[name].Sub(now)
			lost = lost.Add(loss)
			if c.started[name].Less(now) || promised[wallet].Less(loss) {
				c.t.Errorf("%s lost %s of %s promised", name, loss, promised[wallet])
			}
		}
	}
	totals := must[chain.Totals](c.t)(c.client.Totals(c.t.Context()))
	if before != after || books != totals.Tokens || gained != lost {
		c.t.Errorf("%s wei before, %s after; the contract holds %s, its books say %s; %s gained, %s lost", before, after, totals.Tokens, books, gained, lost)
	}
	c.t.Logf("money: %s wei before and after; the contract holds %s, as its books say; providers gained %s, requesters lost %s of what they promised", after, totals.Tokens, gained, lost)
}

// worth is everything that a wallet has.
func (c *city) worth(name string) ipsx.Amount {
	account := must[chain.Account](c.t)(c.client.Account(c.t.Context(), c.wallets[name]))
	token := must[ipsx.Amount](c.t)(c.client.TokenBalance(c.t.Context(), c.wallets[name]))
	return token.Add(account.Free).Add(account.Reserved).Add(account.Commission)
}

// promised is what the vouchers of the requesters' lanes promise, by who promised and by whom it is for.
func (c *city) promised() map[ipsx.Address]ipsx.Amount {
	sums := map[ipsx.Address]ipsx.Amount{}
	for name, wallet := range c.wallets {
		lanes := must[map[string]requester.LaneRecord](c.t)(requester.Lanes(filepath.Join(c.data(name), "requester", strings.ToLower(wallet.Hex()))))
		for _, r := range lanes {
			sums[wallet] = sums[wallet].Add(r.Cumulative)
			sums[r.Lane.Payee] = sums[r.Lane.Payee].Add(r.Cumulative)
		}
	}
	return sums
}

// checkIntervals: in no deal did the requester prepay more than one interval that it was not served, nor the provider serve longer than the grace beyond what it
// was paid. Measured from the provider's own events: served is from active to ended, or to its death.
func (c *city) checkIntervals() {
	const jitter = time.Second // of two cores that run all of this
	worstPrepaid, worstUnpaid := time.Duration(0), time.Duration(0)
	for hash, s := range c.served {
		if s.begun.IsZero() {
			s.begun = s.end // paid, and dead before it was said to be active
		}
		paid := paidSeconds(s.vouchers[len(s.vouchers)-1])
		served := min(s.end.Sub(s.begun), leaseFor*time.Second)
		prepaid := time.Duration(paid)*time.Second - served
		worstPrepaid, worstUnpaid = max(worstPrepaid, prepaid), max(worstUnpaid, -prepaid)
		if prepaid > lastInterval(paid)+jitter || -prepaid > ipsx.CoverGrace+jitter {
			c.t.Errorf("deal %s of %s: served %s, paid %d s with vouchers to %s", hash, s.by, served, paid, s.vouchers)
		}
	}
	c.t.Logf("deals: at worst %s was prepaid and not served, %s served and not paid", worstPrepaid.Round(time.Millisecond), worstUnpaid.Round(time.Millisecond))
}

func paidSeconds(paid ipsx.Amount) (seconds uint64) {
	for !paid.Less(ipsx.Wei(price).Mul(seconds + 1)) {
		seconds++
	}
	return seconds
}

// lastInterval is the length of the interval that ends at paid.
func lastInterval(paid uint64) time.Duration {
	deal := &ipsx.Deal{Seconds: leaseFor, MaxInterval: ipsx.DefaultInterval}
	from := uint64(0)
	for payment.NextCover(deal, from) < paid {
		from = payment.NextCover(deal, from)
	}
	return time.Duration(paid-from) * time.Second
}
