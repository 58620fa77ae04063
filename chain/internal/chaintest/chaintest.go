// Package chaintest gives the tests of chain and devchain anvil, as a second implementation of Ethereum.
package chaintest

import (
	"bufio"
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/rpc"
	"github.com/ipsx/ipsx"
)

// Must unwraps a result or ends the test.
func Must[T any](t testing.TB) func(v T, err error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// Anvil is a running anvil.
type Anvil struct {
	URL     string
	t       testing.TB
	control *rpc.Client
}

// StartAnvil runs anvil until the test ends, with all ether for these actors. It mines on each transaction.
func StartAnvil(t testing.TB, rich ...ipsx.Signer) *Anvil {
	t.Helper()
	command := exec.CommandContext(t.Context(), Program(t, "anvil"), "--port", "0", "--accounts", "1", "--chain-id", "31337")
	out := Must[io.ReadCloser](t)(command.StdoutPipe())
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = command.Process.Kill() // it may have ended by itself
		_ = command.Wait()         // its exit status is that of the kill
	})
	a := &Anvil{t: t}
	for lines := bufio.NewScanner(out); a.URL == "" && lines.Scan(); {
		if at, ok := strings.CutPrefix(lines.Text(), "Listening on "); ok {
			a.URL = "http://" + strings.TrimSpace(at)
		}
	}
	if a.URL == "" {
		t.Fatal("anvil ended before it listened")
	}
	a.control = Must[*rpc.Client](t)(rpc.Dial(a.URL))
	t.Cleanup(a.control.Close)
	for _, actor := range rich {
		a.Do("anvil_setBalance", actor.Address(), hexutil.EncodeUint64(1<<63))
	}
	return a
}

// Do calls one of anvil's own methods.
func (a *Anvil) Do(method string, arguments ...any) {
	a.t.Helper()
	if err := a.control.CallContext(context.Background(), nil, method, arguments...); err != nil {
		a.t.Fatalf("%s: %v", method, err)
	}
}

// Program finds a program of Foundry, anvil or cast, that the contracts' npm packages bring.
func Program(t testing.TB, name string) string {
	t.Helper()
	dir := Must[string](t)(os.Getwd())
	for ; !exists(filepath.Join(dir, "go.mod")); dir = filepath.Dir(dir) {
		if dir == filepath.Dir(dir) {
			t.Fatal("the test does not run inside the module")
		}
	}
	platform := runtime.GOOS + "-" + runtime.GOARCH
	program := filepath.Join(dir, "contracts", "node_modules", "@foundry-rs", name+"-"+platform, "bin", name)
	if !exists(program) {
		t.Fatalf("%s is not installed; run `make test`, or `npm ci` in contracts", name)
	}
	return program
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// DropAll forgets all transactions that wait, such as those that a reorganisation put back.
func (a *Anvil) DropAll() {
	a.t.Helper()
	a.Do("anvil_dropAllTransactions")
}
