package vpn

import (
	"context"
	"fmt"
	"os/exec"
	"strings"

	"github.com/ipsx/ipsx"
)

// lan4 and lan6 are private and link-local destinations, and multicast within the link (RFC 1918, 3927, 4193, 4291).
const (
	lan4 = "10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 169.254.0.0/16, 224.0.0.0/24, 255.255.255.255"
	lan6 = "fc00::/7, fe80::/10, ff02::/16"
)

// marks are nftables' for knowing answers to what carries the mark, so that strict filters of return paths let them in. They stand before the first connection that the kill
// switch will have to spare, since no mark is on the answers to what began before.
var marks = fmt.Sprintf(`add table inet %[1]s
delete table inet %[1]s
table inet %[1]s {
	chain arriving { type filter hook prerouting priority mangle; ct mark %[2]d meta mark set %[2]d; }
	chain leaving { type filter hook output priority mangle; meta mark %[2]d ct mark set %[2]d; }
}
`, table, uint32(Mark))

// rules are nftables' for the kill switch. They replace those that stand in one transaction. DHCP and neighbour discovery go on, or the machine would lose its own address.
func (a Allowed) rules() string {
	lan, arriving, answering := "", "", ""
	if a.LAN {
		lan = fmt.Sprintf("meta l4proto { tcp, udp } th dport { 53, 853 } reject; ip daddr { %s } accept; ip6 daddr { %s } accept;", lan4, lan6)
	}
	if a.Inbound {
		arriving = fmt.Sprintf("iifname != { lo, %s } meta l4proto tcp ct state new ct mark set %d;", Interface, Mark)
		answering = fmt.Sprintf("ct mark %d meta mark set %d;", Mark, Mark)
	}
	return fmt.Sprintf(`add table inet %[1]s
delete table inet %[1]s
table inet %[1]s {
	chain arriving { type filter hook prerouting priority mangle; %[4]s ct mark %[3]d meta mark set %[3]d; }
	chain answering { type route hook output priority mangle; %[5]s }
	chain out {
		type filter hook output priority filter; policy drop;
		oifname { lo, %[2]s } accept;
		meta mark %[3]d ct mark set %[3]d accept;
		udp sport 68 udp dport 67 accept;
		udp sport 546 udp dport 547 accept;
		icmpv6 type { nd-router-solicit, nd-neighbor-solicit, nd-neighbor-advert } accept;
		%[6]s
		reject with icmpx admin-prohibited;
	}
	chain in {
		type filter hook input priority filter; policy accept;
		iifname %[2]s ct state != { established, related } drop;
	}
	chain through {
		type filter hook forward priority filter; policy drop;
		oifname %[2]s accept;
		iifname %[2]s ct state { established, related } accept;
	}
	chain behind { type nat hook postrouting priority srcnat; oifname %[2]s fib saddr type != local masquerade; }
}
`, table, Interface, uint32(Mark), arriving, answering, lan)
}

// Block puts the kill switch up, or in the place of one that stands.
func Block(ctx context.Context, a Allowed) error {
	_, err := run(ctx, a.rules(), "nft", "-f", "-")
	return err
}

// stands asks the kernel whether there is anything of this room, and whether that is the kill switch.
func stands(ctx context.Context) (there, blocked bool, err error) {
	tables, err := run(ctx, "", "nft", "list", "tables", "inet")
	if there = strings.Contains(tables, "table inet "+table+"\n"); err != nil || !there {
		return false, false, err
	}
	text, err := run(ctx, "", "nft", "list", "table", "inet", table)
	return true, strings.Contains(text, "chain out {"), err
}

func removeTable(ctx context.Context) error {
	_, err := run(ctx, "", "nft", "delete", "table", "inet", table)
	return err
}

// run runs one of the system's programs.
func run(ctx context.Context, input, name string, args ...string) (string, error) {
	if _, err := exec.LookPath(name); err != nil {
		return "", ipsx.Errorf(ipsx.CodeUnavailable, "the program %s is not installed", name).WithFix("install nftables and iproute2")
	}
	c := exec.CommandContext(ctx, name, args...)
	c.Stdin = strings.NewReader(input)
	var problem strings.Builder
	c.Stderr = &problem
	out, err := c.Output()
	if err != nil {
		err = ipsx.Errorf(ipsx.CodeUnavailable, "%s %s: %w: %s", name, strings.Join(args, " "), err, strings.TrimSpace(problem.String())).WithFix("run it as root, on a kernel with nftables and TUN")
	}
	return string(out), err
}
