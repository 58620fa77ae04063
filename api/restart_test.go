package api_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"os"
	"os/exec"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/api"
	"github.com/ipsx/ipsx/market/exchange"
)

func TestMain(m *testing.M) {
	if dir := os.Getenv("IPSX_TEST_EXCHANGE"); dir != "" {
		fmt.Fprintln(os.Stderr, serveChild(dir))
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// serveChild is the exchange that is killed. It prints its URL and serves in real time.
func serveChild(dir string) error {
	nats, replicas := os.Getenv("IPSX_TEST_NATS"), 0
	if nats != "" {
		replicas = 3
	}
	x, err := exchange.Open(context.Background(), exchange.Config{Dir: dir, NATS: nats, NATSReplicas: replicas, Key: victor, Domain: home, ExitCheck: "127.0.0.1:0",
		AllowPrivate: true, CheckpointEvery: 7})
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	fmt.Println("http://" + listener.Addr().String())
	ctx, stop := context.WithCancel(context.Background())
	go func() {
		select {
		case <-x.Leads():
			fmt.Println("leads")
		case <-x.Done():
		}
		<-x.Done()
		stop()
	}()
	return errors.Join(api.New(x, api.Options{}).Serve(ctx, listener), x.Err())
}

func TestARestartGivesTheSameStateAndTheSameEvents(t *testing.T) {
	n := open(t)
	a, b := n.dial(alice), n.dial(bob)
	n.place(a, n.offer("127.0.1.0/30", 100))
	first := n.match(b, "first")
	n.says(a, hashOf(first), ipsx.ProviderRole, 1, ipsx.StatusReady, ipsx.DealReady)
	n.says(b, hashOf(first), ipsx.RequesterRole, 1, ipsx.StatusConnected, ipsx.DealActive)
	n.match(b, "second")
	n.wait(ipsx.ReadyTimeout) // the second is declined by the clock
	before := n.x.StateHash()
	bobReads := n.follow(b, 1)
	last := until(bobReads, dealIs(ipsx.DealDeclined))
	n.restart()
	if after := n.x.StateHash(); after != before {
		t.Fatalf("state %s became %s", before, after)
	}
	same := until(n.follow(n.dial(bob), 1), dealIs(ipsx.DealDeclined))
	if same.ID != last.ID || same.Deal.Hash != last.Deal.Hash {
		t.Errorf("event %d became %d", last.ID, same.ID)
	}
	again, err := n.dial(bob).Proposal(t.Context(), hashOf(first))
	n.check(err)
	if string(again.Deal.Signature) != string(first.Deal.Signature) {
		t.Error("the deal is signed differently after the restart")
	}
	// Bob's old stream resumes by itself where it was.
	n.says(b, hashOf(first), ipsx.RequesterRole, 2, ipsx.StatusEnded, ipsx.DealEnding)
	if resumed := until(bobReads, func(ipsx.Event) bool { return true }); resumed.ID <= last.ID {
		t.Errorf("the stream went back from %d to %d", last.ID, resumed.ID)
	}
}

func TestALogBelongsToOneExchangeAndOneProcess(t *testing.T) {
	n := open(t)
	config := exchange.Config{Dir: n.dir, Key: victor, Domain: home, ExitCheck: "127.0.0.1:0", Now: n.clock.Now}
	_, err := exchange.Open(t.Context(), config)
	n.refused(err, ipsx.CodeConflict)
	n.stop()
	config.Key = mallory
	_, err = exchange.Open(t.Context(), config)
	n.refused(err, ipsx.CodeConflict)
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	n.check(err)
	defer func() { _ = taken.Close() }()
	config.Key, config.ExitCheck = victor, taken.Addr().String()
	_, err = exchange.Open(t.Context(), config)
	n.refused(err, ipsx.CodeUnavailable)
	config.ExitCheck = "0.0.0.0:0"
	_, err = exchange.Open(t.Context(), config)
	n.refused(err, ipsx.CodeInvalid) // where should leases dial?
}

func TestAKilledExchangeLosesNothingThatItAcknowledged(t *testing.T) {
	dir := t.TempDir()
	var acknowledged []ipsx.Hash
	for round := range 5 {
		acknowledged = append(acknowledged, placeUntilKilled(t, dir, round, 1+rand.IntN(30))...)
		checkAll(t, dir, acknowledged)
	}
}

// placeUntilKilled kills the exchange while an offer is under way, after some were acknowledged.
func placeUntilKilled(t *testing.T, dir string, round, count int) (acknowledged []ipsx.Hash) {
	t.Helper()
	child := exec.CommandContext(t.Context(), os.Args[0])
	child.Env = append(os.Environ(), "IPSX_TEST_EXCHANGE="+dir)
	child.Stderr = os.Stderr
	out, err := child.StdoutPipe()
	n := &network{TB: t, clock: &clock{now: time.Now()}}
	n.check(err)
	n.check(child.Start())
	lines := bufio.NewScanner(out)
	lines.Scan()
	n.url = lines.Text()
	client := n.dial(alice)
	for i := 0; ; i++ {
		if i == count {
			go func() { _ = child.Process.Kill() }() // at any moment of what follows
		}
		result, err := client.Offer(t.Context(), n.offer(fmt.Sprintf("10.%d.%d.%d/32", round, i/256, i%256), 100))
		if err != nil {
			n.refused(err, ipsx.CodeUnavailable)
			break
		}
		acknowledged = append(acknowledged, result.Order.Hash)
	}
	if err := child.Wait(); err == nil {
		t.Fatal("the exchange was not killed")
	}
	return acknowledged
}

func checkAll(t *testing.T, dir string, acknowledged []ipsx.Hash) {
	t.Helper()
	x, err := exchange.Open(t.Context(), exchange.Config{Dir: dir, Key: victor, Domain: home, ExitCheck: "127.0.0.1:0", AllowPrivate: true})
	if err != nil {
		t.Fatal(err)
	}
	for i, hash := range acknowledged {
		if _, err := x.Order(hash); err != nil {
			t.Errorf("acknowledged offer %d of %d is lost: %v", i+1, len(acknowledged), err)
		}
	}
	if err := x.Close(); err != nil {
		t.Error(err)
	}
}
