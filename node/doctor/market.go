package doctor

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/market/matching"
	"github.com/ipsx/ipsx/sdk"
)

// market asks each exchange.
func (e *examination) market(ctx context.Context) {
	if len(e.Exchanges) == 0 {
		e.bads("exchange", "no exchange is known", "give --exchange URL, or run `ipsx up` in another terminal")
		return
	}
	var asking sync.WaitGroup
	for _, url := range e.Exchanges {
		asking.Go(func() { e.exchange(ctx, url) })
	}
	asking.Wait()
}

func (e *examination) exchange(ctx context.Context, url string) {
	check, begun := "exchange "+url, time.Now()
	client, err := sdk.Dial(ctx, url, sdk.Options{Domain: e.Domain})
	if err != nil {
		e.failed(check, err)
		return
	}
	took := time.Since(begun)
	if err := client.Ready(ctx); err != nil {
		e.bads(check, "it answers, and says that it is not ready: "+err.Error(), "wait, or name another one with --exchange")
	} else {
		e.good(check, fmt.Sprintf("ready, version %s, answered in %d ms", client.Terms().Version, took.Milliseconds()))
	}
	e.clock(url, begun, took, client.Terms().Time)
	e.mu.Lock()
	e.clients = append(e.clients, client)
	e.mu.Unlock()
}

// clock compares with the exchange's, which was read between the call and its answer, in whole seconds.
func (e *examination) clock(url string, begun time.Time, took time.Duration, theirs int64) {
	early, late := time.Unix(theirs, 0).Sub(begun.Add(took)), time.Unix(theirs+1, 0).Sub(begun)
	off := time.Duration(0)
	if early > 0 {
		off = early // theirs is ahead at least so much
	} else if late < 0 {
		off = late
	}
	if off.Abs() > clockOff {
		e.bads("clock", fmt.Sprintf("this machine's clock and that of %s differ by %s", url, off.Abs().Round(time.Second)), "set this machine's clock (NTP): what is signed with a wrong one is refused")
		return
	}
	e.good("clock", "as that of "+url)
}

// offers says of each offer that a provider placed why it is not matched.
func (e *examination) offers(ctx context.Context) {
	if !e.Provides {
		return
	}
	stands := false
	for _, client := range e.clients {
		for _, hash := range e.Offers {
			if view, err := client.Order(ctx, hash); err == nil && view.Offer != nil && view.Status == ipsx.OrderOpen {
				stands = true
				e.offer(ctx, client, view)
			}
		}
	}
	switch {
	case stands:
	case len(e.clients) == 0:
		e.skipped("offer", "no exchange answers")
	case e.Runs:
		e.bads("offer", "the provider's node runs, and no offer of it stands", "look at its log: it says why an offer is refused; `ipsx geo lookup` shows what is known of its addresses")
	default:
		e.bads("offer", "no offer stands", "run `ipsx provide`")
	}
}

// offer compares one with who competes and who asks.
func (e *examination) offer(ctx context.Context, client *sdk.Client, view ipsx.OrderView) {
	o, now := view.Offer, time.Now().Unix()
	check := "offer " + view.Hash.Hex()[:10]
	if view.Free == 0 {
		e.good(check, "all of its addresses are leased")
		return
	}
	if !o.Open(now, now+int64(o.MinSeconds)) {
		e.bads(check, "it is closed at this hour", "widen --hours, or wait")
		return
	}
	if why, fix, err := e.excluded(ctx, client, o, now); err != nil {
		e.failed(check, err)
	} else if fix != "" {
		e.bads(check, why, fix)
	} else {
		e.told(check, why+"; "+e.competes(ctx, client, o))
	}
}

// excluded holds the requests that rest against the offer. Without a fix there is nothing to mend.
func (e *examination) excluded(ctx context.Context, client *sdk.Client, o *ipsx.Offer, now int64) (why, fix string, err error) {
	profile, err := client.Profile(ctx, o.Provider)
	if err != nil {
		return "", "", err
	}
	page, err := client.Requests(ctx, ipsx.OrderFilter{Limit: 1000})
	if err != nil {
		return "", "", err
	}
	reasons := map[matching.Constraint]int{}
	for _, r := range page.Orders {
		demand := matching.NewDemand(r.Request, 1000, now)
		reasons[matching.Check(o, profile.Rating, &demand)]++
	}
	fitting := reasons[""]
	delete(reasons, "")
	switch {
	case len(page.Orders) == 0:
		return "no request waits for an address just now", "", nil
	case fitting > 0:
		return fmt.Sprintf("%d of %d requests that wait would take it, if it had enough addresses for them", fitting, len(page.Orders)), "", nil
	}
	var parts []string
	byCount := slices.SortedFunc(maps.Keys(reasons), func(a, b matching.Constraint) int { return cmp.Compare(reasons[b], reasons[a]) })
	for _, c := range byCount {
		parts = append(parts, fmt.Sprintf("%s %d", c, reasons[c]))
	}
	return fmt.Sprintf("none of %d requests that wait takes it: %s", len(page.Orders), strings.Join(parts, ", ")), fixes[byCount[0]], nil
}

// fixes say what a provider can do about the constraint that most requests fail at; others are not its to change.
var fixes = map[matching.Constraint]string{
	matching.MaxPricePerSecond: "lower --price; `ipsx market depth` shows what others ask",
	matching.MaxPricePerGiB:    "lower --price-per-gib; `ipsx market depth` shows what others ask",
	matching.Protocol:          "offer more with --protocol, such as web,any",
	matching.Scope:             "allow more with --scope",
	matching.Seconds:           "allow shorter or longer leases with --min-lease and --max-lease",
	matching.Start:             "widen --hours",
	matching.RequesterRating:   "lower --min-rating",
}

// competes says what cheaper ones there are.
func (e *examination) competes(ctx context.Context, client *sdk.Client, o *ipsx.Offer) string {
	depth, err := client.Depth(ctx, ipsx.DepthFilter{Country: o.Country, Kind: o.Kind, Levels: 200})
	if err != nil {
		return "what others ask cannot be told: " + err.Error()
	}
	mine, cheaper := matching.PriceKey(o.PricePerSecond, o.PricePerGiB, client.Terms().ReferenceRate), uint64(0)
	for _, level := range depth.Levels {
		if level.Price.Cmp(mine) < 0 {
			cheaper += level.Addresses
		}
	}
	if cheaper == 0 {
		return fmt.Sprintf("nobody offers %s addresses in %s for less", o.Kind, o.Country)
	}
	return fmt.Sprintf("%d %s addresses in %s are offered for less, from %s a second on, and are taken first", cheaper, o.Kind, o.Country, depth.Levels[0].Price.Tokens())
}
