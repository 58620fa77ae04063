package lab_test

import (
	"context"
	"fmt"
	"net"
	"net/netip"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
	"golang.org/x/time/rate"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/lab"
	actors "github.com/ipsx/ipsx/lab/actor"
	"github.com/ipsx/ipsx/sdk"
)

// sharedLog is a network with two exchanges of one key, whose log is on three NATS servers, each on a host of its own.
type sharedLog struct {
	*network
	server string // the program
	hosts  []*lab.Host
	nodes  map[string]*lab.Process
	acked  []ipsx.Hash
	nonce  uint64
}

func newSharedLog(t *testing.T) *sharedLog {
	t.Helper()
	path, err := program()
	if err != nil {
		t.Fatal(err)
	}
	n := &sharedLog{network: &network{World: lab.NewWorld(t), t: t, chainData: t.TempDir(), program: path}, nodes: map[string]*lab.Process{}}
	n.server = filepath.Join(t.TempDir(), "nats-server")
	if out, err := exec.Command("go", "build", "-o", n.server, "github.com/nats-io/nats-server/v2").CombinedOutput(); err != nil {
		t.Fatalf("building nats-server: %v: %s", err, out)
	}
	n.startChain()
	for i := range 3 {
		n.hosts = append(n.hosts, n.Host(fmt.Sprintf("nats%d", i), fmt.Sprintf("11.2%d.0.1/24", i)))
	}
	for _, h := range n.hosts {
		n.startNode(h)
	}
	return n
}

func (n *sharedLog) startNode(h *lab.Host) {
	n.t.Helper()
	n.nodes[h.Name] = h.Start(n.server, "-c", n.config(h))
	n.nodes[h.Name].Await("Server is ready")
}

func (n *sharedLog) config(h *lab.Host) string {
	n.t.Helper()
	var routes []string
	for _, other := range n.hosts {
		routes = append(routes, "nats-route://"+other.At(6222))
	}
	text := fmt.Sprintf("server_name: %s\nlisten: %s\njetstream { store_dir: %q, sync_interval: always }\nmax_payload: 8MB\ncluster { name: ipsx, listen: %s, routes: [%s] }\n",
		h.Name, h.At(4222), filepath.Join(n.t.TempDir(), h.Name), h.At(6222), strings.Join(routes, ", "))
	file := filepath.Join(n.t.TempDir(), h.Name+".conf")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		n.t.Fatal(err)
	}
	return file
}

func (n *sharedLog) urls() string {
	var urls []string
	for _, h := range n.hosts {
		urls = append(urls, "nats://"+h.At(4222))
	}
	return strings.Join(urls, ",")
}

// exchangeOn starts an exchange on a host, with the key of the first one.
func (n *sharedLog) exchangeOn(h *lab.Host) *lab.Process {
	n.t.Helper()
	if n.exchange == nil {
		n.exchange = n.actor(h, "")
	}
	a := &actor{net: n.network, host: h, data: n.t.TempDir(), wallet: n.exchange.wallet}
	if err := os.CopyFS(filepath.Join(a.data, "keys"), os.DirFS(filepath.Join(n.exchange.data, "keys"))); err != nil {
		n.t.Fatal(err)
	}
	p := a.start("exchange", "--listen", h.At(4747), "--exit-check", h.At(4748), "--verify", "none", "--nats", n.urls(), "--nats-replicas", "3", "--log-level", "info")
	p.Await("exit check at")
	return p
}

// place has offers acknowledged by one of the exchanges on these hosts, and says by which the last: each is sent to one after the other until it is.
func (n *sharedLog) place(count int, hosts ...*lab.Host) (by *lab.Host) {
	n.t.Helper()
	ctx, cancel := context.WithTimeout(n.t.Context(), time.Minute)
	defer cancel()
	pace := rate.NewLimiter(40, 10) // a second: whoever asks faster is held back
	for range count {
		o := n.nextOffer()
		hash, err := ipsx.Hash{}, error(nil)
		for try := 0; try == 0 || (passing(err) && ctx.Err() == nil); try++ {
			by = hosts[try%len(hosts)]
			if err = pace.Wait(ctx); err == nil {
				hash, err = n.offer(ctx, by, o)
			}
		}
		if err != nil {
			n.t.Fatal(err)
		}
		n.acked = append(n.acked, hash)
	}
	return by
}

// nextOffer is of an address that was not offered before.
func (n *sharedLog) nextOffer() ipsx.Offer {
	n.nonce++
	return ipsx.Offer{Prefixes: []netip.Prefix{netip.MustParsePrefix(fmt.Sprintf("12.1.%d.%d/32", n.nonce/256, n.nonce%256))}, Country: "DE", Kind: ipsx.Residential, Protocols: ipsx.Any,
		Scopes: ipsx.AnyUse, PricePerSecond: ipsx.Wei(1), MinSeconds: 5, MaxSeconds: 600, MaxInterval: 15, TunnelKey: ipsx.Hash{1}, Nonce: n.nonce,
		Expiry: time.Now().Add(time.Hour).Unix(), ClosedPorts: []ipsx.PortRange{}, AllowedDomains: []string{}, DeniedDomains: []string{}, Endpoints: []netip.AddrPort{}}
}

// passing says whether to ask again: nobody leads, or this asks too often for somebody.
func passing(err error) bool {
	return ipsx.IsCode(err, ipsx.CodeUnavailable) || ipsx.IsCode(err, ipsx.CodeRateLimited)
}

func (n *sharedLog) offer(ctx context.Context, h *lab.Host, o ipsx.Offer) (ipsx.Hash, error) {
	client, err := sdk.Dial(ctx, "http://"+h.At(4747), sdk.Options{Signer: actors.Named("alice"), HTTP: n.Requester.HTTP()})
	if err != nil {
		return ipsx.Hash{}, err
	}
	result, err := client.Offer(ctx, o)
	return result.Order.Hash, err
}

// complete says whether the exchange on a host has every acknowledged order, once.
func (n *sharedLog) complete(h *lab.Host) {
	n.t.Helper()
	client, err := sdk.Dial(n.t.Context(), "http://"+h.At(4747), sdk.Options{Signer: actors.Named("alice"), HTTP: n.Requester.HTTP()})
	if err != nil {
		n.t.Fatal(err)
	}
	page, err := client.Offers(n.t.Context(), ipsx.OrderFilter{Limit: ipsx.MaxPage})
	if err != nil {
		n.t.Fatal(err)
	}
	there := map[ipsx.Hash]int{}
	for _, o := range page.Orders {
		there[o.Hash]++
	}
	for _, hash := range n.acked {
		if there[hash] != 1 {
			n.t.Errorf("an acknowledged order is %d times in the book of %s", there[hash], h.Name)
		}
	}
	if len(page.Orders) != len(n.acked) {
		n.t.Errorf("%d orders in the book of %s, %d were placed", len(page.Orders), h.Name, len(n.acked))
	}
}

// leader is the server that leads the log's stream.
func (n *sharedLog) leader() string {
	n.t.Helper()
	conn, err := nats.Connect(n.urls(), nats.SetCustomDialer(from{n.Requester}), nats.RetryOnFailedConnect(true))
	if err != nil {
		n.t.Fatal(err)
	}
	defer conn.Close()
	js, err := jetstream.New(conn)
	if err != nil {
		n.t.Fatal(err)
	}
	stream, err := js.Stream(n.t.Context(), "ipsx-log")
	if err != nil {
		n.t.Fatal(err)
	}
	info, err := stream.Info(n.t.Context())
	if err != nil {
		n.t.Fatal(err)
	}
	return info.Cluster.Leader
}

// from dials from a host.
type from struct{ host *lab.Host }

// Dial implements nats.CustomDialer.
func (f from) Dial(network, address string) (net.Conn, error) {
	return f.host.Dial(context.Background(), network, address)
}

// pauseLeader stops the NATS server that leads the log as if its host hung, has orders placed meanwhile, and lets it go on. Whatever was acknowledged is there. The
// exchange that led may have ended, as it could not keep its lease; then it is started again.
func (n *sharedLog) pauseLeader(running map[*lab.Host]*lab.Process, hosts ...*lab.Host) {
	n.t.Helper()
	paused := n.nodes[n.leader()]
	n.signal(paused, syscall.SIGSTOP)
	by := n.place(10, hosts...)
	if led := n.leader(); n.nodes[led] == paused {
		n.t.Errorf("%s leads the log while it is paused", led)
	}
	n.signal(paused, syscall.SIGCONT)
	n.complete(by)
	for _, h := range hosts {
		select {
		case <-running[h].Done():
			running[h] = n.exchangeOn(h)
		default:
		}
	}
}

func (n *sharedLog) signal(p *lab.Process, signal syscall.Signal) {
	n.t.Helper()
	if err := syscall.Kill(p.PID(), signal); err != nil {
		n.t.Fatal(err)
	}
}

// TestASharedLogOutlivesItsLeaders: the exchange that leads is killed, then the one that took over is cut off; then the NATS server that leads the log
// is paused and goes on, and then the one that leads it instead is killed, so that the one of before must have caught up. Whatever was acknowledged is there, once.
func TestASharedLogOutlivesItsLeaders(t *testing.T) {
	n := newSharedLog(t)
	a, b := n.Provider, n.Web
	first := n.exchangeOn(a)
	first.Await("this exchange leads now")
	n.place(10, a)
	second := n.exchangeOn(b)
	first.Kill()
	second.Await("this exchange leads now")
	n.complete(b)
	n.place(10, b)

	third := n.exchangeOn(a)
	b.Cut()
	third.Await("this exchange leads now")
	n.complete(a)
	n.place(10, a)
	b.Join()
	<-second.Done()
	if second.Err() == nil {
		t.Error("the exchange that was cut off ended well")
	}

	b.Run("curl", "-sS", "--retry", "20", "--retry-all-errors", "--retry-delay", "1", "-o", "/dev/null", "http://"+chainAddress) // its way to the others is known again
	n.pauseLeader(map[*lab.Host]*lab.Process{a: third, b: n.exchangeOn(b)}, a, b)
	n.nodes[n.leader()].Kill()
	n.complete(n.place(10, a, b)) // by who leads when the servers have chosen another
}
