package lab_test

import (
	"encoding/json"
	"net/netip"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"sync"
	"testing"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/lab"
)

// program is the ipsx binary, built once for all tests.
var program = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "ipsx-lab-")
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, "ipsx")
	out, err := exec.Command("go", "build", "-o", path, "github.com/ipsx/ipsx/cmd/ipsx").CombinedOutput()
	if err != nil {
		return "", &buildError{string(out)}
	}
	return path, nil
})

type buildError struct{ output string }

func (e *buildError) Error() string { return "building ipsx: " + e.output }

const (
	chainAddress    = "11.1.0.1:8545"
	exchangeAddress = "11.1.0.1:4747"
	exitAddress     = "11.1.0.1:4748"
)

// network is a world in which a chain and an exchange run, as the ipsx program's own commands.
type network struct {
	*lab.World
	t          *testing.T
	program    string
	deployment string // file
	chainData  string // folder
	cutChain   func() // takes the chain from the internet
	exchange   *actor
}

// actor is a wallet on a host.
type actor struct {
	net    *network
	host   *lab.Host
	data   string // folder
	wallet string
}

// newNetwork brings one up; the flags are for the exchange.
func newNetwork(t *testing.T, flags ...string) *network {
	t.Helper()
	n := &network{World: lab.NewWorld(t), t: t, chainData: t.TempDir()}
	path, err := program()
	if err != nil {
		t.Fatal(err)
	}
	n.program = path
	n.startChain()
	n.exchange = n.actor(n.Exchange, "")
	n.exchange.start(append([]string{"exchange", "--listen", exchangeAddress, "--exit-check", exitAddress, "--verify", "none"}, flags...)...).Await("exit check at")
	return n
}

// startChain runs a development chain on the exchange's host. It listens on loopback only, so the lab shows it to the other hosts.
func (n *network) startChain() {
	n.t.Helper()
	n.Exchange.Start(n.program, "chain", "dev", "--port", "8545", "--data-dir", n.chainData).Await("chain id")
	n.showChain()
	file, err := os.ReadFile(filepath.Join(n.chainData, "network.json"))
	if err != nil {
		n.t.Fatal(err)
	}
	var known struct {
		Deployment json.RawMessage `json:"deployment"`
	}
	if err := json.Unmarshal(file, &known); err != nil {
		n.t.Fatal(err)
	}
	n.deployment = filepath.Join(n.t.TempDir(), "deployment.json")
	if err := os.WriteFile(n.deployment, known.Deployment, 0o600); err != nil {
		n.t.Fatal(err)
	}
}

func (n *network) showChain() { n.cutChain = n.Exchange.Expose(chainAddress, "127.0.0.1:8545") }

// actor makes a wallet on a host, with ether for gas; with tokens on deposit unless they are "".
func (n *network) actor(h *lab.Host, tokens string) *actor {
	n.t.Helper()
	a := &actor{net: n, host: h, data: n.t.TempDir()}
	a.wallet = a.run("wallet", "new")
	give := []string{"chain", "faucet", a.wallet, "--data-dir", n.chainData}
	if tokens != "" {
		give = append(give, "--tokens", tokens)
	}
	n.Exchange.Run(n.program, give...)
	if tokens != "" {
		a.run("wallet", "deposit", tokens)
	}
	return a
}

// command leads an ipsx command to the actor's data and to the network.
func (a *actor) command(args []string) []string {
	return append([]string{"IPSX_PASSPHRASE=of the lab", a.net.program, "--data-dir", a.data, "--chain", "http://" + chainAddress,
		"--deployment", a.net.deployment, "--exchange", "http://" + exchangeAddress}, args...)
}

// run runs an ipsx command and returns its standard output.
func (a *actor) run(args ...string) string {
	a.net.t.Helper()
	return a.host.Run("env", a.command(args)...)
}

func (a *actor) start(args ...string) *lab.Process {
	a.net.t.Helper()
	return a.host.Start("env", a.command(args)...)
}

// provide makes a provider that offers both addresses of its host, and waits until the exchange took the offer.
func (n *network) provide(flags ...string) (*actor, *lab.Process) {
	n.t.Helper()
	a := n.actor(n.Provider, "")
	args := []string{"provide", "--country", "DE", "--kind", "residential", "--port", "51820"}
	for _, address := range n.Provider.Addrs {
		args = append(args, "--address", address.String())
	}
	p := a.start(append(args, flags...)...)
	p.Await("offered")
	return a, p
}

// deposit is what the actor has in the Centralizer, reserved or not.
func (a *actor) deposit() ipsx.Amount {
	a.net.t.Helper()
	var account struct{ Free, Reserved ipsx.Amount }
	if err := json.Unmarshal([]byte(a.run("wallet", "show", "--json")), &account); err != nil {
		a.net.t.Fatal(err)
	}
	return account.Free.Add(account.Reserved)
}

// rental is a running `ipsx rent`.
type rental struct {
	t       *testing.T
	process *lab.Process
	leased  []face
}

// face is one leased address as `ipsx rent --json` tells it.
type face struct {
	Leased    netip.Addr
	Way       string
	WayMillis int64
	Proxy     string // host:port
	WireGuard string // file
}

// rent rents addresses and waits until they can be used.
func (a *actor) rent(flags ...string) *rental {
	a.net.t.Helper()
	r := &rental{t: a.net.t, process: a.start(append([]string{"rent", "--json"}, flags...)...)}
	r.process.Await("]") // the end of the list
	r.decode(0, &r.leased)
	return r
}

// bill is what `ipsx rent --json` says at its end.
type bill struct {
	Leased []netip.Addr
	Paid   ipsx.Amount
	Reason string
	Denied map[string]int
}

// end ends the rental as Ctrl-C does and returns its bills.
func (r *rental) end() (bills []bill) {
	r.t.Helper()
	if err := r.process.Stop(); err != nil {
		r.t.Errorf("ipsx rent ended with %v: %s", err, r.process.Output())
	}
	r.decode(1, &bills)
	return bills
}

// lists finds the lists that `ipsx --json` prints, whatever else is between them.
var lists = regexp.MustCompile(`(?ms)^\[$.*?^\]$`)

// decode reads the n-th list that the program printed, from 0.
func (r *rental) decode(n int, list any) {
	r.t.Helper()
	found := lists.FindAllString(r.process.Output(), -1)
	if n >= len(found) {
		r.t.Fatalf("ipsx rent printed %d lists: %s", len(found), r.process.Output())
	}
	if err := json.Unmarshal([]byte(found[n]), list); err != nil {
		r.t.Fatal(err)
	}
}
