package connlog_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/service/connlog"
)

// written is a folder with one log of several frames that a provider was killed over, and the entries behind each frame.
func written(t testing.TB) (dir string, content []byte, entries []connlog.Entry) {
	dir = t.TempDir()
	s := open(t, dir)
	l := begin(t, s, deal)
	for i := range 3 {
		l.Record(visit(i))(uint64(i), 7)
		s.Settled()
	}
	content = must[[]byte](t)(os.ReadFile(logPath(dir)))
	try(t, s.Close())
	return dir, content, load(t, dir, deal).Entries
}

func logPath(dir string) string { return filepath.Join(dir, deal.Hex()+".log") }

// TestATornTailIsTakenOff: wherever a crash cut the file, the next start finds the entries of the whole frames, closes the log, and keeps its root.
func TestATornTailIsTakenOff(t *testing.T) {
	dir, content, entries := written(t)
	seen := map[int]bool{}
	for cut := range len(content) + 1 {
		if cut%7 != 0 && cut != len(content) {
			continue
		}
		try(t, os.WriteFile(logPath(dir), content[:cut], 0o600))
		try(t, os.Remove(filepath.Join(dir, "roots")))
		try(t, open(t, dir).Close())
		reader := must[*connlog.Reader](t)(connlog.NewReader(dir, nil))
		got, err := reader.Load(deal)
		if err != nil {
			if seen[0] {
				t.Fatalf("cut at %d: %v", cut, err)
			}
			continue // the first frame, which says whose log it is, is not whole
		}
		if got.Damage != nil || !got.Ended || !slices.Equal(got.Entries, entries[:len(got.Entries)]) || got.Tree().Head(uint64(len(got.Entries))) != got.Head {
			t.Fatalf("cut at %d: %+v", cut, got)
		}
		seen[len(got.Entries)] = true
		info := must[os.FileInfo](t)(os.Stat(filepath.Join(dir, "roots")))
		if kept := info.Size() > 0; kept != (len(got.Entries) > 0) {
			t.Fatalf("cut at %d: the root of %d entries is kept: %v", cut, len(got.Entries), kept)
		}
	}
	for _, n := range []int{0, 2, 4, 6} {
		if !seen[n] {
			t.Errorf("no cut left %d entries", n)
		}
	}
}

// TestFlippedBitsAreFound: whatever bit of the file changes, nothing else is read than what was written.
func TestFlippedBitsAreFound(t *testing.T) {
	dir, content, entries := written(t)
	reader := must[*connlog.Reader](t)(connlog.NewReader(dir, nil))
	rapid.Check(t, func(rt *rapid.T) {
		changed := bytes.Clone(content)
		changed[rapid.IntRange(0, len(content)-1).Draw(rt, "byte")] ^= 1 << rapid.IntRange(0, 7).Draw(rt, "bit")
		try(t, os.WriteFile(logPath(dir), changed, 0o600))
		got, err := reader.Load(deal)
		if err == nil && (len(got.Entries) >= len(entries) || !slices.Equal(got.Entries, entries[:len(got.Entries)])) {
			rt.Errorf("read %+v", got)
		}
	})
}

// TestMalloryChangesThePast: who has the disk and the recipient can write frames, but none that lead to a head that was given away.
func TestMalloryChangesThePast(t *testing.T) {
	dir, _, entries := written(t)
	head := load(t, dir, deal).Head
	other := t.TempDir()
	s := open(t, other)
	l := begin(t, s, deal)
	for i := range 3 {
		l.Record(visit(i+1))(uint64(i), 7)
	}
	s.Settled()
	forged := load(t, other, deal)
	try(t, s.Close())
	leaves := func(list []connlog.Entry) (hashes []ipsx.Hash) {
		for _, e := range list {
			hashes = append(hashes, connlog.Leaf(e.Encode()))
		}
		return hashes
	}
	for name, list := range map[string][]connlog.Entry{
		"another log":   forged.Entries,
		"one dropped":   slices.Delete(slices.Clone(entries), 2, 3),
		"one invented":  append(slices.Clone(entries[:5]), forged.Entries[5]),
		"two exchanged": {entries[1], entries[0], entries[2], entries[3], entries[4], entries[5]},
	} {
		if tree := connlog.NewTree(leaves(list)); tree.Head(tree.Size()) == head {
			t.Errorf("%s leads to the same head", name)
		}
	}
}
