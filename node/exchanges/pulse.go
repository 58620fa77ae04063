package exchanges

import "time"

// Patience is how long an exchange may not work before it counts as down, where a node does not choose.
const Patience = 30 * time.Second

// Pulse tells whether an exchange is down: it has not worked for as long as patience lasts. The clock is the caller's.
type Pulse struct {
	patience time.Duration
	worked   time.Time
}

// NewPulse is that of an exchange that worked just now.
func NewPulse(patience time.Duration, now time.Time) Pulse { return Pulse{patience, now} }

// Saw notes how a look at the exchange went.
func (p *Pulse) Saw(now time.Time, err error) {
	if err == nil {
		p.worked = now
	}
}

// Down says whether it is time to go elsewhere.
func (p *Pulse) Down(now time.Time) bool { return now.Sub(p.worked) >= p.patience }
