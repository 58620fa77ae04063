package lab_test

import (
	"io"
	"net"
	"net/http"
	"net/netip"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/pion/logging"
	"github.com/pion/turn/v5"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/lab"
	"github.com/ipsx/ipsx/sdk"
	"github.com/ipsx/ipsx/wallet"
)

const (
	relayAddress    = "11.1.0.1:3478"
	relayTCPAddress = "11.1.0.1:5349"
)

// asSDK is the actor as a program on its host, which speaks with the exchange itself.
func (a *actor) asSDK() *sdk.Client {
	t := a.net.t
	t.Helper()
	address, err := ipsx.ParseAddress(a.wallet)
	if err != nil {
		t.Fatal(err)
	}
	key, err := wallet.Open(filepath.Join(a.data, "keys"), address, "of the lab")
	if err != nil {
		t.Fatal(err)
	}
	transport := &http.Transport{DialContext: a.host.Dial}
	t.Cleanup(transport.CloseIdleConnections)
	client, err := sdk.Dial(t.Context(), "http://"+exchangeAddress, sdk.Options{Signer: key, HTTP: &http.Client{Transport: transport}})
	if err != nil {
		t.Fatal(err)
	}
	return client
}

// relayAccess is the actor's to the relay, for its one live deal.
func (a *actor) relayAccess() (ipsx.Hash, ipsx.RelayAccess) {
	t, client := a.net.t, a.asSDK()
	t.Helper()
	page, err := client.Deals(t.Context(), ipsx.DealFilter{Live: true})
	if err != nil || len(page.Deals) != 1 {
		t.Fatalf("%d deals: %v", len(page.Deals), err)
	}
	access, err := client.Relay(t.Context(), page.Deals[0].Hash)
	if err != nil {
		t.Fatal(err)
	}
	return page.Deals[0].Hash, access
}

// turnClient speaks with the relay from the actor's host, by TCP if that is wished.
func (a *actor) turnClient(access ipsx.RelayAccess, tcp bool) *turn.Client {
	t := a.net.t
	t.Helper()
	server := relayAddress
	var through net.PacketConn
	if tcp {
		conn, err := a.host.Dial(t.Context(), "tcp", relayTCPAddress)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = conn.Close() })
		server, through = relayTCPAddress, turn.NewSTUNConn(conn)
	} else {
		through = a.host.ListenPacket(a.host.At(0))
	}
	quiet := &logging.DefaultLoggerFactory{Writer: io.Discard, DefaultLogLevel: logging.LogLevelDisabled}
	c, err := turn.NewClient(&turn.ClientConfig{TURNServerAddr: server, STUNServerAddr: server, Conn: through, Username: access.Username, Password: access.Password, LoggerFactory: quiet})
	if err == nil {
		err = c.Listen()
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	return c
}

// TestAWireGuardFileLeadsBehindNAT: Alice is at home behind a symmetric NAT, and a phone on which nothing of ours runs uses the lease that Bob rented from her, by way of
// the deal's relay port. Neither of the two sees the other's address.
func TestAWireGuardFileLeadsBehindNAT(t *testing.T) {
	t.Parallel()
	n := newNatted(t)
	router, inside := n.Home("alice", "11.10.0.1/24", lab.Symmetric)
	alice := n.actor(inside, "")
	alice.share(router, "AT")
	bob, phone := n.actor(n.Requester, "50 IPSX"), n.Host("phone", "11.6.0.1/24")
	file := filepath.Join(t.TempDir(), "lease.conf")
	r := bob.rent("--for", "5m", "--wireguard", file)
	deal, access := alice.relayAccess()
	configuration, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	seenByPhone, seenByProvider := phone.Capture(), inside.Capture()
	phone.WireGuard(string(configuration))
	if !n.serves(phone, r.leased[0].Leased) {
		t.Fatalf("the web did not see %s", r.leased[0].Leased)
	}
	if got, want := phone.Run("sh", "-c", "curl -sS -m 60 http://web.lab.test/bytes/5000000 | sha256sum"), sum(t, 5_000_000); got != want {
		t.Errorf("the download's hash is %s, not %s", got, want)
	}
	for talk := range seenByPhone.Talks() {
		if talk.Remote.String() != access.Port {
			t.Errorf("the phone spoke with %v", talk.Remote)
		}
	}
	relayed := 0
	for talk, traffic := range seenByProvider.Talks() {
		if talk.Remote.Addr() == phone.Addr() || talk.Local.Addr() == phone.Addr() {
			t.Errorf("the provider saw the phone: %+v", talk)
		}
		if talk.Remote.String() == relayAddress {
			relayed += traffic.Payload
		}
	}
	if relayed < 5_000_000 {
		t.Errorf("only %d bytes went by the relay", relayed)
	}
	n.reachesOnlyWhatItMay(bob)

	r.end()
	client := alice.asSDK()
	if _, err := client.Relay(t.Context(), deal); !ipsx.IsCode(err, ipsx.CodeTransition) {
		t.Errorf("access after the end: %v", err)
	}
	if _, err := alice.turnClient(access, false).Allocate(); err == nil {
		t.Error("the ended deal allocates")
	}
}

// reachesOnlyWhatItMay: by TCP, as from a network without UDP, the requester's relayed address exchanges datagrams with the internet, and with no network of the relay's own or behind others.
func (n *network) reachesOnlyWhatItMay(requester *actor) {
	n.t.Helper()
	_, access := requester.relayAccess()
	c := requester.turnClient(access, true)
	relayed, err := c.Allocate()
	if err != nil {
		n.t.Fatal(err)
	}
	echo := net.UDPAddrFromAddrPort(netip.AddrPortFrom(n.Web.Addr(), lab.EchoPort))
	if err := c.CreatePermission(echo); err != nil {
		n.t.Fatal(err)
	}
	text, b := "over TCP to UDP", make([]byte, 100)
	if _, err := relayed.WriteTo([]byte(text), echo); err != nil {
		n.t.Fatal(err)
	}
	if err := relayed.SetReadDeadline(time.Now().Add(10 * time.Second)); err != nil {
		n.t.Fatal(err)
	}
	if size, _, err := relayed.ReadFrom(b); err != nil || string(b[:size]) != text {
		n.t.Errorf("the echo was %q, %v", b[:size], err)
	}
	for _, forbidden := range []string{"127.0.0.1", "11.1.0.254", n.Printer.Addr().String(), "169.254.169.254"} {
		if err := c.CreatePermission(&net.UDPAddr{IP: net.ParseIP(forbidden), Port: 53}); err == nil {
			n.t.Errorf("%s is permitted", forbidden)
		}
	}
}
