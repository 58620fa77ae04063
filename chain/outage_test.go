package chain_test

import (
	"context"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain"
	"github.com/ipsx/ipsx/chain/internal/chaintest"
	"golang.org/x/sync/errgroup"
)

// TestClientOutlivesTheEndpoint cuts the way to the endpoint and mends it, over HTTP and WebSocket.
func TestClientOutlivesTheEndpoint(t *testing.T) {
	for _, scheme := range []string{"http://", "ws://"} {
		t.Run(scheme, func(t *testing.T) {
			n := onDevchain(t)
			w := newWire(t, n.url)
			c := chaintest.Must[*chain.Client](t)(chain.Dial(ctxOf(t), scheme+w.address, n.Deployment()))
			defer c.Close()
			for range 2 {
				if _, err := c.Transfer(ctxOf(t), bob, alice.Address(), ipsx.Wei(1)); err != nil {
					t.Fatal(err)
				}
				w.cut()
				_, err := c.TokenBalance(ctxOf(t), alice.Address())
				expectError(t, err, ipsx.CodeUnavailable, "try again")
				_, err = c.Transfer(ctxOf(t), bob, alice.Address(), ipsx.Wei(1))
				expectError(t, err, ipsx.CodeUnavailable)
				_, err = chain.Dial(ctxOf(t), scheme+w.address, n.Deployment())
				expectError(t, err, ipsx.CodeUnavailable)
				w.mend()
			}
			if got := chaintest.Must[ipsx.Amount](t)(c.TokenBalance(ctxOf(t), alice.Address())); got != ipsx.Wei(2) {
				t.Errorf("Alice has %s wei, want 2", got)
			}
		})
	}
}

// TestTransactionHappensOnce loses the question or the answer of a transaction, and then everything for a while.
func TestTransactionHappensOnce(t *testing.T) {
	for name, loss := range map[string]fate{"question": losesQuestion, "answer": losesAnswer} {
		t.Run(name, func(t *testing.T) {
			n := onDevchain(t)
			var down, lost atomic.Int32
			through := newTrouble(t, n.url, func(body string) fate {
				if isSend(body) && lost.Add(1) == 1 {
					down.Store(5)
					return loss
				}
				if down.Add(-1) >= 0 {
					return losesQuestion
				}
				return passes
			})
			c := chaintest.Must[*chain.Client](t)(chain.Dial(ctxOf(t), through, n.Deployment()))
			defer c.Close()
			n.mined(c.Transfer(ctxOf(t), bob, alice.Address(), ipsx.Wei(7)))
			if got := chaintest.Must[ipsx.Amount](t)(n.TokenBalance(ctxOf(t), alice.Address())); got != ipsx.Wei(7) {
				t.Errorf("Alice has %s wei, want 7", got)
			}
		})
	}
}

// TestOneKeyFromManyPlaces sends with one key through two clients at once.
func TestOneKeyFromManyPlaces(t *testing.T) {
	onEach(t, func(t *testing.T, n network) {
		other := chaintest.Must[*chain.Client](t)(chain.Dial(ctxOf(t), n.url, n.Deployment()))
		defer other.Close()
		group, ctx := errgroup.WithContext(ctxOf(t))
		for i := range 40 {
			c := []*chain.Client{n.Client, n.Client, n.Client, other}[i%4]
			group.Go(func() error {
				_, err := c.Transfer(ctx, bob, alice.Address(), ipsx.Wei(1))
				if ipsx.IsCode(err, ipsx.CodeUnavailable) && strings.Contains(err.Error(), "did nothing") {
					_, err = c.Transfer(ctx, bob, alice.Address(), ipsx.Wei(1))
				}
				return err
			})
		}
		if err := group.Wait(); err != nil {
			t.Fatal(err)
		}
		if got := chaintest.Must[ipsx.Amount](t)(n.TokenBalance(ctxOf(t), alice.Address())); got != ipsx.Wei(40) {
			t.Errorf("Alice has %s wei, want 40", got)
		}
	})
}

// TestWaitingEndsWithTheContext gives up on a chain that does not mine, and says what that means.
func TestWaitingEndsWithTheContext(t *testing.T) {
	n, anvil := onAnvil(t)
	anvil.Do("evm_setAutomine", false)
	ctx, cancel := context.WithTimeout(ctxOf(t), 300*time.Millisecond)
	defer cancel()
	_, err := n.Transfer(ctx, bob, alice.Address(), ipsx.Wei(3))
	expectError(t, err, ipsx.CodeUnavailable, "may still be mined")
	anvil.Do("evm_mine")
	if got := chaintest.Must[ipsx.Amount](t)(n.TokenBalance(ctxOf(t), alice.Address())); got != ipsx.Wei(3) {
		t.Errorf("Alice has %s wei, want 3", got)
	}
}

// TestRevertInTheBlock takes Bob's money away after Carol's transaction passed its estimate and before it is sent; the error
// is as clear as if it had failed at once.
func TestRevertInTheBlock(t *testing.T) {
	n := onDevchain(t)
	ctx, until := ctxOf(t), n.now()+3600
	n.mined(n.DepositWithPermit(ctx, bob, ipsx.Wei(100)))
	n.mined(n.SetDelegate(ctx, bob, carol.Address(), until, ipsx.Wei(100)))
	through := newTrouble(t, n.url, func(body string) fate {
		if isSend(body) {
			if _, err := n.Withdraw(ctx, bob, ipsx.Wei(40)); err != nil {
				t.Error(err)
			}
		}
		return passes
	})
	c := chaintest.Must[*chain.Client](t)(chain.Dial(ctx, through, n.Deployment()))
	defer c.Close()
	_, err := c.Open(ctx, carol, bobPays(1), ipsx.Wei(100), until)
	expectError(t, err, ipsx.CodeFunds, "InsufficientBalance", "balance 60", "needed 100")
	n.expectAccount(bob, ipsx.Wei(60), none, none)
}

// TestDialChecksTheDeployment refuses a wrong chain, a missing contract and a foreign one.
func TestDialChecksTheDeployment(t *testing.T) {
	n := onDevchain(t)
	good := n.Deployment()
	dial := func(change func(*chain.Deployment)) error {
		d := good
		change(&d)
		_, err := chain.Dial(ctxOf(t), n.url, d)
		return err
	}
	expectError(t, dial(func(d *chain.Deployment) { d.ChainID = 1 }), ipsx.CodeConflict, "chain 424277", "chain 1")
	expectError(t, dial(func(d *chain.Deployment) { d.Centralizer = alice.Address() }), ipsx.CodeNotFound, alice.Address().Hex())
	expectError(t, dial(func(d *chain.Deployment) { d.Centralizer = d.Token }), ipsx.CodeConflict, "no Centralizer")
	expectError(t, dial(func(d *chain.Deployment) { d.Token = d.Authority }), ipsx.CodeConflict, "deployment")
	_, err := chain.Dial(ctxOf(t), "carrier-pigeon://x", good)
	expectError(t, err, ipsx.CodeUnavailable, "carrier-pigeon")
}

// TestDeploymentFile reads back what was saved and refuses what is none.
func TestDeploymentFile(t *testing.T) {
	path := t.TempDir() + "/deployment.json"
	_, err := chain.LoadDeployment(path)
	expectError(t, err, ipsx.CodeNotFound, path)
	d := chain.Deployment{ChainID: 5, Token: alice.Address(), Centralizer: bob.Address(), Authority: carol.Address(), Block: 9}
	for range 2 {
		if err := d.Save(path); err != nil {
			t.Fatal(err)
		}
	}
	if got := chaintest.Must[chain.Deployment](t)(chain.LoadDeployment(path)); got != d {
		t.Errorf("loaded %+v, want %+v", got, d)
	}
	if err := d.Save(path + "/x"); !ipsx.IsCode(err, ipsx.CodeInternal) {
		t.Errorf("saved below a file: %v", err)
	}
}
