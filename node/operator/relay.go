package operator

import (
	"context"
	"crypto/hkdf"
	"crypto/sha256"
	"crypto/tls"
	"fmt"
	"net/netip"
	"strings"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/service/egress"
	"github.com/ipsx/ipsx/service/relay"
)

// Relay says where a relay runs beside the exchange, and what it may cost. The zero value: none does.
type Relay struct {
	Listen    string       // host:port of STUN and TURN over UDP; empty: no relay
	TCPListen string       // host:port of TURN over TCP, and over TLS where the API has a certificate; empty: none
	Addresses []string     // public IP addresses, at most one of each family; none: where it listens
	Ports     string       // that it relays from, as "49152-65535"; empty: relay.DefaultPorts
	Allow     []string     // prefixes that it may reach although they are forbidden or this machine's own: for labs
	Limits    relay.Limits // zero fields: relay.DefaultLimits
}

// openRelay takes the relay's ports. It asks the exchange, which opens after it, what lives.
func (o *Operator) openRelay(ctx context.Context, secured *tls.Config) error {
	settings := o.config.Relay
	if settings.Listen == "" {
		if settings.TCPListen != "" {
			return ipsx.Errorf(ipsx.CodeInvalid, "--relay-tcp-listen is of a relay, and there is none").WithFix("give --relay-listen too")
		}
		return nil
	}
	c := relay.Config{Listen: settings.Listen, TCPListen: settings.TCPListen, TLS: secured, TLSName: o.config.TLS.name(), Limits: settings.Limits, Log: o.config.Log,
		Relayed: func(deal ipsx.Hash) bool { return o.exchange.Relayed(deal) }, Forbidden: egress.Forbidden}
	var err error
	if c.Addresses, err = parseEach(settings.Addresses, "--relay-address", "198.51.100.7", netip.ParseAddr); err != nil {
		return err
	}
	if c.Allow, err = parseEach(settings.Allow, "--relay-allow", "10.7.0.0/16", netip.ParsePrefix); err != nil {
		return err
	}
	if c.Ports, err = parsePorts(settings.Ports); err != nil {
		return err
	}
	if c.Secret, err = relaySecret(o.config.Key); err != nil {
		return err
	}
	own := egress.WatchNetworks()
	c.Own = own.List
	if o.relay, err = relay.Open(ctx, c); err != nil {
		return err
	}
	o.networks = own
	return nil
}

// serveRelay relays until the context ends.
func (o *Operator) serveRelay(ctx context.Context) {
	if o.relay == nil {
		return
	}
	if err := o.relay.Serve(ctx); err != nil {
		o.config.Log.Error("the relay is gone", "error", err)
	}
	_ = o.networks.Close() // nobody asks it any more
}

// relaySecret derives from the exchange's key, whose signatures are deterministic: so credentials survive restarts, and all exchanges with this key on a shared log know them.
func relaySecret(key ipsx.Signer) ([]byte, error) {
	signature, err := key.Sign(ipsx.HashOf([]byte("IPSX relay credentials 1")))
	if err != nil {
		return nil, ipsx.Errorf(ipsx.CodeInternal, "the relay's secret cannot be derived: %w", err)
	}
	return hkdf.Key(sha256.New, signature, nil, "IPSX relay credentials 1", sha256.Size)
}

func parseEach[T any](texts []string, flag, example string, parse func(string) (T, error)) (list []T, err error) {
	for _, text := range texts {
		value, err := parse(text)
		if err != nil {
			return nil, ipsx.Errorf(ipsx.CodeInvalid, "%s %q: %w", flag, text, err).WithFix("write it as %s", example)
		}
		list = append(list, value)
	}
	return list, nil
}

// parsePorts reads a range of ports; an empty one is the default.
func parsePorts(text string) (p relay.Ports, err error) {
	if text == "" {
		return p, nil
	}
	var rest string
	if n, _ := fmt.Sscanf(strings.Replace(text, "-", " ", 1)+" .", "%d %d %s", &p.Min, &p.Max, &rest); n != 3 || rest != "." {
		return p, ipsx.Errorf(ipsx.CodeInvalid, "--relay-ports %q is no range of ports", text).WithFix("write it as 49152-65535")
	}
	return p, nil
}

// relayStats are the relay's numbers, all zero without one.
func (o *Operator) relayStats() relay.Stats {
	if o.relay == nil {
		return relay.NoStats()
	}
	return o.relay.Stats()
}
