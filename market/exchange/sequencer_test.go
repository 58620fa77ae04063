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
	for _, s := range crowd(t, x, 900) {
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

// crowd lets so many commands wait for the log at once, each submitted alone.
func crowd(t *testing.T, x *Exchange, n int) []*submission {
	t.Helper()
	x.mu.RLock() // nothing is applied: what is submitted waits
	defer x.mu.RUnlock()
	var list []*submission
	for i := range n {
		list = append(list, long(t, i))
		x.queue <- list[i]
	}
	return list
}

// TestReceiptsOfOneMessageShareASignature, and each of them stands alone: another's path is no good.
func TestReceiptsOfOneMessageShareASignature(t *testing.T) {
	x := open(t)
	signatures := map[string]int{}
	var before ipsx.Signed[ipsx.Receipt]
	for _, s := range crowd(t, x, 40) {
		r := <-s.done
		receipt, err := x.notary.receipt(s.commands[0].Digest, r.answers[0])
		if err != nil || receipt.Message.Order != s.commands[0].Digest || receipt.Message.Sequence != r.answers[0].position.Sequence {
			t.Fatalf("the receipt of %s in message %d is %+v, %v", s.commands[0].Digest, r.answers[0].position.Sequence, receipt.Message, err)
		}
		if err := receipt.Verify(x.config.Domain, victor.Address(), time.Now().Unix()); err != nil {
			t.Error(err)
		}
		lie := receipt
		lie.Message = before.Message
		if err := lie.Verify(x.config.Domain, victor.Address(), time.Now().Unix()); !ipsx.IsCode(err, ipsx.CodeSignature) {
			t.Errorf("the receipt of another order on this path gives %v", err)
		}
		before = receipt
		signatures[string(receipt.Signature)]++
	}
	if len(signatures) > 3 { // the first one may have gone alone
		t.Errorf("40 receipts have %d signatures", len(signatures))
	}
}

// TestABulkIsOneMessage, even when it waits among others.
func TestABulkIsOneMessage(t *testing.T) {
	x := open(t)
	var bulk []engine.Command
	for i := range ipsx.MaxBulk {
		bulk = append(bulk, engine.Command{Digest: ipsx.Hash{1, byte(i), byte(i >> 8)}, Tick: true})
	}
	list, err := submissions(bulk)
	if err != nil || len(list) != 1 {
		t.Fatalf("%d submissions, %v", len(list), err)
	}
	alone := crowd(t, x, 20)
	x.queue <- list[0]
	for _, s := range append(alone, list[0]) {
		r := <-s.done
		first, last := r.answers[0].position, r.answers[len(r.answers)-1].position
		if r.failure != nil || len(r.answers) != len(s.commands) || first != last {
			t.Errorf("%d answers for %d commands, from message %d to %d: %v", len(r.answers), len(s.commands), first.Sequence, last.Sequence, r.failure)
		}
	}
}
