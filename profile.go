package ipsx

// NewcomerRating is the rating of a wallet without history, in thousandths.
const NewcomerRating = 500

// Profile is who an actor is, as its deals show.
type Profile struct {
	Wallet    Address `json:"wallet"`
	Rating    uint16  `json:"rating"`    // thousandths, 0 to MaxRating
	Deals     uint64  `json:"deals"`     // all deals
	Completed uint64  `json:"completed"` // that were active and ended well
	Failed    uint64  `json:"failed"`    // that this wallet failed, declined or let expire
	CoolDown  int64   `json:"coolDown"`  // no new request before this Unix second
}
