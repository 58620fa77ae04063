package operator

import (
	"context"
	"errors"
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"github.com/ipsx/ipsx/market/exchange"
)

// serveMetrics answers Prometheus, on a listener of its own, until the context ends.
func (o *Operator) serveMetrics(ctx context.Context) {
	if o.metrics == nil {
		return
	}
	registry := prometheus.NewRegistry()
	registry.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}), o)
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", promhttp.HandlerFor(registry, promhttp.HandlerOpts{MaxRequestsInFlight: 4}))
	server := &http.Server{Handler: mux, ReadTimeout: 10 * time.Second, WriteTimeout: 30 * time.Second}
	defer context.AfterFunc(ctx, func() { _ = server.Close() })()
	if err := server.Serve(o.metrics); !errors.Is(err, http.ErrServerClosed) {
		o.config.Log.Error("the metrics are gone", "error", err)
	}
}

// MetricsAddr is where Prometheus scrapes, "" for nowhere.
func (o *Operator) MetricsAddr() string {
	if o.metrics == nil {
		return ""
	}
	return o.metrics.Addr().String()
}

func describe(name, help string, labels ...string) *prometheus.Desc {
	return prometheus.NewDesc("ipsx_"+name, help, labels, nil)
}

var (
	commandsTotal  = describe("commands_total", "Commands applied.", "kind")
	refusedTotal   = describe("commands_refused_total", "Commands that the engine refused.")
	noMatchTotal   = describe("no_matches_total", "Requests that found too few addresses.")
	dealsTotal     = describe("deals_total", "Deals that came to a status; proposed and booked are matches.", "status")
	bookOrders     = describe("book_orders", "Orders in the book.", "list")
	queueLength    = describe("queue_length", "Calls, of one command or of a bulk, that wait for the log.")
	historyLag     = describe("history_lag_seconds", "For how long the histories have not told all; 0: they do.")
	appendSeconds  = describe("log_append_seconds", "How long the log took for a message of commands.")
	streamsOpen    = describe("streams", "Open event streams.")
	answersTotal   = describe("http_answers_total", "HTTP answers by status; streams count at their end.", "status")
	chainHeadAge   = describe("chain_head_age_seconds", "Age of the chain's newest block that is known.")
	chainSilenceIn = describe("chain_silence_seconds", "Time since the chain's endpoint last answered.")
	relayAllocated = describe("relay_allocations", "Relayed addresses now, relay ports among them.")
	relayLimit     = describe("relay_allocations_limit", "Relayed addresses at most; 0: there is no relay.")
	relayPorts     = describe("relay_ports", "Relay ports that providers hold now.")
	relayStreams   = describe("relay_streams", "TCP and TLS connections to the relay now.")
	relayBytes     = describe("relay_bytes_total", "Payload relayed: up from clients to their peers, down to clients.", "direction")
	relayRefused   = describe("relay_refused_total", "What the relay did not do, by reason.", "reason")
	readyNow       = describe("ready", "1 when /readyz says yes.")
)

// Describe implements prometheus.Collector.
func (o *Operator) Describe(out chan<- *prometheus.Desc) { prometheus.DescribeByCollect(o, out) }

// Collect implements prometheus.Collector.
func (o *Operator) Collect(out chan<- prometheus.Metric) {
	set := func(kind prometheus.ValueType, d *prometheus.Desc, value float64, labels ...string) {
		out <- prometheus.MustNewConstMetric(d, kind, value, labels...)
	}
	x, door := o.exchange.Stats(), o.door.Stats()
	age, silence := o.watch.lag()
	for kind, count := range x.Commands {
		set(prometheus.CounterValue, commandsTotal, float64(count), kind)
	}
	for status, count := range x.Deals {
		set(prometheus.CounterValue, dealsTotal, float64(count), string(status))
	}
	for status, count := range door.Answers {
		set(prometheus.CounterValue, answersTotal, float64(count), strconv.Itoa(status))
	}
	set(prometheus.CounterValue, refusedTotal, float64(x.Refused))
	set(prometheus.CounterValue, noMatchTotal, float64(x.NoMatch))
	set(prometheus.GaugeValue, bookOrders, float64(x.Offers), "offers")
	set(prometheus.GaugeValue, bookOrders, float64(x.Requests), "requests")
	set(prometheus.GaugeValue, queueLength, float64(x.Queue))
	set(prometheus.GaugeValue, historyLag, x.HistoryLag.Seconds())
	set(prometheus.GaugeValue, streamsOpen, float64(door.Streams))
	set(prometheus.GaugeValue, chainHeadAge, age.Seconds())
	set(prometheus.GaugeValue, chainSilenceIn, silence.Seconds())
	set(prometheus.GaugeValue, readyNow, o.isReady())
	o.collectRelay(set)
	out <- histogram(appendSeconds, x.Appends)
}

func (o *Operator) collectRelay(set func(prometheus.ValueType, *prometheus.Desc, float64, ...string)) {
	r := o.relayStats()
	set(prometheus.GaugeValue, relayAllocated, float64(r.Allocations))
	set(prometheus.GaugeValue, relayLimit, float64(r.MaxAllocations))
	set(prometheus.GaugeValue, relayPorts, float64(r.Ports))
	set(prometheus.GaugeValue, relayStreams, float64(r.Streams))
	set(prometheus.CounterValue, relayBytes, float64(r.BytesUp), "up")
	set(prometheus.CounterValue, relayBytes, float64(r.BytesDown), "down")
	for reason, count := range r.Refused {
		set(prometheus.CounterValue, relayRefused, float64(count), reason)
	}
}

func (o *Operator) isReady() float64 {
	if errors.Join(o.exchange.Ready(), o.watch.ready()) != nil {
		return 0
	}
	return 1
}

func histogram(d *prometheus.Desc, h exchange.Histogram) prometheus.Metric {
	buckets, all := map[float64]uint64{}, uint64(0)
	for i, count := range h.Counts {
		if all = count; i < len(exchange.Bounds) {
			buckets[exchange.Bounds[i].Seconds()] = count
		}
	}
	return prometheus.MustNewConstHistogram(d, all, h.Sum.Seconds(), buckets)
}
