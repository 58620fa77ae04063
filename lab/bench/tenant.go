package main

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"sync"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/lab/localnet"
	"github.com/ipsx/ipsx/sdk"
	"github.com/ipsx/ipsx/service/pair"
	"github.com/ipsx/ipsx/service/tunnel"
	"github.com/ipsx/ipsx/wallet"
)

const (
	leaseSeconds = 4 * 3600
	stepPatience = 20 * time.Second // of a requester with one step of a lease
)

// tenant is a wallet that rents many addresses of one provider, each on a lane of its own.
type tenant struct {
	network *localnet.Network
	key     *wallet.Key
	client  *sdk.Client
	payee   ipsx.Address
	lanes   []ipsx.Lane // that pay nothing yet
	opened  uint64
	idle    []*rented

	mu     sync.Mutex
	hellos map[ipsx.Hash]chan ipsx.PairMessage
}

// rented is one lease as its requester knows it.
type rented struct {
	deal   ipsx.Deal
	hash   ipsx.Hash
	key    tunnel.PrivateKey
	hello  pair.Hello
	tunnel *tunnel.Client
}

func newTenant(ctx context.Context, n *localnet.Network, name string, payee ipsx.Address) (*tenant, error) {
	key, err := n.Funded(ctx, name, ipsx.IPSX(100))
	if err != nil {
		return nil, err
	}
	client, err := sdk.Dial(ctx, n.ExchangeURL(), sdk.Options{Signer: key})
	if err != nil {
		return nil, err
	}
	t := &tenant{network: n, key: key, client: client, payee: payee, hellos: map[ipsx.Hash]chan ipsx.PairMessage{}}
	go t.follow(ctx)
	return t, nil
}

// follow gives each sealed message to whoever waits for the first one of its deal.
func (t *tenant) follow(ctx context.Context) {
	for event, err := range t.client.Events(ctx, 0) {
		if err != nil || ctx.Err() != nil {
			return
		}
		if event.Message != nil {
			select {
			case t.hello(event.Message.Message.Deal) <- event.Message.Message:
			default: // it is not the first
			}
		}
	}
}

func (t *tenant) hello(deal ipsx.Hash) chan ipsx.PairMessage {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.hellos[deal] == nil {
		t.hellos[deal] = make(chan ipsx.PairMessage, 1)
	}
	return t.hellos[deal]
}

// reserve opens one more lane.
func (t *tenant) reserve(ctx context.Context) error {
	t.opened++
	lane := ipsx.Lane{Payer: t.key.Address(), Payee: t.payee, Signer: t.key.Address(), Number: t.opened}
	_, err := t.network.Client().Open(ctx, t.key, lane, ipsx.Wei(1000*leaseSeconds), time.Now().Add(2*leaseSeconds*time.Second).Unix())
	t.lanes = append(t.lanes, lane)
	return err
}

// rent opens a lease on the next lane and pays for all of it. Its tunnel has carried packets when the requester goes.
func (t *tenant) rent(ctx context.Context) error {
	r, err := t.begin(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = r.tunnel.Close() }() // the lease goes on
	lane := t.lanes[0]
	t.lanes, t.idle = t.lanes[1:], append(t.idle, r)
	voucher := ipsx.SignedVoucher{Lane: lane, Cumulative: ipsx.Wei(1000 * leaseSeconds)}
	if voucher.Signature, err = t.key.Sign(t.client.Terms().Domain.Digest(voucher.Voucher())); err != nil {
		return err
	}
	connected, err := sdk.Sign(t.client, ipsx.Status{Deal: r.hash, Role: ipsx.RequesterRole, Seq: 1, Status: ipsx.StatusConnected, At: time.Now().Unix()})
	if err != nil {
		return err
	}
	inside := &http.Client{Transport: &http.Transport{DialContext: r.tunnel.Via(r.hello.Inner[0]).DialContext, DisableKeepAlives: true}, Timeout: stepPatience}
	ask := pair.HTTP{Client: inside, Provider: netip.AddrPortFrom(r.hello.ProviderInner[0], pair.Port)}.Ask
	if _, err := pair.Call[pair.Paid](ctx, ask, pair.Payment{Status: connected, Voucher: &voucher}); err != nil {
		return fmt.Errorf("paying: %w", err)
	}
	_, err = t.client.SendStatus(ctx, connected)
	return err
}

// begin goes as far as the tunnel.
func (t *tenant) begin(ctx context.Context) (*rented, error) {
	r := &rented{key: tunnel.NewKey()}
	now := time.Now()
	request := ipsx.Request{Exchange: t.client.Terms().Exchange, Requester: t.key.Address(), Signer: t.key.Address(), Count: 1, MinCount: 1, Protocol: ipsx.Any,
		Scope: ipsx.Browse, Seconds: leaseSeconds, MaxPricePerSecond: ipsx.Wei(1000), MaxPricePerGiB: ipsx.Wei(1 << 30), MaxTotal: ipsx.Wei(1000 * leaseSeconds),
		TunnelKey: ipsx.Hash(r.key.Public()), Expiry: now.Add(time.Minute).Unix(), Nonce: uint64(now.UnixNano())}
	result, err := t.client.Request(ctx, request)
	if ipsx.IsCode(err, ipsx.CodeUnavailable) {
		result, err = t.client.Request(ctx, request) // a machine that does too much: once more is the same order
	}
	if err != nil {
		return nil, err
	}
	if len(result.Deals) != 1 {
		return nil, errNoLease
	}
	r.deal = result.Deals[0].Deal.Message
	r.hash = t.client.Terms().Domain.Digest(r.deal)
	ctx, cancel := context.WithTimeout(ctx, stepPatience)
	defer cancel()
	if err := t.greeted(ctx, r); err != nil {
		return nil, err
	}
	if err := r.connect(ctx); err != nil {
		return nil, err
	}
	return r, nil
}

// greeted waits for the provider's hello.
func (t *tenant) greeted(ctx context.Context, r *rented) error {
	select {
	case sealed := <-t.hello(r.hash):
		envelope, err := pair.NewChannel(r.hash, ipsx.RequesterRole, r.key.Bytes(), r.deal.ProviderKey, 0, 0).Open(sealed)
		if err == nil {
			r.hello, err = pair.As[pair.Hello](envelope)
		}
		return err
	case <-ctx.Done():
		return fmt.Errorf("no hello of the provider: %w", ctx.Err())
	}
}

func (r *rented) connect(ctx context.Context) (err error) {
	r.tunnel, err = tunnel.Dial(tunnel.ClientConfig{PrivateKey: r.key, Inner: r.hello.Inner, Peer: tunnel.PublicKey(r.deal.ProviderKey), Endpoint: r.hello.Endpoints[0],
		ProviderInner: r.hello.ProviderInner, MTU: r.hello.MTU})
	if err != nil {
		return err
	}
	return r.tunnel.Handshake(ctx)
}

// use comes back to a lease: with a connection that stays open, and heartbeats.
func (t *tenant) use(ctx context.Context) error {
	r := t.idle[0]
	t.idle = t.idle[1:]
	if err := r.connect(ctx); err != nil {
		return err
	}
	via := r.tunnel.Via(r.hello.Inner[0])
	conn, err := via.DialContext(ctx, "tcp", t.network.Site().String())
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintf(conn, "GET / HTTP/1.1\r\nHost: site\r\n\r\n"); err != nil {
		return err
	}
	if _, err := io.ReadFull(conn, make([]byte, 12)); err != nil {
		return err
	}
	beats, err := via.DialContext(ctx, "udp", netip.AddrPortFrom(r.hello.ProviderInner[0], pair.HeartbeatPort).String())
	if err != nil {
		return err
	}
	go beat(ctx, beats)
	return nil
}

func beat(ctx context.Context, conn net.Conn) {
	ticker := time.NewTicker(ipsx.HeartbeatEvery)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
		if _, err := conn.Write([]byte("beat")); err != nil {
			return
		}
	}
}
