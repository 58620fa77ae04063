package faults

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain"
	"github.com/ipsx/ipsx/lab/localnet"
	"github.com/ipsx/ipsx/node/provider"
	"github.com/ipsx/ipsx/wallet"
)

const (
	shortRounds = 6 // FAULTS_ROUNDS=50 is the long form
	leaseFor    = 8 // seconds
	requesters  = 4 // who was killed between ready and connected has to cool down
)

// TestKill9 kills exchange, providers and requesters at random moments, restarts them, and then looks at the books.
func TestKill9(t *testing.T) {
	c := newCity(t)
	for range rounds(shortRounds) {
		c.round([]string{"exchange", "alice", "carol", "requester"}[c.chance.IntN(4)])
	}
	c.checkAll()
}

// TestKill9OfTheChain kills the chain's process, while leases are opened, paid and settled.
func TestKill9OfTheChain(t *testing.T) {
	c := newCity(t)
	for range max(2, rounds(shortRounds)/6) {
		c.round("chain")
	}
	c.checkAll()
}

func rounds(otherwise int) int {
	if n, err := strconv.Atoi(os.Getenv("FAULTS_ROUNDS")); err == nil {
		return n
	}
	return otherwise
}

// city is a network of processes, each with a data folder of its own.
type city struct {
	t      *testing.T
	chance *rand.Rand
	binary string
	dir    string
	site   *site
	client *chain.Client

	deployment             string // file
	chainPort              string
	exchangeAt, exitAt     string // host:port
	between                *between
	wallets                map[string]ipsx.Address
	keys                   map[string]*wallet.Key
	started                map[string]ipsx.Amount // what a wallet had in all
	processes              map[string]*process
	rented, failed, killed int

	mu     sync.Mutex
	told   map[ipsx.Hash]ipsx.Deal // deals that an answer of the exchange told a requester
	served map[ipsx.Hash]*service
}

func newCity(t *testing.T) *city {
	t.Parallel()
	seed := uint64(time.Now().UnixNano())
	if s, err := strconv.ParseUint(os.Getenv("FAULTS_SEED"), 10, 64); err == nil {
		seed = s
	}
	t.Logf("FAULTS_SEED=%d", seed)
	c := &city{t: t, chance: rand.New(rand.NewPCG(seed, 0)), binary: buildBinary(t), dir: t.TempDir(), site: newSite(t), wallets: map[string]ipsx.Address{}, keys: map[string]*wallet.Key{},
		started: map[string]ipsx.Amount{}, processes: map[string]*process{}, told: map[ipsx.Hash]ipsx.Deal{}, served: map[ipsx.Hash]*service{}}
	t.Cleanup(func() {
		for _, p := range c.processes {
			p.kill()
		}
	})
	_, c.chainPort, _ = cutPort(freePort(t))
	c.exchangeAt, c.exitAt = freePort(t), freePort(t)
	c.between = newBetween(t, "http://"+c.exchangeAt, c.tell)
	c.startChain()
	c.fund()
	for _, name := range []string{"exchange", "alice", "carol"} {
		c.start(name)
	}
	return c
}

func cutPort(address string) (host, port string, err error) {
	u, err := url.Parse("http://" + address)
	return u.Hostname(), u.Port(), err
}

// tell notes a deal that a requester is told of.
func (c *city) tell(p *ipsx.Proposal) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.told[c.client.Domain().Digest(p.Deal.Message)] = p.Deal.Message
}

func (c *city) data(name string) string { return filepath.Join(c.dir, name) }

func (c *city) startChain() {
	c.start("chain")
	if c.client == nil {
		c.deployment = c.data("deployment.json")
		var n struct {
			Chain      string           `json:"chain"`
			Deployment chain.Deployment `json:"deployment"`
		}
		data := must[[]byte](c.t)(os.ReadFile(filepath.Join(c.data("chain"), "network.json")))
		if err := json.Unmarshal(data, &n); err != nil {
			c.t.Fatal(err)
		}
		if err := n.Deployment.Save(c.deployment); err != nil {
			c.t.Fatal(err)
		}
		c.client = must[*chain.Client](c.t)(chain.Dial(c.t.Context(), n.Chain, n.Deployment))
	}
}

// fund makes everybody's key and gives the requesters money.
func (c *city) fund() {
	names := []string{"exchange", "alice", "carol"}
	for i := range requesters {
		names = append(names, fmt.Sprintf("bob%d", i))
	}
	for i, name := range names {
		key := must[*wallet.Key](c.t)(wallet.Create(filepath.Join(c.data(name), "keys"), "faults", wallet.LightScrypt()))
		c.keys[name], c.wallets[name] = key, key.Address()
		tokens := ipsx.Amount{}
		if i > 2 {
			tokens = ipsx.IPSX(1)
		}
		if err := localnet.Faucet(c.t.Context(), c.client, c.data("chain"), key.Address(), 5, tokens); err != nil {
			c.t.Fatal(err)
		}
		if i > 2 {
			must[chain.Receipt](c.t)(c.client.DepositWithPermit(c.t.Context(), key, tokens))
		}
		c.started[name] = c.worth(name)
	}
	for _, name := range []string{"dev", "treasury"} {
		found := must[[]ipsx.Address](c.t)(wallet.List(filepath.Join(c.data("chain"), "development", name)))
		c.wallets[name] = found[0]
		c.started[name] = c.worth(name)
	}
}

// start runs a server and waits until it says that it is up.
func (c *city) start(name string) {
	c.t.Helper()
	up := make(chan struct{}, 64)
	hear := func(json.RawMessage) { up <- struct{}{} }
	args := []string{"chain", "dev", "--port", c.chainPort}
	switch name {
	case "exchange":
		args = append(c.common("http://"+c.exchangeAt), "exchange", "--listen", c.exchangeAt, "--exit-check", c.exitAt, "--allow-private")
	case "alice", "carol":
		args = append(c.common("http://"+c.exchangeAt), "provide", "--country", "DE", "--kind", "residential", "--price", strconv.Itoa(price), "--price-per-gib", "0",
			"--endpoint", "127.0.0.1", "--allow-destination", c.site.addr().String(), "--address", map[string]string{"alice": "127.0.2.0/29", "carol": "127.0.3.0/29"}[name])
		hear = func(data json.RawMessage) {
			var e provider.Event
			if json.Unmarshal(data, &e) == nil {
				c.heard(name, e, up)
			}
		}
	}
	p := launch(c.t, c.data(name+".log"), hear, c.binary, append(args, "--json", "--data-dir", c.data(name))...)
	c.processes[name] = p
	select {
	case <-up:
	case <-p.done:
		c.t.Fatalf("%s ended\n%s", name, p.tail())
	case <-time.After(30 * time.Second):
		c.t.Fatalf("%s does not come up\n%s", name, p.tail())
	}
}

func (c *city) common(exchange string) []string {
	return []string{"--chain", "http://127.0.0.1:" + c.chainPort, "--deployment", c.deployment, "--exchange", exchange}
}

// round rents twice, and in the midst of it kills one process and starts it again.
func (c *city) round(victim string) {
	first, second := c.chance.IntN(requesters), c.chance.IntN(requesters-1)
	rents := []*process{c.rent(first), c.rent((first + 1 + second) % requesters)}
	time.Sleep(time.Duration(c.chance.IntN(2500)) * time.Millisecond) // a random moment is what this is about
	c.killed++
	if victim == "requester" {
		rents[0].kill()
	} else {
		c.processes[victim].kill()
		c.noteDeath(victim)
		c.start(victim)
	}
	for i, p := range rents {
		select {
		case <-p.done:
		case <-time.After(60 * time.Second):
			p.kill()
			c.t.Errorf("a rental does not end\n%s", p.tail())
		}
		if p.cmd.ProcessState.Success() {
			c.rented++
		} else if victim != "requester" || i != 0 {
			c.failed++
		}
	}
}

// rent runs a command through a lease for a random time.
func (c *city) rent(i int) *process {
	name := fmt.Sprintf("bob%d", i)
	args := append(c.common(c.between.URL), "rent", "--for", fmt.Sprintf("%ds", leaseFor), "--max-price", strconv.Itoa(2*price), "--max-price-per-gib", "0", "--data-dir", c.data(name))
	if c.chance.IntN(4) == 0 {
		args = append(args, "--close")
	}
	self := must[string](c.t)(os.Executable())
	return launch(c.t, c.data(name+".log"), func(json.RawMessage) {}, c.binary, append(args, "--", self, "visit", c.site.URL, strconv.Itoa(200+c.chance.IntN(3500)))...)
}
