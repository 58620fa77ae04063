package provider

import (
	"net/netip"
	"path/filepath"
	"sync"

	"golang.org/x/time/rate"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/service/connlog"
	"github.com/ipsx/ipsx/service/egress"
	"github.com/ipsx/ipsx/service/pair"
)

// readWrites is how often in a second a requester that reads its log may have it written: as often as it reads, and at the end once more.
const readWrites = 2

// LogDir is where a provider with this data folder keeps its connection log.
func LogDir(dir string) string { return filepath.Join(dir, "connlog") }

// openLogs opens the connection log, unless the provider keeps none.
func openLogs(c Config) (*connlog.Store, error) {
	if c.NoLog {
		return nil, nil
	}
	return connlog.Open(connlog.Config{Dir: LogDir(c.Dir), Keep: c.KeepLog, Bytes: c.LogBytes, Log: c.Log})
}

// diary is a lease's connection log, and what both sides signed of it last. A nil one records nothing.
type diary struct {
	log    *connlog.Log
	writes *rate.Limiter // because the requester reads

	mu    sync.Mutex
	words connlog.Words
}

func (p *Provider) keepDiary(deal ipsx.Hash, proposal ipsx.Proposal) (*diary, error) {
	if p.logs == nil {
		return nil, nil
	}
	log, err := p.logs.Begin(deal, proposal)
	if err != nil {
		return nil, err
	}
	return &diary{log: log, writes: rate.NewLimiter(readWrites, readWrites)}, nil
}

// recorder notes what goes through the exit of a leased address.
func (d *diary) recorder(leased netip.Addr) egress.Recorder {
	if d == nil {
		return nil
	}
	return func(c egress.Connection) func(up, down uint64) {
		return d.log.Record(connlog.Connection{Transport: connlog.Transport(c.Network), Leased: leased, SourcePort: c.Source.Port(), ClientPort: c.Client.Port(),
			Destination: c.Destination, Name: c.Name})
	}
}

// keep has it known who leased the address, connections or not.
func (d *diary) keep() {
	if d != nil {
		d.log.Keep()
	}
}

// head is what this side's statuses say of the log.
func (d *diary) head() connlog.Head {
	if d == nil {
		return connlog.Head{}
	}
	return d.log.Head()
}

// said takes the requester's acknowledgement, where it has one. One that is false is not kept, and harms nobody: its entries stay not acknowledged.
func (d *diary) said(theirs ipsx.Signed[ipsx.Status]) error {
	if d == nil || theirs.Message.LogSize == 0 {
		return nil
	}
	before := d.log.Acknowledged()
	if err := d.log.Acknowledge(connlog.HeadOf(theirs.Message)); err != nil || d.log.Acknowledged() == before {
		return err
	}
	d.note(func(w *connlog.Words) { w.Requester = &theirs })
	return nil
}

// says notes this side's own status, when it tells something new of the log.
func (d *diary) says(own ipsx.Signed[ipsx.Status]) {
	if d == nil || own.Message.LogSize == 0 || !d.tells(own.Message) {
		return
	}
	d.note(func(w *connlog.Words) { w.Provider = &own })
}

func (d *diary) tells(own ipsx.Status) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.words.Provider == nil || d.words.Provider.Message.LogSize < own.LogSize
}

// extended notes that the requester wished the lease to go on.
func (d *diary) extended(x ipsx.Signed[ipsx.Extension]) {
	if d != nil {
		d.note(func(w *connlog.Words) { w.Extension = &x })
	}
}

func (d *diary) note(change func(*connlog.Words)) {
	d.mu.Lock()
	defer d.mu.Unlock()
	change(&d.words)
	d.log.Say(d.words)
}

// end closes the log; its head is what the last status says.
func (d *diary) end() {
	if d != nil {
		d.log.End()
	}
}

// abandon is for a deal that is not served.
func (d *diary) abandon() {
	d.end()
	d.finish(ipsx.Signed[ipsx.Status]{})
}

// finish is for behind the last status, which is none where the exchange ended the deal.
func (d *diary) finish(own ipsx.Signed[ipsx.Status]) {
	if d == nil {
		return
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if own.Message.LogSize > 0 {
		d.words.Provider = &own
	}
	d.log.Finish(d.words)
}

// page answers the requester with entries of its log.
func (l *lease) page(question pair.Envelope) (pair.Envelope, error) {
	asked, err := pair.As[pair.Log](question)
	if err != nil {
		return pair.Envelope{}, err
	}
	if l.diary == nil {
		return pair.Envelope{}, ipsx.Errorf(ipsx.CodeUnsupported, "this provider keeps no connection log")
	}
	if l.diary.writes.Allow() {
		l.diary.log.Write() // what it has just done is in it, so that one that ends its lease now signs for all
	}
	packed, head, err := l.diary.log.Page(asked.From, pair.MaxPacked)
	if err != nil {
		return pair.Envelope{}, err
	}
	return pair.Reply(question, pair.Entries{Packed: packed, Size: head.Size, Root: head.Root})
}
