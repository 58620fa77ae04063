package web_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"
	"testing"

	"github.com/ipsx/ipsx/lab/web"
)

func listen(t *testing.T) net.Listener {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
	return listener
}

func listenPacket(t *testing.T) net.PacketConn {
	t.Helper()
	conn, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	return conn
}

// in runs a server until the test ends, and fails the test when it ends otherwise.
func in(t *testing.T, serve func() error, stop io.Closer) {
	t.Helper()
	done := make(chan error, 1)
	go func() { done <- serve() }()
	t.Cleanup(func() {
		stop.Close()
		if err := <-done; err != nil {
			t.Errorf("serving: %v", err)
		}
	})
}

func TestSiteReportsItsVisitors(t *testing.T) {
	site, listener := &web.Site{}, listen(t)
	in(t, func() error { return site.Serve(listener) }, listener)
	url := "http://" + listener.Addr().String()

	response, err := http.Post(url+"/upload", "text/plain", strings.NewReader("abc"))
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	var report web.Report
	if err := json.NewDecoder(response.Body).Decode(&report); err != nil {
		t.Fatal(err)
	}
	home := netip.MustParseAddr("127.0.0.1")
	if report.Seen != home || report.Bytes != 3 || !strings.HasPrefix(report.SHA256, "ba7816bf") { // SHA-256 of "abc", FIPS 180-4
		t.Errorf("the report is wrong: %+v", report)
	}
	if !slices.Equal(site.Sources(), []netip.Addr{home}) {
		t.Errorf("the site remembers %v", site.Sources())
	}
}

func TestDownloadIsTheKnownContent(t *testing.T) {
	site, listener := &web.Site{}, listen(t)
	in(t, func() error { return site.Serve(listener) }, listener)
	response, err := http.Get("http://" + listener.Addr().String() + "/bytes/100000")
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	got, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	want, err := io.ReadAll(web.Content(100000))
	if err != nil || len(want) != 100000 || !bytes.Equal(got, want) {
		t.Errorf("downloaded %d bytes that are not the content (%v)", len(got), err)
	}
}

func TestEchoAnswersAndRemembers(t *testing.T) {
	site, conn := &web.Site{}, listenPacket(t)
	in(t, func() error { return site.ServeEcho(conn) }, conn)
	client, err := net.Dial("udp", conn.LocalAddr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	if _, err := client.Write([]byte("hello")); err != nil {
		t.Fatal(err)
	}
	buffer := make([]byte, 16)
	n, err := client.Read(buffer)
	if err != nil || string(buffer[:n]) != "hello" || len(site.Sources()) != 1 {
		t.Errorf("echoed %q, %v; saw %v", buffer[:n], err, site.Sources())
	}
}

func TestDNSAnswersFromItsTable(t *testing.T) {
	both := []netip.Addr{netip.MustParseAddr("11.4.0.1"), netip.MustParseAddr("127.0.0.1")}
	dns, conn := web.NewDNS(map[string][]netip.Addr{"both.lab.test": both}), listenPacket(t)
	in(t, func() error { return dns.Serve(conn) }, conn)
	resolver := &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, "udp", conn.LocalAddr().String())
	}}
	got, err := resolver.LookupNetIP(t.Context(), "ip4", "both.lab.test.")
	slices.SortFunc(got, netip.Addr.Compare) // a resolver prefers near addresses
	if err != nil || !slices.Equal(got, both) {
		t.Errorf("both.lab.test is %v, %v", got, err)
	}
	if _, err := resolver.LookupNetIP(t.Context(), "ip4", "nowhere.lab.test."); err == nil {
		t.Error("a name outside the table exists")
	}
	if dns.Asked("both.lab.test") == 0 {
		t.Error("the question was not counted")
	}
}
