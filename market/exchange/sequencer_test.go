package exchange

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/lab/actor"
	"github.com/ipsx/ipsx/market/exchange/internal/engine"
	"github.com/ipsx/ipsx/market/exchange/internal/journal"
)

var mallory, victor = actor.Named("mallory"), actor.Named("victor")

func open(t *testing.T) *Exchange {
	t.Helper()
	x, err := Open(t.Context(), Config{Dir: t.TempDir(), Key: victor, Domain: ipsx.Domain{ChainID: 31337, Centralizer: actor.Named("centralizer").Address()}, ExitCheck: "127.0.0.1:0"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = x.Close() })
	return x
}

// long is a valid request of more than 8 KiB.
func long(t *testing.T, n int) *submission {
	t.Helper()
	var cities []string
	var asns []uint32
	for i := range 40 {
		asns = append(asns, uint32(100_000+i)) // they bring the length to where as many as fit, and one more, are just above a message
	}
	for i := range 64 {
		cities = append(cities, fmt.Sprintf("%s%02d", strings.Repeat("x", 62), i))
	}
	r := ipsx.Request{Exchange: victor.Address(), Requester: mallory.Address(), Count: 1, MinCount: 1, Cities: cities, ExcludedCities: cities, ASNs: asns, Protocol: ipsx.Web,
		Scope: ipsx.Browse, Seconds: 10, MaxPricePerSecond: ipsx.Wei(1), MaxTotal: ipsx.Wei(10), Signer: mallory.Address(),
		TunnelKey: ipsx.HashOf(fmt.Append(nil, n)), Expiry: time.Now().Unix() + 3600, Nonce: uint64(n)}
	c := engine.Command{Digest: ipsx.HashOf(fmt.Append(nil, n)), Request: &ipsx.Signed[ipsx.Request]{Message: r, Signature: make(ipsx.Signature, 65)}}
	list, err := submissions([]engine.Command{c})
	if err != nil || list[0].size < 8<<10 {
		t.Fatalf("%d bytes, %v", list[0].size, err)
	}
	return list[0]
}

// answered waits for an answer, or for the end of the exchange.
func answered(t *testing.T, x *Exchange, s *submission) error {
	t.Helper()
	select {
	case r := <-s.done:
		return r.failure
	case <-x.Done():
		t.Fatalf("the exchange ended: %v", x.Err())
		return nil
	}
}

// TestManyLongCommandsGoIntoSeveralMessages: Mallory's requests wait in such numbers that they fill whole messages to the brim.
func TestManyLongCommandsGoIntoSeveralMessages(t *testing.T) {
	x := open(t)
	x.mu.RLock() // nothing is applied: what is submitted waits
	var crowd []*submission
	for n := range 900 {
		crowd = append(crowd, long(t, n))
		x.queue <- crowd[n]
	}
	x.mu.RUnlock()
	for _, s := range crowd {
		if err := answered(t, x, s); err != nil {
			t.Fatal(err)
		}
	}
}

// TestACommandTooLongForTheLogFailsAlone: the exchange goes on.
func TestACommandTooLongForTheLogFailsAlone(t *testing.T) {
	x := open(t)
	tick := engine.Command{Tick: true}
	s := newSubmission(1)
	s.add(tick, bytes.Repeat([]byte("1"), journal.MaxBatchBytes+1))
	x.queue <- s
	if err := answered(t, x, s); !ipsx.IsCode(err, ipsx.CodeTooLarge) {
		t.Errorf("got %v, want %s", err, ipsx.CodeTooLarge)
	}
	if _, err := x.submit(t.Context(), tick); err != nil {
		t.Error(err)
	}
}
