package evidence_test

import (
	"bytes"
	"context"
	"encoding/json"
	"net/netip"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/lab/actor"
	"github.com/ipsx/ipsx/service/connlog"
	"github.com/ipsx/ipsx/service/connlog/evidence"
)

var (
	alice, bob, victor, mallory = actor.Named("alice"), actor.Named("bob"), actor.Named("victor"), actor.Named("mallory")
	network                     = evidence.Network{ChainID: 31337, Centralizer: ipsx.Address{1}, Registry: ipsx.Address{2}, Deployer: ipsx.Address{3}, Nonce: 4}
	domain                      = ipsx.Domain{ChainID: network.ChainID, Centralizer: network.Centralizer}
	leased                      = netip.MustParseAddr("198.51.100.7")
)

// agreed is a deal of a minute ago between Alice and Bob, in which his delegate may have signed.
func agreed(t testing.TB, delegated bool) (p ipsx.Proposal) {
	t.Helper()
	now := time.Now().Unix() - 60
	offer := ipsx.Offer{Exchange: victor.Address(), Provider: alice.Address(), Prefixes: []netip.Prefix{netip.MustParsePrefix("198.51.100.0/24")}, Country: "DE", Kind: ipsx.Residential,
		Protocols: ipsx.Any, Scopes: ipsx.AnyUse, MinSeconds: 5, MaxSeconds: 3600, MaxInterval: 15, TunnelKey: ipsx.Hash{7}, Expiry: now + 3600, Nonce: 1}
	request := ipsx.Request{Exchange: victor.Address(), Requester: bob.Address(), Count: 1, MinCount: 1, Protocol: ipsx.Any, Scope: ipsx.Browse, Seconds: 300,
		MaxPricePerSecond: ipsx.Wei(10), MaxPricePerGiB: ipsx.Wei(10), MaxTotal: ipsx.IPSX(1), Signer: bob.Address(), TunnelKey: ipsx.Hash{8}, Expiry: now + 3600, Nonce: 1}
	deal := ipsx.Deal{Exchange: victor.Address(), Number: 1, Offer: domain.Digest(offer), Request: domain.Digest(request), Provider: alice.Address(), Requester: bob.Address(),
		Addresses: []netip.Addr{leased}, Seconds: 300, Proposed: now, MaxTotal: ipsx.IPSX(1), MaxInterval: 15, Protocol: ipsx.Any, Scope: ipsx.Browse, Signer: bob.Address(), ProviderKey: ipsx.Hash{7}, RequesterKey: ipsx.Hash{8}}
	p.Deal, p.Offer = signed(t, victor, deal), signed(t, alice, offer)
	p.Request = asBob(t, delegated, request)
	try(t, p.Verify(domain, victor.Address(), now, nil))
	return p
}

func signed[M ipsx.Message](t testing.TB, by ipsx.Signer, m M) ipsx.Signed[M] {
	t.Helper()
	s, err := ipsx.Sign(by, domain, m)
	try(t, err)
	return s
}

// asBob signs for Bob, with his own key or his delegate's.
func asBob[M ipsx.Message](t testing.TB, delegated bool, m M) ipsx.Signed[M] {
	t.Helper()
	if !delegated {
		return signed(t, bob, m)
	}
	dave := actor.Named("dave")
	d := ipsx.Delegation{Wallet: bob.Address(), Delegate: dave.Address(), Epoch: 3, Until: time.Now().Unix() + 3600}
	signature, err := bob.Sign(domain.Digest(d))
	try(t, err)
	s, err := ipsx.SignAs(dave, &ipsx.SignedDelegation{Delegation: d, Signature: ipsx.WalletSignature(signature)}, domain, m)
	try(t, err)
	return s
}

func try(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// ledger is what a chain would answer.
type ledger struct {
	network evidence.Network
	checked bool
	roots   map[string]ipsx.Hash
	at      int64
	down    bool
}

func (l ledger) Network() (evidence.Network, bool) { return l.network, l.checked }

func key(by ipsx.AnchorKind, sender ipsx.Address, epoch uint64) string {
	encoded, _ := json.Marshal([]any{by, sender, epoch})
	return string(encoded)
}

func (l ledger) Anchored(_ context.Context, by ipsx.AnchorKind, sender ipsx.Address, epoch uint64) (ipsx.Hash, int64, error) {
	root, ok := l.roots[key(by, sender, epoch)]
	switch {
	case l.down:
		return root, 0, ipsx.Errorf(ipsx.CodeUnavailable, "the endpoint does not answer")
	case !ok:
		return root, 0, ipsx.Errorf(ipsx.CodeNotFound, "no anchor")
	}
	return root, l.at, nil
}

func (ledger) Ask(ipsx.Address, ipsx.Hash, ipsx.WalletSignature) (bool, error) { return false, nil }

// history is a lease's log of several connections, part of which Bob acknowledged, under anchors of the exchange and of Alice.
type history struct {
	source evidence.Source
	chain  ledger
}

const connections = 6

// lived makes it: two entries for each connection, of which the first so many are acknowledged, and so many anchored; all are signed by Alice.
func lived(t testing.TB, delegated bool, acknowledged, anchored uint64) history {
	t.Helper()
	p := agreed(t, delegated)
	deal := domain.Digest(p.Deal.Message)
	r := connlog.Record{Summary: connlog.Summary{Deal: deal, Proposal: p}}
	at := p.Deal.Message.Proposed*1000 + 2000
	for n := uint64(1); n <= connections; n++ {
		e := connlog.Entry{Kind: connlog.Opened, Connection: n, Transport: connlog.TCP, Leased: leased, SourcePort: uint16(40000 + n), ClientPort: uint16(50000 + n),
			Destination: netip.MustParseAddrPort("203.0.113.9:443"), Name: "victim.example", At: at + int64(n)*1000, Salt: connlog.NewSalt()}
		closed := e
		closed.Kind, closed.At, closed.BytesUp, closed.BytesDown, closed.Salt = connlog.Closed, e.At+500, 100*n, 1000*n, connlog.NewSalt()
		r.Entries = append(r.Entries, e, closed)
	}
	tree := r.Tree()
	r.Head = tree.Head(tree.Size())
	status := func(role ipsx.Role, said ipsx.ActorStatus, h connlog.Head) ipsx.Status {
		return ipsx.Status{Deal: deal, Role: role, Seq: 9, Status: said, At: time.Now().Unix(), LogSize: h.Size, LogRoot: h.Root}
	}
	final := signed(t, alice, status(ipsx.ProviderRole, ipsx.StatusEnded, r.Head))
	r.Words.Provider = &final
	if acknowledged > 0 {
		said := asBob(t, delegated, status(ipsx.RequesterRole, ipsx.StatusUsing, tree.Head(acknowledged)))
		r.Words.Requester = &said
	}
	h := history{evidence.Source{Network: network, Record: r}, ledger{network: network, checked: true, roots: map[string]ipsx.Hash{}, at: time.Now().Unix()}}
	if anchored > 0 {
		h.anchor(t, deal, tree.Head(anchored))
	}
	return h
}

// anchor puts a head on chain twice: among Alice's own logs, and among the providers of the exchange.
func (h *history) anchor(t testing.TB, deal ipsx.Hash, head connlog.Head) {
	t.Helper()
	log := ipsx.DealLog{Deal: deal, Size: head.Size, Root: head.Root}
	own := ipsx.NewAnchorTree([]ipsx.Hash{log.Leaf(), {21}, {22}})
	provider := ipsx.ProviderLeaf(alice.Address(), own.Root())
	all := ipsx.NewAnchorTree([]ipsx.Hash{provider, {31}})
	logPath, _ := own.Path(log.Leaf())
	providerPath, _ := all.Path(provider)
	h.source.Proofs = []ipsx.LogProof{
		{By: ipsx.ByProvider, Epoch: 5, Sender: alice.Address(), Log: log, LogPath: logPath},
		{By: ipsx.ByExchange, Epoch: 6, Sender: victor.Address(), Log: log, LogPath: logPath, ProviderPath: providerPath},
	}
	h.chain.roots[key(ipsx.ByProvider, alice.Address(), 5)] = own.Root()
	h.chain.roots[key(ipsx.ByExchange, victor.Address(), 6)] = all.Root()
}

func one(n uint64) func(connlog.Entry) bool {
	return func(e connlog.Entry) bool { return e.Connection == n }
}

func export(t testing.TB, h history, pick func(connlog.Entry) bool) evidence.Bundle {
	t.Helper()
	b, left, err := evidence.Export(h.source, pick)
	try(t, err)
	if left != 0 {
		t.Errorf("%d entries were left out", left)
	}
	return b
}

func verify(t testing.TB, b evidence.Bundle, chain evidence.Chain) evidence.Report {
	t.Helper()
	r, err := evidence.Verify(t.Context(), b, chain)
	try(t, err)
	return r
}

// TestEvidenceProves: connection, address, deal, wallet and time, grade by grade.
func TestEvidenceProves(t *testing.T) {
	for name, delegated := range map[string]bool{"by the wallet": false, "by its delegate": true} {
		h := lived(t, delegated, 7, 9)
		r := verify(t, export(t, h, func(e connlog.Entry) bool { return e.Connection >= 4 }), h.chain)
		if !r.Good || r.Requester != bob.Address() || r.Provider != alice.Address() || r.Exchange != victor.Address() || (r.Delegate != ipsx.Address{}) != delegated {
			t.Errorf("%s: %+v", name, r)
		}
		for _, c := range r.Checks {
			if c.Result != evidence.Proven {
				t.Errorf("%s: %s is %s: %s", name, c.What, c.Result, c.Detail)
			}
		}
		if len(r.Connections) != 6 {
			t.Fatalf("%s: %d records", name, len(r.Connections))
		}
		for _, c := range r.Connections {
			if !c.Signed || c.Acknowledged != (c.Index < 7) || (c.Before == h.chain.at) != (c.Index < 9) {
				t.Errorf("%s: record %d is graded %+v", name, c.Index, c)
			}
		}
	}
}

// TestWhatNobodySaidIsNotProven: Bob refuses to acknowledge, nothing is anchored; the record is the provider's word and called so.
func TestWhatNobodySaidIsNotProven(t *testing.T) {
	h := lived(t, false, 0, 0)
	r := verify(t, export(t, h, one(1)), h.chain)
	open := 0
	for _, c := range r.Checks {
		if c.Result == evidence.Open {
			open++
		}
	}
	if !r.Good || open != 2 || r.Connections[0].Acknowledged || r.Connections[0].Before != 0 {
		t.Errorf("%+v", r)
	}
	h.source.Record.Words = connlog.Words{}
	if _, _, err := evidence.Export(h.source, one(1)); !ipsx.IsCode(err, ipsx.CodeNotFound) {
		t.Errorf("nothing is signed: %v", err)
	}
	h = lived(t, false, 3, 0)
	h.source.Record.Words.Provider = nil
	if b, left, err := evidence.Export(h.source, one(2)); err != nil || left != 1 || len(b.Records) != 1 {
		t.Errorf("only the first of both entries is signed: %d left, %v", left, err)
	}
	if _, _, err := evidence.Export(h.source, one(5)); !ipsx.IsCode(err, ipsx.CodeNotFound) {
		t.Errorf("a record that no signature covers: %v", err)
	}
	chain := lived(t, false, 2, 2)
	chain.chain.down = true
	if _, err := evidence.Verify(t.Context(), export(t, chain, one(1)), chain.chain); !ipsx.IsCode(err, ipsx.CodeUnavailable) {
		t.Errorf("the chain is down: %v", err)
	}
}

// TestMalloryTheProvider changes her log after it was acknowledged, given away or anchored: it does not lead to what was signed, and neither does what she exports of it.
func TestMalloryTheProvider(t *testing.T) {
	for name, change := range map[string]func(r *connlog.Record){
		"drops one":      func(r *connlog.Record) { r.Entries = slices.Delete(r.Entries, 4, 6) },
		"invents one":    func(r *connlog.Record) { r.Entries = slices.Insert(r.Entries, 2, r.Entries[0]) },
		"another target": func(r *connlog.Record) { r.Entries[4].Destination = netip.MustParseAddrPort("203.0.113.66:22") },
		"dates back":     func(r *connlog.Record) { r.Entries[4].At -= 1000 },
		"loses the end":  func(r *connlog.Record) { r.Entries = r.Entries[:3] },
	} {
		h := lived(t, false, 7, 9)
		h.source.Record.Entries = slices.Clone(h.source.Record.Entries)
		change(&h.source.Record)
		if _, _, err := evidence.Export(h.source, one(3)); !ipsx.IsCode(err, ipsx.CodeConflict) {
			t.Errorf("%s: %v", name, err)
		}
	}
	// Where only she signed, she can say what she likes, but not that it is acknowledged; and not of another time than that of deal, signatures and anchors.
	for name, lie := range map[string]func(h *history){
		"before the deal":       func(h *history) { h.source.Record.Entries[4].At -= 600_000 },
		"after the deal":        func(h *history) { h.source.Record.Entries[4].At += 600_000 },
		"after it was anchored": func(h *history) { h.chain.at -= 3600 },
		"another address": func(h *history) {
			h.source.Record.Entries[4].Leased = netip.MustParseAddr("198.51.100.8")
		},
	} {
		h := lived(t, false, 0, 9)
		h.source.Record.Entries = slices.Clone(h.source.Record.Entries)
		lie(&h)
		tree := h.source.Record.Tree()
		head := tree.Head(tree.Size())
		own := h.source.Record.Words.Provider.Message
		own.LogSize, own.LogRoot = head.Size, head.Root
		again := signed(t, alice, own)
		h.source.Record.Words.Provider = &again
		h.anchor(t, h.source.Record.Deal, tree.Head(9))
		if r := verify(t, export(t, h, one(3)), h.chain); r.Good {
			t.Errorf("%s: %+v", name, r)
		}
	}
}

// TestMalloryPutsItOnBob: a deal, or an acknowledgement, that he did not sign is not his.
func TestMalloryPutsItOnBob(t *testing.T) {
	for name, forge := range map[string]func(b *evidence.Bundle){
		"the request": func(b *evidence.Bundle) { b.Proposal.Request = signed(t, mallory, b.Proposal.Request.Message) },
		"the deal":    func(b *evidence.Bundle) { b.Proposal.Deal = signed(t, mallory, b.Proposal.Deal.Message) },
		"the acknowledgement": func(b *evidence.Bundle) {
			b.Requester = &evidence.Word{Status: signed(t, mallory, b.Requester.Status.Message), Consistency: b.Requester.Consistency}
		},
		"her own word as his": func(b *evidence.Bundle) { b.Requester = b.Provider },
		"that of another deal": func(b *evidence.Bundle) {
			said := b.Requester.Status.Message
			said.Deal = ipsx.Hash{1}
			b.Requester = &evidence.Word{Status: signed(t, bob, said), Consistency: b.Requester.Consistency}
		},
		"another exchange's anchor": func(b *evidence.Bundle) { b.Anchors[1].Proof.Sender = mallory.Address() },
		"no record":                 func(b *evidence.Bundle) { b.Records = nil },
		"one twice":                 func(b *evidence.Bundle) { b.Records = append(b.Records, b.Records[0]) },
		"another chain":             func(b *evidence.Bundle) { b.Network.Registry[0]++ },
	} {
		h := lived(t, false, 7, 9)
		b := export(t, h, one(2))
		forge(&b)
		if r := verify(t, b, h.chain); r.Good {
			t.Errorf("%s: %+v", name, r.Checks)
		}
	}
}

// refused says whether changed bytes are refused, by the parser or by what they say.
func refused(t testing.TB, data []byte, chain evidence.Chain) bool {
	b, err := evidence.Parse(data)
	if err != nil {
		return true
	}
	r, err := evidence.Verify(t.Context(), b, chain)
	return err == nil && !r.Good
}

// TestWhateverIsChangedIsFound: one changed bit anywhere, bytes taken out or put in, and the bundle is refused.
func TestWhateverIsChangedIsFound(t *testing.T) {
	h := lived(t, true, 7, 9)
	data, err := export(t, h, one(4)).Encode()
	try(t, err)
	if refused(t, data, h.chain) {
		t.Fatal("an honest bundle is refused")
	}
	for i := range data { // every byte, one bit of it
		changed := bytes.Clone(data)
		changed[i] ^= 1 << (i % 8)
		if !refused(t, changed, h.chain) {
			t.Fatalf("byte %d of %d was changed: ...%s...", i, len(data), changed[max(0, i-40):min(len(data), i+40)])
		}
	}
	rapid.Check(t, func(rt *rapid.T) {
		i := rapid.IntRange(0, len(data)-2).Draw(rt, "from")
		j := rapid.IntRange(i+1, min(len(data), i+200)).Draw(rt, "to")
		put := rapid.SliceOfN(rapid.Byte(), 0, 8).Draw(rt, "put")
		changed := slices.Concat(data[:i], put, data[j:])
		if !bytes.Equal(changed, data) && !refused(t, changed, h.chain) {
			rt.Errorf("bytes %d to %d became %q", i, j, put)
		}
	})
}

// TestTheBundleKeepsSecrets: nothing of other records stands in it but hashes.
func TestTheBundleKeepsSecrets(t *testing.T) {
	h := lived(t, false, 7, 9)
	for i := range h.source.Record.Entries {
		if e := &h.source.Record.Entries[i]; e.Connection != 2 {
			e.Name, e.Destination = "secret.example", netip.MustParseAddrPort("192.0.2.99:1")
		}
	}
	tree := h.source.Record.Tree()
	head := tree.Head(tree.Size())
	final := signed(t, alice, ipsx.Status{Deal: h.source.Record.Deal, Role: ipsx.ProviderRole, Seq: 9, Status: ipsx.StatusEnded, At: time.Now().Unix(), LogSize: head.Size, LogRoot: head.Root})
	h.source.Record.Words, h.source.Proofs = connlog.Words{Provider: &final}, nil
	b := export(t, h, one(2))
	data, err := b.Encode()
	try(t, err)
	var html bytes.Buffer
	try(t, evidence.Page(&html, b, verify(t, b, h.chain), time.Now().Unix()))
	for _, text := range []string{string(data), html.String()} {
		for _, e := range h.source.Record.Entries {
			salt, _ := e.Salt.MarshalText()
			if shown := strings.Contains(text, string(salt)); shown && e.Connection != 2 {
				t.Errorf("the salt of connection %d is shown", e.Connection)
			}
		}
		if strings.Contains(text, "secret.example") || strings.Contains(text, "192.0.2.99") {
			t.Error("another connection is shown")
		}
	}
}

// TestThePageShowsNothingThatRuns: what strangers wrote is escaped, and the page refers to nothing outside.
func TestThePageShowsNothingThatRuns(t *testing.T) {
	h := lived(t, true, 7, 9)
	b := export(t, h, one(1))
	r := verify(t, b, h.chain)
	r.Connections[0].Name = `<script>alert(1)</script>`
	r.Checks[0].Detail = `"><img src=https://evil.example/x>`
	var html bytes.Buffer
	try(t, evidence.Page(&html, b, r, time.Now().Unix()))
	for _, bad := range []string{"<script", "<img", "<a ", "<link"} {
		if strings.Contains(html.String(), bad) {
			t.Errorf("the page has %s", bad)
		}
	}
	for _, good := range []string{leased.String(), bob.Address().Hex(), "acknowledged by the renter", "203.0.113.9:443", "existed by", "&lt;script&gt;"} {
		if !strings.Contains(html.String(), good) {
			t.Errorf("the page lacks %s", good)
		}
	}
}

func FuzzParse(f *testing.F) {
	h := lived(f, true, 7, 9)
	data, err := export(f, h, one(4)).Encode()
	try(f, err)
	f.Add(data)
	f.Add([]byte(`{"format":"IPSX evidence 1"}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		b, err := evidence.Parse(data)
		if err != nil {
			return
		}
		if _, err := evidence.Verify(t.Context(), b, h.chain); err != nil {
			t.Fatal(err)
		}
	})
}
