package lab_test

import (
	"fmt"
	"net/netip"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ipsx/ipsx/lab"
)

const open = lab.NAT("open")

var natKinds = []lab.NAT{lab.FullCone, lab.PortRestricted, lab.Symmetric, lab.NoUDP}

// relayedWithin is how long a way by a relay may take to find.
const relayedWithin = 2 * time.Second

// natted is a network in which a relay runs.
type natted struct{ *network }

func newNatted(t *testing.T) natted {
	t.Helper()
	return natted{newNetwork(t, "--relay-listen", relayAddress, "--relay-tcp-listen", relayTCPAddress)}
}

// copied is the actor with data of its own on another host: a second node of its wallet.
func (a *actor) copied(to *lab.Host) *actor {
	t := a.net.t
	t.Helper()
	b := &actor{net: a.net, host: to, data: t.TempDir(), wallet: a.wallet}
	if err := os.CopyFS(b.data, os.DirFS(a.data)); err != nil {
		t.Fatal(err)
	}
	return b
}

// share offers a home's public address, in a country.
func (a *actor) share(router *lab.Host, country string) {
	a.net.t.Helper()
	a.start("provide", "--country", country, "--kind", "residential", "--address", fmt.Sprintf("%s=%s", router.Addr(), a.host.Addr())).Await("offered")
}

// pairsInShort are those of TestWaysThroughNATs that every run tries; with IPSX_NAT_TABLE, as `make bench` sets it, all are.
var pairsInShort = map[[2]lab.NAT]bool{ // requester, provider
	{open, open}: true, {open, lab.Symmetric}: true, {lab.PortRestricted, lab.PortRestricted}: true, {lab.Symmetric, lab.FullCone}: true, {lab.Symmetric, lab.Symmetric}: true, {lab.NoUDP, lab.NoUDP}: true,
}

// TestWaysThroughNATs: whatever is between the two, there is a way, and a straight one wherever one side lets anybody in. With IPSX_NAT_TABLE all pairs are tried, relayed ones have to have their way
// within 2 s, and the table of docs/nat.md is logged.
func TestWaysThroughNATs(t *testing.T) {
	t.Parallel()
	n := newNatted(t)
	whole := os.Getenv("IPSX_NAT_TABLE") != ""
	alice := n.actor(n.Provider, "")
	countries, mine, theirKinds := map[lab.NAT]string{open: "DE"}, []lab.NAT{open}, append([]lab.NAT{open}, natKinds...)
	bobs := map[lab.NAT]*actor{open: n.actor(n.Requester, "50 IPSX")}
	for i, nat := range natKinds {
		countries[nat], mine = []string{"AT", "BE", "CH", "DK"}[i], append(mine, nat)
		router, inside := n.Home(fmt.Sprintf("alice%d", i), fmt.Sprintf("11.10.%d.1/24", i), nat)
		alice.copied(inside).share(router, countries[nat])
		_, inside = n.Home(fmt.Sprintf("bob%d", i), fmt.Sprintf("11.11.%d.1/24", i), nat)
		bobs[nat] = n.actor(inside, "50 IPSX")
	}
	alice.start("provide", "--country", "DE", "--kind", "residential", "--address", n.Provider.Addr().String(), "--port", "51820").Await("offered")
	var table sync.Map
	for round := range mine { // in each, every provider has a requester of its own
		t.Run(fmt.Sprint(round), func(t *testing.T) {
			for i, theirs := range theirKinds {
				mine := mine[(i+round)%len(mine)]
				if !whole && !pairsInShort[[2]lab.NAT{mine, theirs}] {
					continue
				}
				t.Run(fmt.Sprintf("%s to %s", mine, theirs), func(t *testing.T) {
					t.Parallel()
					r := bobs[mine].rent("--country", countries[theirs], "--for", "1m")
					table.Store([2]lab.NAT{mine, theirs}, fmt.Sprintf("%s, %d ms", kindOfWay(r.leased[0].Way), r.leased[0].WayMillis))
					if straight := isStraight(r.leased[0].Way); straight != meets(mine, theirs) {
						t.Errorf("the way is %s", r.leased[0].Way)
					}
					if took := time.Duration(r.leased[0].WayMillis) * time.Millisecond; whole && took > relayedWithin {
						t.Errorf("the way took %s", took)
					}
					r.end()
				})
			}
		})
	}
	if whole {
		t.Log("\n" + natTable(&table, mine))
	}
}

func natTable(table *sync.Map, mine []lab.NAT) string {
	text := strings.Builder{}
	fmt.Fprintf(&text, "| requester ↓, provider → | %s |\n|%s\n", joined(append([]lab.NAT{open}, natKinds...)), strings.Repeat("---|", len(natKinds)+2))
	for _, m := range mine {
		fmt.Fprintf(&text, "| %s |", m)
		for _, theirs := range append([]lab.NAT{open}, natKinds...) {
			cell, _ := table.Load([2]lab.NAT{m, theirs})
			fmt.Fprintf(&text, " %v |", cell)
		}
		text.WriteString("\n")
	}
	return text.String()
}

func joined(kinds []lab.NAT) string {
	var names []string
	for _, k := range kinds {
		names = append(names, string(k))
	}
	return strings.Join(names, " | ")
}

func isStraight(way string) bool {
	_, err := netip.ParseAddrPort(way)
	return err == nil
}

func kindOfWay(way string) string {
	if isStraight(way) {
		return "direct"
	}
	return "relay"
}

// meets says whether the two NATs let a straight way be.
func meets(a, b lab.NAT) bool {
	pair := []lab.NAT{a, b}
	switch {
	case slices.Contains(pair, lab.NoUDP):
		return false
	case slices.Contains(pair, lab.Symmetric):
		return slices.Contains(pair, lab.FullCone) || slices.Contains(pair, open)
	}
	return true
}

// TestRelayOnlyShowsNoAddress: the provider has an endpoint that anybody reaches, and still sees nothing of a requester that wishes to stay unknown.
func TestRelayOnlyShowsNoAddress(t *testing.T) {
	t.Parallel()
	n := newNatted(t)
	n.provide()
	bob, seen := n.actor(n.Requester, "50 IPSX"), n.Provider.Capture()
	r := bob.rent("--relay-only", "--for", "1m")
	if isStraight(r.leased[0].Way) {
		t.Errorf("the way is %s", r.leased[0].Way)
	}
	if r.leased[0].WireGuard != "" {
		t.Error("a WireGuard file was written, which leads straight to the provider")
	}
	bob.downloads(r, 3_000_000)
	if took := time.Duration(r.leased[0].WayMillis) * time.Millisecond; took > relayedWithin {
		t.Logf("the way took %s to find, which is a matter of the machine's load", took)
	}
	r.end()
	relayed := 0
	for talk, traffic := range seen.Talks() {
		if talk.Remote.Addr() == n.Requester.Addr() || talk.Local.Addr() == n.Requester.Addr() {
			t.Errorf("the provider saw the requester: %+v", talk)
		}
		if talk.Remote.Addr() == n.Exchange.Addr() && talk.Protocol == 17 {
			relayed += traffic.Payload
		}
	}
	if relayed < 3_000_000 {
		t.Errorf("only %d bytes went by the relay", relayed)
	}
}

// downloads fetches so many bytes through the lease.
func (a *actor) downloads(r *rental, bytes int) {
	t := a.net.t
	t.Helper()
	got := a.host.Run("sh", "-c", fmt.Sprintf("curl -sS -m 60 -x socks5h://%s http://web.lab.test/bytes/%d | sha256sum", r.leased[0].Proxy, bytes))
	if want := sum(t, int64(bytes)); got != want {
		t.Errorf("the download's hash is %s, not %s", got, want)
	}
}

// TestARelayedLeaseGoesStraight: a firewall that let no UDP pass opens, and the lease leaves the relay.
func TestARelayedLeaseGoesStraight(t *testing.T) {
	t.Parallel()
	n := newNatted(t)
	router, inside := n.Home("alice", "11.10.0.1/24", lab.PortRestricted)
	n.actor(inside, "").share(router, "AT")
	firewall, inside := n.Home("bob", "11.11.0.1/24", lab.NoUDP)
	bob := n.actor(inside, "50 IPSX")
	r := bob.rent("--country", "AT", "--for", "2m", "--log-level", "info")
	if isStraight(r.leased[0].Way) {
		t.Fatalf("the way is %s", r.leased[0].Way)
	}
	firewall.Unblock()
	r.process.Await("way=11.10.0.1:")
	bob.downloads(r, 100_000) // the provider follows to where the newest packet came from: what was under way by the relay comes first
	seen := inside.Capture()
	bob.downloads(r, 3_000_000)
	straight := 0
	for talk, traffic := range seen.Talks() {
		if talk.Remote.Addr() == router.Addr() {
			straight += traffic.Payload
		}
	}
	if straight < 3_000_000 {
		t.Errorf("only %d bytes went straight: %v", straight, seen.Talks())
	}
	for _, b := range r.end() {
		if b.Reason != "stopped" {
			t.Errorf("the lease ended as %s", b.Reason)
		}
	}
}

// TestALeaseSurvivesAMove: Bob goes from one network to another, over a straight way and by the relay, and his lease goes on.
func TestALeaseSurvivesAMove(t *testing.T) {
	t.Parallel()
	for _, relayOnly := range []bool{false, true} {
		t.Run(fmt.Sprintf("relayOnly=%v", relayOnly), func(t *testing.T) {
			t.Parallel()
			n := newNatted(t)
			_, alice := n.provide()
			bob := n.actor(n.Requester, "50 IPSX")
			r := bob.rent("--for", "2m", fmt.Sprintf("--relay-only=%v", relayOnly))
			bob.downloads(r, 100_000)
			alice.Await("0.0003") // paid for the next 8 s
			n.Requester.Move("11.8.0.1/24")
			bob.downloads(r, 100_000)
			for _, b := range r.end() {
				if b.Reason != "stopped" {
					t.Errorf("the lease ended as %s", b.Reason)
				}
			}
		})
	}
}
