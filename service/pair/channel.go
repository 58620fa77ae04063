package pair

import (
	"sync"

	"github.com/ipsx/ipsx"
)

// Window keeps out replays: it accepts only rising numbers. The zero Window accepts from 1.
type Window struct {
	mu   sync.Mutex
	last uint64
}

// NewWindow makes a window that has accepted up to last, for who resumes after a restart.
func NewWindow(last uint64) *Window { return &Window{last: last} }

// Accept takes a number that is higher than all before, and refuses any other.
func (w *Window) Accept(seq uint64) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if seq <= w.last {
		return ipsx.Errorf(ipsx.CodeReplayed, "message %d was seen before, or comes after %d", seq, w.last)
	}
	w.last = seq
	return nil
}

// Last returns the highest number accepted.
func (w *Window) Last() uint64 {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.last
}

// Channel is one side's end of a deal's pair channel over the relay. Its methods may be called at once from several goroutines.
type Channel struct {
	deal     ipsx.Hash
	role     ipsx.Role
	private  [32]byte
	partner  ipsx.Hash
	received *Window

	mu   sync.Mutex
	sent uint64
}

// NewChannel makes the end of the side that has role and the private tunnel key; partner is the other side's public tunnel key. The
// numbers last sent and received are 0 in a new deal; after a restart they are the ones that were noted, so that nothing is repeated.
func NewChannel(deal ipsx.Hash, role ipsx.Role, private [32]byte, partner ipsx.Hash, sent, received uint64) *Channel {
	return &Channel{deal: deal, role: role, private: private, partner: partner, sent: sent, received: NewWindow(received)}
}

// Seal numbers and encrypts an envelope; the result is to be signed and given to the relay.
func (c *Channel) Seal(e Envelope) (ipsx.PairMessage, error) {
	plaintext, err := e.encode()
	if err != nil {
		return ipsx.PairMessage{}, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	h := Header{Deal: c.deal, Role: c.role, Seq: c.sent + 1}
	sealed, err := Seal(c.partner, h, plaintext)
	if err != nil {
		return ipsx.PairMessage{}, err
	}
	c.sent = h.Seq
	return ipsx.PairMessage{Deal: h.Deal, Role: h.Role, Seq: h.Seq, Sealed: sealed}, nil
}

// Open decrypts a message of the partner whose signature was verified. What was opened before is refused (CodeReplayed).
func (c *Channel) Open(p ipsx.PairMessage) (Envelope, error) {
	if p.Deal != c.deal || p.Role != c.role.Partner() {
		return Envelope{}, ipsx.Errorf(ipsx.CodeInvalid, "a message of the %s of deal %s came to the %s of deal %s", p.Role, p.Deal, c.role, c.deal)
	}
	plaintext, err := Open(c.private, Header{Deal: p.Deal, Role: p.Role, Seq: p.Seq}, p.Sealed)
	if err != nil {
		return Envelope{}, err
	}
	if err := c.received.Accept(p.Seq); err != nil {
		return Envelope{}, err
	}
	return Parse(plaintext)
}

// Seqs returns the highest numbers sent and received, to note for a restart.
func (c *Channel) Seqs() (sent, received uint64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.sent, c.received.Last()
}
