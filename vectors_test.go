package ipsx_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"math/big"
	"net/netip"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/lab/actor"
	"github.com/ipsx/ipsx/payment"
)

var update = flag.Bool("update", false, "write testdata/vectors.json anew")

const vectorsFile = "testdata/vectors.json"

// vectors is the file that Go, Solidity and TypeScript hold their hashes and signatures against.
type vectors struct {
	Domain   vectorDomain    `json:"domain"`
	Vectors  []vector        `json:"vectors"`
	Lanes    []vectorLane    `json:"lanes"`
	Tranches []vectorTranche `json:"tranches"`
	Bulks    []vectorBulk    `json:"bulks"`
	Actors   []vectorActor   `json:"actors"`
}

type vectorDomain struct {
	ipsx.Domain
	Separator ipsx.Hash `json:"separator"`
}

type vector struct {
	Type       string          `json:"type"`
	EncodeType string          `json:"encodeType"`
	Message    json.RawMessage `json:"message"` // the wire form
	StructHash ipsx.Hash       `json:"structHash"`
	Digest     ipsx.Hash       `json:"digest"`
	Signer     ipsx.Address    `json:"signer"`
	Signature  ipsx.Signature  `json:"signature"`
}

type vectorLane struct {
	ipsx.Lane
	ID ipsx.Hash `json:"id"`
}

// vectorBulk is messages under one signature: their digests, the way of each to the root, and what is signed.
type vectorBulk struct {
	Digests   []ipsx.Hash    `json:"digests"`
	Paths     [][]ipsx.Hash  `json:"paths"`
	Signer    ipsx.Address   `json:"signer"`
	Signature ipsx.Signature `json:"signature"`
}

// vectorActor says which key signed: its secret is keccak256(name).
type vectorActor struct {
	Name    string       `json:"name"`
	Address ipsx.Address `json:"address"`
}

func maxAmount() ipsx.Amount {
	b := new(big.Int).Lsh(big.NewInt(1), 128)
	a, err := ipsx.AmountFromBig(b.Sub(b, big.NewInt(1)))
	if err != nil {
		panic(err)
	}
	return a
}

func prefixes(texts ...string) []netip.Prefix {
	list := []netip.Prefix{}
	for _, s := range texts {
		list = append(list, netip.MustParsePrefix(s))
	}
	return list
}

func addrs(texts ...string) []netip.Addr {
	list := []netip.Addr{}
	for _, s := range texts {
		list = append(list, netip.MustParseAddr(s))
	}
	return list
}

func named(s string) ipsx.Hash { return ipsx.HashOf([]byte(s)) }

// sampleOffer is Alice's offer with every field in use.
func sampleOffer() ipsx.Offer {
	return ipsx.Offer{
		Exchange: victor.Address(), Provider: alice.Address(), Prefixes: prefixes("198.51.100.0/24", "2001:db8:7::/48"),
		Country: "DE", Region: "DE-BE", City: "Köln", ASN: 64500, Kind: ipsx.Residential, Protocols: ipsx.Web | ipsx.SMTP,
		Scopes: ipsx.Browse | ipsx.AnyUse, ClosedPorts: []ipsx.PortRange{{First: 25, Last: 25}, {First: 6000, Last: 6063}},
		AllowedDomains: []string{"example.com", "example.org"}, DeniedDomains: []string{"bad.example.com"},
		MbitPerLease: 50, GiBPerMonth: 200, Hours: 0xff00ff, PricePerSecond: ipsx.Wei(1000), PricePerGiB: ipsx.Wei(5_000_000),
		MinSeconds: 5, MaxSeconds: 86400, MaxInterval: 15, From: 1_800_000_000, Until: 1_800_080_000, MinRating: 400,
		TunnelKey: named("alice tunnel"), Endpoints: []netip.AddrPort{netip.MustParseAddrPort("198.51.100.1:51820"),
			netip.MustParseAddrPort("[2001:db8:7::1]:51820")}, Expiry: 1_800_086_400, Nonce: 7,
	}
}

// bareOffer has only what an offer must have.
func bareOffer() ipsx.Offer {
	return ipsx.Offer{
		Exchange: victor.Address(), Provider: alice.Address(), Prefixes: prefixes("203.0.113.9/32"), Country: "AT",
		Kind: ipsx.Datacenter, Protocols: ipsx.Any, Scopes: ipsx.P2P, ClosedPorts: []ipsx.PortRange{}, AllowedDomains: []string{},
		DeniedDomains: []string{}, MinSeconds: 5, MaxSeconds: 5, MaxInterval: 1, TunnelKey: named("alice tunnel"),
		Endpoints: []netip.AddrPort{}, Expiry: 1_800_000_060,
	}
}

// sampleRequest is Bob's request with every field in use.
func sampleRequest() ipsx.Request {
	return ipsx.Request{
		Exchange: victor.Address(), Requester: bob.Address(), Count: 20, MinCount: 2, Countries: []string{"AT", "DE"},
		ExcludedCountries: []string{"CH"}, Regions: []string{"DE-BE"}, ExcludedRegions: []string{"DE-BY"}, Cities: []string{"Berlin", "Köln"},
		ExcludedCities: []string{"Wien"}, ASNs: []uint32{64500, 64501}, ExcludedASNs: []uint32{64999},
		ExcludedProviders: []ipsx.Address{mallory.Address()}, Kinds: ipsx.Residential | ipsx.Mobile,
		Protocol: ipsx.Web, Scope: ipsx.Browse | ipsx.SEO, Seconds: 65, Start: 1_800_003_600, MaxPricePerSecond: ipsx.Wei(2000),
		MaxPricePerGiB: ipsx.IPSX(1), MaxTotal: ipsx.IPSX(3), Distinct: ipsx.DistinctSubnet | ipsx.DistinctProvider, MinRating: 500,
		RelayOnly: true, App: carol.Address(), Signer: carol.Address(), Clearer: victor.Address(), TunnelKey: named("bob tunnel"),
		Expiry: 1_800_000_600, Nonce: 1<<53 - 1,
	}
}

// bareRequest has only what a request must have.
func bareRequest() ipsx.Request {
	return ipsx.Request{
		Exchange: victor.Address(), Requester: bob.Address(), Count: 1, MinCount: 1, Countries: []string{}, ExcludedCountries: []string{},
		Regions: []string{}, ExcludedRegions: []string{}, Cities: []string{}, ExcludedCities: []string{}, ASNs: []uint32{},
		ExcludedASNs: []uint32{}, ExcludedProviders: []ipsx.Address{}, Protocol: ipsx.Any, Scope: ipsx.P2P, Seconds: 5, MaxTotal: maxAmount(), Signer: bob.Address(),
		TunnelKey: named("bob tunnel"), Expiry: 1_800_000_060,
	}
}

func sampleDeal() ipsx.Deal {
	o, r := sampleOffer(), sampleRequest()
	return ipsx.Deal{
		Exchange: victor.Address(), Number: 42, Offer: home.Digest(o), Request: home.Digest(r), Provider: o.Provider, Requester: r.Requester,
		Addresses: addrs("198.51.100.7", "2001:db8:7:1::"), PricePerSecond: o.PricePerSecond, PricePerGiB: o.PricePerGiB,
		Seconds: r.Seconds, Start: r.Start, Proposed: 1_800_000_000, MaxTotal: ipsx.IPSX(1), MaxInterval: o.MaxInterval, Protocol: r.Protocol,
		Scope: r.Scope, Signer: r.Signer, Clearer: r.Clearer, ProviderKey: o.TunnelKey, RequesterKey: r.TunnelKey,
	}
}

func bareDeal() ipsx.Deal {
	d := sampleDeal()
	d.Number, d.Start, d.Clearer, d.MaxTotal, d.Addresses = 1, 0, noWallet, maxAmount(), addrs("203.0.113.9")
	return d
}

func sampleLanes() []ipsx.Lane {
	return []ipsx.Lane{
		{Payer: bob.Address(), Payee: alice.Address(), Signer: carol.Address(), Number: 1},
		{Payer: victor.Address(), Payee: alice.Address(), Signer: victor.Address(), Number: 1<<53 - 1, Tranche: named("tranche")},
		{},
	}
}

type signedSample struct {
	by      ipsx.Signer
	message ipsx.Message
}

func samples() []signedSample {
	lanes := sampleLanes()
	using := ipsx.Status{Deal: named("deal"), Role: ipsx.RequesterRole, Seq: 9, Status: ipsx.StatusUsing, At: 1_800_000_040, Seconds: 31,
		BytesUp: 1 << 20, BytesDown: 1 << 40, Accrued: ipsx.Wei(62_000), Lane: lanes[0].ID(), Cumulative: ipsx.Wei(90_000), LogSize: 12,
		LogRoot: named("log")}
	failed := ipsx.Status{Deal: named("deal"), Role: ipsx.ProviderRole, Seq: 1, Status: ipsx.StatusFailed, Reason: ipsx.ReasonAddressChanged}
	return []signedSample{
		{alice, sampleOffer()}, {alice, bareOffer()},
		{bob, sampleRequest()}, {carol, bareRequest()},
		{alice, ipsx.Cancel{Exchange: victor.Address(), Wallet: alice.Address(), Order: home.Digest(sampleOffer())}},
		{bob, ipsx.Cancel{}},
		{victor, sampleDeal()}, {victor, bareDeal()},
		{bob, using}, {alice, failed},
		{bob, ipsx.PairMessage{Deal: named("deal"), Role: ipsx.RequesterRole, Seq: 1, Sealed: []byte{0, 1, 2, 253, 254, 255}}},
		{alice, ipsx.PairMessage{Deal: named("deal"), Role: ipsx.ProviderRole, Seq: 2, Sealed: bytes.Repeat([]byte{0xa5}, 100)}},
		{victor, ipsx.ExitCheck{Exchange: victor.Address(), Nonce: named("nonce"), Seen: "198.51.100.7", At: 1_800_000_001}},
		{victor, ipsx.ExitCheck{Exchange: victor.Address(), Nonce: named("nonce"), Seen: "2001:db8:7:1::", At: 1_800_000_002}},
		{victor, ipsx.Receipt{Exchange: victor.Address(), Order: home.Digest(sampleOffer()), Sequence: 3, LogHash: named("message"), At: 1_800_000_000}},
		{victor, ipsx.Receipt{}},
		{bob, ipsx.Access{Exchange: victor.Address(), Wallet: bob.Address(), At: 1_800_000_000}},
		{alice, ipsx.Access{}},
		{carol, ipsx.Voucher{Lane: lanes[0].ID(), Cumulative: ipsx.Wei(130_000)}},
		{victor, ipsx.Voucher{Lane: lanes[1].ID(), Cumulative: maxAmount()}},
		{bob, ipsx.Voucher{}},
		{alice, ipsx.Close{Lane: lanes[0].ID(), Cumulative: ipsx.Wei(130_000)}},
		{carol, ipsx.Close{Lane: lanes[0].ID(), Cumulative: ipsx.Wei(130_000)}},
		{bob, ipsx.Close{Lane: lanes[1].ID(), Cumulative: maxAmount()}},
		{bob, ipsx.Delegation{Wallet: bob.Address(), Delegate: carol.Address(), Epoch: 3, Until: 1_800_100_000}},
		{alice, ipsx.Delegation{Wallet: alice.Address(), Delegate: carol.Address()}},
		{bob, ipsx.BulkRoot{Root: named("root")}},
		{bob, ipsx.Extension{Deal: named("deal"), Seconds: 7200, MaxTotal: ipsx.Wei(14_400_000), At: 1_800_000_900}},
		{carol, ipsx.Extension{MaxTotal: maxAmount()}},
	}
}

func typeName(m ipsx.Message) string {
	name, _, _ := strings.Cut(m.TypeString(), "(")
	return name
}

func makeVectors(t *testing.T) vectors {
	file := vectors{Domain: vectorDomain{home, home.Separator()}, Tranches: sampleTranches(t)}
	for _, s := range samples() {
		digest := home.Digest(s.message)
		file.Vectors = append(file.Vectors, vector{
			Type: typeName(s.message), EncodeType: s.message.TypeString(), Message: must[[]byte](t)(json.Marshal(s.message)),
			StructHash: s.message.StructHash(), Digest: digest, Signer: s.by.Address(), Signature: must[ipsx.Signature](t)(s.by.Sign(digest)),
		})
	}
	for _, lane := range sampleLanes() {
		file.Lanes = append(file.Lanes, vectorLane{lane, lane.ID()})
	}
	for _, n := range []int{1, 2, 5} {
		bulk := must[ipsx.Bulk[ipsx.Request]](t)(ipsx.SignBulk(bob, nil, home, requests(n)))
		each, digests, err := bulk.Each(home)
		if err != nil {
			t.Fatal(err)
		}
		v := vectorBulk{Digests: digests, Signer: bob.Address(), Signature: bulk.Signature}
		for _, m := range each {
			v.Paths = append(v.Paths, append([]ipsx.Hash{}, m.Path...))
		}
		file.Bulks = append(file.Bulks, v)
	}
	for _, name := range []string{"alice", "bob", "carol", "mallory", "victor", "centralizer"} {
		file.Actors = append(file.Actors, vectorActor{name, actor.Named(name).Address()})
	}
	return file
}

// TestVectors holds the code against testdata/vectors.json; with -update it writes the file from the code.
func TestVectors(t *testing.T) {
	made := must[[]byte](t)(json.MarshalIndent(makeVectors(t), "", "  "))
	made = append(made, '\n')
	if *update {
		if err := os.WriteFile(vectorsFile, made, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if kept := must[[]byte](t)(os.ReadFile(vectorsFile)); !bytes.Equal(made, kept) {
		t.Fatalf("the code no longer makes %s: a changed hash or wire form breaks every signature out there", vectorsFile)
	}
}

// TestVectorsReadBack decodes each vector's message from its wire form and finds the same hash and signer.
func TestVectorsReadBack(t *testing.T) {
	var file vectors
	if err := ipsx.DecodeBytes(must[[]byte](t)(os.ReadFile(vectorsFile)), &file); err != nil {
		t.Fatal(err)
	}
	for i, s := range samples() {
		v, back := file.Vectors[i], reflect.New(reflect.TypeOf(s.message))
		if err := json.Unmarshal(v.Message, back.Interface()); err != nil {
			t.Fatal(err)
		}
		m := back.Elem().Interface().(ipsx.Message)
		signer := must[ipsx.Address](t)(ipsx.Recover(file.Domain.Digest(m), v.Signature))
		if m.StructHash() != v.StructHash || file.Domain.Digest(m) != v.Digest || signer != v.Signer {
			t.Errorf("vector %d (%s) reads back as another message", i, v.Type)
		}
	}
	for i, c := range file.Tranches {
		if err := payment.VerifyPath(c.Root, c.Sum, c.Leaves[c.Leaf], c.Path); err != nil {
			t.Errorf("tranche %d: %v", i, err)
		}
	}
}

// TestSamplesAreValid keeps the vectors honest: what can be checked passes the table of limits.
func TestSamplesAreValid(t *testing.T) {
	for _, v := range []interface{ Validate() error }{sampleOffer(), bareOffer(), sampleRequest(), bareRequest()} {
		if err := v.Validate(); err != nil {
			t.Error(err)
		}
	}
}
