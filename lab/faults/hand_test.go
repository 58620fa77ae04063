package faults

import (
	"context"
	"io"
	"net/http"
	"net/netip"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/sdk"
	"github.com/ipsx/ipsx/service/pair"
	"github.com/ipsx/ipsx/service/tunnel"
	"github.com/ipsx/ipsx/wallet"
)

// hand is a requester that is played by hand, step by step, so that it can do what no honest node does. It has a deal, a tunnel and a checked exit; nothing was
// said or paid.
type hand struct {
	w      *world
	client *sdk.Client
	key    *wallet.Key
	tunnel tunnel.PrivateKey
	deal   ipsx.Deal
	hash   ipsx.Hash
	hello  pair.Hello
	wire   *tunnel.Client
	lane   ipsx.Lane
	inside *http.Client

	seq atomic.Uint64
}

// rentByHand goes as far as the exit check.
func (w *world) rentByHand(name string, seconds uint32) *hand {
	w.t.Helper()
	h := w.hand(name)
	ctx, cancel := context.WithTimeout(w.t.Context(), 20*time.Second)
	defer cancel()
	hellos := h.listen(ctx)
	h.match(ctx, name, seconds)
	channel := pair.NewChannel(h.hash, ipsx.RequesterRole, h.tunnel.Bytes(), h.deal.ProviderKey, 0, 0)
	for h.hello.MTU == 0 {
		select {
		case m := <-hellos:
			if m.Message.Deal == h.hash {
				h.hello = must[pair.Hello](w.t)(pair.As[pair.Hello](must[pair.Envelope](w.t)(channel.Open(m.Message))))
			}
		case <-ctx.Done():
			w.t.Fatalf("no hello for %s", name)
		}
	}
	h.connect(ctx)
	return h
}

func (w *world) hand(name string) *hand {
	w.t.Helper()
	client, _, key := w.dial(name, link{funds: ipsx.IPSX(1)})
	return &hand{w: w, client: client, key: key, tunnel: tunnel.NewKey()}
}

// match requests one address and takes the deal.
func (h *hand) match(ctx context.Context, name string, seconds uint32) {
	h.w.t.Helper()
	h.book(ctx, name, seconds, 0)
}

// book is match for a deal that starts at a Unix time; 0: now.
func (h *hand) book(ctx context.Context, name string, seconds uint32, start int64) {
	h.w.t.Helper()
	request := order(seconds).Request
	request.Start = start
	request.Signer, request.TunnelKey = h.key.Address(), ipsx.Hash(h.tunnel.Public())
	request.Nonce, request.Expiry = uint64(time.Now().UnixNano()), time.Now().Add(time.Minute).Unix()
	result := must[ipsx.OrderResult](h.w.t)(h.client.Request(ctx, request))
	if len(result.Deals) != 1 {
		h.w.t.Fatalf("%s got %d deals: %+v", name, len(result.Deals), result.NoMatch)
	}
	h.deal = result.Deals[0].Deal.Message
	h.hash = h.client.Terms().Domain.Digest(h.deal)
	h.lane = ipsx.Lane{Payer: h.key.Address(), Payee: h.deal.Provider, Signer: h.key.Address(), Number: uint64(time.Now().UnixNano())}
}

// listen collects the sealed messages; it follows the events when it returns.
func (h *hand) listen(ctx context.Context) <-chan ipsx.Signed[ipsx.PairMessage] {
	messages := make(chan ipsx.Signed[ipsx.PairMessage], 64)
	go func() {
		for event, err := range h.client.Events(ctx, 0) {
			if err != nil {
				return
			}
			if event.Message != nil {
				messages <- *event.Message
			}
		}
	}()
	return messages
}

func (h *hand) connect(ctx context.Context) {
	h.wire = h.open(h.tunnel, h.hello.Inner)
	if err := h.wire.Handshake(ctx); err != nil {
		h.w.t.Fatal(err)
	}
	h.inside = &http.Client{Transport: &http.Transport{DialContext: h.wire.Via(h.hello.Inner[0]).DialContext}}
	seen := must[netip.Addr](h.w.t)(h.client.ExitCheck(ctx, h.wire.Via(h.hello.Inner[0]).DialContext))
	if seen != h.deal.Addresses[0] {
		h.w.t.Fatalf("the exit is %s, not %s", seen, h.deal.Addresses[0])
	}
}

// open makes a tunnel to this deal's provider with any key and inner addresses.
func (h *hand) open(key tunnel.PrivateKey, inner []netip.Addr) *tunnel.Client {
	client := must[*tunnel.Client](h.w.t)(tunnel.Dial(tunnel.ClientConfig{PrivateKey: key, Inner: inner, Peer: tunnel.PublicKey(h.deal.ProviderKey),
		Endpoint: h.hello.Endpoints[0], ProviderInner: h.hello.ProviderInner, MTU: h.hello.MTU}))
	h.w.t.Cleanup(func() { _ = client.Close() }) // the test is over
	return client
}

// reserve opens a lane on chain.
func (h *hand) reserve(lane ipsx.Lane, limit ipsx.Amount, lasting time.Duration) {
	h.w.t.Helper()
	if _, err := h.w.Client().Open(h.w.t.Context(), h.key, lane, limit, time.Now().Add(lasting).Unix()); err != nil {
		h.w.t.Fatal(err)
	}
}

// says is the next status of this side, with so many bytes on its meter.
func (h *hand) says(status ipsx.ActorStatus, reason ipsx.Reason, bytes uint64) ipsx.Signed[ipsx.Status] {
	s := ipsx.Status{Deal: h.hash, Role: ipsx.RequesterRole, Seq: h.seq.Add(1), Status: status, Reason: reason, At: time.Now().Unix(), BytesDown: bytes}
	return must[ipsx.Signed[ipsx.Status]](h.w.t)(sdk.Sign(h.client, s))
}

// promises is a voucher on any lane, signed by this wallet.
func (h *hand) promises(lane ipsx.Lane, cumulative ipsx.Amount) *ipsx.SignedVoucher {
	return h.signed(h.key, lane, cumulative)
}

// signed is a voucher signed by any key, whoever the lane's signer is.
func (h *hand) signed(key *wallet.Key, lane ipsx.Lane, cumulative ipsx.Amount) *ipsx.SignedVoucher {
	v := ipsx.SignedVoucher{Lane: lane, Cumulative: cumulative}
	v.Signature = must[ipsx.Signature](h.w.t)(key.Sign(h.client.Terms().Domain.Digest(v.Voucher())))
	return &v
}

// asks puts a question to the provider through the tunnel.
func (h *hand) asks(body pair.Body) (pair.Paid, error) {
	ctx, cancel := context.WithTimeout(h.w.t.Context(), 10*time.Second)
	defer cancel()
	return pair.Call[pair.Paid](ctx, pair.HTTP{Client: h.inside, Provider: netip.AddrPortFrom(h.hello.ProviderInner[0], pair.Port)}.Ask, body)
}

// pays is an honest status with this voucher.
func (h *hand) pays(status ipsx.ActorStatus, voucher *ipsx.SignedVoucher) error {
	_, err := h.asks(pair.Payment{Status: h.says(status, "", 0), Voucher: voucher})
	return err
}

// begins reserves a lane, pays for the first seconds, and tells provider and exchange that it is connected.
func (h *hand) begins(limit, first ipsx.Amount) {
	h.w.t.Helper()
	h.reserve(h.lane, limit, time.Hour)
	h.connects(first)
}

func (h *hand) connects(first ipsx.Amount) {
	h.w.t.Helper()
	connected := h.says(ipsx.StatusConnected, "", 0)
	if _, err := h.asks(pair.Payment{Status: connected, Voucher: h.promises(h.lane, first)}); err != nil {
		h.w.t.Fatal(err)
	}
	if _, err := h.client.SendStatus(h.w.t.Context(), connected); err != nil {
		h.w.t.Fatal(err)
	}
}

// visit fetches a page of the site through the lease.
func (h *hand) visit(path string) (string, error) {
	return h.w.visit(within(h.w.t, 5*time.Second), h.wire.Via(h.hello.Inner[0]).DialContext, path)
}

// barred tries the site where it must not be reached; no answer is an answer.
func (h *hand) barred(t *testing.T) {
	t.Helper()
	before := h.w.site.visits.Load()
	page, err := h.w.visit(within(t, 700*time.Millisecond), h.wire.Via(h.hello.Inner[0]).DialContext, "/")
	if err == nil || h.w.site.visits.Load() != before {
		t.Errorf("the site was reached: %q", page)
	}
}

func fetch(ctx context.Context, dial sdk.DialContext, url string) (string, error) {
	client := &http.Client{Transport: &http.Transport{DialContext: dial, DisableKeepAlives: true}}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return "", err
	}
	response, err := client.Do(request)
	if err != nil {
		return "", err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	return string(body), err
}
