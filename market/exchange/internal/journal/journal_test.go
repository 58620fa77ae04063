package journal_test

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/market/exchange/internal/journal"
)

var epoch = time.Unix(1_800_000_000, 123_456_789).UTC()

func TestMain(m *testing.M) {
	if dir := os.Getenv("IPSX_TEST_JOURNAL"); dir != "" {
		appendForever(dir)
	}
	os.Exit(m.Run())
}

// appendForever is the child that is killed: it prints each sequence only after it was acknowledged.
func appendForever(dir string) {
	j, err := journal.Open(context.Background(), journal.Config{Dir: dir}, journal.Position{}, func(journal.Position, journal.Batch) error { return nil })
	for err == nil {
		var p journal.Position
		if p, err = j.Append(context.Background(), batch(int(j.Last().Sequence)+1)); err == nil {
			fmt.Println(p.Sequence, p.Hash)
		}
	}
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

func batch(n int) journal.Batch {
	return journal.Batch{At: epoch.Add(time.Duration(n)), Commands: [][]byte{fmt.Appendf(nil, `{"number":%d}`, n)}}
}

func open(t *testing.T, dir string) (*journal.Journal, []journal.Position) {
	t.Helper()
	var seen []journal.Position
	j, err := journal.Open(t.Context(), journal.Config{Dir: dir}, journal.Position{}, func(p journal.Position, b journal.Batch) error {
		seen = append(seen, p)
		if want := batch(len(seen)); b.At != want.At || string(b.Commands[0]) != string(want.Commands[0]) {
			t.Errorf("message %d is %v, want %v", p.Sequence, b, want)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { closeJournal(t, j) })
	return j, seen
}

func closeJournal(t *testing.T, j *journal.Journal) {
	t.Helper()
	if err := j.Close(); err != nil {
		t.Error(err)
	}
}

func fill(t *testing.T, dir string, count int) []journal.Position {
	t.Helper()
	j, _ := open(t, dir)
	var written []journal.Position
	for n := range count {
		p, err := j.Append(t.Context(), batch(n+1))
		if err != nil {
			t.Fatal(err)
		}
		written = append(written, p)
	}
	closeJournal(t, j)
	return written
}

func TestReplayGivesWhatWasAppended(t *testing.T) {
	dir := t.TempDir()
	written := fill(t, dir, 50)
	j, replayed := open(t, dir)
	if len(replayed) != 50 || replayed[49] != written[49] || j.Last() != written[49] {
		t.Fatalf("replayed %d messages, last %v, want %v", len(replayed), j.Last(), written[49])
	}
}

func TestASecondProcessIsRefused(t *testing.T) {
	dir := t.TempDir()
	open(t, dir)
	_, err := journal.Open(t.Context(), journal.Config{Dir: dir}, journal.Position{}, nil)
	if !ipsx.IsCode(err, ipsx.CodeConflict) {
		t.Fatalf("a second opener got %v", err)
	}
}

func TestDamageIsFoundNotServed(t *testing.T) {
	for name, damage := range map[string]func(data []byte) []byte{
		"flipped bit in the middle": func(data []byte) []byte { data[len(data)/2] ^= 1; return data },
		"flipped bit in the last":   func(data []byte) []byte { data[len(data)-60] ^= 1; return data },
		"flipped bit in the first":  func(data []byte) []byte { data[60] ^= 1; return data },
		"torn end":                  func(data []byte) []byte { return data[:len(data)-40] },
		"empty block":               func([]byte) []byte { return nil },
	} {
		for _, index := range []bool{true, false} { // with and without the store's own index, as after a kill
			t.Run(fmt.Sprintf("%s, index %v", name, index), func(t *testing.T) {
				dir := t.TempDir()
				fill(t, dir, 50)
				change(t, dir, index, damage)
				refused(t, dir)
			})
		}
	}
}

func change(t *testing.T, dir string, index bool, damage func([]byte) []byte) {
	t.Helper()
	blocks, err := filepath.Glob(filepath.Join(dir, "store", "jetstream", "*", "streams", "*", "msgs", "*.blk"))
	if err != nil || len(blocks) != 1 {
		t.Fatalf("blocks %v: %v", blocks, err)
	}
	if !index {
		if err := os.Remove(filepath.Join(filepath.Dir(blocks[0]), "index.db")); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(blocks[0])
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(blocks[0], damage(data), 0o600); err != nil {
		t.Fatal(err)
	}
}

func refused(t *testing.T, dir string) {
	t.Helper()
	j, err := journal.Open(t.Context(), journal.Config{Dir: dir}, journal.Position{}, func(journal.Position, journal.Batch) error { return nil })
	if err == nil {
		closeJournal(t, j)
	}
	if !ipsx.IsCode(err, ipsx.CodeInternal) {
		t.Fatalf("a damaged log was opened: %v", err)
	}
	t.Log(err)
}

func TestTooLargeABatchHasNoEffect(t *testing.T) {
	j, _ := open(t, t.TempDir())
	big := journal.Batch{At: epoch, Commands: [][]byte{make([]byte, journal.MaxBatchBytes+1)}}
	if _, err := j.Append(t.Context(), big); !ipsx.IsCode(err, ipsx.CodeTooLarge) {
		t.Fatalf("got %v", err)
	}
	if p, err := j.Append(t.Context(), batch(1)); err != nil || p.Sequence != 1 {
		t.Fatalf("the next batch got %v, %v", p, err)
	}
}

func TestNothingAcknowledgedIsLostByKill(t *testing.T) {
	dir := t.TempDir()
	for range 8 {
		sequence, hash := killAfter(t, dir, 1+rand.IntN(40))
		j, replayed := open(t, dir)
		if len(replayed) < sequence || replayed[sequence-1].Hash.Hex() != hash {
			t.Fatalf("acknowledged up to %d, replayed %d", sequence, len(replayed))
		}
		closeJournal(t, j)
	}
}

// killAfter lets the child append, kills it without warning at some acknowledgement, and returns the last one that it printed.
func killAfter(t *testing.T, dir string, acknowledgements int) (sequence int, hash string) {
	t.Helper()
	child := exec.CommandContext(t.Context(), os.Args[0])
	child.Env = append(os.Environ(), "IPSX_TEST_JOURNAL="+dir)
	child.Stderr = os.Stderr
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for n := 1; lines.Scan(); n++ {
		if _, err := fmt.Sscan(lines.Text(), &sequence, &hash); err != nil {
			break // cut by the kill
		}
		if n == acknowledgements {
			_ = child.Process.Kill() // its end is checked below
		}
	}
	if err := child.Wait(); err == nil || sequence == 0 {
		t.Fatalf("the child was not killed at work: %v", err)
	}
	return sequence, hash
}

func BenchmarkAppend(b *testing.B) {
	for _, size := range []int{1, 100} {
		b.Run(fmt.Sprintf("%d commands", size), func(b *testing.B) {
			j, err := journal.Open(b.Context(), journal.Config{Dir: b.TempDir()}, journal.Position{}, nil)
			if err != nil {
				b.Fatal(err)
			}
			commands := make([][]byte, size)
			for i := range commands {
				commands[i] = fmt.Appendf(nil, `{"filler":"%01000d"}`, i)
			}
			for b.Loop() {
				if _, err := j.Append(b.Context(), journal.Batch{At: epoch, Commands: commands}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.N*size)/b.Elapsed().Seconds(), "commands/s")
			if err := j.Close(); err != nil {
				b.Fatal(err)
			}
		})
	}
}
