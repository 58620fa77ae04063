package pair

import (
	"net/netip"
	"strings"

	"github.com/ipsx/ipsx"
)

// The types of bodies.
const (
	TypeHello    Type = "hello"
	TypeExport   Type = "export"
	TypeExported Type = "exported"
	TypeLane     Type = "lane"
	TypeBest     Type = "best"
	TypePayment  Type = "payment"
	TypePaid     Type = "paid"
	TypeMeter    Type = "meter"
	TypeLog      Type = "log"
	TypeEntries  Type = "entries"
	TypeFind     Type = "find"
	TypeFound    Type = "found"
	TypeFailure  Type = "failure"
)

const minMTU = 1280 // bytes; IPv6 needs that much

// Hello is the provider's news of how to reach its tunnel: what the deal itself does not say, for the requester's eyes only.
type Hello struct {
	Endpoints     []netip.AddrPort `json:"endpoints"`     // WireGuard over UDP, best first; none where the provider is behind NAT: Find does it
	Inner         Addrs            `json:"inner"`         // the requester's, one for each leased address in the deal's order
	ProviderInner Addrs            `json:"providerInner"` // names, heartbeats and this package's HTTP are served there
	MTU           int              `json:"mtu"`           // bytes of a packet inside the tunnel
}

// Export asks the provider to let in another WireGuard client, with a key of its own. Its answer is Exported.
type Export struct {
	PublicKey ipsx.Hash `json:"publicKey"` // X25519
}

// Exported answers Export with what the client's configuration needs.
type Exported struct {
	Inner     Addrs            `json:"inner"` // one for each leased address in the deal's order
	Endpoints []netip.AddrPort `json:"endpoints"`
}

// Lane asks the provider for the best voucher that it has of a lane, where the requester cannot know: an answer was lost. Its answer is Best.
type Lane struct {
	Lane ipsx.Lane `json:"lane"`
}

// Best answers Lane. The voucher carries the asker's own signature, so it proves itself.
type Best struct {
	Voucher *ipsx.SignedVoucher `json:"voucher,omitempty"` // none where the provider has none
}

// Payment is the requester's signed status with the voucher that goes with it. Its answer is Paid.
type Payment struct {
	Status  ipsx.Signed[ipsx.Status] `json:"status"`
	Voucher *ipsx.SignedVoucher      `json:"voucher,omitempty"` // none where nothing is due
	Close   *CloseLane               `json:"close,omitempty"`   // with the last one: the requester's word that the lane may close
}

// Paid answers Payment with the provider's own signed status, its meter in it, and the flows it refused so far, by reason.
type Paid struct {
	Status ipsx.Signed[ipsx.Status] `json:"status"`
	Denied map[string]uint64        `json:"denied,omitempty"`
}

// Meter is the provider's news of what it counted, where a client that is not the requester's own uses the lease: the requester pays by it.
type Meter Paid

// Log asks the provider, inside the tunnel, for the deal's connection log from an entry on. Its answer is Entries.
type Log struct {
	From uint64 `json:"from"` // index of the first entry, from 0; those before it count as read
}

// Entries answers Log with what is on the provider's disk.
type Entries struct {
	Packed []byte    `json:"packed"` // entries, each with its length before it, 2 bytes; at most MaxPacked bytes
	Size   uint64    `json:"size"`   // of the whole log
	Root   ipsx.Hash `json:"root"`
}

// CloseLane is one side's signature under the final amount of a reservation; with both it closes at once.
type CloseLane struct {
	Lane       ipsx.Lane      `json:"lane"`
	Cumulative ipsx.Amount    `json:"cumulative"` // wei
	Signature  ipsx.Signature `json:"signature"`  // of ipsx.Close
}

// Failure answers what was refused.
type Failure struct {
	Code    ipsx.Code `json:"code"`
	Message string    `json:"message"`
}

// Type implements Body.
func (Hello) Type() Type { return TypeHello }

// Type implements Body.
func (Export) Type() Type { return TypeExport }

// Type implements Body.
func (Exported) Type() Type { return TypeExported }

// Type implements Body.
func (Lane) Type() Type { return TypeLane }

// Type implements Body.
func (Best) Type() Type { return TypeBest }

// Type implements Body.
func (Payment) Type() Type { return TypePayment }

// Type implements Body.
func (Paid) Type() Type { return TypePaid }

// Type implements Body.
func (Meter) Type() Type { return TypeMeter }

// Type implements Body.
func (Log) Type() Type { return TypeLog }

// Type implements Body.
func (Entries) Type() Type { return TypeEntries }

// Type implements Body.
func (Failure) Type() Type { return TypeFailure }

// isAnswer says whether bodies of this type come only in answers.
func (t Type) isAnswer() bool {
	return t == TypeExported || t == TypeFound || t == TypeBest || t == TypePaid || t == TypeEntries || t == TypeFailure
}

// Validate checks that every address can be what it is said to be.
func (h Hello) Validate() error {
	if h.MTU < minMTU || h.MTU > 1<<16 {
		return ipsx.Errorf(ipsx.CodeInvalid, "an MTU of %d bytes: want %d to %d", h.MTU, minMTU, 1<<16)
	}
	if err := h.ProviderInner.valid(); err != nil {
		return err
	}
	if err := validEndpoints(h.Endpoints); err != nil {
		return err
	}
	return h.Inner.valid()
}

// Validate checks that every address can be what it is said to be.
func (e Exported) Validate() error {
	if len(e.Endpoints) == 0 {
		return ipsx.Errorf(ipsx.CodeInvalid, "no endpoint is named")
	}
	if err := validEndpoints(e.Endpoints); err != nil {
		return err
	}
	return e.Inner.valid()
}

func validEndpoints(list []netip.AddrPort) error {
	if len(list) > ipsx.MaxEndpoints {
		return ipsx.Errorf(ipsx.CodeInvalid, "%d endpoints: want at most %d", len(list), ipsx.MaxEndpoints)
	}
	for _, a := range list {
		if !a.IsValid() || a.Port() == 0 || a.Addr().IsUnspecified() || a.Addr().IsMulticast() {
			return ipsx.Errorf(ipsx.CodeInvalid, "no tunnel ends at %s: want the address and UDP port of a host", a)
		}
	}
	return nil
}

// Validate checks that there is a key.
func (e Export) Validate() error {
	if e.PublicKey == (ipsx.Hash{}) {
		return ipsx.Errorf(ipsx.CodeInvalid, "publicKey is missing")
	}
	return nil
}

// Validate checks that a lane is named.
func (l Lane) Validate() error {
	if l.Lane == (ipsx.Lane{}) {
		return ipsx.Errorf(ipsx.CodeInvalid, "lane is missing")
	}
	return nil
}

// Validate accepts all; who asked checks the voucher.
func (b Best) Validate() error { return nil }

// Validate checks the status; whether the voucher is good is for the payment room to say.
func (p Payment) Validate() error {
	if p.Close != nil && len(p.Close.Signature) != 65 {
		return ipsx.Errorf(ipsx.CodeSignature, "the close of lane %s is not signed", p.Close.Lane.ID())
	}
	return p.Status.Message.Validate()
}

// Validate checks the status.
func (p Paid) Validate() error { return p.Status.Message.Validate() }

// Validate checks the status.
func (m Meter) Validate() error { return m.Status.Message.Validate() }

// Validate accepts all; the provider knows how long its log is.
func (l Log) Validate() error { return nil }

// Validate checks the size; what the entries say is for the requester to check.
func (e Entries) Validate() error {
	if len(e.Packed) > MaxPacked {
		return ipsx.Errorf(ipsx.CodeTooLarge, "%d bytes of entries: the most is %d", len(e.Packed), MaxPacked)
	}
	return nil
}

// Validate checks the sizes. They are such that any Failure fits into an envelope, whatever JSON has to escape.
func (f Failure) Validate() error {
	if f.Code == "" || len(f.Code) > ipsx.MaxReasonBytes {
		return ipsx.Errorf(ipsx.CodeInvalid, "a failure's code of %d bytes: want 1 to %d", len(f.Code), ipsx.MaxReasonBytes)
	}
	if len(f.Message) > maxFailure {
		return ipsx.Errorf(ipsx.CodeInvalid, "a failure's message of %d bytes: the most is %d", len(f.Message), maxFailure)
	}
	return nil
}

// Err is the failure as an error.
func (f Failure) Err() error { return ipsx.Errorf(f.Code, "%s", f.Message) }

const maxFailure = 512 // bytes of text

// fail makes the answer that tells of an error. What went wrong inside this side is not the partner's business.
func fail(to Envelope, err error) Envelope {
	f := Failure{Code: ipsx.CodeOf(err), Message: err.Error()}
	if f.Code == ipsx.CodeInternal || len(f.Code) > ipsx.MaxReasonBytes {
		f = Failure{Code: ipsx.CodeInternal, Message: "the partner's node has a fault; its log says more"}
	}
	f.Message = strings.ToValidUTF8(f.Message[:min(len(f.Message), maxFailure)], "")
	answer, err := Reply(to, f)
	if err != nil {
		panic(err) // cannot be: Validate's bounds hold
	}
	return answer
}
