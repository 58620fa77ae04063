package chain_test

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain"
	"github.com/ipsx/ipsx/chain/internal/chaintest"
)

// everything makes one event of each kind that wallets can cause, and returns them in order.
func everything(n network) []chain.Body {
	ctx, lane, until := ctxOf(n.t), bobPays(1), n.now()+3600
	n.mined(n.DepositWithPermit(ctx, bob, ipsx.Wei(5000)))
	n.mined(n.SetDelegate(ctx, bob, carol.Address(), until, ipsx.Wei(9)))
	n.mined(n.BumpEpoch(ctx, bob))
	n.mined(n.Open(ctx, bob, lane, ipsx.Wei(1000), until))
	n.mined(n.TopUp(ctx, bob, lane, ipsx.Wei(500), until+1))
	voucher := n.voucher(carol, lane, ipsx.Wei(1200))
	chaintest.Must[[]chain.Settlement](n.t)(n.Settle(ctx, alice, []ipsx.SignedVoucher{voucher, voucher}))
	n.mined(n.CollectCommission(ctx, alice, alice.Address()))
	chaintest.Must[chain.Closing](n.t)(n.CloseReservation(ctx, alice, lane, ipsx.Wei(1300), nil, n.closeSignature(bob, lane, ipsx.Wei(1300))))
	n.mined(n.Withdraw(ctx, bob, ipsx.Wei(700)))
	return []chain.Body{
		chain.Deposited{Wallet: bob.Address(), Amount: ipsx.Wei(5000)},
		chain.DelegateSet{Wallet: bob.Address(), Key: carol.Address(), Until: until, Allowance: ipsx.Wei(9)},
		chain.EpochBumped{Wallet: bob.Address(), Epoch: 1},
		chain.Opened{ID: lane.ID(), Lane: lane, Cap: ipsx.Wei(1000), Expiry: until, FeeBps: 100},
		chain.ToppedUp{ID: lane.ID(), Cap: ipsx.Wei(1500), Expiry: until + 1},
		chain.Claimed{ID: lane.ID(), Amount: ipsx.Wei(1200), Fee: ipsx.Wei(12), Cumulative: ipsx.Wei(1200)},
		chain.Skipped{ID: lane.ID(), Item: 1, Reason: chain.ReasonStale},
		chain.CommissionCollected{Treasury: treasury.Address(), Amount: ipsx.Wei(12)},
		chain.Closed{ID: lane.ID(), Paid: ipsx.Wei(1300), Returned: ipsx.Wei(200)},
		chain.Withdrawn{Wallet: bob.Address(), Amount: ipsx.Wei(700)},
	}
}

var errEnough = errors.New("the test has seen enough")

// TestFollowDeliversEachEventOnce reads the whole history, starting again from the kept cursor after every batch.
func TestFollowDeliversEachEventOnce(t *testing.T) {
	onEach(t, func(t *testing.T, n network) {
		want := everything(n)
		var got []chain.Event
		var cursor chain.Cursor
		for len(got) < len(want) {
			err := n.Follow(ctxOf(t), chain.FollowOptions{From: cursor}, func(_ context.Context, b chain.Batch) error {
				got, cursor = append(got, b.Events...), b.Cursor
				return errEnough
			})
			if !errors.Is(err, errEnough) {
				t.Fatal(err)
			}
		}
		for i, e := range got {
			if i >= len(want) || !reflect.DeepEqual(e.Body, want[i]) {
				t.Fatalf("event %d is %+v, want %+v", i, e.Body, want)
			}
			if e.Time == 0 || e.Tx == (ipsx.Hash{}) || e.BlockHash == (ipsx.Hash{}) || (i > 0 && e.Block < got[i-1].Block) {
				t.Errorf("event %d has no place: %+v", i, e)
			}
		}
	})
}

// watcher follows in the background and tells what it gets.
type watcher struct {
	t      *testing.T
	bodies chan chain.Body
	rounds chan chain.Progress
	ended  chan error
}

func watch(t *testing.T, c *chain.Client, from chain.Cursor, confirmations uint64) *watcher {
	w := &watcher{t: t, bodies: make(chan chain.Body, 100), rounds: make(chan chain.Progress), ended: make(chan error, 1)}
	ctx, cancel := context.WithCancel(t.Context())
	t.Cleanup(cancel)
	options := chain.FollowOptions{From: from, Confirmations: confirmations, Poll: 5 * time.Millisecond, Progress: func(p chain.Progress) {
		select {
		case w.rounds <- p:
		case <-ctx.Done():
		}
	}}
	go func() {
		w.ended <- c.Follow(ctx, options, func(_ context.Context, b chain.Batch) error {
			for _, e := range b.Events {
				w.bodies <- e.Body
			}
			return nil
		})
	}()
	return w
}

// until waits for a round that satisfies the condition.
func (w *watcher) until(what string, ok func(chain.Progress) bool) chain.Progress {
	w.t.Helper()
	deadline := time.After(30 * time.Second)
	for {
		select {
		case p := <-w.rounds:
			if ok(p) {
				return p
			}
		case err := <-w.ended:
			w.t.Fatalf("ended with %v before %s", err, what)
		case <-deadline:
			w.t.Fatal("never: ", what)
		}
	}
}

// deposits waits until everything that is confirmed now was handled, and returns the deposits' amounts since the last call.
func (w *watcher) deposits(c *chain.Client, confirmations uint64) []ipsx.Amount {
	w.t.Helper()
	head := chaintest.Must[uint64](w.t)(c.Head(ctxOf(w.t)))
	w.until("the cursor is at the confirmed head", func(p chain.Progress) bool {
		return p.Head >= head && p.Cursor.Block+confirmations >= head
	})
	var amounts []ipsx.Amount
	for len(w.bodies) > 0 {
		if d, ok := (<-w.bodies).(chain.Deposited); ok {
			amounts = append(amounts, d.Amount)
		}
	}
	return amounts
}

func (w *watcher) expect(c *chain.Client, confirmations uint64, want ...uint64) {
	w.t.Helper()
	var amounts []ipsx.Amount
	for _, wei := range want {
		amounts = append(amounts, ipsx.Wei(wei))
	}
	if got := w.deposits(c, confirmations); !slices.Equal(got, amounts) {
		w.t.Errorf("delivered deposits of %v, want %v", got, amounts)
	}
}

// TestReorganisationBelowTheConfirmations undoes a deposit that waits: it is never delivered, and what came instead is.
func TestReorganisationBelowTheConfirmations(t *testing.T) {
	n, anvil := onAnvil(t)
	w := watch(t, n.Client, chain.Cursor{}, 3)
	n.mined(n.DepositWithPermit(ctxOf(t), bob, ipsx.Wei(11)))
	anvil.Do("anvil_mine", "0x3")
	w.expect(n.Client, 3, 11)
	n.mined(n.DepositWithPermit(ctxOf(t), bob, ipsx.Wei(22)))
	anvil.Do("evm_mine")
	w.expect(n.Client, 3)
	anvil.Do("anvil_reorg", 2, []any{})
	anvil.DropAll()
	n.mined(n.DepositWithPermit(ctxOf(t), bob, ipsx.Wei(33)))
	anvil.Do("anvil_mine", "0x3")
	w.expect(n.Client, 3, 33)
}

// TestReorganisationAboveTheConfirmations ends the follower with an error that says what to do; from the start it reads what
// now holds.
func TestReorganisationAboveTheConfirmations(t *testing.T) {
	n, anvil := onAnvil(t)
	w := watch(t, n.Client, chain.Cursor{}, 0)
	n.mined(n.DepositWithPermit(ctxOf(t), bob, ipsx.Wei(11)))
	n.mined(n.DepositWithPermit(ctxOf(t), bob, ipsx.Wei(22)))
	w.expect(n.Client, 0, 11, 22)
	anvil.Do("anvil_reorg", 1, []any{})
	anvil.DropAll()
	n.mined(n.DepositWithPermit(ctxOf(t), bob, ipsx.Wei(33)))
	for {
		select {
		case <-w.rounds:
			continue
		case err := <-w.ended:
			expectError(t, err, ipsx.CodeConflict, "reorganisation", "from the start")
		}
		break
	}
	watch(t, n.Client, chain.Cursor{}, 0).expect(n.Client, 0, 11, 33)
}

// TestFollowOutlivesTheEndpoint cuts the wire, over HTTP and WebSocket, and loses no event.
func TestFollowOutlivesTheEndpoint(t *testing.T) {
	for _, scheme := range []string{"http://", "ws://"} {
		t.Run(scheme, func(t *testing.T) {
			n := onDevchain(t)
			line := newWire(t, n.url)
			c := chaintest.Must[*chain.Client](t)(chain.Dial(ctxOf(t), scheme+line.address, n.Deployment()))
			t.Cleanup(c.Close)
			w := watch(t, c, chain.Cursor{}, 0)
			n.mined(n.DepositWithPermit(ctxOf(t), bob, ipsx.Wei(1)))
			w.expect(n.Client, 0, 1)
			line.cut()
			p := w.until("the outage is told", func(p chain.Progress) bool { return p.Err != nil })
			expectError(t, p.Err, ipsx.CodeUnavailable)
			n.mined(n.DepositWithPermit(ctxOf(t), bob, ipsx.Wei(2)))
			n.mined(n.DepositWithPermit(ctxOf(t), bob, ipsx.Wei(3)))
			line.mend()
			w.expect(n.Client, 0, 2, 3)
		})
	}
}

// TestFollowEndsWithItsContext returns the context's error.
func TestFollowEndsWithItsContext(t *testing.T) {
	n := onDevchain(t)
	ctx, cancel := context.WithCancel(t.Context())
	err := n.Follow(ctx, chain.FollowOptions{}, func(context.Context, chain.Batch) error { cancel(); return nil })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}
