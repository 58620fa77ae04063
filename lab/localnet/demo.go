package localnet

import (
	"context"
	"io"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/node/requester"
)

const (
	demoSeconds = 6
	pageLimit   = 4 << 10
	fetchWait   = 20 * time.Second
)

// DemoResult is what `ipsx demo --json` prints.
type DemoResult struct {
	Deals []DemoDeal `json:"deals"`
	Chain DemoChain  `json:"chain"`
}

// DemoDeal is one leased address.
type DemoDeal struct {
	Deal            ipsx.Hash     `json:"deal"`
	Provider        ipsx.Address  `json:"provider"`
	Leased          netip.Addr    `json:"leased"`
	Seen            string        `json:"seen"` // what the server saw; with a real page: what the exchange's echo service saw
	Page            string        `json:"page"` // the first line of what it answered
	Seconds         uint64        `json:"seconds"`
	Accrued         ipsx.Amount   `json:"accrued"`         // wei
	Paid            ipsx.Amount   `json:"paid"`            // wei in vouchers
	Payments        []DemoPayment `json:"payments"`        // the vouchers
	FirstByteMillis float64       `json:"firstByteMillis"` // from placing the request to the first byte of the page
}

// DemoPayment is a voucher of a deal.
type DemoPayment struct {
	Second float64     `json:"second"` // since the lease became active
	Paid   ipsx.Amount `json:"paid"`   // wei in all
}

// DemoChain is the money on chain, in wei.
type DemoChain struct {
	Before        map[string]Balance `json:"before"`
	After         map[string]Balance `json:"after"`
	Commission    ipsx.Amount        `json:"commission"`    // taken, in all
	ContractTotal ipsx.Amount        `json:"contractTotal"` // tokens that the Centralizer holds
}

// Balance is what a wallet has.
type Balance struct {
	Wallet   ipsx.Address `json:"wallet"`
	Token    ipsx.Amount  `json:"token"`    // outside the Centralizer
	Free     ipsx.Amount  `json:"free"`     // in it
	Reserved ipsx.Amount  `json:"reserved"` // in it, for lanes
	// Commission was taken from what the wallet was paid; it waits to be collected for the treasury.
	Commission ipsx.Amount `json:"commission"`
}

// Demo rents addresses of the network, visits a page through each, lets the leases run out, and settles. Page empty means the network's own
// web server. It tells what happens as it happens.
func (n *Network) Demo(ctx context.Context, count int, page string, tell func(format string, args ...any)) (DemoResult, error) {
	d := &demo{network: n, page: page, tell: tell, paid: map[ipsx.Hash][]DemoPayment{}, active: map[ipsx.Hash]time.Time{}}
	r, key, err := n.Requester(ctx, "bob", ipsx.IPSX(100), d.notify)
	if err != nil {
		return d.result, err
	}
	d.wallets = n.Providers()
	d.wallets["bob"] = key.Address()
	if d.result.Chain.Before, err = n.balances(ctx, d.wallets); err == nil {
		err = d.rent(ctx, r, count)
	}
	if closed := r.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return d.result, err
	}
	tell("\nThe providers settle on chain and leave.\n")
	n.StopProviders()
	return d.result, d.account(ctx)
}

// demo is one run.
type demo struct {
	network *Network
	page    string
	tell    func(format string, args ...any)
	wallets map[string]ipsx.Address
	result  DemoResult

	mu     sync.Mutex
	active map[ipsx.Hash]time.Time
	paid   map[ipsx.Hash][]DemoPayment
}

func (d *demo) notify(e requester.Event) {
	d.mu.Lock()
	defer d.mu.Unlock()
	switch e.Kind {
	case "matched":
		d.tell("  matched   deal %s with provider %s at %s per second\n", e.Deal.TerminalString(), d.name(e.Detail), e.Amount.Tokens())
	case "reserving":
		d.tell("  reserving %s on chain\n", e.Amount.Tokens())
	case "tunnel":
		d.tell("  tunnel    deal %s: WireGuard to %s, exit checked next\n", e.Deal.TerminalString(), e.Detail)
	case "active":
		d.tell("  active    deal %s: exit checked, first voucher taken, traffic flows\n", e.Deal.TerminalString())
	case "paid":
		if d.active[e.Deal].IsZero() {
			d.active[e.Deal] = time.Now()
		}
		second := time.Since(d.active[e.Deal]).Seconds()
		d.paid[e.Deal] = append(d.paid[e.Deal], DemoPayment{Second: second, Paid: e.Amount})
		d.tell("  paid      deal %s: %s in all at second %.1f\n", e.Deal.TerminalString(), e.Amount.Tokens(), second)
	case "ended":
		d.tell("  ended     deal %s (%s), %s paid\n", e.Deal.TerminalString(), e.Detail, e.Amount.Tokens())
	}
}

func (d *demo) name(address string) string {
	for name, wallet := range d.wallets {
		if wallet.Hex() == address {
			return name
		}
	}
	return address
}

func (d *demo) rent(ctx context.Context, r *requester.Requester, count int) error {
	d.tell("Bob rents %d addresses for %d seconds:\n", count, demoSeconds)
	begun := time.Now()
	most := ipsx.Wei(50_000_000_000_000)
	rental, err := r.Rent(ctx, requester.Order{CloseLanes: true, Request: ipsx.Request{Count: uint32(count), MinCount: uint32(count), Protocol: ipsx.Any, Scope: ipsx.Browse,
		Seconds: demoSeconds, MaxPricePerSecond: most, MaxPricePerGiB: ipsx.IPSX(1), MaxTotal: ipsx.IPSX(1), Distinct: ipsx.DistinctIP | ipsx.DistinctProvider}})
	if err != nil {
		return err
	}
	for _, l := range rental.Leases {
		if err := d.visit(ctx, l, begun); err != nil {
			rental.End(ctx)
			return err
		}
	}
	d.tell("The leases run; vouchers keep them covered:\n")
	for _, l := range rental.Leases {
		select {
		case <-l.Done():
		case <-ctx.Done():
			return context.Cause(ctx)
		}
		if err := l.Err(); err != nil {
			return err
		}
		d.note(l)
	}
	rental.End(ctx)
	return nil
}

// visit fetches the page through every address of a lease.
func (d *demo) visit(ctx context.Context, l *requester.Lease, begun time.Time) error {
	for i, leased := range l.Deal().Addresses {
		line, first, err := d.fetch(ctx, l, i)
		if err != nil {
			return ipsx.Errorf(ipsx.CodeUnavailable, "the page through %s: %w", leased, err)
		}
		deal := DemoDeal{Deal: l.Hash(), Provider: l.Deal().Provider, Leased: leased, Seen: line, Page: line, FirstByteMillis: float64(first.Sub(begun).Microseconds()) / 1000}
		if d.page != "" {
			deal.Seen = leased.String() // what the exit check saw: a lease with another exit would not be active
		}
		d.tell("  visited   %s through %s: the page says %q, %.1f ms after the request\n", d.address(), leased, line, deal.FirstByteMillis)
		d.result.Deals = append(d.result.Deals, deal)
	}
	return nil
}

func (d *demo) address() string {
	if d.page != "" {
		return d.page
	}
	return (&url.URL{Scheme: "http", Host: d.network.Site().String()}).String()
}

func (d *demo) fetch(ctx context.Context, l *requester.Lease, i int) (line string, first time.Time, err error) {
	ctx, cancel := context.WithTimeout(ctx, fetchWait)
	defer cancel()
	client := &http.Client{Transport: &http.Transport{DialContext: l.Via(i).DialContext, DisableKeepAlives: true}}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, d.address(), nil)
	if err != nil {
		return "", first, ipsx.Errorf(ipsx.CodeInvalid, "--url: %w", err)
	}
	response, err := client.Do(request)
	if err != nil {
		return "", first, err
	}
	defer func() { _ = response.Body.Close() }() // the first line is enough
	first = time.Now()
	body, err := io.ReadAll(io.LimitReader(response.Body, pageLimit))
	line, _, _ = strings.Cut(strings.TrimSpace(string(body)), "\n")
	return line, first, err
}

// note adds the bill of a lease to its addresses; what a deal of several addresses cost is told at each.
func (d *demo) note(l *requester.Lease) {
	bill := l.Bill()
	d.mu.Lock()
	defer d.mu.Unlock()
	for i := range d.result.Deals {
		if deal := &d.result.Deals[i]; deal.Deal == l.Hash() {
			deal.Seconds, deal.Paid, deal.Accrued, deal.Payments = bill.Seconds, bill.Paid, bill.Accrued, slices.Clone(d.paid[l.Hash()])
		}
	}
}

// account reads what the chain says in the end.
func (d *demo) account(ctx context.Context) (err error) {
	if d.result.Chain.After, err = d.network.balances(ctx, d.wallets); err != nil {
		return err
	}
	totals, err := d.network.client.Totals(ctx)
	d.result.Chain.Commission, d.result.Chain.ContractTotal = totals.Account.Free, totals.Tokens
	for _, balance := range d.result.Chain.After {
		d.result.Chain.Commission = d.result.Chain.Commission.Add(balance.Commission)
	}
	return err
}

func (n *Network) balances(ctx context.Context, wallets map[string]ipsx.Address) (map[string]Balance, error) {
	all := map[string]Balance{}
	for name, address := range wallets {
		account, err := n.client.Account(ctx, address)
		if err != nil {
			return nil, err
		}
		token, err := n.client.TokenBalance(ctx, address)
		if err != nil {
			return nil, err
		}
		all[name] = Balance{Wallet: address, Token: token, Free: account.Free, Reserved: account.Reserved, Commission: account.Commission}
	}
	return all, nil
}
