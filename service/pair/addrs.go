package pair

import (
	"encoding/json"
	"net/netip"
	"strings"

	"github.com/ipsx/ipsx"
)

// Addrs is a list of inner addresses. In JSON neighbours are one string, "10.64.0.2-10.64.16.1", so that the addresses of a large deal, which are
// allocated in a row, fit into one sealed message.
type Addrs []netip.Addr

// MarshalJSON implements json.Marshaler.
func (l Addrs) MarshalJSON() ([]byte, error) {
	runs := []string{}
	for len(l) > 0 {
		n := run(l)
		text := l[0].String()
		if n > 1 {
			text += "-" + l[n-1].String()
		}
		runs, l = append(runs, text), l[n:]
	}
	return json.Marshal(runs)
}

// run counts how many addresses at the start follow one another.
func run(l []netip.Addr) int {
	n := 1
	for n < len(l) && l[n] == l[n-1].Next() {
		n++
	}
	return n
}

// UnmarshalJSON implements json.Unmarshaler. It refuses more than ipsx.MaxCount addresses.
func (l *Addrs) UnmarshalJSON(data []byte) error {
	var runs []string
	if err := json.Unmarshal(data, &runs); err != nil {
		return err
	}
	*l = nil
	for _, text := range runs {
		if err := l.add(text); err != nil {
			return err
		}
	}
	return nil
}

func (l *Addrs) add(text string) error {
	from, to, isRun := strings.Cut(text, "-")
	if !isRun {
		to = from
	}
	first, bad1 := netip.ParseAddr(from)
	last, bad2 := netip.ParseAddr(to)
	if bad1 != nil || bad2 != nil || first.Zone()+last.Zone() != "" || first.BitLen() != last.BitLen() || last.Less(first) {
		return ipsx.Errorf(ipsx.CodeInvalid, "%q is neither an address nor two with a dash between, the lower first", text)
	}
	for a := first; len(*l) < ipsx.MaxCount; a = a.Next() {
		if *l = append(*l, a); a == last {
			return nil
		}
	}
	return ipsx.Errorf(ipsx.CodeTooLarge, "more than %d inner addresses", ipsx.MaxCount)
}

// valid wants private, distinct addresses.
func (l Addrs) valid() error {
	if len(l) == 0 || len(l) > ipsx.MaxCount {
		return ipsx.Errorf(ipsx.CodeInvalid, "%d inner addresses: want 1 to %d", len(l), ipsx.MaxCount)
	}
	seen := make(map[netip.Addr]bool, len(l))
	for _, a := range l {
		if !a.IsPrivate() || seen[a] {
			return ipsx.Errorf(ipsx.CodeInvalid, "%s is not a private inner address, or is named twice", a)
		}
		seen[a] = true
	}
	return nil
}
