package chain_test

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain"
	"github.com/ipsx/ipsx/chain/internal/chaintest"
)

// TestListsAreStandardTrees compares roots and proofs with those that @openzeppelin/merkle-tree 1.0.8 made of the same lines.
func TestListsAreStandardTrees(t *testing.T) {
	var vectors []struct {
		Values [][2]string
		Root   ipsx.Hash
		Proofs [][]ipsx.Hash
	}
	if err := json.Unmarshal(chaintest.Must[[]byte](t)(os.ReadFile("testdata/allowlists.json")), &vectors); err != nil {
		t.Fatal(err)
	}
	for _, v := range vectors {
		var entries []chain.Entry
		want := map[ipsx.Address][]ipsx.Hash{}
		for i, line := range v.Values {
			e := chain.Entry{Wallet: chaintest.Must[ipsx.Address](t)(ipsx.ParseAddress(line[0])), Amount: chaintest.Must[ipsx.Amount](t)(ipsx.ParseAmount(line[1]))}
			entries, want[e.Wallet] = append(entries, e), v.Proofs[i]
		}
		list := chaintest.Must[*chain.List](t)(chain.NewList(entries))
		if list.Root() != v.Root {
			t.Errorf("the root of %d is %s, want %s", len(entries), list.Root(), v.Root)
		}
		for _, p := range list.Proofs() {
			if !slices.Equal(p.Path, want[p.Wallet]) || p.Root() != v.Root {
				t.Errorf("the proof of %s among %d is %v, leading to %s", p.Wallet, len(entries), p.Path, p.Root())
			}
		}
	}
}

// TestListsOfPeople reads what a spreadsheet or an editor writes.
func TestListsOfPeople(t *testing.T) {
	text := "\ufeffwallet,limit\r\n# approved on Monday\n" + alice.Address().Hex() + ",10 ETH\n" + strings.ToLower(bob.Address().Hex()) + ", 0.5 ether\n" + carol.Address().Hex() + ",0\n"
	list := chaintest.Must[*chain.List](t)(chain.ReadList(strings.NewReader(text), ipsx.ParseEther))
	want := chaintest.Must[*chain.List](t)(chain.NewList([]chain.Entry{{Wallet: carol.Address()}, {Wallet: bob.Address(), Amount: ether("0.5")}, {Wallet: alice.Address(), Amount: ether("10")}}))
	if list.Root() != want.Root() || list.Sum() != ether("10.5") {
		t.Errorf("root %s and sum %s, want %s", list.Root(), list.Sum().Ether(), want.Root())
	}
}

// TestBadLists are refused with the line.
func TestBadLists(t *testing.T) {
	a := alice.Address().Hex()
	for text, words := range map[string][]string{
		"":                              {"empty"},
		"wallet,limit\n":                {"empty"},
		a + ",1 ETH\n" + a + ",2 ETH\n": {a, "twice"},
		a + ",1 ETH\n0x12,1 ETH\n":      {"line 2", "0x12"},
		"\n" + a + ",10\n":              {"line 2", "no unit", "10 ETH"},
		a + ",1 IPSX\n":                 {"line 1", "not an amount of ether"},
		a + ",-1 ETH\n":                 {"line 1"},
		a + "\n":                        {"line 1", "two columns"},
		a + ",1 ETH,2 ETH\n":            {"line 1"},
		a + ",1,5 ETH\n":                {"line 1"},
		a + ",\"1 ETH\n":                {"two columns"},
	} {
		_, err := chain.ReadList(strings.NewReader(text), ipsx.ParseEther)
		expectError(t, err, ipsx.CodeInvalid, words...)
	}
}

// ether reads whole ether, such as "1.5".
func ether(text string) ipsx.Amount {
	a, err := ipsx.ParseEther(text + " ETH")
	if err != nil {
		panic(err)
	}
	return a
}
