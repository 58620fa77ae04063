package ipsx

// StatusResult answers an accepted status or extension: its place in the log and the deal as it stands now.
type StatusResult struct {
	Receipt Signed[Receipt] `json:"receipt"`
	Deal    DealView        `json:"deal"`
}

// BulkResult answers a bulk: an item for each message, in their order, and a receipt, under one signature, for each that was taken.
type BulkResult struct {
	Items    []BulkItem     `json:"items"`
	Receipts *Bulk[Receipt] `json:"receipts,omitempty"` // absent when none was taken
}

// BulkItem is what became of one message of a bulk.
type BulkItem struct {
	Order   Hash        `json:"order"` // its digest
	Status  OrderStatus `json:"status,omitempty"`
	Deals   []Proposal  `json:"deals"`
	NoMatch *NoMatch    `json:"noMatch,omitempty"` // of a request that rests: what would help
	Refused *Error      `json:"refused,omitempty"` // why it was not taken
}

// OrderFilter narrows a list of orders; its zero value lists all. Limit is at most MaxPage, 0 means DefaultPage;
// Cursor is the Next of the page before.
type OrderFilter struct {
	Country  string
	Kind     Kinds
	Protocol Protocols
	Limit    int
	Cursor   string
}

// DealFilter narrows the list of a wallet's deals; Live keeps only those whose addresses are leased now.
type DealFilter struct {
	Live   bool
	Limit  int
	Cursor string
}

// Sizes of pages.
const (
	DefaultPage = 100
	MaxPage     = 1000
)

// OrderPage is a page of orders; Next is empty on the last one.
type OrderPage struct {
	Orders []OrderView `json:"orders"`
	Next   string      `json:"next,omitempty"`
}

// DealPage is a page of deals; Next is empty on the last one.
type DealPage struct {
	Deals []DealView `json:"deals"`
	Next  string     `json:"next,omitempty"`
}
