package connlog_test

import (
	"testing"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/service/connlog"
)

// TestEpochs: what ended or grew is in the next one, once; one that was not anchored comes again; and every log leads to its root.
func TestEpochs(t *testing.T) {
	dir, sender := t.TempDir(), ipsx.Address{9}
	s := open(t, dir)
	next := func(now int64) (e connlog.Epoch, sizes map[ipsx.Hash]uint64) {
		t.Helper()
		e = must[connlog.Epoch](t)(connlog.NextEpoch(dir, sender, now))
		sizes = map[ipsx.Hash]uint64{}
		for _, l := range e.Logs {
			sizes[l.Deal] = l.Size
		}
		return e, sizes
	}
	anchored := func(e connlog.Epoch) {
		t.Helper()
		e.Anchored = true
		try(t, e.Save(dir))
	}
	if _, err := connlog.NextEpoch(dir, sender, 100); !ipsx.IsCode(err, ipsx.CodeNotFound) {
		t.Errorf("nothing was logged: %v", err)
	}
	over, runs := begin(t, s, ipsx.Hash{1}), begin(t, s, ipsx.Hash{2})
	over.Record(visit(1))(1, 1)
	over.End()
	runs.Record(visit(1))
	s.Settled()
	first, sizes := next(100)
	if first.Number != 100 || len(sizes) != 2 || sizes[ipsx.Hash{1}] != 2 || sizes[ipsx.Hash{2}] != 1 {
		t.Errorf("the first epoch is %+v", first)
	}
	runs.Record(visit(2))
	s.Settled()
	if again, _ := next(200); again.Tree().Root() != first.Tree().Root() || again.Number != 100 {
		t.Errorf("what was not anchored became %+v", again)
	}
	first = must[connlog.Epoch](t)(first.Renumber(dir))
	anchored(first)
	second, sizes := next(101)
	if second.Number != 102 || len(sizes) != 1 || sizes[ipsx.Hash{2}] != 2 {
		t.Errorf("the second epoch is %+v", second)
	}
	anchored(second)
	if _, err := connlog.NextEpoch(dir, sender, 300); !ipsx.IsCode(err, ipsx.CodeNotFound) {
		t.Errorf("nothing has grown: %v", err)
	}
	proofs := must[[]ipsx.LogProof](t)(connlog.Proofs(dir, ipsx.Hash{2}))
	if len(proofs) != 2 || proofs[0].Epoch != 101 || proofs[1].Log.Size != 2 {
		t.Fatalf("the proofs are %+v", proofs)
	}
	for i, e := range []connlog.Epoch{first, second} {
		if proofs[i].Root(ipsx.Address{}) != e.Tree().Root() || proofs[i].Sender != sender {
			t.Errorf("the log does not lead to epoch %d", e.Number)
		}
	}
	try(t, s.Close())
	try(t, open(t, dir).Close()) // which ends the second log as it stands
	if _, err := connlog.NextEpoch(dir, sender, 300); !ipsx.IsCode(err, ipsx.CodeNotFound) {
		t.Errorf("nothing has grown by the end: %v", err)
	}
}
