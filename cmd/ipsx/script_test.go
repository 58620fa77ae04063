package main

import (
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/accounts/keystore"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/rogpeppe/go-internal/testscript"

	"github.com/ipsx/ipsx/lab/localnet"
	"github.com/ipsx/ipsx/wallet"
)

const (
	recordVariable = "IPSX_TEST_RECORD" // the file that keeps all that the program printed in a script
	ownPassphrase  = "correct horse battery staple"
	awaitFor       = time.Minute
)

// TestMain lets scripts run the program, and what people rent addresses for, as processes of this test binary.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"ipsx":  func() { os.Exit(recorded(os.Args[1:])) },
		"visit": func() { os.Exit(visit(os.Args[1])) },
	})
}

// recorded is Main, with a copy of what it prints.
func recorded(args []string) int {
	record, err := os.OpenFile(os.Getenv(recordVariable), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return exitFailed
	}
	return Main(args, os.Stdin, io.MultiWriter(os.Stdout, record), io.MultiWriter(os.Stderr, record))
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv(recordVariable, filepath.Join(env.WorkDir, "record"))
			env.Setenv("IPSX_DATA_DIR", filepath.Join(env.WorkDir, "data"))
			env.Setenv("GORACE", "atexit_sleep_ms=0") // otherwise each command takes a second longer to end with the race detector
			return os.WriteFile(filepath.Join(env.WorkDir, "passphrase"), []byte(ownPassphrase+"\n"), 0o600)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"await":     await,
			"capture":   capture,
			"claim":     claim,
			"code":      code,
			"empty":     empty,
			"fill":      fill,
			"newkey":    newkey,
			"nosecrets": nosecrets,
			"occupy":    occupy,
			"reserve":   reserve,
		},
	})
}

// code runs a program and wants this exit code: code 3 ipsx rent ...
func code(ts *testscript.TestScript, _ bool, args []string) {
	err := ts.Exec(args[1], args[2:]...)
	got := 0
	if exit, ok := err.(*exec.ExitError); ok { //nolint:errorlint // the script engine wraps nothing
		got = exit.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if fmt.Sprint(got) != args[0] {
		ts.Fatalf("exit code %d, not %s", got, args[0])
	}
}

// await waits for a file with some text in it: await FILE [TEXT]
func await(ts *testscript.TestScript, _ bool, args []string) {
	text := append(args, "")[1]
	for begun := time.Now(); time.Since(begun) < awaitFor; <-time.After(20 * time.Millisecond) {
		if data, err := os.ReadFile(ts.MkAbs(args[0])); err == nil && strings.Contains(string(data), text) {
			return
		}
	}
	ts.Fatalf("%s did not come with %q", args[0], text)
}

// capture puts a member of the JSON (0: the first of a list) on standard output, or in a file, into a variable: capture NAME members.by.dots [FILE]
func capture(ts *testscript.TestScript, _ bool, args []string) {
	file := append(args, "stdout")[2]
	var value any
	ts.Check(json.NewDecoder(strings.NewReader(ts.ReadFile(file))).Decode(&value))
	for name := range strings.SplitSeq(args[1], ".") {
		switch v := value.(type) {
		case map[string]any:
			value = v[name]
		case []any:
			value = v[0]
		}
	}
	if value == nil {
		ts.Fatalf("there is no %s in %s", args[1], ts.ReadFile(file))
	}
	ts.Setenv(args[0], fmt.Sprint(value))
}

// empty wants a folder without files: empty DIR
func empty(ts *testscript.TestScript, _ bool, args []string) {
	entries, err := os.ReadDir(ts.MkAbs(args[0]))
	ts.Check(err)
	if len(entries) > 0 {
		ts.Fatalf("%s has %s", args[0], entries[0].Name())
	}
}

// occupy listens on a port until the script ends: occupy NAME
func occupy(ts *testscript.TestScript, _ bool, args []string) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	ts.Check(err)
	ts.Defer(func() { _ = listener.Close() })
	_, port, _ := net.SplitHostPort(listener.Addr().String())
	ts.Setenv(args[0], port)
}

// nosecrets looks for every key and passphrase of the script in all that the program printed.
func nosecrets(ts *testscript.TestScript, _ bool, _ []string) {
	record := strings.ToLower(ts.ReadFile("record"))
	if len(record) == 0 {
		ts.Fatalf("nothing was recorded")
	}
	found := 0
	ts.Check(filepath.WalkDir(ts.Getenv("WORK"), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasPrefix(d.Name(), "UTC--") {
			return err
		}
		secret, err := secretOf(path)
		if err == nil && strings.Contains(record, secret) {
			ts.Fatalf("the program printed the private key in %s", path)
		}
		found++
		return err
	}))
	if found == 0 {
		ts.Fatalf("no key files were found")
	}
	for _, passphrase := range []string{ownPassphrase, localnet.Passphrase} {
		if strings.Contains(record, passphrase) {
			ts.Fatalf("the program printed the passphrase %q", passphrase)
		}
	}
}

// secretOf opens a key file with the passphrases of these tests.
func secretOf(path string) (string, error) {
	content, err := os.ReadFile(path) //nolint:gosec // a test chooses it
	if err != nil {
		return "", err
	}
	key, err := keystore.DecryptKey(content, localnet.Passphrase)
	if err != nil {
		if key, err = keystore.DecryptKey(content, ownPassphrase); err != nil {
			return "", err
		}
	}
	return hex.EncodeToString(crypto.FromECDSA(key.PrivateKey)), nil
}

// newkey makes a key that opens faster than those of people, and tells its address: newkey NAME DATADIR
func newkey(ts *testscript.TestScript, _ bool, args []string) {
	key, err := wallet.Create(ts.MkAbs(args[1])+"/keys", ownPassphrase, wallet.LightScrypt())
	ts.Check(err)
	ts.Setenv(args[0], key.Address().Hex())
}
