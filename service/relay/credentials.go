package relay

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/pion/stun/v4"
	"github.com/pion/turn/v5"

	"github.com/ipsx/ipsx"
)

const (
	realm          = "ipsx"    // short: it is in each answer that an unknown client gets
	credentialLife = time.Hour // in which something new can be allocated
	portSuffix     = ":port"   // of ipsx.RelayAccess.PortUsername
)

// Access is what one side of the deal uses the relay with. The exchange gives it to nobody else.
func (r *Relay) Access(deal ipsx.Hash, role ipsx.Role) ipsx.RelayAccess {
	u := user{until: r.config.Now().Add(credentialLife).Unix(), side: sideID{deal, role}}
	return ipsx.RelayAccess{URLs: r.URLs(), Username: u.name(), Password: r.password(u), Expires: u.until, Port: r.deals.portOf(deal)}
}

// sideID is one side of a deal.
type sideID struct {
	deal ipsx.Hash
	role ipsx.Role
}

// user is whom a TURN username names: "until:deal:role", with ":port" behind it for the deal's relay port.
type user struct {
	until int64 // Unix seconds
	side  sideID
	port  bool
}

// name is the username without the suffix of the port: both have one password.
func (u user) name() string { return fmt.Sprintf("%d:%s:%s", u.until, u.side.deal.Hex(), u.side.role) }

// id is what stays the same of a user when its credential is renewed.
func (u user) id() string {
	id := u.side.deal.Hex() + ":" + string(u.side.role)
	if u.port {
		id += portSuffix
	}
	return id
}

// parseUser reads a username, of which there is one form.
func parseUser(name string) (u user, ok bool) {
	base, port := strings.CutSuffix(name, portSuffix)
	until, id, _ := strings.Cut(base, ":")
	seconds, err := strconv.ParseInt(until, 10, 64)
	if err != nil {
		return user{}, false
	}
	side, ok := parseID(id)
	u = user{until: seconds, side: side.side, port: port}
	return u, ok && !side.port && u.name() == base && (!port || side.side.role == ipsx.ProviderRole)
}

// parseID reads what id wrote.
func parseID(id string) (u user, ok bool) {
	base, port := strings.CutSuffix(id, portSuffix)
	deal, role, _ := strings.Cut(base, ":")
	u = user{side: sideID{role: ipsx.Role(role)}, port: port}
	err := u.side.deal.UnmarshalText([]byte(deal))
	return u, err == nil && (u.side.role == ipsx.ProviderRole || u.side.role == ipsx.RequesterRole)
}

// password is an HMAC of the username under the exchange's secret, so that nobody needs to remember it.
func (r *Relay) password(u user) string {
	mac := hmac.New(sha256.New, r.config.Secret)
	mac.Write([]byte(u.name()))
	return base64.RawURLEncoding.EncodeToString(mac.Sum(nil))
}

// authenticate finds the key that a request must be signed with (RFC 8489, section 9.2). An expired credential allocates nothing; what it allocated before, its holder may keep as
// long as the deal lives, since credentials expire in the middle of leases.
func (r *Relay) authenticate(a *turn.RequestAttributes) (id string, key []byte, ok bool) {
	u, ok := parseUser(a.Username)
	expired := a.Method == stun.MethodAllocate && r.config.Now().Unix() >= u.until
	if !ok || a.Realm != realm || expired || !r.config.Relayed(u.side.deal) {
		r.counters.refuse(refusedCredential)
		return "", nil, false
	}
	return u.id(), turn.GenerateAuthKey(a.Username, realm, r.password(u)), true
}
