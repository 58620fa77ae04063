package connlog_test

import (
	"os"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/service/connlog"
)

const million = 1_000_000

// BenchmarkRecord is what a connection costs the flow that opens and ends it.
func BenchmarkRecord(b *testing.B) {
	s := open(b, b.TempDir())
	l := begin(b, s, deal)
	done := 0
	for b.Loop() {
		l.Record(visit(1))(1, 1)
		if done++; done%10_000 == 0 {
			s.Settled() // the disk's share is measured below
		}
	}
	try(b, s.Close())
}

// BenchmarkMillion writes a million entries, as fast as they are on the disk, and then reads and proves them.
func BenchmarkMillion(b *testing.B) {
	for b.Loop() {
		dir := b.TempDir()
		s := open(b, dir)
		l := begin(b, s, deal)
		begun := time.Now()
		for n := 0; n < million/2; n++ {
			l.Record(visit(n))(1, 1)
			if n%4096 == 0 {
				s.Settled()
			}
		}
		head := l.End()
		b.ReportMetric(float64(head.Size)/time.Since(begun).Seconds(), "entries/s")
		info := must[os.FileInfo](b)(os.Stat(logPath(dir)))
		b.ReportMetric(float64(info.Size())/float64(head.Size), "bytes/entry")
		begun = time.Now()
		record := load(b, dir, deal)
		tree := record.Tree()
		b.ReportMetric(time.Since(begun).Seconds(), "s/read")
		if record.Head != head || head.Size != million {
			b.Fatalf("read %+v of %+v", record.Head, head)
		}
		prove(b, tree, head)
		try(b, s.Close())
	}
}

func prove(b *testing.B, tree connlog.Tree, head connlog.Head) {
	const proofs = 1000
	var paths [proofs][]ipsx.Hash
	leaf := func(i int) uint64 { return uint64(i) * 997 }
	begun := time.Now()
	for i := range paths {
		paths[i] = tree.Inclusion(leaf(i), head.Size)
	}
	b.ReportMetric(time.Since(begun).Seconds()*1e6/proofs, "µs/proof")
	size := 0
	for _, p := range paths {
		size += 32 * len(p)
	}
	b.ReportMetric(float64(size)/proofs, "bytes/proof")
	leaves := make([]ipsx.Hash, proofs)
	for i := range leaves {
		leaves[i] = tree.At(leaf(i))
	}
	begun = time.Now()
	for i, p := range paths {
		try(b, connlog.VerifyInclusion(head, leaf(i), leaves[i], p))
	}
	b.ReportMetric(time.Since(begun).Seconds()*1e6/proofs, "µs/verify")
}
