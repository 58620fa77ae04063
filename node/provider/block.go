package provider

import (
	"maps"
	"slices"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/node/internal/store"
)

// Blocked is a wallet that a provider does not serve.
type Blocked struct {
	Wallet ipsx.Address `json:"wallet"`
	Since  int64        `json:"since"` // Unix seconds
	Deal   ipsx.Hash    `json:"deal"`  // over which it was blocked; zero: none
}

// Blocks are the wallets that a provider does not serve. A running node looks at them at each proposal and payment, so what another process changes counts at once.
type Blocks struct {
	file store.Folder[map[ipsx.Address]Blocked]
}

const blocksFile = "blocked"

// OpenBlocks opens the list in a provider's data folder.
func OpenBlocks(dir string) (Blocks, error) {
	file, err := store.Open[map[ipsx.Address]Blocked](dir)
	return Blocks{file}, err
}

// List is all of them, the first that was blocked first.
func (b Blocks) List() ([]Blocked, error) {
	all, _, err := b.file.Load(blocksFile)
	return slices.SortedFunc(maps.Values(all), func(x, y Blocked) int {
		if x.Since != y.Since {
			return int(x.Since - y.Since)
		}
		return x.Wallet.Cmp(y.Wallet)
	}), err
}

// Add puts a wallet on the list, or changes what is said of it; it is on the disk when Add returns.
func (b Blocks) Add(one Blocked) error {
	return b.change(func(all map[ipsx.Address]Blocked) { all[one.Wallet] = one })
}

// Remove takes a wallet off. CodeNotFound: it was not on it.
func (b Blocks) Remove(wallet ipsx.Address) error {
	found := false
	err := b.change(func(all map[ipsx.Address]Blocked) {
		_, found = all[wallet]
		delete(all, wallet)
	})
	if err == nil && !found {
		err = ipsx.Errorf(ipsx.CodeNotFound, "%s is not blocked", wallet).WithFix("see `ipsx block list`")
	}
	return err
}

func (b Blocks) change(change func(map[ipsx.Address]Blocked)) error {
	unlock, err := b.file.TryLock(blocksFile)
	if err != nil {
		return err
	}
	defer unlock()
	all, _, err := b.file.Load(blocksFile)
	if err != nil {
		return err
	}
	if all == nil {
		all = map[ipsx.Address]Blocked{}
	}
	change(all)
	return b.file.Save(blocksFile, all)
}

// check says whether a wallet is served. A list that cannot be read serves nobody.
func (b Blocks) check(wallet ipsx.Address) error {
	all, _, err := b.file.Load(blocksFile)
	if err != nil {
		return err
	}
	if _, blocked := all[wallet]; blocked {
		return ipsx.Errorf(ipsx.CodeConflict, "the wallet %s is blocked here", wallet)
	}
	return nil
}
