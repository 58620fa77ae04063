package ipsx

// Role is the side of a deal.
type Role string

// The roles.
const (
	ProviderRole  Role = "provider"
	RequesterRole Role = "requester"
)

// Partner is the other role.
func (r Role) Partner() Role {
	if r == ProviderRole {
		return RequesterRole
	}
	return ProviderRole
}

// ActorStatus is what one side says of a deal.
type ActorStatus string

// The actor statuses.
const (
	StatusReady     ActorStatus = "ready"     // provider: the tunnel server is up for this deal
	StatusConnected ActorStatus = "connected" // requester: the tunnel works, the exit was checked; carries the first voucher
	StatusServing   ActorStatus = "serving"   // provider: periodic, with its meter
	StatusUsing     ActorStatus = "using"     // requester: periodic, with its meter and a voucher
	StatusEnded     ActorStatus = "ended"     // either: done, with the final meter
	StatusDeclined  ActorStatus = "declined"  // provider: before service
	StatusCancelled ActorStatus = "cancelled" // requester: before active
	StatusFailed    ActorStatus = "failed"    // either: with a reason
)

var rolesOf = map[ActorStatus][2]bool{ // provider, requester
	StatusReady: {true, false}, StatusServing: {true, false}, StatusDeclined: {true, false},
	StatusConnected: {false, true}, StatusUsing: {false, true}, StatusCancelled: {false, true},
	StatusEnded: {true, true}, StatusFailed: {true, true},
}

// Reason says in one word why a deal failed or ended.
type Reason string

// The reasons.
const (
	ReasonDone           Reason = "done"            // the lease time is over
	ReasonStopped        Reason = "stopped"         // one side wished so
	ReasonSilent         Reason = "silent"          // the partner does not answer
	ReasonUnpaid         Reason = "unpaid"          // the cover ran out
	ReasonBudget         Reason = "budget"          // maxTotal is reached
	ReasonMeterMismatch  Reason = "meter_mismatch"  // the two meters differ by more than 1 % and 1 MiB
	ReasonAddressChanged Reason = "address_changed" // the provider's public address changed
	ReasonExitCheck      Reason = "exit_check"      // the exit is not the leased address
	ReasonNoFunds        Reason = "no_funds"        // no lane covers it
	ReasonBadDeal        Reason = "bad_deal"        // the deal does not keep within the orders
	ReasonRestarted      Reason = "restarted"       // the node was started anew and lost the tunnel
	ReasonTunnel         Reason = "tunnel"          // the tunnel could not be built
	ReasonBusy           Reason = "busy"            // the provider cannot serve just now
)

// Status is one side's signed word on a deal. Only a higher Seq than before is accepted from the same side. Meters are
// payload bytes of the flows that the requester opened, counted since connected.
type Status struct {
	Deal       Hash        `json:"deal"`
	Role       Role        `json:"role"`
	Seq        uint64      `json:"seq"`
	Status     ActorStatus `json:"status"`
	Reason     Reason      `json:"reason"`
	At         int64       `json:"at"`         // Unix seconds
	Seconds    uint64      `json:"seconds"`    // since connected, on a monotonic clock
	BytesUp    uint64      `json:"bytesUp"`    // requester to internet
	BytesDown  uint64      `json:"bytesDown"`  // internet to requester
	Accrued    Amount      `json:"accrued"`    // wei that this deal has cost so far
	Lane       Hash        `json:"lane"`       // which lane pays
	Cumulative Amount      `json:"cumulative"` // the voucher that goes with it, wei
	LogSize    uint64      `json:"logSize"`    // connection log that it acknowledges or reports
	LogRoot    Hash        `json:"logRoot"`
}

// TypeString implements Message.
func (Status) TypeString() string {
	return "Status(bytes32 deal,string role,uint64 seq,string status,string reason,uint64 at,uint64 seconds,uint64 bytesUp," +
		"uint64 bytesDown,uint128 accrued,bytes32 lane,uint128 cumulative,uint64 logSize,bytes32 logRoot)"
}

// StructHash implements Message.
func (s Status) StructHash() Hash {
	return newEncoder(s.TypeString()).bytes32(s.Deal).str(string(s.Role)).uint(s.Seq).str(string(s.Status)).str(string(s.Reason)).
		time(s.At).uint(s.Seconds).uint(s.BytesUp).uint(s.BytesDown).amount(s.Accrued).bytes32(s.Lane).amount(s.Cumulative).
		uint(s.LogSize).bytes32(s.LogRoot).hash()
}

// Validate checks that the role may say this status, and the sizes.
func (s Status) Validate() error {
	c := &checks{}
	allowed, known := rolesOf[s.Status]
	c.that(known, "status %q is unknown", s.Status)
	c.that(s.Role == ProviderRole && allowed[0] || s.Role == RequesterRole && allowed[1], "a %s does not say %q", s.Role, s.Status)
	c.that(s.Seq > 0, "seq starts at 1")
	c.that(len(s.Reason) <= MaxReasonBytes, "reason is longer than %d bytes", MaxReasonBytes)
	c.that(s.Status != StatusFailed || s.Reason != "", "a failure names its reason")
	c.time("at", s.At)
	return c.err
}

// PairMessage is one sealed message on the pair channel, as the exchange relays it without being able to read it.
type PairMessage struct {
	Deal   Hash   `json:"deal"`
	Role   Role   `json:"role"` // the sender's
	Seq    uint64 `json:"seq"`
	Sealed []byte `json:"sealed"` // HPKE encapsulation and ciphertext, at most MaxMessageBytes; base64 in JSON
}

// TypeString implements Message.
func (PairMessage) TypeString() string {
	return "PairMessage(bytes32 deal,string role,uint64 seq,bytes sealed)"
}

// StructHash implements Message.
func (m PairMessage) StructHash() Hash {
	return newEncoder(m.TypeString()).bytes32(m.Deal).str(string(m.Role)).uint(m.Seq).str(string(m.Sealed)).hash()
}

// Validate checks role and size.
func (m PairMessage) Validate() error {
	c := &checks{}
	c.that(m.Role == ProviderRole || m.Role == RequesterRole, "role %q is unknown", m.Role)
	c.that(0 < len(m.Sealed) && len(m.Sealed) <= MaxMessageBytes, "a sealed message has 1 to %d bytes", MaxMessageBytes)
	return c.err
}

// ExitCheck is the exchange's word on the address from which it saw a connection.
type ExitCheck struct {
	Exchange Address `json:"exchange"`
	Nonce    Hash    `json:"nonce"` // chosen by the requester
	Seen     string  `json:"seen"`  // the source address
	At       int64   `json:"at"`    // Unix seconds
}

// TypeString implements Message.
func (ExitCheck) TypeString() string {
	return "ExitCheck(address exchange,bytes32 nonce,string seen,uint64 at)"
}

// StructHash implements Message.
func (e ExitCheck) StructHash() Hash {
	return newEncoder(e.TypeString()).address(e.Exchange).bytes32(e.Nonce).str(e.Seen).time(e.At).hash()
}

// Receipt is the exchange's word that an order stands in its log.
type Receipt struct {
	Exchange Address `json:"exchange"`
	Order    Hash    `json:"order"`    // digest of the order
	Sequence uint64  `json:"sequence"` // message of the log
	LogHash  Hash    `json:"logHash"`  // hash of that message, which carries the hash of the one before
	At       int64   `json:"at"`       // Unix seconds
}

// TypeString implements Message.
func (Receipt) TypeString() string {
	return "Receipt(address exchange,bytes32 order,uint64 sequence,bytes32 logHash,uint64 at)"
}

// StructHash implements Message.
func (r Receipt) StructHash() Hash {
	return newEncoder(r.TypeString()).address(r.Exchange).bytes32(r.Order).uint(r.Sequence).bytes32(r.LogHash).time(r.At).hash()
}

// Access asks an exchange for what only the wallet may see: its stream of events, its deals.
type Access struct {
	Exchange Address `json:"exchange"`
	Wallet   Address `json:"wallet"`
	At       int64   `json:"at"` // Unix seconds; it holds for a minute
}

// TypeString implements Message.
func (Access) TypeString() string { return "Access(address exchange,address wallet,uint64 at)" }

// StructHash implements Message.
func (a Access) StructHash() Hash {
	return newEncoder(a.TypeString()).address(a.Exchange).address(a.Wallet).time(a.At).hash()
}
