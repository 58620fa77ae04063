package provider

import (
	"testing"

	"github.com/ipsx/ipsx"
)

// TestKeysAreForgottenWithTheLongestLease: Alice's node runs three times; her first key is in no deal any more when the third begins.
func TestKeysAreForgottenWithTheLongestLease(t *testing.T) {
	dir := t.TempDir()
	first, second := ipsx.Hash{1}, ipsx.Hash{2}
	const begun, month = 1_800_000_000, ipsx.MaxLeaseSeconds
	run := func(now int64) *keys {
		k, err := openKeys(dir, now)
		if err != nil {
			t.Fatal(err)
		}
		return k
	}
	offer := func(k *keys, key ipsx.Hash, expiry int64) {
		if err := k.remember(key, expiry); err != nil {
			t.Fatal(err)
		}
	}
	k := run(begun)
	offer(k, first, begun+10)
	offer(k, first, begun+20) // renewed
	if k.has(first) {
		t.Error("the running node takes its own key for an earlier one")
	}
	k = run(begun + 20 + month)
	if !k.has(first) || k.has(second) {
		t.Error("a key was forgotten while a lease may be under it")
	}
	offer(k, second, begun+30+month)
	k = run(begun + 21 + month)
	if k.has(first) || !k.has(second) {
		t.Error("the first key is remembered for ever, or the second was not kept")
	}
	offer(k, ipsx.Hash{3}, begun)
	if saved, _, err := k.file.Load(keysFile); err != nil || len(saved) != 2 {
		t.Errorf("the file keeps %v, %v", saved, err)
	}
}
