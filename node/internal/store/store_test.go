package store

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/ipsx/ipsx"
)

type purse struct{ Wei ipsx.Amount }

func TestFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "deep", "down")
	f, err := Open[purse](dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, ok, err := f.Load("alice"); ok || err != nil {
		t.Fatalf("a file that is not there: %v %v", ok, err)
	}
	for n := range uint64(3) {
		if err := f.Save("alice", purse{ipsx.Wei(n)}); err != nil {
			t.Fatal(err)
		}
	}
	unlock, err := f.TryLock("alice")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.TryLock("alice"); !ipsx.IsCode(err, ipsx.CodeConflict) {
		t.Errorf("a second lock: %v", err)
	}
	unlock()
	if unlock, err = f.TryLock("alice"); err != nil {
		t.Fatalf("the lock was not let go: %v", err)
	}
	unlock()
	all, err := f.All()
	if err != nil || len(all) != 1 || all["alice"].Wei != ipsx.Wei(2) {
		t.Errorf("%v %v", all, err)
	}
	if err := f.Remove("alice"); err != nil {
		t.Error(err)
	}
	if err := f.Remove("alice"); err != nil {
		t.Error("removing twice:", err)
	}
}

func TestDamageIsReported(t *testing.T) {
	f, err := Open[purse](t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(f.path("alice"), []byte(`{"Wei":"1`), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := f.All(); err == nil {
		t.Error("a damaged file was read as if it were whole")
	}
}
