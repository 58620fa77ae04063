package chain_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain"
	"github.com/ipsx/ipsx/chain/internal/chaintest"
)

// TestAnchors are written once, each in its sender's namespace, and dated by their blocks.
func TestAnchors(t *testing.T) {
	onEach(t, func(t *testing.T, n network) {
		ctx, roots := ctxOf(t), [3]ipsx.Hash{{1}, {2}, {3}}
		first := n.expectAnchor(n.AnchorOf, roots[0], n.mined(n.Anchor(ctx, alice, 7, roots[0])))
		n.advance(time.Hour)
		own := n.expectAnchor(n.SelfAnchorOf, roots[1], n.mined(n.AnchorSelf(ctx, alice, 7, roots[1])))
		if own.Time < first.Time+1800 { // anvil's clock was ahead, for the sale, and is no longer
			t.Errorf("an hour after %d is %d", first.Time, own.Time)
		}
		n.mined(n.Anchor(ctx, mallory, 7, roots[2]))
		n.mined(n.Anchor(ctx, alice, 8, roots[2]))

		_, err := n.Anchor(ctx, alice, 7, roots[2])
		expectError(t, err, ipsx.CodeConflict, "AlreadyAnchored", roots[0].Hex())
		_, err = n.AnchorSelf(ctx, alice, 7, roots[1])
		expectError(t, err, ipsx.CodeConflict, "AlreadyAnchored", roots[1].Hex())
		_, err = n.Anchor(ctx, alice, 0, roots[0])
		expectError(t, err, ipsx.CodeInvalid, "ZeroEpoch")
		_, err = n.AnchorSelf(ctx, alice, 9, ipsx.Hash{})
		expectError(t, err, ipsx.CodeInvalid, "ZeroRoot")
		_, err = n.AnchorOf(ctx, bob.Address(), 7)
		expectError(t, err, ipsx.CodeNotFound, "epoch 7")
		_, err = n.SelfAnchorOf(ctx, alice.Address(), 8)
		expectError(t, err, ipsx.CodeNotFound, "epoch 8")
		if again := chaintest.Must[chain.Anchor](t)(n.AnchorOf(ctx, alice.Address(), 7)); again != first {
			t.Errorf("anchor is %+v, was %+v", again, first)
		}
	})
}

// expectAnchor looks at Alice's anchor of epoch 7 right after it was mined.
func (n network) expectAnchor(of func(context.Context, ipsx.Address, uint64) (chain.Anchor, error), root ipsx.Hash, r chain.Receipt) chain.Anchor {
	n.t.Helper()
	got := chaintest.Must[chain.Anchor](n.t)(of(ctxOf(n.t), alice.Address(), 7))
	if want := (chain.Anchor{Root: root, Block: r.Block, Time: n.now()}); got != want {
		n.t.Errorf("anchor is %+v, want %+v", got, want)
	}
	return got
}

// TestAnchorIsFoundInStretches dates an anchor on an endpoint that looks through few blocks at once, and on one that does not at all.
func TestAnchorIsFoundInStretches(t *testing.T) {
	n := onDevchain(t)
	receipt := n.mined(n.Anchor(ctxOf(t), alice, 7, ipsx.Hash{1}))
	for range 5 {
		n.advance(time.Second)
	}
	for _, most := range []uint64{1, 3} {
		if got := chaintest.Must[chain.Anchor](t)(n.through(newNarrow(t, n.url, most)).AnchorOf(ctxOf(t), alice.Address(), 7)); got.Block != receipt.Block {
			t.Errorf("%d blocks at once: anchor is %+v, mined in block %d", most, got, receipt.Block)
		}
	}
	_, err := n.through(newNarrow(t, n.url, 0)).AnchorOf(ctxOf(t), alice.Address(), 7)
	expectError(t, err, ipsx.CodeInternal, "too many blocks")
}

// through is a client of the same deployment at another endpoint.
func (n network) through(endpoint string) *chain.Client {
	n.t.Helper()
	c := chaintest.Must[*chain.Client](n.t)(chain.Dial(ctxOf(n.t), endpoint, n.Deployment()))
	n.t.Cleanup(c.Close)
	return c
}

// newNarrow is an HTTP proxy before an endpoint that looks for events in so many blocks at most.
func newNarrow(t *testing.T, endpoint string, most uint64) string {
	through := httputil.NewSingleHostReverseProxy(chaintest.Must[*url.URL](t)(url.Parse(endpoint)))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body) // what is cut short is no JSON
		if id, blocks := askedBlocks(body); blocks > most {
			w.Header().Set("Content-Type", "application/json")
			_, _ = io.WriteString(w, `{"jsonrpc":"2.0","id":`+id+`,"error":{"code":-32005,"message":"too many blocks"}}`)
			return
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
		through.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// askedBlocks tells a request's id and how many blocks it wants events of, none when it is about something else.
func askedBlocks(body []byte) (id string, blocks uint64) {
	var asked struct {
		ID     int    `json:"id"`
		Method string `json:"method"`
		Params []struct{ FromBlock, ToBlock hexutil.Uint64 }
	}
	if !strings.Contains(string(body), "eth_getLogs") || json.Unmarshal(body, &asked) != nil {
		return "", 0
	}
	return strconv.Itoa(asked.ID), uint64(asked.Params[0].ToBlock-asked.Params[0].FromBlock) + 1
}

// TestLogsAreProven builds both trees in Go, as nodes and exchanges do: the contract proves each of Alice's logs by the exchange's anchor and by her own.
func TestLogsAreProven(t *testing.T) {
	onEach(t, func(t *testing.T, n network) {
		ctx := ctxOf(t)
		logs := []ipsx.DealLog{{Deal: ipsx.Hash{1}, Size: 10, Root: ipsx.Hash{11}}, {Deal: ipsx.Hash{2}, Size: 20, Root: ipsx.Hash{12}}, {Deal: ipsx.Hash{3}}}
		alices := grow(t, logs[0].Leaf(), logs[1].Leaf(), logs[2].Leaf())
		all := grow(t, ipsx.ProviderLeaf(bob.Address(), ipsx.Hash{21}), ipsx.ProviderLeaf(carol.Address(), ipsx.Hash{22}), ipsx.ProviderLeaf(alice.Address(), alices.root),
			ipsx.DealLeaf(logs[0].Deal, ipsx.Hash{31}, ipsx.Hash{32}))
		n.expectProof(false, logs[0], alices.paths[0], all.paths[2]) // not anchored yet
		n.mined(n.Anchor(ctx, dev, 7, all.root))
		n.mined(n.AnchorSelf(ctx, alice, 7, alices.root))
		for i, log := range logs {
			n.expectProof(true, log, alices.paths[i], all.paths[2])
		}

		// Mallory shows another size, another log's path, and Bob's place.
		forged := logs[0]
		forged.Size++
		n.expectProof(false, forged, alices.paths[0], all.paths[2])
		n.expectProof(false, logs[0], alices.paths[1], all.paths[2])
		if ok := chaintest.Must[bool](t)(n.VerifyLog(ctx, dev.Address(), 7, bob.Address(), logs[0], alices.paths[0], all.paths[0])); ok {
			t.Error("Alice's log passes for Bob's")
		}
	})
}

// expectProof asks the contract in both ways: by Dev's exchange, and by Alice herself.
func (n network) expectProof(want bool, log ipsx.DealLog, logPath, providerPath []ipsx.Hash) {
	n.t.Helper()
	ctx := ctxOf(n.t)
	if got := chaintest.Must[bool](n.t)(n.VerifyLog(ctx, dev.Address(), 7, alice.Address(), log, logPath, providerPath)); got != want {
		n.t.Errorf("%+v by the exchange: %t", log, got)
	}
	if got := chaintest.Must[bool](n.t)(n.VerifyOwnLog(ctx, alice.Address(), 7, log, logPath)); got != want {
		n.t.Errorf("%+v by Alice: %t", log, got)
	}
}

// tree is an anchored one: its root, and each leaf's path, as the leaves were given.
type tree struct {
	root  ipsx.Hash
	paths [][]ipsx.Hash
}

func grow(t *testing.T, leaves ...ipsx.Hash) (grown tree) {
	t.Helper()
	of := ipsx.NewAnchorTree(leaves)
	grown.root = of.Root()
	for _, leaf := range leaves {
		path, ok := of.Path(leaf)
		if !ok || ipsx.AnchorRoot(leaf, path) != grown.root {
			t.Fatalf("leaf %s does not lead to the root", leaf)
		}
		grown.paths = append(grown.paths, path)
	}
	return grown
}
