package devchain_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain"
	"github.com/ipsx/ipsx/chain/devchain"
	"github.com/ipsx/ipsx/chain/internal/chaintest"
	"github.com/ipsx/ipsx/lab/actor"
)

var (
	dev   = actor.Named("dev")
	alice = actor.Named("alice")
)

const childDir = "IPSX_DEVCHAIN_CHILD_DIR"

// TestMain plays a devchain of its own when the environment names a folder, for a parent that kills it.
func TestMain(m *testing.M) {
	if dir := os.Getenv(childDir); dir != "" {
		c, err := devchain.Start(context.Background(), devchain.Options{Dir: dir, Dev: dev})
		if err != nil {
			fmt.Println("error:", err)
			os.Exit(1)
		}
		fmt.Println(c.URL())
		select {}
	}
	os.Exit(m.Run())
}

func start(t *testing.T, o devchain.Options) *devchain.Chain {
	t.Helper()
	o.Dev = dev
	c := chaintest.Must[*devchain.Chain](t)(devchain.Start(t.Context(), o))
	t.Cleanup(func() { _ = c.Close() }) // the test may have closed it
	return c
}

func dial(t *testing.T, url string, d chain.Deployment) *chain.Client {
	t.Helper()
	c := chaintest.Must[*chain.Client](t)(chain.Dial(t.Context(), url, d))
	t.Cleanup(c.Close)
	return c
}

// TestKilledChainKeepsEveryBlock kills a devchain the moment a transaction is seen mined, again and again, and finds all that
// was mined and the same contracts each time.
func TestKilledChainKeepsEveryBlock(t *testing.T) {
	const rounds = 12
	dir := t.TempDir()
	file := dir + "/deployment.json"
	sent := ipsx.Amount{}
	var first chain.Deployment
	for round := range rounds {
		kill, endpoint := spawn(t, dir)
		d := chaintest.Must[chain.Deployment](t)(chain.LoadDeployment(file))
		if round == 0 {
			first = d
		}
		if d != first {
			t.Fatalf("round %d: the contracts were deployed again", round)
		}
		c := dial(t, endpoint, d)
		if got := chaintest.Must[ipsx.Amount](t)(c.TokenBalance(t.Context(), alice.Address())); got != sent {
			t.Fatalf("round %d: Alice has %s wei, want %s", round, got, sent)
		}
		var mined chain.Receipt
		for range 1 + round%3 {
			mined = chaintest.Must[chain.Receipt](t)(c.Transfer(t.Context(), dev, alice.Address(), ipsx.Wei(7)))
			sent = sent.Add(ipsx.Wei(7))
		}
		kill()
		again := start(t, devchain.Options{Dir: dir})
		if head := chaintest.Must[uint64](t)(dial(t, again.URL(), d).Head(t.Context())); head != mined.Block {
			t.Fatalf("round %d: the newest block is %d, mined was %d", round, head, mined.Block)
		}
		if err := again.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// spawn runs a devchain in another process; kill ends it without warning.
func spawn(t *testing.T, dir string) (kill func(), url string) {
	t.Helper()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), childDir+"="+dir)
	out := chaintest.Must[io.ReadCloser](t)(child.StdoutPipe())
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	kill = func() {
		_ = child.Process.Kill() // it may have ended by itself
		_ = child.Wait()         // its exit status is that of the kill
	}
	t.Cleanup(kill)
	line := chaintest.Must[string](t)(bufio.NewReader(out).ReadString('\n'))
	if !strings.HasPrefix(line, "http://") {
		t.Fatal("the child says: ", line)
	}
	return kill, strings.TrimSpace(line)
}

// TestRestartKeepsTheChain closes and opens a folder; the contracts and the money are as they were.
func TestRestartKeepsTheChain(t *testing.T) {
	dir := t.TempDir()
	before := start(t, devchain.Options{Dir: dir, Treasury: alice.Address()})
	if err := before.Faucet(t.Context(), alice.Address(), devchain.Ether(3), ipsx.IPSX(5)); err != nil {
		t.Fatal(err)
	}
	d := before.Deployment()
	if err := before.Close(); err != nil {
		t.Fatal(err)
	}
	after := start(t, devchain.Options{Dir: dir})
	if after.Deployment() != d {
		t.Fatalf("deployment is %+v, was %+v", after.Deployment(), d)
	}
	c := dial(t, after.URL(), d)
	ether := chaintest.Must[*big.Int](t)(c.EtherBalance(t.Context(), alice.Address()))
	tokens := chaintest.Must[ipsx.Amount](t)(c.TokenBalance(t.Context(), alice.Address()))
	if ether.Cmp(devchain.Ether(3)) != 0 || tokens != ipsx.IPSX(5) {
		t.Errorf("Alice has %s wei of ether and %s", ether, tokens.Tokens())
	}
	if totals := chaintest.Must[chain.Totals](t)(c.Totals(t.Context())); totals.Treasury != alice.Address() {
		t.Errorf("the treasury is %s", totals.Treasury)
	}
}

// TestOccupied says what is in use and what to do.
func TestOccupied(t *testing.T) {
	listener := chaintest.Must[net.Listener](t)(net.Listen("tcp", "127.0.0.1:0"))
	defer func() { _ = listener.Close() }()
	port := listener.Addr().(*net.TCPAddr).Port
	_, err := devchain.Start(t.Context(), devchain.Options{Dev: dev, Port: port})
	expect(t, err, ipsx.CodeConflict, fmt.Sprint("port ", port), "another port")

	dir := t.TempDir()
	c := start(t, devchain.Options{Dir: dir})
	_, err = devchain.Start(t.Context(), devchain.Options{Dev: dev, Dir: dir})
	expect(t, err, ipsx.CodeConflict, dir, "another folder")
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	_, err = devchain.Start(t.Context(), devchain.Options{Dev: alice, Dir: dir})
	expect(t, err, ipsx.CodeInternal, "another dev account", dir)
	_, err = devchain.Start(t.Context(), devchain.Options{})
	expect(t, err, ipsx.CodeInvalid, "Options.Dev")
	start(t, devchain.Options{Dir: dir})
}

func expect(t *testing.T, err error, code ipsx.Code, words ...string) {
	t.Helper()
	if !ipsx.IsCode(err, code) {
		t.Fatalf("got %v (%s), want %s", err, ipsx.CodeOf(err), code)
	}
	for _, w := range words {
		if !strings.Contains(err.Error(), w) {
			t.Errorf("error %q lacks %q", err, w)
		}
	}
}

// TestLostDeploymentIsNoticed does not go on with contracts that the chain does not have.
func TestLostDeploymentIsNoticed(t *testing.T) {
	dir := t.TempDir()
	wrong := chain.Deployment{ChainID: devchain.ChainID, Centralizer: alice.Address()}
	if err := wrong.Save(dir + "/deployment.json"); err != nil {
		t.Fatal(err)
	}
	_, err := devchain.Start(t.Context(), devchain.Options{Dev: dev, Dir: dir})
	expect(t, err, ipsx.CodeNotFound, "no contract", "deployment")
}

// TestWalletsConnect asks like a wallet in a browser, and like a page that was lured to another name of this machine.
func TestWalletsConnect(t *testing.T) {
	c := start(t, devchain.Options{})
	ask := func(host string) (*http.Response, error) {
		request := chaintest.Must[*http.Request](t)(http.NewRequestWithContext(t.Context(), http.MethodPost, c.URL(),
			strings.NewReader(`{"jsonrpc":"2.0","id":1,"method":"eth_chainId","params":[]}`)))
		request.Header.Set("Content-Type", "application/json")
		request.Header.Set("Origin", "https://app.example")
		request.Host = host
		return http.DefaultClient.Do(request)
	}
	endpoint := chaintest.Must[*url.URL](t)(url.Parse(c.URL()))
	for host, want := range map[string]int{endpoint.Host: 200, "localhost:" + endpoint.Port(): 200, "evil.example": 403} {
		answer := chaintest.Must[*http.Response](t)(ask(host))
		_ = answer.Body.Close()
		if answer.StatusCode != want || (want == 200 && answer.Header.Get("Access-Control-Allow-Origin") != "*") {
			t.Errorf("host %s gets %s, %v", host, answer.Status, answer.Header)
		}
	}
	dial(t, c.WebSocketURL(), c.Deployment())
	if !strings.HasPrefix(c.URL(), "http://127.0.0.1:") {
		t.Errorf("the chain listens at %s", c.URL())
	}
}

// TestAdvanceTime moves the chain's clock, from inside and over JSON-RPC, and transactions go on after it.
func TestAdvanceTime(t *testing.T) {
	c := start(t, devchain.Options{})
	client := dial(t, c.URL(), c.Deployment())
	before := chaintest.Must[int64](t)(client.Now(t.Context()))
	if err := c.AdvanceTime(24 * time.Hour); err != nil {
		t.Fatal(err)
	}
	if err := devchain.Advance(t.Context(), c.URL(), 48*time.Hour); err != nil {
		t.Fatal(err)
	}
	if err := c.Faucet(t.Context(), alice.Address(), nil, ipsx.Wei(1)); err != nil {
		t.Fatal(err)
	}
	if after := chaintest.Must[int64](t)(client.Now(t.Context())); after < before+72*3600 || after > before+73*3600 {
		t.Errorf("the clock went from %d to %d", before, after)
	}
	expect(t, devchain.Advance(t.Context(), c.URL(), 200*366*24*time.Hour), ipsx.CodeInvalid, "century")
}

// TestAdvanceOthers moves the clock of another make of development chain, and says that a real chain's cannot be moved.
func TestAdvanceOthers(t *testing.T) {
	a := chaintest.StartAnvil(t, dev)
	before := time.Now().Unix()
	if err := devchain.Advance(t.Context(), a.URL, 24*time.Hour); err != nil {
		t.Fatal(err)
	}
	ether := chaintest.Must[*ethclient.Client](t)(ethclient.DialContext(t.Context(), a.URL))
	defer ether.Close()
	if after := chaintest.Must[*types.Header](t)(ether.HeaderByNumber(t.Context(), nil)).Time; after < uint64(before)+24*3600 {
		t.Errorf("the clock went from %d to %d", before, after)
	}
	timely := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		_, _ = io.WriteString(w, `{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"the method evm_increaseTime does not exist"}}`)
	}))
	defer timely.Close()
	expect(t, devchain.Advance(t.Context(), timely.URL, time.Hour), ipsx.CodeUnsupported, "real time")
	timely.Close()
	expect(t, devchain.Advance(t.Context(), timely.URL, time.Hour), ipsx.CodeUnavailable, timely.URL)
}

// BenchmarkTransaction measures a token transfer from the call to the receipt.
func BenchmarkTransaction(b *testing.B) {
	c := chaintest.Must[*devchain.Chain](b)(devchain.Start(b.Context(), devchain.Options{Dir: b.TempDir(), Dev: dev}))
	defer func() { _ = c.Close() }()
	for b.Loop() {
		if err := c.Faucet(b.Context(), alice.Address(), nil, ipsx.Wei(1)); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkStart measures a new chain, contracts deployed, and its end.
func BenchmarkStart(b *testing.B) {
	for b.Loop() {
		c := chaintest.Must[*devchain.Chain](b)(devchain.Start(b.Context(), devchain.Options{Dir: b.TempDir(), Dev: dev}))
		if err := c.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
