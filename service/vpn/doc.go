// Package vpn leads everything that a Linux machine sends through a tunnel, and keeps it there: a TUN device, routes, name servers, and a kill switch that stands in the
// kernel, so that it holds when the process is killed. Reset undoes all of it, whoever did it.
//
// What may leave beside the tunnel carries Mark: the tunnel's own packets, and the connections of the program that pays for it, made with a Dialer of this room. The rules
// are those of wg-quick(8), which routes by the same mark, and of nftables; both are given to the programs ip and nft, so that `ip rule` and `nft list table inet ipsx_vpn`
// show what was done.
package vpn

import "net/netip"

// Names and numbers of what is made, by which it is found again.
const (
	Interface = "ipsx0"
	Mark      = 0x69707378 // of the sockets that may go beside the tunnel
	routes    = "26992"    // number of the routing table
	table     = "ipsx_vpn" // of nftables, in the family inet
)

// Config is one tunnel for the whole machine.
type Config struct {
	Device string       // WireGuard's settings in its cross-platform configuration protocol, with Mark as fwmark
	Inner  []netip.Addr // the machine's addresses inside the tunnel; of an IP version that it has none of, nothing gets out
	DNS    []netip.Addr // name servers inside the tunnel
	MTU    int          // bytes
	Allow  Allowed
}

// Allowed is what besides the tunnel stays open.
type Allowed struct {
	LAN     bool `json:"lan"`     // private and link-local destinations, but for their name servers
	Inbound bool `json:"inbound"` // answers to TCP connections from outside, such as those of SSH
}

// Status is what is there.
type Status struct {
	Up      bool    `json:"up"`      // a process holds the tunnel
	Blocked bool    `json:"blocked"` // the kill switch stands
	Allowed Allowed `json:"allowed"` // by the kill switch
	Process int     `json:"process"` // that holds the tunnel; 0: none
}
