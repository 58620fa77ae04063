package lab_test

import (
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/lab"
	"github.com/ipsx/ipsx/sdk"
	"github.com/ipsx/ipsx/service/pair"
	"github.com/ipsx/ipsx/service/tunnel"
	"github.com/ipsx/ipsx/wallet"
)

// TestNothingPassesUnpaid has Mallory take a lease as far as the tunnel, and never pay. She gets the exit check, at most 64 KiB of it, and nothing
// else: the packets on the provider's cable say so.
func TestNothingPassesUnpaid(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	n.provide()
	host := n.Host("mallory", "11.6.0.1/24")
	m := n.mallory()
	wire := n.Provider.Capture()
	deal, configuration := m.propose()
	host.WireGuard(configuration)

	for _, url := range []string{"http://" + n.Web.At(lab.HTTPPort) + "/ip", "http://web.lab.test/ip", "http://" + n.Printer.At(lab.HTTPPort) + "/ip"} {
		if out, err := host.Try("curl", "-sSf", "-m", "3", url); err == nil {
			t.Errorf("%s came unpaid: %s", url, out)
		}
	}
	used := m.useChecks(host)
	m.awaitEnd(deal)
	if _, err := host.Try("curl", "-sSf", "-m", "3", exitURL); err == nil {
		t.Error("the exit check still passes when the deal is over")
	}
	n.checkWire(wire.Talks(), host, used)
	if reached := append(n.Site.Sources(), n.Secret.Sources()...); len(reached) > 0 {
		t.Errorf("unpaid, something was reached from %v", reached)
	}
}

const exitURL = "http://" + exitAddress + "/exit?nonce=0x0000000000000000000000000000000000000000000000000000000000000001"

// mallory speaks the protocol with a program of her own, and has no money.
type mallory struct {
	net    *network
	key    ipsx.Signer
	client *sdk.Client
	events chan ipsx.Event
}

func (n *network) mallory() *mallory {
	n.t.Helper()
	key, err := wallet.Create(n.t.TempDir(), "secret", wallet.LightScrypt())
	if err != nil {
		n.t.Fatal(err)
	}
	transport := &http.Transport{DialContext: n.Requester.Dial} // the routes of her own host will lead into the tunnel
	n.t.Cleanup(transport.CloseIdleConnections)
	client, err := sdk.Dial(n.t.Context(), "http://"+exchangeAddress, sdk.Options{Signer: key, HTTP: &http.Client{Transport: transport}})
	if err != nil {
		n.t.Fatal(err)
	}
	m := &mallory{net: n, key: key, client: client, events: make(chan ipsx.Event, 64)}
	go m.follow()
	return m
}

func (m *mallory) follow() {
	for event, err := range m.client.Events(m.net.t.Context(), 0) {
		if err != nil {
			return
		}
		select {
		case m.events <- event:
		case <-m.net.t.Context().Done():
			return
		}
	}
}

// propose requests an address, and returns the deal and how its tunnel is reached with a plain WireGuard client.
func (m *mallory) propose() (deal ipsx.Hash, configuration string) {
	t := m.net.t
	t.Helper()
	key, terms, price := tunnel.NewKey(), m.client.Terms(), ipsx.IPSX(1)
	result, err := m.client.Request(t.Context(), ipsx.Request{Exchange: terms.Exchange, Requester: m.client.Wallet(), Signer: m.key.Address(), Count: 1, MinCount: 1,
		Protocol: ipsx.Any, Scope: ipsx.Browse, Seconds: 60, MaxPricePerSecond: price, MaxPricePerGiB: price, MaxTotal: price.Mul(100),
		TunnelKey: ipsx.Hash(key.Public()), Expiry: time.Now().Add(time.Minute).Unix(), Nonce: uint64(time.Now().UnixMicro())})
	if err != nil || len(result.Deals) != 1 {
		t.Fatalf("Mallory got %d deals: %v", len(result.Deals), err)
	}
	agreed := result.Deals[0].Deal.Message
	deal = terms.Domain.Digest(agreed)
	hello := m.awaitHello(deal, pair.NewChannel(deal, ipsx.RequesterRole, key.Bytes(), agreed.ProviderKey, 0, 0))
	var file strings.Builder
	err = tunnel.Config{PrivateKey: key, Inner: hello.Inner, DNS: hello.ProviderInner[:1], MTU: hello.MTU, Peer: tunnel.PublicKey(agreed.ProviderKey),
		Endpoint: hello.Endpoints[0]}.Write(&file)
	if err != nil {
		t.Fatal(err)
	}
	return deal, file.String()
}

// awaitHello waits until the provider says where its tunnel is.
func (m *mallory) awaitHello(deal ipsx.Hash, channel *pair.Channel) (hello pair.Hello) {
	m.net.t.Helper()
	timeout := time.After(10 * time.Second)
	for {
		select {
		case event := <-m.events:
			if event.Message == nil || event.Message.Message.Deal != deal {
				continue
			}
			envelope, err := channel.Open(event.Message.Message)
			if err == nil {
				hello, err = pair.As[pair.Hello](envelope)
			}
			if err != nil {
				m.net.t.Fatal(err)
			}
			return hello
		case <-timeout:
			m.net.t.Fatal("the provider said no hello")
		}
	}
}

// useChecks uses the exit check as a pipe for as long as it passes, and returns how many bytes went through it.
func (m *mallory) useChecks(h *lab.Host) (used int) {
	m.net.t.Helper()
	client := h.HTTP()
	client.Timeout = 3 * time.Second
	padding := strings.Repeat("x", 3<<10)
	for used < 4*ipsx.MaxExitCheckSize {
		request, err := http.NewRequestWithContext(m.net.t.Context(), http.MethodGet, exitURL, nil)
		if err != nil {
			m.net.t.Fatal(err)
		}
		request.Header.Set("X-Padding", padding)
		response, err := client.Do(request)
		if err != nil {
			break
		}
		got, err := io.Copy(io.Discard, response.Body)
		response.Body.Close()
		if err != nil {
			break
		}
		used += len(padding) + int(got)
	}
	if used == 0 {
		m.net.t.Error("the exit check does not pass")
	}
	return used
}

// awaitEnd waits until the exchange gives the deal up.
func (m *mallory) awaitEnd(deal ipsx.Hash) {
	m.net.t.Helper()
	timeout := time.After(ipsx.ConnectTimeout + ipsx.EndTimeout)
	for {
		select {
		case event := <-m.events:
			view := event.Deal
			if view == nil || view.Hash != deal || view.Status.Live() {
				continue
			}
			if view.Status != ipsx.DealExpired || view.Active != 0 {
				m.net.t.Errorf("the unpaid deal is %s (%s)", view.Status, view.Reason)
			}
			return
		case <-timeout:
			m.net.t.Fatal("the unpaid deal did not end")
		}
	}
}

// checkWire looks at what passed the provider's cable: its own talks with exchange and chain, Mallory's tunnel, and the exit check.
func (n *network) checkWire(talks map[lab.Talk]lab.Traffic, mallory *lab.Host, used int) {
	n.t.Helper()
	own := []string{exchangeAddress, chainAddress}
	passed := 0
	for talk, traffic := range talks {
		switch {
		case talk.Remote.String() == exitAddress:
			passed += traffic.Payload
		case talk.Remote.Addr() != mallory.Addr() && !slices.Contains(own, talk.Remote.String()):
			n.t.Errorf("on the provider's cable: %+v, %d packets", talk, traffic.Packets)
		}
	}
	if passed < used || passed > ipsx.MaxExitCheckSize {
		n.t.Errorf("%d bytes passed to and from the exit check; Mallory used %d, %d are the most", passed, used, ipsx.MaxExitCheckSize)
	}
}
