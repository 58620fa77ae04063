package ipsx

// Extension asks for more time on a running lease, at its price. Like a voucher it says what holds in all, so the newest replaces those before and
// one that is sent twice does nothing more.
type Extension struct {
	Deal     Hash   `json:"deal"`
	Seconds  uint32 `json:"seconds"`  // of the whole lease, from active
	MaxTotal Amount `json:"maxTotal"` // of the whole lease, wei
	At       int64  `json:"at"`       // Unix seconds
}

// TypeString implements Message.
func (Extension) TypeString() string {
	return "Extension(bytes32 deal,uint32 seconds,uint128 maxTotal,uint64 at)"
}

// StructHash implements Message.
func (e Extension) StructHash() Hash {
	return newEncoder(e.TypeString()).bytes32(e.Deal).uint(uint64(e.Seconds)).amount(e.MaxTotal).time(e.At).hash()
}

// Validate checks the limits.
func (e Extension) Validate() error {
	c := &checks{}
	c.that(MinLeaseSeconds <= e.Seconds && e.Seconds <= MaxLeaseSeconds, "seconds is not between %d and %d", MinLeaseSeconds, MaxLeaseSeconds)
	c.time("at", e.At)
	return c.err
}

// Extended is the deal as an extension of it has it. Its digest is another: a deal is known by the one that the exchange signed.
func (d Deal) Extended(e Extension) Deal {
	d.Seconds, d.MaxTotal = e.Seconds, e.MaxTotal
	return d
}

// Lengthens checks that an extension gives the deal, as it stands, more time, and takes nothing of its budget: else it fails with CodeReplayed.
func (d Deal) Lengthens(e Extension) error {
	if e.Seconds <= d.Seconds || e.MaxTotal.Less(d.MaxTotal) {
		return Errorf(CodeReplayed, "the lease is for %d seconds and at most %s wei already", d.Seconds, d.MaxTotal).WithFix("ask for more")
	}
	return nil
}

// MayExtend holds an extension against the deal as it stands and an offer that stands now for its addresses, at Unix time now, when it was active since
// another. It fails with CodeReplayed when the extension gives no more time, and with CodeConflict when the offer does not allow it.
func (d Deal) MayExtend(e Extension, o *Offer, active, now int64) error {
	if err := d.Lengthens(e); err != nil {
		return err
	}
	switch {
	case o.Provider != d.Provider:
		return Errorf(CodeConflict, "the addresses are offered by another wallet now")
	case d.PricePerSecond.Less(o.PricePerSecond) || d.PricePerGiB.Less(o.PricePerGiB):
		return Errorf(CodeConflict, "the provider asks for more by now: %s per second and %s per GiB", o.PricePerSecond.Tokens(), o.PricePerGiB.Tokens()).
			WithFix("rent anew at that price")
	case e.Seconds > o.MaxSeconds:
		return Errorf(CodeConflict, "the offer is for leases of at most %d seconds", o.MaxSeconds).WithFix("extend it to %d seconds, or rent anew", o.MaxSeconds)
	case !o.Open(now, active+int64(e.Seconds)):
		return Errorf(CodeConflict, "the offer is not open all that time").WithFix("extend it by less, or rent anew")
	}
	return nil
}

// Closes is the Unix time at which the offer, when it is open at a Unix time, closes: at its Until, or with the next hour of the day that is none of its hours. ok is false
// when it does not close.
func (o *Offer) Closes(at int64) (closes int64, ok bool) {
	const hour = 3600
	closes, ok = o.Until, o.Until != 0
	for h := at / hour; o.Hours != 0 && h < at/hour+24; h++ {
		if o.Hours&(1<<(h%24)) == 0 {
			if !ok || h*hour < closes {
				closes, ok = h*hour, true
			}
			break
		}
	}
	return closes, ok
}

// Open says whether the offer is open from one Unix time until before another: after From, before Until, in its hours of the day (UTC).
func (o *Offer) Open(start, end int64) bool {
	if start < o.From || (o.Until != 0 && o.Until < end) {
		return false
	}
	const hour, all = 3600, 1<<24 - 1
	if o.Hours == 0 || o.Hours == all {
		return true
	}
	first, last := start/hour, (end-1)/hour
	for h := first; h <= min(last, first+23); h++ {
		if o.Hours&(1<<(h%24)) == 0 {
			return false
		}
	}
	return true
}
