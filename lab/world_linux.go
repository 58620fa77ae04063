package lab

import (
	"fmt"
	"io"
	"net/netip"
	"testing"

	"github.com/ipsx/ipsx/lab/web"
)

// Ports on which the sites of a World listen.
const (
	HTTPPort = 80
	EchoPort = 7 // RFC 862
	DNSPort  = 53
)

// World is the lab that most tests want: an exchange, a provider with two public addresses and a LAN, a requester, and the web.
//
//	exchange 11.1.0.1     requester 11.3.0.1     web 11.4.0.1 (HTTP, echo, DNS)
//	      └───────────── router ──┴──────────────┘
//	                       │
//	         provider 11.2.0.1, 11.5.0.1
//	                       │ LAN 192.168.77.0/24, 169.254.0.0/16
//	         printer 192.168.77.2, 169.254.169.254
//
// Its names are web.lab.test, and those that lie: loopback.lab.test, lan.lab.test, metadata.lab.test, provider.lab.test, and
// both.lab.test, which is the web and the printer at once.
type World struct {
	*Lab
	Exchange, Provider, Requester, Web *Host
	Printer                            *Host     // on the provider's LAN
	Site                               *web.Site // on the web: ports 80 (HTTP) and 7 (UDP echo)
	Secret                             *web.Site // what no lease may reach: HTTP on the printer and on the provider's own addresses, loopback included
	DNS                                *web.DNS  // of all hosts
}

// NewWorld makes a World; the test's end removes it.
func NewWorld(t testing.TB) *World {
	t.Helper()
	l := New(t)
	w := &World{
		Lab:       l,
		Exchange:  l.Host("exchange", "11.1.0.1/24"),
		Provider:  l.Host("provider", "11.2.0.1/24", "11.5.0.1/24"),
		Requester: l.Host("requester", "11.3.0.1/24"),
		Web:       l.Host("web", "11.4.0.1/24"),
		Printer:   l.Host("printer"),
		Site:      &web.Site{},
		Secret:    &web.Site{},
	}
	given := l.LAN("192.168.77.0/24", w.Provider, w.Printer)
	w.Provider.ns.address("lan0", netip.MustParsePrefix("169.254.0.1/16"))
	w.Printer.ns.address("lan0", netip.MustParsePrefix("169.254.169.254/16"))
	w.Printer.Addrs = given[1:]
	w.serve()
	return w
}

func (w *World) serve() {
	w.t.Helper()
	web4 := w.Web.Addr()
	w.DNS = web.NewDNS(map[string][]netip.Addr{
		"web.lab.test":      {web4},
		"loopback.lab.test": {netip.MustParseAddr("127.0.0.1")},
		"lan.lab.test":      {w.Printer.Addr()},
		"metadata.lab.test": {netip.MustParseAddr("169.254.169.254")},
		"provider.lab.test": {w.Provider.Addr()},
		"both.lab.test":     {web4, w.Printer.Addr()},
	})
	w.UseDNS(web4)
	conn := w.Web.ListenPacket(w.Web.At(DNSPort))
	w.run(func() error { return w.DNS.Serve(conn) }, conn)
	w.ServeSite(w.Site, w.Web)
	w.ServeSite(w.Secret, w.Printer)
	w.ServeSite(w.Secret, w.Provider)
}

// ServeSite lets a site answer on all addresses of a host: HTTP on port 80 and UDP echo on port 7.
func (w *World) ServeSite(site *web.Site, h *Host) {
	w.t.Helper()
	listener := h.Listen(fmt.Sprintf(":%d", HTTPPort))
	w.run(func() error { return site.Serve(listener) }, listener)
	conn := h.ListenPacket(fmt.Sprintf(":%d", EchoPort))
	w.run(func() error { return site.ServeEcho(conn) }, conn)
}

// run keeps a server running until the test ends; what its end says is the test's error.
func (l *Lab) run(serve func() error, stop io.Closer) {
	l.t.Helper()
	done := make(chan struct{})
	go func() {
		defer close(done)
		if err := serve(); err != nil {
			l.t.Errorf("a server of the lab ended: %v", err)
		}
	}()
	l.t.Cleanup(func() {
		stop.Close()
		<-done
	})
}
