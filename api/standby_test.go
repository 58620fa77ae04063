package api_test

import (
	"bufio"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/nats-io/nats-server/v2/server"

	"github.com/ipsx/ipsx"
)

// cluster is three servers that keep the log together.
func cluster(t *testing.T) (url string) {
	t.Helper()
	routes := make([]string, 3)
	for i := range routes {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		routes[i] = "nats-route://" + l.Addr().String()
		_ = l.Close() // its port is free for the server now
	}
	var urls []string
	for i := range routes {
		urls = append(urls, node(t, i, routes).ClientURL())
	}
	return strings.Join(urls, ",") // they may not have chosen a leader yet: the exchange waits for that
}

func node(t *testing.T, i int, routes []string) *server.Server {
	t.Helper()
	_, port, err := net.SplitHostPort(strings.TrimPrefix(routes[i], "nats-route://"))
	if err != nil {
		t.Fatal(err)
	}
	number, err := strconv.Atoi(port)
	if err != nil {
		t.Fatal(err)
	}
	s, err := server.NewServer(&server.Options{
		ServerName: fmt.Sprintf("node%d", i), Host: "127.0.0.1", Port: server.RANDOM_PORT, NoSigs: true, NoLog: true,
		JetStream: true, StoreDir: t.TempDir(), SyncAlways: true, MaxPayload: 8 << 20,
		Cluster: server.ClusterOpts{Name: "ipsx", Host: "127.0.0.1", Port: number}, Routes: server.RoutesFromStr(strings.Join(routes, ",")),
	})
	if err != nil {
		t.Fatal(err)
	}
	s.Start()
	t.Cleanup(func() { s.Shutdown(); s.WaitForShutdown() })
	if !s.ReadyForConnections(10 * time.Second) {
		t.Fatal("a server does not start")
	}
	return s
}

// contender is an exchange in a process of its own on the shared log.
type contender struct {
	*network
	child *exec.Cmd
	lines *bufio.Scanner
}

func contend(t *testing.T, nats string) *contender {
	t.Helper()
	c := &contender{network: &network{TB: t, clock: &clock{now: time.Now()}}}
	c.child = exec.CommandContext(t.Context(), os.Args[0])
	c.child.Env = append(os.Environ(), "IPSX_TEST_EXCHANGE="+t.TempDir(), "IPSX_TEST_NATS="+nats)
	out, err := c.child.StdoutPipe()
	c.check(err)
	c.check(c.child.Start())
	c.lines = bufio.NewScanner(out)
	c.lines.Scan()
	c.url = c.lines.Text()
	t.Cleanup(func() { _ = c.child.Process.Kill() })
	return c
}

// leads waits until it does.
func (c *contender) leads() {
	c.Helper()
	if !c.lines.Scan() || c.lines.Text() != "leads" {
		c.Fatalf("%q instead of leading", c.lines.Text())
	}
}

// placeUntil places offers until it is interrupted, and says which of them the exchange acknowledged.
func (c *contender) placeUntil(interrupt func(), net byte) (acknowledged []ipsx.Hash) {
	c.Helper()
	client := c.dial(alice)
	for i := range 250 {
		if i == 20 {
			go interrupt()
		}
		result, err := client.Offer(c.Context(), c.offer(fmt.Sprintf("10.%d.0.%d/32", net, i), 100))
		if err != nil {
			return acknowledged
		}
		acknowledged = append(acknowledged, result.Order.Hash)
	}
	return acknowledged
}

func (c *contender) has(orders []ipsx.Hash) {
	c.Helper()
	client := c.dial(alice)
	for _, hash := range orders {
		if _, err := client.Order(c.Context(), hash); err != nil {
			c.Errorf("an acknowledged order is lost: %v", err)
		}
	}
	page, err := client.Offers(c.Context(), ipsx.OrderFilter{Limit: ipsx.MaxPage})
	c.check(err)
	if len(page.Orders) < len(orders) {
		c.Errorf("%d offers in the book, %d were acknowledged", len(page.Orders), len(orders))
	}
}

// soon holds a standby to its time: two seconds of lease and the next look at it. A busy machine gets two more.
func soon(t *testing.T, what string, at time.Time) {
	t.Helper()
	took := time.Since(at)
	if t.Logf("leads %s after the leader was %s", took.Round(time.Millisecond), what); took > 5*time.Second {
		t.Errorf("that is too late")
	}
}

// TestAStandbyTakesOver when the leader is killed, and when it is paused: then it finds on waking that another leads. No acknowledged order is lost.
func TestAStandbyTakesOver(t *testing.T) {
	nats := cluster(t)
	first := contend(t, nats)
	first.leads()
	second := contend(t, nats)
	if status, text := second.ask("/readyz"); status != http.StatusServiceUnavailable {
		t.Errorf("a standby is ready: %d %s", status, text)
	}
	placed := first.placeUntil(func() { _ = first.child.Process.Kill() }, 1)
	killed := time.Now()
	_, err := second.dial(alice).Offer(t.Context(), second.offer("10.9.0.1/32", 100))
	second.refused(err, ipsx.CodeUnavailable) // a standby yet
	second.leads()
	if status, text := second.ask("/readyz"); status != http.StatusOK {
		t.Errorf("who leads is not ready: %d %s", status, text)
	}
	soon(t, "killed", killed)
	second.has(placed)

	third := contend(t, nats)
	third.has(placed)
	stopped := make(chan time.Time, 1)
	placed = append(placed, second.placeUntil(func() {
		stopped <- time.Now()
		_ = second.child.Process.Signal(syscall.SIGSTOP)
		third.leads()
		_ = second.child.Process.Signal(syscall.SIGCONT)
	}, 2)...)
	soon(t, "paused", <-stopped)
	if err := second.child.Wait(); err == nil {
		t.Error("the leader of before ended well")
	}
	third.has(placed)
	result, err := third.dial(alice).Offer(t.Context(), third.offer("10.9.0.1/32", 100))
	third.check(err)
	third.has(append(placed, result.Order.Hash))
}
