package vpn

import (
	"context"
	"errors"
	"fmt"
	"net/netip"
	"slices"
	"strconv"
	"strings"
)

var families = []string{"-4", "-6"}

// Priorities of the routing rules, by which they are found again.
const (
	ownNetworks = "26991"
	theRest     = "26992"
)

// unreachable is a metric behind every other: what the tunnel does not carry is refused at once.
const unreachable = "4278198272"

// lead sends everything into the tunnel but what carries the mark, and what the machine's own networks reach by a route that is not the default one (the kill switch
// decides about those).
func lead(ctx context.Context, c Config) error {
	for _, a := range c.Inner {
		if _, err := ip(ctx, "address", "replace", netip.PrefixFrom(a, a.BitLen()).String(), "dev", Interface); err != nil {
			return err
		}
	}
	if _, err := ip(ctx, "link", "set", Interface, "mtu", strconv.Itoa(c.MTU), "up"); err != nil {
		return err
	}
	for _, f := range families {
		if _, err := ip(ctx, f, "route", "replace", "unreachable", "default", "table", routes, "metric", unreachable); err != nil {
			return err
		}
		if slices.ContainsFunc(c.Inner, func(a netip.Addr) bool { return a.Is4() == (f == "-4") }) {
			if _, err := ip(ctx, f, "route", "replace", "default", "dev", Interface, "table", routes); err != nil {
				return err
			}
		}
		if err := rules(ctx, f); err != nil {
			return err
		}
	}
	return nil
}

// rules are there once, also after a process that was killed.
func rules(ctx context.Context, family string) error {
	standing, err := ip(ctx, family, "rule", "list")
	if err == nil && !strings.Contains(standing, ownNetworks+":") {
		_, err = ip(ctx, family, "rule", "add", "priority", ownNetworks, "table", "main", "suppress_prefixlength", "0")
	}
	if err == nil && !strings.Contains(standing, theRest+":") {
		_, err = ip(ctx, family, "rule", "add", "priority", theRest, "not", "fwmark", fmt.Sprint(Mark), "table", routes)
	}
	return err
}

// unlead undoes lead, and says whether there was anything.
func unlead(ctx context.Context) (did bool, err error) {
	for _, f := range families {
		standing, failed := ip(ctx, f, "rule", "list")
		err = errors.Join(err, failed)
		for _, priority := range []string{ownNetworks, theRest} {
			if strings.Contains(standing, priority+":") {
				_, failed := ip(ctx, f, "rule", "delete", "priority", priority)
				did, err = true, errors.Join(err, failed)
			}
		}
		if listed, failed := ip(ctx, f, "route", "show", "table", "all"); failed == nil && strings.Contains(listed, "table "+routes) {
			_, failed := ip(ctx, f, "route", "flush", "table", routes)
			did, err = true, errors.Join(err, failed)
		}
	}
	return did, err
}

func ip(ctx context.Context, args ...string) (string, error) { return run(ctx, "", "ip", args...) }
