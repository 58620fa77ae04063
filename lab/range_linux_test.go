package lab_test

import (
	"net/netip"
	"slices"
	"strings"
	"testing"

	"github.com/ipsx/ipsx/lab"
)

// centre is a data centre to which a range is routed.
func (n *network) centre() *lab.Host {
	n.t.Helper()
	h := n.Host("centre", "11.9.0.1/24")
	n.Lead("11.20.0.0/16", h)
	return h
}

// offerRange starts a provider on the host that offers the range; how says the rest.
func (n *network) offerRange(h *lab.Host, prefix string, how ...string) *lab.Process {
	n.t.Helper()
	args := []string{"provide", "--country", "DE", "--kind", "datacenter", "--address", prefix, "--endpoint", h.Addr().String(), "--port", "51820"}
	return n.actor(h, "").start(append(args, how...)...)
}

// TestARangeIsLeasedAddressByAddress: Alice's data centre has a /16 routed to it and an address on no interface of it. Each lease leaves from one of its own, and reaches
// nothing of hers: neither another address of the range, nor what a route leads to that she makes while the leases run.
func TestARangeIsLeasedAddressByAddress(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	centre := n.centre()
	refused := n.offerRange(centre, "11.20.0.0/16")
	<-refused.Done()
	if err := refused.Err(); err == nil || !strings.Contains(refused.Output(), "ip route add local 11.20.0.0/16 dev lo") {
		t.Errorf("a range that does not end at the machine was offered, or refused without help: %v %s", err, refused.Output())
	}
	centre.Run("ip", "route", "add", "local", "11.20.0.0/16", "dev", "lo")
	serving := n.offerRange(centre, "11.20.0.0/16")
	serving.Await("offered")

	bob := n.actor(n.Requester, "50 IPSX")
	r := bob.rent("--count", "3", "--for", "5m")
	var leased []netip.Addr
	for _, f := range r.leased {
		leased = append(leased, f.Leased)
		if seen := n.through(f, n.Web.At(lab.HTTPPort)); seen != f.Leased.String() {
			t.Errorf("the web server saw %s, not %s", seen, f.Leased)
		}
		n.echo(n.socksUDP(f.Proxy, n.Web.At(lab.EchoPort)))
	}
	slices.SortFunc(leased, netip.Addr.Compare)
	if len(slices.Compact(leased)) != 3 || !netip.MustParsePrefix("11.20.0.0/16").Contains(leased[0]) {
		t.Errorf("leased %v", leased)
	}
	n.ServeSite(n.Secret, centre)
	if page := n.through(r.leased[0], "11.20.7.7:80"); page != "" {
		t.Errorf("the lease reached the range: %s", page)
	}
	n.sawOnly(leased...)

	office := n.Host("office", "11.30.0.1/24")
	n.ServeSite(n.Site, office)
	if seen := n.through(r.leased[0], office.At(lab.HTTPPort)); seen == "" {
		t.Error("the internet is not reached")
	}
	given := n.LAN("10.77.0.0/24", centre, office)
	centre.Run("ip", "route", "add", "11.30.0.0/24", "via", given[1].String()) // a network of hers from now on
	if page := n.through(r.leased[0], office.At(lab.HTTPPort)); page != "" {
		t.Errorf("the lease reached a network behind a gateway of the provider's: %s", page)
	}
	if bills := r.end(); len(bills) != 1 || bills[0].Denied["own-network"] < 2 {
		t.Errorf("the refused flows are not on the bill: %+v", bills)
	}
}

// through is what a page tells a visitor through a leased address; empty when it is not reached.
func (n *network) through(f face, address string) string {
	n.t.Helper()
	page, err := n.Requester.Try("curl", "-sS", "-m", "10", "-x", "socks5h://"+f.Proxy, "http://"+address+"/ip")
	if err != nil {
		return ""
	}
	return page
}
