package lab_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/ipsx/ipsx/lab"
)

// TestTheWholeMachineGoesThroughALease: with `ipsx vpn up` whatever Bob's machine sends comes from Alice's address, names included. When the program is killed nothing gets out, until
// `ipsx vpn reset`; then all is as it was. What passed Bob's cable is looked at.
func TestTheWholeMachineGoesThroughALease(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	alice, serving := n.provide()
	bob := n.actor(n.Requester, "50 IPSX")
	n.Requester.Run("sysctl", "-qw", "net.ipv4.conf.all.rp_filter=1", "net.ipv4.conf.eth0.rp_filter=1") // strict, as some distributions have it
	before := bob.machine()
	cable := n.Requester.Capture()

	up := bob.goesThrough(n.Provider.Addrs[0].String())
	if got, want := n.Requester.Run("sh", "-c", "curl -sS -m 60 http://web.lab.test/bytes/20000000 | sha256sum"), sum(t, 20_000_000); got != want {
		t.Errorf("the download's hash is %s, not %s", got, want)
	}
	echo, err := n.Requester.Dial(t.Context(), "udp", n.Web.At(lab.EchoPort))
	if err != nil {
		t.Fatal(err)
	}
	n.echo(echo)
	if out, err := n.Requester.Try("ip", "-6", "route", "get", "2001:db8::1"); err == nil {
		t.Errorf("IPv6, which the lease has not, is routed: %s", out)
	}
	if out, err := n.Requester.Try("env", bob.command([]string{"vpn", "up"})...); err == nil || !strings.Contains(err.Error(), "ipsx vpn down") {
		t.Errorf("a second one is not refused as it should be: %s, %v", out, err)
	}

	up.Kill()
	for _, site := range []string{"http://web.lab.test/ip", "http://" + n.Web.Addr().String() + "/ip"} {
		if seen, err := n.Requester.Try("curl", "-sS", "-m", "3", site); err == nil {
			t.Errorf("after the program was killed %s is reached, from %s", site, seen)
		}
	}
	if s := bob.vpn(); s.Up || !s.Blocked {
		t.Errorf("after the program was killed the status is %+v", s)
	}
	for talk := range cable.Talks() {
		if talk.Remote.Addr() == n.Web.Addr() {
			t.Errorf("%v passed the cable", talk)
		}
	}
	n.sawOnly(n.Provider.Addrs[0])

	bob.goesThrough(n.Provider.Addrs[1].String()) // while the kill switch stands; the first lease is not over yet for Alice
	bob.run("vpn", "down")
	bob.isAsBefore(before)
	if said := bob.run("vpn", "reset"); !strings.Contains(said, "nothing") {
		t.Errorf("a reset without need says %q", said)
	}

	bob.goesThrough("").Kill()
	if said := bob.run("vpn", "reset"); !strings.Contains(said, "kill switch") {
		t.Errorf("the reset says %q", said)
	}
	bob.isAsBefore(before)
	if err := serving.Stop(); err != nil {
		t.Errorf("the provider ended with %v", err)
	}
	if alice.deposit().IsZero() {
		t.Error("Alice was paid nothing")
	}
}

// goesThrough leads the machine through a lease of this address; empty: of any.
func (a *actor) goesThrough(leased string) *lab.Process {
	t := a.net.t
	t.Helper()
	up := a.start("vpn", "up", "--for", "2m")
	up.Await("sends from")
	if s := a.vpn(); !s.Up || !s.Blocked {
		t.Errorf("the status is %+v", s)
	}
	if seen := a.host.Run("curl", "-sS", "-m", "20", "http://web.lab.test/ip"); leased != "" && seen != leased {
		t.Errorf("the web saw %s, not %s", seen, leased)
	}
	return up
}

// vpn is what `ipsx vpn status --json` says.
func (a *actor) vpn() (s struct{ Up, Blocked bool }) {
	a.net.t.Helper()
	if err := json.Unmarshal([]byte(a.run("vpn", "status", "--json")), &s); err != nil {
		a.net.t.Fatal(err)
	}
	return s
}

// machine is what of the host a VPN changes.
func (a *actor) machine() string {
	a.net.t.Helper()
	return a.host.Run("sh", "-c", "cat /etc/resolv.conf; ip rule; ip -6 rule; ip route show table all; ip -o link | cut -d: -f2; nft list ruleset; cat /proc/sys/net/ipv4/conf/all/src_valid_mark")
}

func (a *actor) isAsBefore(before string) {
	t := a.net.t
	t.Helper()
	if now := a.machine(); now != before {
		t.Errorf("the machine was\n%s\nand is\n%s", before, now)
	}
	if seen := a.host.Run("curl", "-sS", "-m", "20", "http://web.lab.test/ip"); seen != a.host.Addr().String() {
		t.Errorf("the web saw %s, not the machine's own address", seen)
	}
}
