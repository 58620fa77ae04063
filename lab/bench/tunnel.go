package main

import (
	"context"
	"fmt"
	"maps"
	"math"
	"os"
	"slices"
	"time"

	"github.com/spf13/cobra"
)

// tunnelResult is what the tunnel benchmark prints: medians of the rounds. A ratio is that of two ways in the same round, where they follow upon each other.
type tunnelResult struct {
	TunRatio       float64 `json:"tunRatio"`                // a TUN client and our provider, over the reference: the geometric mean of the kinds of streams
	UserspaceRatio float64 `json:"userspaceRatio"`          // user space on both ends, over the reference: the same mean
	WireproxyRatio float64 `json:"wireproxyRatio,omitzero"` // our client behind a local port and our provider, over wireproxy on both ends: the least of the kinds

	FirstByteP50Millis float64 `json:"firstByteP50Millis"` // of a lease, from placing the request to the first byte through the tunnel
	FirstByteP99Millis float64 `json:"firstByteP99Millis"`
	LeasesPerSecond    float64 `json:"leasesPerSecond"` // how many came while this was measured

	Ratios                  map[string]map[string]float64 `json:"ratios"`                   // by way and kind
	Gbit                    map[string]map[string]float64 `json:"gbitPerSecond"`            // by way and kind; payload, in Gbit/s
	ProviderCPUPerGiB       map[string]map[string]float64 `json:"providerCpuSecondsPerGiB"` // of the reference that of the device in the provider's place
	CPUPerGiB               map[string]map[string]float64 `json:"cpuSecondsPerGiB"`         // of all processes
	RoundTripMicros         map[string]float64            `json:"udpRoundTripMicros"`       // by way
	RoundTripAddedMicros    float64                       `json:"udpRoundTripAddedMicros"`  // by user space on both ends, over the bare cable
	RoundTripTunAddedMicros float64                       `json:"udpRoundTripTunAddedMicros"`
	ConnectionsPerSecond    float64                       `json:"connectionsPerSecond"` // made, used for one byte and ended, through one lease
	Rounds                  int                           `json:"rounds"`
}

// streamKinds are what is measured of every way.
var streamKinds = []struct {
	name, kind string
	streams    int
}{{"download", download, 1}, {"upload", upload, 1}, {"download16", download, 16}, {"upload16", upload, 16}}

// smallKinds are measured besides.
var smallKinds = []string{pings, connects}

const tunnelHelp = `Measures a lease's traffic between two network namespaces that a cable (veth) joins, so it needs Linux and root. The far end is on the provider's host. The ways follow
upon each other in each of five rounds:

  veth       the bare cable
  reference  wireguard-go with a TUN device on both ends
  tun        wireguard-go with a TUN device, to our provider in user space
  userspace  our client in the program itself, to our provider in user space
  forward    the same behind a local port, as wireproxy is
  wireproxy  wireproxy on both ends, when --wireproxy says where it is

Then it rents on a whole network on loopback, so many leases a second whether the ones before are done or not, for the time to the first byte.

wireproxy is built from its own source: git clone https://github.com/windtf/wireproxy && cd wireproxy && go build ./cmd/wireproxy`

func tunnelCommand() *cobra.Command {
	b := tunnelBench{window: 2 * time.Second, rounds: rounds, leases: leaseBench{leases: 500, perSecond: 100, requesters: 50}}
	cmd := &cobra.Command{
		Use: "tunnel", Short: "Speed of a lease's tunnel, beside plain WireGuard and wireproxy", Long: tunnelHelp, Args: cobra.NoArgs,
		Example: "  go run ./lab/bench tunnel\n  go run ./lab/bench tunnel --json --wireproxy ./wireproxy\n  go run ./lab/bench tunnel --write docs/performance.md",
		RunE: reporting(func(cmd *cobra.Command) (tunnelResult, error) {
			b.say = progress{cmd.ErrOrStderr(), time.Now()}
			result, err := b.run(cmd.Context())
			if err == nil && b.write != "" {
				err = writeSection(b.write, tunnelSection, result.String())
			}
			return result, err
		}),
	}
	cmd.Flags().StringVar(&b.program, "wireproxy", "", "path of the program wireproxy; it is not measured without")
	cmd.Flags().StringVar(&b.write, "write", "", "write the figures into this file, docs/performance.md, between its marks")
	cmd.Flags().StringVar(&b.profiles, "profiles", "", "folder for a pprof profile of each worker, and of the requester's side of each way's last round")
	cmd.Flags().DurationVar(&b.window, "time", b.window, "how long each stream is measured")
	cmd.Flags().IntVar(&b.rounds, "rounds", b.rounds, "how many; the medians are printed")
	cmd.Flags().StringSliceVar(&b.only, "ways", nil, "measure these ways only")
	cmd.Flags().IntVar(&b.leases.leases, "leases", b.leases.leases, "how many to rent for the first byte; 0: none")
	cmd.Flags().IntVar(&b.leases.perSecond, "leases-per-second", b.leases.perSecond, "how fast they come")
	cmd.Flags().IntVar(&b.leases.requesters, "requesters", b.leases.requesters, "who rent them, in turn")
	return cmd
}

// tunnelBench is what the tunnel benchmark was asked for.
type tunnelBench struct {
	program, profiles, write string
	window                   time.Duration
	rounds                   int
	only                     []string
	leases                   leaseBench
	say                      progress
}

func (b *tunnelBench) run(ctx context.Context) (result tunnelResult, err error) {
	if b.rounds < 1 || b.window <= 0 {
		return result, fmt.Errorf("--rounds %d and --time %s measure nothing: one round and some time at least", b.rounds, b.window)
	}
	if b.profiles != "" {
		if err := os.MkdirAll(b.profiles, 0o755); err != nil {
			return result, err
		}
	}
	all, err := b.carry(ctx)
	if err != nil {
		return result, err
	}
	result = all.result()
	result.Rounds = b.rounds
	if b.leases.leases > 0 {
		b.say.now(fmt.Sprintf("%d leases a second", b.leases.perSecond))
		times, err := b.leases.measure(ctx)
		if err != nil {
			return result, err
		}
		result.FirstByteP50Millis, result.FirstByteP99Millis, result.LeasesPerSecond = times.P50, times.P99, float64(b.leases.perSecond)
	}
	return result, nil
}

// carry measures all ways in each round.
func (b *tunnelBench) carry(ctx context.Context) (all *samples, err error) {
	b.say.now("two hosts, and the ways between them")
	g, err := prepare(ctx, b.program, b.profiles, b.rounds)
	if err != nil {
		return all, err
	}
	defer g.close()
	if b.program == "" {
		b.say.now("wireproxy is not measured: --wireproxy names its program")
	}
	if len(b.only) > 0 {
		g.ways = slices.DeleteFunc(g.ways, func(w way) bool { return !slices.Contains(b.only, w.name) })
	}
	all = newSamples()
	for round := range b.rounds {
		for _, kind := range streamKinds {
			for _, w := range g.ways {
				profile := ""
				if round == b.rounds-1 {
					profile = g.profile(w.name + "-" + kind.name)
				}
				spent, m, err := g.costed(ctx, w, traffic{Kind: kind.kind, Streams: kind.streams, Time: b.window}, profile)
				if err != nil {
					return all, fmt.Errorf("%s of %s: %w", kind.name, w.name, err)
				}
				all.add(w, kind.name, m.Gbit, spent)
				b.say.now(fmt.Sprintf("round %d: %-10s of %-9s %6.2f Gbit/s, %4.1f s of the processor for a GiB", round+1, kind.name, w.name, m.Gbit, spent.all))
			}
		}
		if err := b.small(ctx, g, all); err != nil {
			return all, err
		}
	}
	return all, nil
}

// small measures what is not about bulk: round trips and connections.
func (b *tunnelBench) small(ctx context.Context, g *grounds, all *samples) error {
	for _, w := range g.ways {
		if w.name == wayForward || w.name == wayWireproxy {
			continue // local ports of TCP
		}
		m, err := g.measure(ctx, w, traffic{Kind: pings}, "")
		if err != nil {
			return fmt.Errorf("round trips of %s: %w", w.name, err)
		}
		all.trips[w.name] = append(all.trips[w.name], m.Micros)
		if w.name == wayUserspace {
			if m, err = g.measure(ctx, w, traffic{Kind: connects, Time: b.window}, g.profile("connects")); err != nil {
				return fmt.Errorf("connections: %w", err)
			}
			all.connections = append(all.connections, m.PerSecond)
			b.say.now(fmt.Sprintf("connections %.0f/s", m.PerSecond))
		}
	}
	return nil
}

// samples are what the rounds gave, by way and kind.
type samples struct {
	gbit, cpu   map[string]map[string][]float64 // cpu: seconds per GiB
	provider    map[string]map[string][]float64 // of that what the provider had
	trips       map[string][]float64
	connections []float64
}

func newSamples() *samples {
	kinds := func() map[string]map[string][]float64 { return map[string]map[string][]float64{} }
	return &samples{kinds(), kinds(), kinds(), map[string][]float64{}, nil}
}

func (s *samples) add(w way, kind string, gbit float64, spent cost) {
	add := func(to map[string]map[string][]float64, value float64) {
		if to[w.name] == nil {
			to[w.name] = map[string][]float64{}
		}
		to[w.name][kind] = append(to[w.name][kind], value)
	}
	add(s.gbit, gbit)
	add(s.cpu, spent.all)
	if spent.provider > 0 {
		add(s.provider, spent.provider)
	}
}

func (s *samples) result() (r tunnelResult) {
	r.Gbit, r.CPUPerGiB, r.ProviderCPUPerGiB, r.RoundTripMicros = mediansOf(s.gbit), mediansOf(s.cpu), mediansOf(s.provider), map[string]float64{}
	for name, trips := range s.trips {
		r.RoundTripMicros[name] = median(trips)
	}
	r.RoundTripAddedMicros = r.RoundTripMicros[wayUserspace] - r.RoundTripMicros[wayCable]
	r.RoundTripTunAddedMicros = r.RoundTripMicros[wayTun] - r.RoundTripMicros[wayCable]
	if len(s.connections) > 0 {
		r.ConnectionsPerSecond = median(s.connections)
	}
	r.Ratios = map[string]map[string]float64{}
	for name, over := range map[string]string{wayTun: wayReference, wayUserspace: wayReference, wayForward: wayWireproxy} {
		if s.gbit[name] != nil && s.gbit[over] != nil {
			r.Ratios[name+"/"+over] = s.ratios(name, over)
		}
	}
	r.TunRatio, r.UserspaceRatio = geometricMean(r.Ratios[wayTun+"/"+wayReference]), geometricMean(r.Ratios[wayUserspace+"/"+wayReference])
	if beside := r.Ratios[wayForward+"/"+wayWireproxy]; beside != nil {
		r.WireproxyRatio = slices.Min(slices.Collect(maps.Values(beside)))
	}
	return r
}

// ratios are the medians, by kind, of what one way does over what the other does in the same round.
func (s *samples) ratios(name, over string) map[string]float64 {
	result := map[string]float64{}
	for kind, ours := range s.gbit[name] {
		var each []float64
		for round, gbit := range ours {
			each = append(each, gbit/s.gbit[over][kind][round])
		}
		result[kind] = median(each)
	}
	return result
}

func mediansOf(all map[string]map[string][]float64) map[string]map[string]float64 {
	result := map[string]map[string]float64{}
	for name, kinds := range all {
		result[name] = map[string]float64{}
		for kind, values := range kinds {
			result[name][kind] = median(values)
		}
	}
	return result
}

func geometricMean(of map[string]float64) float64 {
	sum := 0.0
	for _, value := range of {
		sum += math.Log(value)
	}
	return math.Exp(sum / float64(max(len(of), 1)))
}
