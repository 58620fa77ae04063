package lab_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/netip"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/ipsx/ipsx/lab"
	"github.com/ipsx/ipsx/lab/web"
)

func TestHostsReachEachOtherUnderTheirOwnAddresses(t *testing.T) {
	w := lab.NewWorld(t)
	for _, h := range []*lab.Host{w.Exchange, w.Provider, w.Requester} {
		var report web.Report
		if err := json.Unmarshal([]byte(h.Run("curl", "-sS", "http://web.lab.test/")), &report); err != nil {
			t.Fatal(err)
		}
		if report.Seen != h.Addr() || report.Host != "web.lab.test" {
			t.Errorf("%s was seen as %+v", h.Name, report)
		}
	}
	second := w.Provider.Addrs[1]
	if got := w.Provider.Run("curl", "-sS", "--interface", second.String(), "http://web.lab.test/ip"); got != second.String() {
		t.Errorf("the provider's second address was seen as %s", got)
	}
	want := []netip.Addr{w.Exchange.Addr(), w.Provider.Addr(), w.Requester.Addr(), second}
	if !slices.Equal(w.Site.Sources(), want) {
		t.Errorf("the site saw %v, not %v", w.Site.Sources(), want)
	}
}

func TestTheLANIsReachedFromItsProviderOnly(t *testing.T) {
	w := lab.NewWorld(t)
	for _, name := range []string{"lan.lab.test", "metadata.lab.test", "loopback.lab.test"} {
		w.Provider.Run("curl", "-sS", "http://"+name+"/ip") // a test that forbids it must be able to fail
		if out, err := w.Requester.Try("curl", "-sS", "-m", "5", "http://"+name+"/ip"); err == nil {
			t.Errorf("the requester reached %s: %s", name, out)
		}
	}
	if n := len(w.Secret.Sources()); n != 3 {
		t.Errorf("the provider asked its LAN %d times, not 3", n)
	}
}

func TestTheTestItselfDialsAndListensOnHosts(t *testing.T) {
	w := lab.NewWorld(t)
	response, err := w.Requester.HTTP().Get("http://" + w.Web.At(lab.HTTPPort) + "/bytes/5000000")
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	got, err := io.ReadAll(response.Body)
	want, _ := io.ReadAll(web.Content(5_000_000))
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("downloaded %d bytes, not the content: %v", len(got), err)
	}
	conn, err := w.Exchange.Dial(t.Context(), "udp", w.Web.At(lab.EchoPort))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	if _, err := conn.Write([]byte("hello")); err != nil {
		t.Fatal(err)
	}
	buffer := make([]byte, 16)
	if n, err := conn.Read(buffer); err != nil || string(buffer[:n]) != "hello" {
		t.Errorf("the echo said %q, %v", buffer[:n], err)
	}
	if _, err := w.Requester.Dial(t.Context(), "tcp", "web.lab.test:80"); err == nil {
		t.Error("dialling a name did not fail")
	}
}

func TestIPv6(t *testing.T) {
	l := lab.New(t)
	a, b := l.Host("a", "11.1.0.1/24", "2a0f::1:0:0:0:1/64"), l.Host("b", "2a0f:0:0:2::1/64")
	site := &web.Site{}
	listener := b.Listen(b.At(80))
	go func() { _ = site.Serve(listener) }() // ends with the listener
	if got := a.Run("curl", "-sS", "http://"+b.At(80)+"/ip"); got != a.Addrs[1].String() {
		t.Errorf("a was seen as %s", got)
	}
}

func TestACutHostIsBackAfterJoin(t *testing.T) {
	w := lab.NewWorld(t)
	url := "http://" + w.Web.At(lab.HTTPPort) + "/ip"
	w.Requester.Cut()
	if out, err := w.Requester.Try("curl", "-sS", "-m", "2", url); err == nil {
		t.Errorf("a host without a link reached the web: %s", out)
	}
	w.Requester.Join()
	w.Requester.Run("curl", "-sS", "-m", "10", url)
	w.Web.Run("curl", "-sS", url) // and its neighbour never lost its own
}

func TestProcesses(t *testing.T) {
	w := lab.NewWorld(t)
	p := w.Web.Start("sh", "-c", "echo ready; exec sleep 60")
	if got := p.Await("read"); got != "ready" {
		t.Errorf("waited for a line and got %q", got)
	}
	p.Kill()
	if p.Err() == nil || !strings.Contains(p.Err().Error(), "killed") {
		t.Errorf("a killed process ended with %v", p.Err())
	}
	polite := w.Web.Start("sh", "-c", "trap 'echo bye; exit 0' TERM; echo ready; while :; do sleep 0.1; done")
	polite.Await("ready")
	_ = polite.Stop() // its exit is what the output shows
	if !strings.Contains(polite.Output(), "bye") {
		t.Errorf("SIGTERM did not reach the process; it printed %q", polite.Output())
	}
}

// TestPlainWireGuard joins two plain WireGuard clients, as a lease's exported file will join one with a provider.
func TestPlainWireGuard(t *testing.T) {
	w := lab.NewWorld(t)
	serverPrivate, serverPublic := lab.GenerateKey(t)
	clientPrivate, clientPublic := lab.GenerateKey(t)
	w.Provider.WireGuard(fmt.Sprintf("[Interface]\nPrivateKey = %s\nListenPort = 51820\nAddress = 10.77.0.1/32\n"+
		"[Peer]\nPublicKey = %s\nAllowedIPs = 10.77.0.2/32\n", serverPrivate, clientPublic))
	tunnel := w.Requester.WireGuard(fmt.Sprintf("[Interface]\nPrivateKey = %s\nAddress = 10.77.0.2/32\nDNS = 10.77.0.1\nMTU = 1380\n"+
		"[Peer]\nPublicKey = %s\nAllowedIPs = 0.0.0.0/0\nEndpoint = %s\n", clientPrivate, serverPublic, w.Provider.At(51820)))

	got := w.Requester.Run("curl", "-sS", "-m", "20", "http://10.77.0.1/ip") // the provider's own site, through the tunnel
	if got != tunnel.Addresses[0].Addr().String() {
		t.Errorf("the far end of the tunnel saw %s", got)
	}
	w.Provider.Run("ip", "route", "del", "default", "via", "11.2.0.254") // now it answers from its other address, and WireGuard follows it there
	sums := w.Requester.Run("sh", "-c", "curl -sS -m 60 http://10.77.0.1/bytes/20000000 | sha256sum")
	if want := sum(t, 20_000_000); sums != want {
		t.Errorf("a download through the tunnel is %s, not %s", sums, want)
	}
	if out, err := w.Requester.Try("curl", "-sS", "-m", "3", "http://"+w.Web.At(lab.HTTPPort)+"/ip"); err == nil {
		t.Errorf("traffic left beside the tunnel, as %s", out)
	}
}

const deadLab = "IPSX_LAB_DIES"

// TestTheNextLabRemovesADeadOne kills a process in the middle of its test, and looks for what it left.
func TestTheNextLabRemovesADeadOne(t *testing.T) {
	if os.Getenv(deadLab) != "" {
		w := lab.NewWorld(t)
		w.Web.Start("sleep", "600")
		fmt.Println("standing")
		<-t.Context().Done() // never: it is killed
	}
	lab.New(t) // or skip
	victim := exec.Command(os.Args[0], "-test.run=^"+t.Name()+"$", "-test.v")
	victim.Env = append(os.Environ(), deadLab+"=1")
	out, err := victim.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := victim.Start(); err != nil {
		t.Fatal(err)
	}
	awaitText(t, out, "standing")
	pattern := filepath.Join("/run/netns", fmt.Sprintf("ipsx-lab-%d-*", victim.Process.Pid))
	if left, _ := filepath.Glob(pattern); len(left) == 0 {
		t.Fatal("the victim made no namespaces")
	}
	_ = victim.Process.Kill()
	_ = victim.Wait() // killed, as it should be

	lab.New(t)
	if left, _ := filepath.Glob(pattern); len(left) != 0 {
		t.Errorf("still there: %v", left)
	}
}

func awaitText(t *testing.T, r io.Reader, text string) {
	t.Helper()
	var seen strings.Builder
	buffer := make([]byte, 1024)
	for !strings.Contains(seen.String(), text) {
		n, err := r.Read(buffer)
		seen.Write(buffer[:n])
		if err != nil {
			t.Fatalf("waiting for %q: %v after %q", text, err, seen.String())
		}
	}
}
