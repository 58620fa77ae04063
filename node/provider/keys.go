package provider

import (
	"maps"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/node/internal/store"
)

// keys are the public tunnel keys that earlier runs with this data folder offered. Each run has its own, so they tell a deal whose tunnel is gone from one
// that another node of the same wallet serves.
type keys struct {
	file    store.Folder[map[ipsx.Hash]int64]
	earlier map[ipsx.Hash]int64 // to the Unix time at which the longest lease under it is over
}

const keysFile = "keys"

// openKeys reads what is remembered and forgets, at Unix time now, the keys that no lease can still be under.
func openKeys(dir string, now int64) (*keys, error) {
	file, err := store.Open[map[ipsx.Hash]int64](dir)
	if err != nil {
		return nil, err
	}
	earlier, _, err := file.Load(keysFile)
	maps.DeleteFunc(earlier, func(_ ipsx.Hash, over int64) bool { return over < now })
	return &keys{file: file, earlier: earlier}, err
}

// remember keeps this run's key as long as a lease can last that an offer until expiry, in Unix seconds, leads to; it is on the disk when remember returns.
func (k *keys) remember(key ipsx.Hash, expiry int64) error {
	all := map[ipsx.Hash]int64{key: expiry + ipsx.MaxLeaseSeconds}
	maps.Copy(all, k.earlier)
	return k.file.Save(keysFile, all)
}

// has says whether the key is of an earlier run.
func (k *keys) has(key ipsx.Hash) bool {
	_, ok := k.earlier[key]
	return ok
}
