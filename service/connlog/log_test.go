package connlog_test

import (
	"errors"
	"fmt"
	"net/netip"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/service/connlog"
)

var deal = ipsx.HashOf([]byte("deal"))

// proposal is as much of one as the log looks at.
func proposal() (p ipsx.Proposal) {
	p.Deal.Message.Addresses = []netip.Addr{netip.MustParseAddr("11.2.0.1")}
	p.Deal.Signature, p.Offer.Signature, p.Request.Signature = make([]byte, 65), make([]byte, 65), make([]byte, 65)
	return p
}

func must[T any](t testing.TB) func(T, error) T {
	return func(value T, err error) T {
		t.Helper()
		try(t, err)
		return value
	}
}

func try(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func open(t testing.TB, dir string) *connlog.Store {
	t.Helper()
	return must[*connlog.Store](t)(connlog.Open(connlog.Config{Dir: dir}))
}

func begin(t testing.TB, s *connlog.Store, d ipsx.Hash) *connlog.Log {
	t.Helper()
	return must[*connlog.Log](t)(s.Begin(d, proposal()))
}

// visit is the n-th connection of a lease.
func visit(n int) connlog.Connection {
	return connlog.Connection{Transport: connlog.TCP, Leased: netip.MustParseAddr("11.2.0.1"), SourcePort: uint16(40000 + n), ClientPort: uint16(50000 + n),
		Destination: netip.MustParseAddrPort("11.3.0.1:443"), Name: "shop.example"}
}

func load(t testing.TB, dir string, d ipsx.Hash) connlog.Record {
	t.Helper()
	return must[connlog.Record](t)(must[*connlog.Reader](t)(connlog.NewReader(dir, nil)).Load(d))
}

// TestALogTellsWhatHappened: two connections, one of which still runs, are read back as they were, and lead to the head that the log had.
func TestALogTellsWhatHappened(t *testing.T) {
	dir, before := t.TempDir(), time.Now().UnixMilli()
	s := open(t, dir)
	l := begin(t, s, deal)
	first := l.Record(visit(1))
	l.Record(visit(2))
	first(10, 2000)
	if h := l.Head(); h != (connlog.Head{}) {
		t.Errorf("the head %+v has what is not on the disk", h)
	}
	s.Settled()
	head := l.Head()
	got := load(t, dir, deal)
	if got.Head != head || head.Size != 3 || got.Ended || got.Damage != nil || got.Tree().Head(3) != head || !slices.Equal(got.Proposal.Deal.Message.Addresses, proposal().Deal.Message.Addresses) {
		t.Errorf("the head is %+v, read back %+v", head, got)
	}
	e := got.Entries
	if e[0].Kind != connlog.Opened || e[1].Connection != 2 || e[2].Kind != connlog.Closed || e[2].Connection != 1 || e[2].BytesUp != 10 || e[2].BytesDown != 2000 || e[2].SourcePort != 40001 ||
		e[0].Name != "shop.example" || e[0].At < before || e[2].At < e[0].At || e[0].Salt == e[1].Salt {
		t.Errorf("read back %+v", e)
	}
	if final := l.End(); final != head || !load(t, dir, deal).Ended {
		t.Errorf("the final head is %+v", final)
	}
	l.Record(visit(3))(1, 1)
	s.Settled()
	if l.Head() != head {
		t.Error("a log that ended goes on")
	}
	try(t, s.Close())
}

// TestNoFileForADealThatNeverBegan: only a deal that became active, or over which somebody connected, has a log.
func TestNoFileForADealThatNeverBegan(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	never, idle := begin(t, s, deal), begin(t, s, ipsx.Hash{2})
	idle.Keep()
	s.Settled()
	never.End()
	idle.End()
	try(t, s.Close())
	list := must[[]connlog.Summary](t)(must[*connlog.Reader](t)(connlog.NewReader(dir, nil)).All())
	if len(list) != 1 || list[0].Deal != (ipsx.Hash{2}) || !list[0].Ended || list[0].Head.Size != 0 {
		t.Errorf("there are logs %+v", list)
	}
	if _, err := open(t, dir).Begin(ipsx.Hash{2}, proposal()); !ipsx.IsCode(err, ipsx.CodeConflict) {
		t.Errorf("a deal got a second log: %v", err)
	}
}

// TestWhatTheRequesterReadsLeadsToTheHead: pages, taken one after the other, make the same tree; and only what is on the disk is in them.
func TestWhatTheRequesterReadsLeadsToTheHead(t *testing.T) {
	s := open(t, t.TempDir())
	l := begin(t, s, deal)
	for i := range 100 {
		l.Record(visit(i))(1, 1)
	}
	if page, _, err := l.Page(0, 1<<20); err != nil || len(page) > 0 {
		t.Errorf("the page has %d bytes that are not on the disk, %v", len(page), err)
	}
	s.Settled()
	var leaves []ipsx.Hash
	for {
		packed, head, err := l.Page(uint64(len(leaves)), 1000)
		try(t, err)
		entries := must[[]connlog.Entry](t)(connlog.Unpack(packed))
		if len(packed) > 1000 {
			t.Fatalf("a page of 1000 bytes has %d", len(packed))
		}
		for _, e := range entries {
			leaves = append(leaves, connlog.Leaf(e.Encode()))
		}
		if len(entries) == 0 {
			if got := connlog.NewTree(leaves).Head(head.Size); got != head || head.Size != 200 {
				t.Errorf("the pages lead to %+v, the log is at %+v", got, head)
			}
			break
		}
	}
	if _, _, err := l.Page(5, 1000); !ipsx.IsCode(err, ipsx.CodeNotFound) {
		t.Errorf("what was read is kept: %v", err)
	}
	if _, _, err := l.Page(201, 1000); !ipsx.IsCode(err, ipsx.CodeInvalid) {
		t.Errorf("there is a page behind the end: %v", err)
	}
}

// TestAcknowledgements: a head that the log had is taken, in any steps; Mallory's are not.
func TestAcknowledgements(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	l := begin(t, s, deal)
	for i := range 20 {
		l.Record(visit(i))
	}
	s.Settled()
	tree := load(t, dir, deal).Tree()
	for _, size := range []uint64{3, 3, 7, 20} {
		try(t, l.Acknowledge(tree.Head(size)))
		if got := l.Acknowledged(); got != tree.Head(size) {
			t.Errorf("acknowledged is %+v", got)
		}
	}
	l.Record(visit(21))
	for name, h := range map[string]connlog.Head{
		"an older one": tree.Head(7), "more than is on the disk": {Size: 21, Root: tree.Head(20).Root}, "another root": {Size: 20, Root: ipsx.Hash{1}}, "nothing": {},
	} {
		if err := l.Acknowledge(h); !ipsx.IsCode(err, ipsx.CodeInvalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
	s.Settled()
	if err := l.Acknowledge(connlog.Head{Size: 21, Root: tree.Head(20).Root}); !ipsx.IsCode(err, ipsx.CodeInvalid) || l.Acknowledged() != tree.Head(20) {
		t.Errorf("a false root was taken: %v", err)
	}
}

// TestARequesterThatReadsNothingCostsLittle: what it does not read and acknowledge is kept up to a bound; the log itself has all.
func TestARequesterThatReadsNothingCostsLittle(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	l := begin(t, s, deal)
	for l.Head().Size <= connlog.MaxUnacknowledged {
		for range 10_000 {
			l.Record(visit(1))
		}
		s.Settled()
	}
	if _, _, err := l.Page(0, 1000); !ipsx.IsCode(err, ipsx.CodeNotFound) {
		t.Errorf("the first entry is still kept: %v", err)
	}
	head := l.Head()
	if _, _, err := l.Page(head.Size-connlog.MaxUnread, 1000); err != nil {
		t.Errorf("the last %d are not kept: %v", connlog.MaxUnread, err)
	}
	if err := l.Acknowledge(head); !ipsx.IsCode(err, ipsx.CodeNotFound) {
		t.Errorf("acknowledged from nowhere: %v", err)
	}
	if got := load(t, dir, deal); got.Head != head || uint64(len(got.Entries)) != head.Size {
		t.Errorf("of %d entries %d are on the disk", head.Size, len(got.Entries))
	}
}

// TestWords: the newest replace the older ones, and are kept when the log is let go.
func TestWords(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	l := begin(t, s, deal)
	l.Record(visit(1))
	said := func(size uint64) *ipsx.Signed[ipsx.Status] {
		return &ipsx.Signed[ipsx.Status]{Message: ipsx.Status{Deal: deal, LogSize: size}, Signature: make([]byte, 65)}
	}
	l.Say(connlog.Words{Requester: said(1)})
	s.Settled()
	if w := load(t, dir, deal).Words; w.Requester.Message.LogSize != 1 || w.Provider != nil {
		t.Errorf("words are %+v", w)
	}
	l.End()
	l.Finish(connlog.Words{Requester: said(2), Provider: said(3)})
	try(t, s.Close())
	if w := load(t, dir, deal).Words; w.Requester.Message.LogSize != 2 || w.Provider.Message.LogSize != 3 {
		t.Errorf("words are %+v", w)
	}
}

// TestOldLogsGo, and too large ones; what was anchored of them stays provable by their roots.
func TestOldLogsGo(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	for i := range 4 {
		l := begin(t, s, ipsx.Hash{byte(i)})
		for n := range 50 {
			l.Record(visit(n))
		}
		l.End()
		l.Finish(connlog.Words{})
	}
	try(t, s.Close())
	path := func(i int) string { return filepath.Join(dir, ipsx.Hash{byte(i)}.Hex()+".log") }
	for i, age := range []time.Duration{40 * time.Hour, 3 * time.Hour, 2 * time.Hour, time.Hour} {
		try(t, os.Chtimes(path(i), time.Time{}, time.Now().Add(-age)))
	}
	left := func(c connlog.Config) (kept []int) {
		c.Dir = dir
		s := must[*connlog.Store](t)(connlog.Open(c))
		try(t, s.Close())
		for i := range 4 {
			if _, err := os.Stat(path(i)); err == nil {
				kept = append(kept, i)
			}
		}
		return kept
	}
	if got := left(connlog.Config{Keep: 24 * time.Hour}); !slices.Equal(got, []int{1, 2, 3}) {
		t.Errorf("a day is kept, and there are %v", got)
	}
	info := must[os.FileInfo](t)(os.Stat(path(3)))
	if got := left(connlog.Config{Bytes: 2 * info.Size()}); !slices.Equal(got, []int{2, 3}) {
		t.Errorf("there is room for two, and there are %v", got)
	}
	if _, err := must[*connlog.Reader](t)(connlog.NewReader(dir, nil)).Load(ipsx.Hash{}); !ipsx.IsCode(err, ipsx.CodeNotFound) {
		t.Errorf("a deleted log: %v", err)
	}
}

// TestNothingIsReadWithoutTheKey: neither entries nor salts stand in the files, and a passphrase keeps whoever has the folder from reading it.
func TestNothingIsReadWithoutTheKey(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	l := begin(t, s, deal)
	l.Record(visit(1))
	l.End()
	l.Finish(connlog.Words{})
	try(t, s.Close())
	entries := load(t, dir, deal).Entries
	files := must[[]os.DirEntry](t)(os.ReadDir(dir))
	for _, f := range files {
		info := must[os.FileInfo](t)(f.Info())
		if info.Mode().Perm() != 0o600 {
			t.Errorf("%s has mode %s", f.Name(), info.Mode())
		}
		content := must[[]byte](t)(os.ReadFile(filepath.Join(dir, f.Name())))
		for _, secret := range [][]byte{entries[0].Salt[:], []byte("shop.example"), []byte("11.2.0.1")} {
			if slices.ContainsFunc([]string{string(content)}, func(s string) bool { return contains(s, string(secret)) }) {
				t.Errorf("%s shows %q", f.Name(), secret)
			}
		}
	}
	try(t, connlog.Protect(dir, nil, "a passphrase"))
	say := func(word string) func() (string, error) { return func() (string, error) { return word, nil } }
	for name, ask := range map[string]func() (string, error){"none": nil, "a wrong one": say("another")} {
		if _, err := connlog.NewReader(dir, ask); !ipsx.IsCode(err, ipsx.CodeForbidden) {
			t.Errorf("with %s: %v", name, err)
		}
	}
	if got := must[connlog.Record](t)(must[*connlog.Reader](t)(connlog.NewReader(dir, say("a passphrase"))).Load(deal)); !slices.Equal(got.Entries, entries) {
		t.Errorf("with the passphrase: %+v", got.Entries)
	}
	s = open(t, dir) // writing asks for none
	begin(t, s, ipsx.Hash{3}).Keep()
	try(t, s.Close())
	try(t, connlog.Protect(dir, say("a passphrase"), ""))
	load(t, dir, deal)
}

func contains(text, part string) bool {
	for i := range len(text) - len(part) + 1 {
		if text[i:i+len(part)] == part {
			return true
		}
	}
	return false
}

// TestADiskThatRefusesEndsTheRecording, not the lease: what is in the file stays provable.
func TestADiskThatRefusesEndsTheRecording(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	l := begin(t, s, deal)
	l.Record(visit(1))
	s.Settled()
	head, path := l.Head(), filepath.Join(dir, deal.Hex()+".log")
	try(t, os.Rename(path, path+".away"))
	try(t, os.Mkdir(path, 0o700))
	ended := l.Record(visit(2))
	s.Settled()
	ended(1, 1)
	if got := l.End(); got != head {
		t.Errorf("the head went on to %+v", got)
	}
	try(t, errors.Join(os.Remove(path), os.Rename(path+".away", path)))
	try(t, s.Close())
	try(t, open(t, dir).Close())
	if got := load(t, dir, deal); got.Head != head || !got.Ended || len(got.Entries) != 1 {
		t.Errorf("read back %+v", got)
	}
}

func ExampleNewTree() {
	tree := connlog.NewTree([]ipsx.Hash{connlog.Leaf([]byte("first")), connlog.Leaf([]byte("second")), connlog.Leaf([]byte("third"))})
	path := tree.Inclusion(1, 3)
	fmt.Println(len(path), connlog.VerifyInclusion(tree.Head(3), 1, connlog.Leaf([]byte("second")), path))
	// Output: 2 <nil>
}
