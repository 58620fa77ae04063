package provider

import (
	"sync"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/node/internal/store"
)

// month counts the payload that all leases of this node carried in a calendar month (UTC), and bounds it. The count survives the node; after kill -9 up to monthStep is missing.
type month struct {
	limit uint64 // bytes; 0: none
	file  store.Folder[traffic]

	mu    sync.Mutex
	now   traffic
	saved uint64 // bytes that the file knows of
}

// traffic is what is kept of it.
type traffic struct {
	Month string `json:"month"` // such as 2026-11
	Bytes uint64 `json:"bytes"`
}

const (
	monthFile = "month"
	monthStep = 64 << 20 // bytes
	gib       = 1 << 30
)

func openMonth(dir string, gibs uint32) (*month, error) {
	file, err := store.Open[traffic](dir)
	if err != nil {
		return nil, err
	}
	m := &month{limit: uint64(gibs) * gib, file: file}
	m.now, _, err = file.Load(monthFile)
	m.saved = m.now.Bytes
	return m, err
}

// add counts bytes; usedUp says that the limit is reached with them.
func (m *month) add(at time.Time, bytes uint64) (usedUp bool, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.turn(at)
	before := m.now.Bytes
	m.now.Bytes += bytes
	if m.now.Bytes >= m.saved+monthStep {
		err = m.save()
	}
	return m.limit > 0 && before < m.limit && m.now.Bytes >= m.limit, err
}

// over says whether nothing of the month is left.
func (m *month) over(at time.Time) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.turn(at)
	return m.limit > 0 && m.now.Bytes >= m.limit
}

// turn begins a new month when it is time. The lock is held.
func (m *month) turn(at time.Time) {
	if name := at.UTC().Format("2006-01"); m.now.Month != name {
		m.now, m.saved = traffic{Month: name}, 0
	}
}

func (m *month) close() error {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.save()
}

// save keeps the count. The lock is held.
func (m *month) save() error {
	if m.saved == m.now.Bytes {
		return nil
	}
	m.saved = m.now.Bytes
	return m.file.Save(monthFile, m.now)
}

// nextMonth is when the month after that of a time begins.
func nextMonth(at time.Time) time.Time {
	year, name, _ := at.UTC().Date()
	return time.Date(year, name+1, 1, 0, 0, 0, 0, time.UTC)
}

// passed counts what leases carried. When the month is used up they end, and nothing is offered until the next.
func (p *Provider) passed(bytes uint64) {
	usedUp, err := p.month.add(time.Now(), bytes)
	if err != nil {
		p.config.Log.Error("the month's traffic is not kept", "error", err)
	}
	if usedUp {
		p.running.Go(p.rest)
	}
}

// rest ends what runs, and has the offer withdrawn until the next month.
func (p *Provider) rest() {
	again := nextMonth(time.Now())
	p.config.Notify(Event{Kind: "used-up", Status: "until " + again.Format(time.DateOnly)})
	for _, l := range p.all() {
		l.end(ipsx.StatusEnded, ipsx.ReasonStopped)
	}
	p.offerAnew()
	time.AfterFunc(time.Until(again), p.offerAnew)
}
