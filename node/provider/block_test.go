package provider

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/lab/actor"
)

// TestBlocks: what one process notes another one sees at once, and a list that cannot be read serves nobody.
func TestBlocks(t *testing.T) {
	dir := t.TempDir()
	node, command := must(OpenBlocks(dir))(t), must(OpenBlocks(dir))(t)
	mallory, bob := actor.Named("mallory").Address(), actor.Named("bob").Address()
	expect := func(served bool, wallet ipsx.Address) {
		t.Helper()
		if err := node.check(wallet); (err == nil) != served {
			t.Errorf("served: %v", err)
		}
	}
	expect(true, mallory)
	for _, one := range []Blocked{{Wallet: mallory, Since: 20, Deal: ipsx.Hash{1}}, {Wallet: bob, Since: 10}} {
		if err := command.Add(one); err != nil {
			t.Fatal(err)
		}
		expect(false, one.Wallet)
	}
	if list := must(node.List())(t); len(list) != 2 || list[0].Wallet != bob || list[1].Deal != (ipsx.Hash{1}) {
		t.Errorf("blocked are %+v", list)
	}
	if err := command.Remove(bob); err != nil {
		t.Fatal(err)
	}
	expect(true, bob)
	if err := command.Remove(bob); !ipsx.IsCode(err, ipsx.CodeNotFound) {
		t.Errorf("removed twice: %v", err)
	}
	if err := os.WriteFile(filepath.Join(dir, "blocked.json"), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	expect(false, bob)
}

func must[T any](value T, err error) func(t *testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}
