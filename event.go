package ipsx

// EventType says what an Event carries.
type EventType string

// The event types.
const (
	EventProposal  EventType = "proposal"  // Proposal and Deal: a match
	EventDeal      EventType = "deal"      // Deal: its status changed
	EventStatus    EventType = "status"    // Deal and Status: the partner said something
	EventExtension EventType = "extension" // Deal: it was given more time
	EventMessage   EventType = "message"   // Message: sealed, from the partner
	EventOrder     EventType = "order"     // Order: it entered or left the book
)

// Event is one entry of an actor's stream. ID rises; a stream resumes after an ID. Messages have no ID: they are relayed, not kept.
type Event struct {
	ID       uint64               `json:"id"`
	Type     EventType            `json:"type"`
	At       int64                `json:"at"` // Unix seconds
	Order    *OrderView           `json:"order,omitempty"`
	Deal     *DealView            `json:"deal,omitempty"`
	Proposal *Proposal            `json:"proposal,omitempty"`
	Status   *Signed[Status]      `json:"status,omitempty"`
	Message  *Signed[PairMessage] `json:"message,omitempty"`
}

// OrderStatus is where an order stands.
type OrderStatus string

// The order statuses.
const (
	OrderOpen      OrderStatus = "open"      // resting in the book
	OrderMatched   OrderStatus = "matched"   // a request that became deals
	OrderCancelled OrderStatus = "cancelled" // by its wallet
	OrderExpired   OrderStatus = "expired"   // its expiry passed
)

// OrderView is an order as people and programs are shown it.
type OrderView struct {
	Hash    Hash        `json:"hash"` // EIP-712 digest of the order
	Status  OrderStatus `json:"status"`
	Offer   *Offer      `json:"offer,omitempty"`
	Request *Request    `json:"request,omitempty"`
	Free    uint64      `json:"free"`  // offers: addresses not leased now
	Deals   []Hash      `json:"deals"` // requests: what it was matched to
}

// OrderResult answers an accepted order: its place in the log and, for a request, what it was matched to at once.
type OrderResult struct {
	Receipt Signed[Receipt] `json:"receipt"`
	Order   OrderView       `json:"order"`
	Deals   []Proposal      `json:"deals"`
	NoMatch *NoMatch        `json:"noMatch,omitempty"` // a request that rests: what would help
}

// NoMatch explains why a request found too few addresses.
type NoMatch struct {
	Found       uint32       `json:"found"` // addresses that fit
	Relaxations []Relaxation `json:"relaxations"`
	Exhausted   bool         `json:"exhausted,omitempty"` // the search ended before it saw every offer: there may be dearer ones that fit
}

// Relaxation is one constraint whose loosening would help, and what it gives.
type Relaxation struct {
	Constraint string `json:"constraint"` // a field of the request
	Suggestion string `json:"suggestion"` // such as "add AT"
	Addresses  uint32 `json:"addresses"`  // that would fit then
	Price      Amount `json:"price"`      // lowest PricePerSecond among them
}

// Terms is what an exchange says of itself; nodes pin the exchange's address and compare the rest.
type Terms struct {
	Exchange      Address  `json:"exchange"`
	Domain        Domain   `json:"domain"`
	ExitCheck     string   `json:"exitCheck"`     // host:port of the echo service, reached through leases
	Challenge     string   `json:"challenge"`     // host:port to which providers connect from the addresses that they offer; empty: control is not checked
	ReferenceRate uint64   `json:"referenceRate"` // bytes per second; turns PricePerGiB into a price per second for ordering
	Relay         []string `json:"relay"`         // URLs of STUN (RFC 7064) and TURN (RFC 7065) servers, for the parties of deals; empty: none
	Time          int64    `json:"time"`          // Unix seconds
	Version       string   `json:"version"`
}
