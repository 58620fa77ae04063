package operator_test

import (
	"context"
	"io"
	"net/http"
	"net/netip"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain"
	"github.com/ipsx/ipsx/chain/devchain"
	"github.com/ipsx/ipsx/lab/actor"
	"github.com/ipsx/ipsx/node/operator"
	"github.com/ipsx/ipsx/sdk"
)

var alice, bob, victor = actor.Named("alice"), actor.Named("bob"), actor.Named("victor")

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// open runs a market on a development chain until the test, or stop, ends it.
func open(t *testing.T, change func(*operator.Config)) (o *operator.Operator, stop func() error) {
	t.Helper()
	dev, err := devchain.Start(t.Context(), devchain.Options{Dev: actor.Named("dev")})
	check(t, err)
	t.Cleanup(func() { check(t, dev.Close()) })
	client, err := chain.Dial(t.Context(), dev.URL(), dev.Deployment())
	check(t, err)
	t.Cleanup(client.Close)
	c := operator.Config{Dir: t.TempDir(), Key: victor, Chain: client, Listen: "127.0.0.1:0", ExitCheck: "127.0.0.1:0", Metrics: "127.0.0.1:0", AllowPrivate: true}
	change(&c)
	return serve(t, c)
}

// serve runs a market until the test, or stop, ends it.
func serve(t *testing.T, c operator.Config) (o *operator.Operator, stop func() error) {
	t.Helper()
	o, err := operator.Open(t.Context(), c)
	check(t, err)
	ctx, cancel := context.WithCancel(context.Background())
	served := make(chan error, 1)
	go func() { served <- o.Serve(ctx) }()
	stopped := false
	stop = func() error {
		if cancel(); stopped {
			return nil
		}
		stopped = true
		return <-served
	}
	t.Cleanup(func() { check(t, stop()) })
	return o, stop
}

func get(t *testing.T, url string) string {
	t.Helper()
	response, err := http.Get(url)
	check(t, err)
	defer func() { _ = response.Body.Close() }()
	data, err := io.ReadAll(response.Body)
	check(t, err)
	return string(data)
}

// trade makes a deal, and leaves a request without one.
func trade(t *testing.T, url string) {
	t.Helper()
	provides, err := sdk.Dial(t.Context(), url, sdk.Options{Signer: alice})
	check(t, err)
	rents, err := sdk.Dial(t.Context(), url, sdk.Options{Signer: bob})
	check(t, err)
	expiry := time.Now().Unix() + 600
	_, err = provides.Offer(t.Context(), ipsx.Offer{Prefixes: []netip.Prefix{netip.MustParsePrefix("127.0.1.1/32")}, Country: "DE", Kind: ipsx.Residential,
		Protocols: ipsx.Web, Scopes: ipsx.AnyUse, PricePerSecond: ipsx.Wei(100), MinSeconds: 5, MaxSeconds: 60, MaxInterval: 15, TunnelKey: ipsx.Hash{1}, Expiry: expiry})
	check(t, err)
	for i := range 2 {
		_, err = rents.Request(t.Context(), ipsx.Request{Count: 1, MinCount: 1, Protocol: ipsx.Web, Scope: ipsx.Browse, Seconds: 10, MaxPricePerSecond: ipsx.Wei(100),
			MaxTotal: ipsx.IPSX(1), Signer: bob.Address(), TunnelKey: ipsx.Hash{2, byte(i)}, Expiry: expiry, Nonce: uint64(i)})
		check(t, err)
	}
}

// TestTheMetricsAreWhatDashboardAndAlertsUse holds both files against what an exchange shows, which is all on the dashboard, and that against what happened.
func TestTheMetricsAreWhatDashboardAndAlertsUse(t *testing.T) {
	o, _ := open(t, func(*operator.Config) {})
	trade(t, o.URL())
	_ = get(t, o.URL()+"/nowhere")
	shown := get(t, "http://"+o.MetricsAddr()+"/metrics")
	for _, want := range []string{`ipsx_commands_total{kind="offer"} 1`, `ipsx_commands_total{kind="request"} 2`, "ipsx_no_matches_total 1",
		`ipsx_deals_total{status="proposed"} 1`, `ipsx_book_orders{list="offers"} 1`, `ipsx_book_orders{list="requests"} 1`, `ipsx_http_answers_total{status="404"} 1`,
		`ipsx_http_answers_total{status="200"} 5`, "ipsx_queue_length 0", "ipsx_streams 0", `ipsx_log_append_seconds_bucket{le="+Inf"}`} {
		if !strings.Contains(shown, want) {
			t.Errorf("the metrics lack %s", want)
		}
	}
	used := regexp.MustCompile(`\b(?:ipsx|go|process)_[a-z_]+`)
	for _, file := range []string{"dashboard.json", "alerts.yml"} {
		text, err := os.ReadFile("../../docs/" + file)
		check(t, err)
		names := used.FindAllString(string(text), -1)
		if len(names) < 8 {
			t.Errorf("%s uses only %v", file, names)
		}
		for _, name := range names {
			if !regexp.MustCompile(`(?m)^` + name + `[ {]`).MatchString(shown) {
				t.Errorf("%s uses %s, which is not shown", file, name)
			}
		}
	}
	dashboard, err := os.ReadFile("../../docs/dashboard.json")
	check(t, err)
	own := regexp.MustCompile(`(?m)^# TYPE (ipsx_\S+)`).FindAllStringSubmatch(shown, -1)
	if len(own) < 12 {
		t.Errorf("only %v are shown", own)
	}
	for _, name := range own {
		if !strings.Contains(string(dashboard), name[1]) {
			t.Errorf("the dashboard has no %s", name[1])
		}
	}
	if t.Failed() {
		t.Log(shown)
	}
	if public := get(t, o.URL()+"/metrics"); strings.Contains(public, "ipsx_queue_length") {
		t.Error("the metrics are shown to the public")
	}
}
