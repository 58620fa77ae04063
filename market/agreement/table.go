package agreement

import "github.com/ipsx/ipsx"

// Trigger is what moves a deal: an actor's status, the clock, or the chain.
type Trigger string

// The triggers.
const (
	ProviderReady      Trigger = "provider ready"
	ProviderServing    Trigger = "provider serving"
	ProviderEnded      Trigger = "provider ended"
	ProviderDeclined   Trigger = "provider declined"
	ProviderFailed     Trigger = "provider failed"
	RequesterConnected Trigger = "requester connected"
	RequesterUsing     Trigger = "requester using"
	RequesterEnded     Trigger = "requester ended"
	RequesterCancelled Trigger = "requester cancelled"
	RequesterFailed    Trigger = "requester failed"
	Deadline           Trigger = "deadline"        // the time of the status is over
	Budget             Trigger = "budget"          // MaxTotal is reached
	Extended           Trigger = "extended"        // the requester was given more time
	AddressChanged     Trigger = "address changed" // the provider controls a leased address no more
	Settled            Trigger = "settled"         // the money is final on chain
)

// Condition is what must hold besides, of the side that speaks.
type Condition string

// The conditions.
const (
	Always       Condition = ""
	NotEnded     Condition = "it has not ended yet"
	PartnerEnded Condition = "it has not ended yet, its partner has"
	WasActive    Condition = "the deal was active"
)

// Transition is one row of the table.
type Transition struct {
	From ipsx.DealStatus
	On   Trigger
	When Condition
	To   ipsx.DealStatus
}

// Table is every legal transition; the first row that fits holds, and what no row allows is refused.
var Table = []Transition{
	{ipsx.DealBooked, Deadline, Always, ipsx.DealProposed}, // BookingLead before its start
	{ipsx.DealBooked, ProviderDeclined, Always, ipsx.DealDeclined},
	{ipsx.DealBooked, RequesterCancelled, Always, ipsx.DealCancelled},
	{ipsx.DealBooked, ProviderFailed, Always, ipsx.DealFailed},
	{ipsx.DealBooked, RequesterFailed, Always, ipsx.DealFailed},
	{ipsx.DealBooked, AddressChanged, Always, ipsx.DealFailed},

	{ipsx.DealProposed, ProviderReady, Always, ipsx.DealReady},
	{ipsx.DealProposed, Deadline, Always, ipsx.DealDeclined}, // ReadyTimeout: a silent provider has declined
	{ipsx.DealProposed, ProviderDeclined, Always, ipsx.DealDeclined},
	{ipsx.DealProposed, RequesterCancelled, Always, ipsx.DealCancelled},
	{ipsx.DealProposed, ProviderFailed, Always, ipsx.DealFailed},
	{ipsx.DealProposed, RequesterFailed, Always, ipsx.DealFailed},
	{ipsx.DealProposed, AddressChanged, Always, ipsx.DealFailed},

	{ipsx.DealReady, RequesterConnected, Always, ipsx.DealActive}, // billing starts
	{ipsx.DealReady, Deadline, Always, ipsx.DealExpired},          // ConnectTimeout: a silent requester let it expire
	{ipsx.DealReady, ProviderDeclined, Always, ipsx.DealDeclined},
	{ipsx.DealReady, RequesterCancelled, Always, ipsx.DealCancelled},
	{ipsx.DealReady, ProviderFailed, Always, ipsx.DealFailed},
	{ipsx.DealReady, RequesterFailed, Always, ipsx.DealFailed},
	{ipsx.DealReady, AddressChanged, Always, ipsx.DealFailed},

	{ipsx.DealActive, ProviderServing, Always, ipsx.DealActive},
	{ipsx.DealActive, RequesterUsing, Always, ipsx.DealActive},
	{ipsx.DealActive, Extended, Always, ipsx.DealActive},
	{ipsx.DealActive, ProviderEnded, Always, ipsx.DealEnding},
	{ipsx.DealActive, RequesterEnded, Always, ipsx.DealEnding},
	{ipsx.DealActive, Deadline, Always, ipsx.DealEnding}, // the lease time is over
	{ipsx.DealActive, Budget, Always, ipsx.DealFailed},
	{ipsx.DealActive, ProviderFailed, Always, ipsx.DealFailed},
	{ipsx.DealActive, RequesterFailed, Always, ipsx.DealFailed},
	{ipsx.DealActive, AddressChanged, Always, ipsx.DealFailed},

	{ipsx.DealEnding, ProviderServing, NotEnded, ipsx.DealEnding}, // the last meters and vouchers
	{ipsx.DealEnding, RequesterUsing, NotEnded, ipsx.DealEnding},
	{ipsx.DealEnding, ProviderEnded, PartnerEnded, ipsx.DealEnded},
	{ipsx.DealEnding, RequesterEnded, PartnerEnded, ipsx.DealEnded},
	{ipsx.DealEnding, ProviderEnded, NotEnded, ipsx.DealEnding},
	{ipsx.DealEnding, RequesterEnded, NotEnded, ipsx.DealEnding},
	{ipsx.DealEnding, ProviderFailed, NotEnded, ipsx.DealFailed},
	{ipsx.DealEnding, RequesterFailed, NotEnded, ipsx.DealFailed},
	{ipsx.DealEnding, Deadline, Always, ipsx.DealEnded}, // EndTimeout: a silent partner has ended

	{ipsx.DealEnded, Settled, Always, ipsx.DealSettled},
	{ipsx.DealFailed, Settled, WasActive, ipsx.DealSettled},
}

// intended is the status that a trigger means to bring about, for the error of a refused one.
var intended = map[Trigger]ipsx.DealStatus{
	ProviderReady: ipsx.DealReady, ProviderServing: ipsx.DealActive, ProviderEnded: ipsx.DealEnded, ProviderDeclined: ipsx.DealDeclined,
	ProviderFailed: ipsx.DealFailed, RequesterConnected: ipsx.DealActive, RequesterUsing: ipsx.DealActive, RequesterEnded: ipsx.DealEnded,
	Extended: ipsx.DealActive, RequesterCancelled: ipsx.DealCancelled, RequesterFailed: ipsx.DealFailed, AddressChanged: ipsx.DealFailed, Settled: ipsx.DealSettled,
}
