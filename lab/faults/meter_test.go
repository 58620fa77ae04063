package faults

import (
	"context"
	"io"
	"net"
	"net/http"
	"net/netip"
	"sync"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain"
	"github.com/ipsx/ipsx/node/provider"
	"github.com/ipsx/ipsx/node/requester"
	"github.com/ipsx/ipsx/sdk"
	"github.com/ipsx/ipsx/service/egress"
	"github.com/ipsx/ipsx/service/pair"
	"github.com/ipsx/ipsx/service/tunnel"
	"github.com/ipsx/ipsx/wallet"
)

// dealer is a provider that is played by hand: real tunnel and exit, and a meter that says whatever it likes.
type dealer struct {
	w      *world
	client *sdk.Client
	key    *wallet.Key
	tunnel tunnel.PrivateKey
	server *tunnel.Server
	exit   *egress.Exit
	lie    uint64 // bytes on top of what flowed

	mu   sync.Mutex
	seq  uint64
	best ipsx.SignedVoucher
	said ipsx.Status
}

// dealByHand offers an address and serves every deal.
func (w *world) dealByHand(name, address string, lie uint64) *dealer {
	w.t.Helper()
	client, _, key := w.dial(name, link{funds: ipsx.Wei(1)})
	d := &dealer{w: w, client: client, key: key, tunnel: tunnel.NewKey(), lie: lie}
	check := must[netip.AddrPort](w.t)(netip.ParseAddrPort(client.Terms().ExitCheck))
	leased := netip.MustParseAddr(address)
	d.exit = egress.NewExit(egress.Config{Source: leased, Policy: &egress.Policy{Protocol: ipsx.Any, ExitCheck: check, Allow: []netip.AddrPort{w.site.addr()}}})
	d.exit.Set(egress.Open)
	d.server = must[*tunnel.Server](w.t)(tunnel.Listen(tunnel.ServerConfig{PrivateKey: d.tunnel, TCP: func(f tunnel.Flow) { d.exit.TCP(f.Dst, f.Accept, f.Refuse) },
		UDP: func(f tunnel.Flow) { f.Refuse() }}))
	w.t.Cleanup(func() { _ = d.server.Close() }) // the test is over
	d.serveInside()
	w.offer(client, d.tunnel.Public(), price, address)
	go d.follow(within(w.t, time.Minute))
	return d
}

// offer places an offer by hand, which a tunnel server may stand behind or not.
func (w *world) offer(client *sdk.Client, key tunnel.PublicKey, price int64, address string) {
	w.t.Helper()
	offer := terms(price)
	offer.Prefixes = []netip.Prefix{netip.PrefixFrom(netip.MustParseAddr(address), 32)}
	offer.TunnelKey, offer.Endpoints = ipsx.Hash(key), []netip.AddrPort{netip.MustParseAddrPort("127.0.0.1:9")}
	offer.Nonce, offer.Expiry = uint64(time.Now().UnixNano()), time.Now().Add(time.Hour).Unix()
	must[ipsx.OrderResult](w.t)(client.Offer(w.t.Context(), offer))
}

func (d *dealer) serveInside() {
	pairs := must[net.Listener](d.w.t)(d.server.ListenTCP(pair.Port))
	echo := must[net.PacketConn](d.w.t)(d.server.ListenUDP(pair.HeartbeatPort))
	handler := pair.Handler(func(_ context.Context, _ netip.Addr, question pair.Envelope) (pair.Envelope, error) {
		asked, err := pair.As[pair.Payment](question)
		if err != nil {
			return question, err
		}
		return pair.Reply(question, pair.Paid{Status: d.serving(asked)})
	})
	go func() { _ = (&http.Server{Handler: handler, ReadHeaderTimeout: time.Second}).Serve(pairs) }() // until the tunnel closes
	go func() {
		buffer := make([]byte, 64)
		for {
			n, from, err := echo.ReadFrom(buffer)
			if err != nil {
				return
			}
			_, _ = echo.WriteTo(buffer[:n], from) // a heartbeat
		}
	}()
}

// serving keeps the best voucher and answers with the lie.
func (d *dealer) serving(asked pair.Payment) ipsx.Signed[ipsx.Status] {
	d.mu.Lock()
	defer d.mu.Unlock()
	if asked.Voucher != nil {
		d.best = *asked.Voucher
	}
	return d.says(ipsx.StatusServing, asked.Status.Message.Deal)
}

func (d *dealer) says(status ipsx.ActorStatus, deal ipsx.Hash) ipsx.Signed[ipsx.Status] {
	up, down := d.exit.Meter()
	d.seq++
	d.said = ipsx.Status{Deal: deal, Role: ipsx.ProviderRole, Seq: d.seq, Status: status, At: time.Now().Unix(), BytesUp: up, BytesDown: down}
	if status != ipsx.StatusReady {
		d.said.BytesUp, d.said.BytesDown, d.said.Seconds, d.said.Accrued = up+d.lie, down+d.lie, 60, ipsx.Wei(d.lie)
	}
	signed, err := sdk.Sign(d.client, d.said)
	if err != nil {
		d.w.t.Error(err)
	}
	return signed
}

func (d *dealer) follow(ctx context.Context) {
	for event, err := range d.client.Events(ctx, 0) {
		if err != nil || event.Proposal == nil {
			continue
		}
		if err := d.serve(ctx, event.Proposal.Deal.Message); err != nil {
			d.w.t.Error(err)
		}
	}
}

func (d *dealer) serve(ctx context.Context, deal ipsx.Deal) error {
	inner, err := d.server.Allocate(deal.Addresses)
	if err == nil {
		err = d.server.AddPeer(tunnel.PublicKey(deal.RequesterKey), inner)
	}
	if err != nil {
		return err
	}
	hash := d.client.Terms().Domain.Digest(deal)
	d.mu.Lock()
	ready := d.says(ipsx.StatusReady, hash)
	d.mu.Unlock()
	if _, err := d.client.SendStatus(ctx, ready); err != nil {
		return err
	}
	hello, err := pair.New(pair.Hello{Endpoints: []netip.AddrPort{netip.AddrPortFrom(netip.MustParseAddr("127.0.0.1"), d.server.Port())}, Inner: inner,
		ProviderInner: d.server.Inner(), MTU: d.server.MTU()})
	if err != nil {
		return err
	}
	sealed, err := pair.NewChannel(hash, ipsx.ProviderRole, d.tunnel.Bytes(), deal.RequesterKey, 0, 0).Seal(hello)
	if err != nil {
		return err
	}
	return d.client.SendMessage(ctx, sealed)
}

// TestAnOverReportingProviderIsPaidByTheSmallerMeter: Mallory provides and claims 10 GiB more than flowed, to Bob, to the exchange, and on chain.
func TestAnOverReportingProviderIsPaidByTheSmallerMeter(t *testing.T) {
	w := newWorld(t)
	m := w.dealByHand("mallory", "127.0.0.21", 10<<30)
	bob := w.request("bob", link{funds: ipsx.IPSX(1)})
	rental := must[*requester.Rental](t)(bob.node.Rent(within(t, 20*time.Second), order(30)))
	lease := rental.Leases[0]
	for range 3 {
		if page, err := w.visit(within(t, 10*time.Second), lease.Via(0).DialContext, "/bytes"); len(page) != 1<<20 || err != nil {
			t.Fatalf("%d bytes, %v", len(page), err)
		}
	}
	paid := 0
	bob.told(t, "paid again, after Mallory's lie", func(e requester.Event) bool {
		if e.Kind == "paid" {
			paid++
		}
		return paid == 2
	})
	rental.End(within(t, 10*time.Second))
	bill := lease.Bill()

	m.mu.Lock()
	best, ended := m.best, m.says(ipsx.StatusEnded, lease.Hash())
	m.mu.Unlock()
	if _, err := m.client.SendStatus(t.Context(), ended); err != nil {
		t.Errorf("the exchange did not take the lie: %v", err) // it does: it is Mallory's word, and costs nobody anything
	}
	forged := best
	forged.Cumulative = ended.Message.Accrued
	claims := must[[]chain.Settlement](t)(w.Client().Settle(t.Context(), m.key, []ipsx.SignedVoucher{forged, best, best}))
	if !claims[0].Paid.IsZero() || claims[1].Paid != bill.Paid || !claims[2].Paid.IsZero() {
		t.Errorf("claims: a forged voucher %+v, the best %+v, the best again %+v; Bob promised %s", claims[0], claims[1], claims[2], bill.Paid)
	}
	bytes := bill.BytesUp + bill.BytesDown
	if most := ipsx.Wei(7*price + bytes); bytes > 4<<20 || most.Less(bill.Paid) { // seven seconds are three intervals
		t.Errorf("Bob paid %s for %d s and %d bytes", bill.Paid, bill.Seconds, bytes)
	}
	t.Logf("3 MiB flowed; Mallory said %d bytes and %s wei, was paid %s wei for %d s and %d bytes", ended.Message.BytesDown, ended.Message.Accrued, claims[1].Paid, bill.Seconds, bytes)
}

// TestAnUnderReportingRequesterIsCutOff: Mallory requests, downloads and denies it.
func TestAnUnderReportingRequesterIsCutOff(t *testing.T) {
	w := newWorld(t)
	w.provide("alice", link{}, price, at("127.0.0.21")...)
	m := w.rentByHand("mallory", 60)
	m.begins(ipsx.Wei(100*price), ipsx.Wei(20*price))
	for range 3 {
		if _, err := m.visit("/bytes"); err != nil {
			t.Fatal(err)
		}
	}
	// What just flowed may be news that had not reached her; what flowed some time ago is not.
	eventually(t, 2*ipsx.CoverGrace, "a meter that says nothing flowed is refused", func() bool {
		return ipsx.IsCode(m.pays(ipsx.StatusUsing, nil), ipsx.CodeConflict)
	})
	w.dealNow(m.client, m.hash, "failed for its meters", func(v ipsx.DealView) bool { return v.Status == ipsx.DealFailed && v.Reason == ipsx.ReasonMeterMismatch })
	m.barred(t)
}

// TestAPausedDownloadIsNoQuarrel: Bob pauses one download and gives up another; megabytes lie in buffers that nobody will read. Both ends go on to agree,
// Bob pays for what arrived, and the lease ends as it should.
func TestAPausedDownloadIsNoQuarrel(t *testing.T) {
	w := newWorld(t)
	alice := w.provide("alice", link{}, price, at("127.0.0.21")...)
	bob := w.request("bob", link{funds: ipsx.IPSX(1)})
	rental := must[*requester.Rental](t)(bob.node.Rent(within(t, 20*time.Second), order(30)))
	lease := rental.Leases[0]
	ctx, giveUp := context.WithCancel(within(t, 20*time.Second))
	for _, ctx := range []context.Context{within(t, 20*time.Second), ctx} {
		response := must[*http.Response](t)(w.open(ctx, lease.Via(0).DialContext, "/flood"))
		t.Cleanup(func() { _ = response.Body.Close() }) // paused until then
		if _, err := io.CopyN(io.Discard, response.Body, 1<<20); err != nil {
			t.Fatal(err)
		}
	}
	giveUp()
	paid := 0
	bob.told(t, "paid three times after it", func(e requester.Event) bool {
		if e.Kind == "paid" {
			paid++
		}
		return paid == 3
	})
	if page, err := w.visit(within(t, 5*time.Second), lease.Via(0).DialContext, "/"); page != "127.0.0.21" || err != nil {
		t.Errorf("the lease gives %q, %v", page, err)
	}
	rental.End(within(t, 10*time.Second))
	if err := lease.Err(); err != nil {
		t.Errorf("the lease failed: %v", err)
	}
	e := alice.told(t, "the deal is over", func(e provider.Event) bool { return e.Kind == "ended" })
	if bill := lease.Bill(); e.Amount != bill.Paid || bill.BytesDown < 2<<20 {
		t.Errorf("Alice counts %s for it, Bob %s for %d bytes", e.Amount, bill.Paid, bill.BytesDown)
	}
}
